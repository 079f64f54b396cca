"""Patterns of many words that search fast: what tells them apart stands first."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_word(words: Iterable[str]) -> str:
    """Return a pattern for the longest of many words, none within another word.

    It begins with the letters that the words begin with, so that a search leaps from one of them to the next
    rather than trying every word everywhere.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    starts = (rf"{re.escape(letter)}(?<!\w.)(?:{'|'.join(tails)})" for letter, tails in rests.items())
    return rf"(?:{'|'.join(starts)})(?!\w)"
