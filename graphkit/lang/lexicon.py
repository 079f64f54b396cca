"""The lexicon: names of instruments that text mentions without their number, from the bundled tables.

Words that carry no meaning (và, về, của …) are left out on both sides, so that small slips still match.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.resources import data

KINDS = (
    "Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp", "Chiến lược", "Chương trình", "Đề án", "Dự án", "Kế hoạch",
    "Bộ tiêu chí", "Quy hoạch",
)  # fmt: skip
"""Words that a name of an instrument begins with."""
LAWS = ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp")

_EMPTY = frozenset(["và", "về", "của", "các", "những", "trong", "vào", "với"])
_PERIOD = compiled(
    r",?\s*(?:giai đoạn|thời kỳ)\s+.*$|,?\s*(?:đến|tới) (?:hết )?năm \d{4}.*$|,?\s*(?:tầm nhìn"
    r"|định hướng).*$|\s+năm \d{4}$"
)
_WORD = compiled(r"\w+")
_LONGEST = 60
"""Words of a name that count."""
_HEAD = 9
"""Words of a text that tell which names it may begin with."""


@lru_cache(maxsize=65536)
def _carried(word: str) -> str:
    """Return a word folded, empty where it carries no meaning, as "về" does not beside "vệ"."""
    return "" if unicodedata.normalize("NFC", word).lower() in _EMPTY else fold(word)


def _words(text: str, start: int, end: int) -> list[str]:
    """Return the folded words that carry meaning within a stretch."""
    return list(filter(None, map(_carried, _WORD.findall(text, start, end))))


def _first_words(text: str, start: int, end: int) -> list[str]:
    """Return the first of the words that carry meaning, as many as tell a name."""
    folded = (_carried(match.group()) for match in _WORD.finditer(text, start, end))
    return list(islice(filter(None, folded), _HEAD))


def _end_of(text: str, start: int, number: int) -> int:
    """Return where the last of so many words ends that carry meaning, the first at ``start``."""
    carrying = (match for match in _WORD.finditer(text, start) if _carried(match.group()))
    return next(islice(carrying, number - 1, None)).end()


class Lexicon:
    """Names by kind and first words, one slip among them allowed; :func:`known_end` finds the longest."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[tuple[str, ...], dict[tuple[str, ...], frozenset[str]]] = {}
        for name in names:
            words = tuple(_words(name, 0, len(name))[:_LONGEST])
            if len(words) > 1:
                for key in (words[:2], (words[0], *words[2:3])):
                    self._names.setdefault(key, {})[words] = _early(words)

    def beginning(self, head: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the names that may begin as a text does, the longest first; ``head`` are its first words."""
        found = {
            words
            for second in set(head[1:3])
            for words, early in self._names.get((head[0], second), {}).items()
            if not early or not early.isdisjoint(head)
        }
        return sorted(found, key=lambda words: (-len(words), words)) if found else []


def _early(words: tuple[str, ...]) -> frozenset[str]:
    """Return words of a name of which a text has one among its first, as not all of them can be slips."""
    slips = _slips(words)
    return frozenset(words[2 : 3 + slips] if 3 + 2 * slips <= _HEAD else ())


def known_end(text: str, start: int, end: int, lexicons: Iterable[Lexicon]) -> int | None:
    """Return the end of the longest name at ``start`` that a lexicon knows, the last of several; or None."""
    head = _first_words(text, start, end)
    begun = [names for lexicon in lexicons if (names := lexicon.beginning(head))]
    if not begun:  # as for most places, which are not gone through to their end
        return None
    given = _words(text, start, end)
    number = max(_common(given, names) for names in begun)
    return _end_of(text, start, number) if number else None


def _common(given: Sequence[str], names: Sequence[tuple[str, ...]]) -> int:
    """Return how many words the first of some names takes, the longest before the others; 0 if none fits."""
    return next((taken for words in names if (taken := _taken(given, words))), 0)


def _slips(words: Sequence[str]) -> int:
    """Return how many words of a name may differ."""
    return len(words) // 5


def _taken(given: Sequence[str], words: Sequence[str]) -> int:
    """Return how many given words a name takes, one slip in five words allowed; 0 if they differ."""
    allowed = _slips(words)
    i = j = slips = 0
    while j < len(words):
        if i < len(given) and given[i] == words[j]:
            i, j = i + 1, j + 1
            continue
        slips += 1
        if slips > allowed or i >= len(given):
            return 0
        if i + 1 < len(given) and given[i + 1] == words[j]:
            i += 1
        elif j + 1 < len(words) and given[i] == words[j + 1]:
            j += 1
        else:
            i, j = i + 1, j + 1
    return i if i and given[i - 1] == words[-1] else 0


def without_period(title: str) -> str:
    """Return a name without the years that it is for."""
    return _PERIOD.sub("", title)


@lru_cache(maxsize=1)
def bundled() -> Lexicon:
    """Return the lexicon of the bundled tables: names given by hand, and the titles of laws."""
    return Lexicon(_bundled_names())


def _bundled_names() -> Iterator[str]:
    for table in ("names.tsv", "instruments.tsv"):
        with data(table).open(encoding="utf-8", newline="\n") as lines:
            columns = _row(next(lines))
            kind, title, aliases = map(columns.index, ("type", "title", "aliases"))
            for row in map(_row, lines):
                names = KINDS if table == "names.tsv" else LAWS if row[kind] in LAWS else ()
                if row[title].startswith(names):
                    yield without_period(row[title])
                yield from filter(None, map(str.strip, "".join(row[aliases : aliases + 1]).split(";")))


def _row(line: str) -> list[str]:
    return line.rstrip("\r\n").split("\t")
