"""Patterns that cost little: compiled when first used, and those of many words that search fast."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, cast

NOT_INSIDE = r"(?<!\w.)"
"""Behind a letter: it begins a word."""


_METHODS: Final = ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split")


class _Compiled:
    """What :func:`compiled` returns; once compiled its methods are found as fast as a pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        found = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(found, method)) for method in _METHODS)
        return self.__dict__[name]


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when first used: a command needs few of the hundreds that there are.

    It serves as the compiled pattern does, but for what takes a pattern as an argument (``re.sub``).
    """
    return cast("re.Pattern[str]", _Compiled(pattern, flags))


def any_of(words: Iterable[str], *, any_case: bool = False, behind: str = "") -> str:
    """Return a pattern for the longest of many words; ``behind`` looks back from behind its first letter.

    It begins with the letters that the words begin with, so that a search leaps from one of them to the next
    rather than trying every word everywhere; of ``re.IGNORECASE`` a search would forget them.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        for letter in dict.fromkeys((word[0].lower(), word[0].upper())) if any_case else word[0]:
            rests.setdefault(letter, []).append(re.escape(word[1:]))
    flag = "i" if any_case else ""
    starts = (f"{re.escape(letter)}{behind}(?{flag}:{'|'.join(tails)})" for letter, tails in rests.items())
    return f"(?:{'|'.join(starts)})"


def any_word(words: Iterable[str], *, any_case: bool = False) -> str:
    """Return the pattern of :func:`any_of` for words that stand within no other word."""
    return any_of(words, any_case=any_case, behind=NOT_INSIDE) + r"(?!\w)"
