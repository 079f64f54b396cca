"""Two languages, Vietnamese first: a text says both, and shows itself in the one that is set."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

Language = Literal["vi", "en"]

_language: ContextVar[Language] = ContextVar("language", default="vi")


def set_language(language: Language) -> None:
    """Set the language in which every :class:`Text` of this context shows itself."""
    _language.set(language)


def current_language() -> Language:
    """Return the language that is set, Vietnamese unless told otherwise."""
    return _language.get()


@dataclass(frozen=True, slots=True)
class Text:
    """A message in both languages; ``str()`` gives the one that is set."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.vi if current_language() == "vi" else self.en
