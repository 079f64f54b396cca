"""Refusals: what is not on the allow-list, said in one line with the form to use instead."""

from __future__ import annotations

from graphkit.errors import GraphkitError
from graphkit.i18n import Text


class RefusedError(GraphkitError):
    """A form that is known, and cannot be trusted with the one who was asked."""


def refused(vi: str, en: str, instead: str | Text | None = None) -> RefusedError:
    """Return the error for a form that the embedded engine cannot be trusted with; ``instead`` is another."""
    hint = Text(instead, instead) if isinstance(instead, str) else instead
    return RefusedError(
        Text(
            vi=f"Cypher: không nhận {vi}" + (f"; hãy dùng {hint.vi}" if hint else ""),
            en=f"Cypher: {en} is not accepted" + (f"; use {hint.en}" if hint else ""),
        )
    )


def mistaken(vi: str, en: str) -> GraphkitError:
    """Return the error for a text that is wrong in any dialect."""
    return GraphkitError(Text(vi=f"Cypher: {vi}", en=f"Cypher: {en}"))
