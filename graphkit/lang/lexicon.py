"""The lexicon: names of instruments that text mentions without their number, from the bundled tables.

Words that carry no meaning (và, về, của …) are left out on both sides, so that small slips still match.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from graphkit.lang.fold import fold
from graphkit.resources import data

KINDS = (
    "Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp", "Chiến lược", "Chương trình", "Đề án", "Dự án", "Kế hoạch",
    "Bộ tiêu chí", "Quy hoạch",
)  # fmt: skip
"""Words that a name of an instrument begins with."""
LAWS = ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp")

_EMPTY = frozenset(["va", "ve", "cua", "cac", "nhung", "trong", "vao", "voi"])
_PERIOD = re.compile(
    r",?\s*(?:giai đoạn|thời kỳ)\s+.*$|,?\s*(?:đến|tới) (?:hết )?năm \d{4}.*$|,?\s*(?:tầm nhìn"
    r"|định hướng).*$|\s+năm \d{4}$"
)
_WORD = re.compile(r"\w+")
_HEAD = 9
"""Words of a text that tell which names it may begin with."""


class Token(NamedTuple):
    """A folded word and its place."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    return fold(word)


def tokens(text: str, start: int, end: int, limit: int) -> list[Token]:
    """Return up to ``limit`` words that carry meaning within a stretch."""
    found: list[Token] = []
    for match in _WORD.finditer(text, start, end):
        word = _fold_word(match.group())
        if word not in _EMPTY:
            found.append(Token(word, match.start(), match.end()))
            if len(found) == limit:
                break
    return found


class Lexicon:
    """Names by kind and first words, one slip among them allowed; :func:`known_end` finds the longest."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[tuple[str, ...], dict[tuple[str, ...], frozenset[str]]] = {}
        for name in names:
            words = tuple(token.word for token in tokens(name, 0, len(name), 60))
            if len(words) > 1:
                for key in (words[:2], (words[0], *words[2:3])):
                    self._names.setdefault(key, {})[words] = _early(words)

    def beginning(self, head: Sequence[Token]) -> list[tuple[str, ...]]:
        """Return the names that may begin as a text does, the longest first; ``head`` are its first words."""
        given = [token.word for token in head]
        found = {
            words
            for second in set(given[1:3])
            for words, early in self._names.get((given[0], second), {}).items()
            if not early or not early.isdisjoint(given)
        }
        return sorted(found, key=lambda words: (-len(words), words)) if found else []


def _early(words: tuple[str, ...]) -> frozenset[str]:
    """Return words of a name of which a text has one among its first, as not all of them can be slips."""
    slips = _slips(words)
    return frozenset(words[2 : 3 + slips] if 3 + 2 * slips <= _HEAD else ())


def known_end(text: str, start: int, end: int, lexicons: Iterable[Lexicon]) -> int | None:
    """Return the end of the longest name at ``start`` that a lexicon knows, the last of several; or None."""
    head = tokens(text, start, end, _HEAD)
    ends = (_longest(text, start, end, lexicon.beginning(head)) for lexicon in lexicons)
    return max((stop for stop in ends if stop is not None), default=None)


def _longest(text: str, start: int, end: int, names: Sequence[tuple[str, ...]]) -> int | None:
    """Return where the first of names, the longest before the others, ends that stands at ``start``."""
    if not names:
        return None
    given = tokens(text, start, end, len(names[0]) + _slips(names[0]) + 1)
    ends = (_common(given, words) for words in names)
    return next((stop for stop in ends if stop is not None), None)


def _slips(words: tuple[str, ...]) -> int:
    """Return how many words of a name may differ."""
    return len(words) // 5


def _common(given: list[Token], words: tuple[str, ...]) -> int | None:
    """Return the end of ``words`` in the given text, one slip in five words allowed; None if they differ."""
    allowed = _slips(words)
    i = j = slips = 0
    while j < len(words):
        if i < len(given) and given[i].word == words[j]:
            i, j = i + 1, j + 1
            continue
        slips += 1
        if slips > allowed or i >= len(given):
            return None
        if i + 1 < len(given) and given[i + 1].word == words[j]:
            i += 1
        elif j + 1 < len(words) and given[i].word == words[j + 1]:
            j += 1
        else:
            i, j = i + 1, j + 1
    return given[i - 1].end if i and given[i - 1].word == words[-1] else None


def without_period(title: str) -> str:
    """Return a name without the years that it is for."""
    return _PERIOD.sub("", title)


@lru_cache(maxsize=1)
def bundled() -> Lexicon:
    """Return the lexicon of the bundled tables: names given by hand, and the titles of laws."""
    return Lexicon(_bundled_names())


def _bundled_names() -> Iterator[str]:
    for table in ("names.tsv", "instruments.tsv"):
        with data(table).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                title = row["title"] or ""
                if (
                    title.startswith(KINDS)
                    if table == "names.tsv"
                    else title.startswith(LAWS) and row["type"] in LAWS
                ):
                    yield without_period(title)
                yield from filter(None, (alias.strip() for alias in (row["aliases"] or "").split(";")))
