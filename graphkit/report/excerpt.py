"""The words of a finding in their lines, as wide as a screen, and where the marks under them stand.

A screen's columns are not characters: marks of combining letters take none, wide letters take two, a tab
goes on to the next stop, and what a terminal would obey stands as its code.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.lang.visible import visible
from graphkit.report.base import Region

_TAB = 4
_MOST_LINES = 3
_CUT = "…"
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
"""Marks on letters, and what is not drawn at all."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A line as shown: its number, its words, and how many columns are left free, then marked."""

    number: int
    words: str
    before: int
    marked: int


def marked_lines(text: str, place: Region, width: int) -> Iterator[Marked]:
    """Yield the lines of a place that have words, three at most, none wider than ``width`` columns."""
    left, start = _MOST_LINES, place.start
    for number in range(place.line, place.end_line + 1):
        line_start = text.rfind("\n", 0, start) + 1
        line_end = _line_end(text, start)
        end = min(place.end, line_end)
        end -= _blanks_after(text[start:end])
        if end > start or place.start == place.end:
            yield _marked(number, text[line_start:line_end], (start - line_start, end - line_start), width)
            left -= 1
        if not left:
            return
        start = line_end + 1
        start += _blanks_before(text[start : min(place.end, _line_end(text, start))])


def columns(words: str) -> int:
    """Return how many columns of a screen words take."""
    return sum(map(_width, words))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _blanks_before(words: str) -> int:
    return len(words) - len(words.lstrip())


def _blanks_after(words: str) -> int:
    return len(words) - len(words.rstrip())


@dataclass(frozen=True, slots=True)
class _Cell:
    """What is drawn as one: a character with the marks on it; ``at`` is its offset."""

    words: str
    width: int
    at: int


def _marked(number: int, line: str, span: tuple[int, int], width: int) -> Marked:
    # What is farther away than this cannot come on the screen, and lines can be very long.
    reach = 4 * width
    nearest = max(0, span[0] - reach)
    farthest = min(len(line), min(span[1], span[0] + reach) + reach)
    cells = list(_cells(line[nearest:farthest].rstrip("\r")))
    offsets = [cell.at + nearest for cell in cells]
    first = max(0, bisect_right(offsets, span[0]) - 1) if span[0] < farthest else len(cells)
    last = max(first, bisect_left(offsets, span[1]))
    low, high = _window(cells, first, last, width)
    if low or nearest or high < len(cells) or farthest < len(line):
        low, high = _window(cells, first, last, width - 2 * len(_CUT))
    head = _CUT if low or nearest else ""
    tail = _CUT if high < len(cells) or farthest < len(line.rstrip("\r")) else ""
    words = "".join(cell.words for cell in cells[low:high])
    before = len(head) + sum(cell.width for cell in cells[low:first])
    marked = sum(cell.width for cell in cells[first : min(last, high)])
    return Marked(number, f"{head}{words}{tail}", before, max(1, marked))


def _cells(line: str) -> Iterator[_Cell]:
    column = 0
    pending: _Cell | None = None
    for at, char in enumerate(line):
        words = " " * (_TAB - column % _TAB) if char == "\t" else visible(char)
        width = columns(words)
        if pending and not width:
            pending = replace(pending, words=pending.words + words)
            continue
        if pending:
            yield pending
        pending = _Cell(words, width, at)
        column += width
    if pending:
        yield pending


def _window(cells: Sequence[_Cell], first: int, last: int, width: int) -> tuple[int, int]:
    """Return which cells fit: those marked before all, from the first, then as many on either side."""
    low = high = first
    used = 0
    while high < last and used + cells[high].width <= width:
        used += cells[high].width
        high += 1
    if high < last:
        return low, high
    grown = True
    while grown:
        grown = False
        if low and used + cells[low - 1].width <= width:
            low -= 1
            used += cells[low].width
            grown = True
        if high < len(cells) and used + cells[high].width <= width:
            used += cells[high].width
            high += 1
            grown = True
    return low, high


def _width(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
