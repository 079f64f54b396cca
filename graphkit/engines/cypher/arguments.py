"""What functions take: an argument of another kind is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphkit.engines.cypher.refusal import mistaken


def wrong(name: str, value: object) -> Exception:
    """Return the error for an argument that a function does not take."""
    kind = "map" if isinstance(value, dict) else type(value).__name__.lower()
    return mistaken(f"{name}() không nhận {kind}", f"{name}() does not take a {kind}")


def taken(name: str, value: Any, *types: type) -> Any:
    """Return an argument that is of one of some types. Raises GraphkitError for others."""
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise wrong(name, value)
    return value


def of_text(name: str, change: Callable[[str], Any]) -> Callable[..., Any]:
    """Return a function of a text."""
    return lambda value: change(taken(name, value, str))


def of_number(name: str, change: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return a function of a number."""
    return lambda value: change(taken(name, value, int, float))
