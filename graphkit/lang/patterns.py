"""Patterns of many words that search fast: the letters that they can begin with stand first."""

from __future__ import annotations

import re
from collections.abc import Iterable

NOT_INSIDE = r"(?<!\w.)"
"""Behind a letter: it begins a word."""


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
