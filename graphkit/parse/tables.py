"""Tables that a page's text has cell by cell: each between lines of a single bar, rows parted by two.

An empty cell leaves two bars as well; the number of columns, known from the heading row, and a column of
running numbers tell both apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from sys import maxsize
from typing import NamedTuple

from graphkit.lang.patterns import compiled

_NUMBERED = compiled(r"(?:s[ốt]\s*)?(?:tt|stt)$", re.IGNORECASE)
_NUMBER = compiled(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐ]|[a-zđ])[.)]?$")
_LEAST = 3
"""Columns of a table; letterheads and signatures stand in two."""
_HEADING = 60
"""Characters that a column's heading may have."""
_LONGEST = 60
"""Lines that a cell may have."""

Span = tuple[int, int]
Raw = tuple[int, str]
"""A physical line: where it begins, and its text."""


@dataclass(slots=True)
class Table:
    """Rows of cells as raw spans; ``[first, last)`` are the physical lines that it takes."""

    first: int
    last: int
    rows: list[tuple[Span, ...]] = field(default_factory=list)


class _Cell(NamedTuple):
    """A cell that shows something, and how many bars stand before it; ``line`` is that behind its last."""

    bars: int
    span: Span
    text: str
    line: int


def find_tables(lines: Sequence[Raw]) -> Iterator[Table]:
    """Yield the tables of a text in order."""
    shown = [text.strip() for _, text in lines]
    index = 0
    while (index := _next_bar(shown, index)) < len(shown):
        cells = _cells(lines, shown, index)
        heading, following = _heading(cells)
        table = _table(index, heading, chain(following, cells)) if _is_heading(heading) else None
        if table is not None:
            yield table
        index = table.last if table else max(_behind_bars(shown, index), _behind_text(heading))


def _next_bar(shown: Sequence[str], index: int, stop: int = maxsize) -> int:
    """Return the first line from one on that is a bar; behind the last where none is before ``stop``."""
    try:
        return shown.index("|", index, stop)
    except ValueError:
        return len(shown)


def _heading(cells: Iterator[_Cell]) -> tuple[list[_Cell], list[_Cell]]:
    """Return the cells up to the first two bars, and the cell behind them."""
    heading: list[_Cell] = []
    for cell in cells:
        if heading and cell.bars > 1:
            return heading, [cell]
        heading.append(cell)
    return heading, []


def _behind_bars(shown: Sequence[str], index: int) -> int:
    """Return the first line from one on that is no bar and not blank."""
    while index < len(shown) and shown[index] in ("|", ""):
        index += 1
    return index


def _behind_text(cells: Sequence[_Cell]) -> int:
    """Return the line of the first bar from which a heading may begin: behind the last text."""
    lines = [cell.line for cell in cells if len(cell.text) > _HEADING]
    return lines[-1] if lines else cells[-1].line if cells else 0


def _is_heading(cells: Sequence[_Cell]) -> bool:
    return len(cells) >= _LEAST and all(len(cell.text) <= _HEADING for cell in cells)


def _cells(lines: Sequence[Raw], shown: Sequence[str], index: int) -> Iterator[_Cell]:
    """Yield the cells from the bar at ``index`` on, as long as a bar closes each."""
    while True:
        first = _behind_bars(shown, index)
        bars = shown[index:first].count("|")
        index = _next_bar(shown, first, first + _LONGEST + 1)
        if index >= len(shown):
            return
        last = index - 1
        while not shown[last]:
            last -= 1
        start = lines[first][0] + lines[first][1].index(shown[first])
        end = lines[last][0] + len(lines[last][1].rstrip())
        yield _Cell(bars, (start, end), " ".join(filter(None, shown[first:index])), index)


def _table(first: int, heading: Sequence[_Cell], cells: Iterable[_Cell]) -> Table | None:
    """Read the rows below a heading row; None where there is none."""
    width = len(heading)
    numbered = _NUMBERED.match(heading[0].text) is not None
    table = Table(first, heading[-1].line + 1, [tuple(cell.span for cell in heading)])
    row: list[Span] = []
    for cell in cells:
        if not row or _begins_row(row, cell, width, numbered):
            if cell.bars < 2:
                break
            # One bar closes the last cell, one opens this row; what is left are empty cells of both.
            empty = cell.bars - 2 - (width - len(row) if row else 0)
            row = _closed(table, row, width)
        else:
            empty = cell.bars - 1
        row += [(cell.span[0], cell.span[0])] * max(0, empty) + [cell.span]
        table.last = cell.line + 1
    _closed(table, row, width)
    return table if len(table.rows) > 1 else None


def _begins_row(row: list[Span], cell: _Cell, width: int, numbered: bool) -> bool:
    """Whether a cell begins a row: the one before would overflow, or the cell is a running number."""
    if cell.bars > 1 and numbered and _NUMBER.match(cell.text):
        return True
    return len(row) + cell.bars > width


def _closed(table: Table, row: list[Span], width: int) -> list[Span]:
    """Add a finished row, of no more than ``width`` cells; return an empty one."""
    if row:
        table.rows.append(tuple(row[:width]))
    return []
