"""Ruled tables of a PDF page: the rules say where the cells are, the text layer what stands in them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.read.layout import one_line
from graphkit.read.pdf_page import Piece, Table, rows_of

if TYPE_CHECKING:
    from pdfplumber.table import Table as Ruled

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_RULE = 3.0
"""Points below which a filled shape is a rule."""
_PADDING = 14.0
"""Points of a cell's width that words leave free, on both sides together, and a little more."""
_BLANK = 3.0


def find_tables(data: bytes, pages: Mapping[int, Sequence[Piece]]) -> Iterator[tuple[int, list[Table]]]:
    """Yield the tables of each of the pages that are given by number with the words on them."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, words in pages.items():
            page = pdf.pages[number - 1].filter(_is_drawn)
            ruled = [table for table in page.find_tables() if _is_table(table)]
            yield number, [_table(table, words) for table in ruled]
            page.close()


def _is_drawn(thing: dict[str, Any]) -> bool:
    """Whether it is no coloured ground, whose edges are no rules; a rule may be a thin filled shape."""
    thin = min(thing["width"], thing["height"]) < _RULE
    return thin or not thing.get("fill") or bool(thing.get("stroke"))


def _is_table(table: Ruled) -> bool:
    """A frame around a text is none; a single row is what a page break left of one."""
    columns = max(len(row.cells) for row in table.rows)
    return columns >= 2 and len(table.rows) * columns >= 3


def _table(table: Ruled, words: Sequence[Piece]) -> Table:
    within = [word for word in words if inside(word, table.bbox)]
    above: list[tuple[Box, str] | None] = [None] * max(len(row.cells) for row in table.rows)
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            if cell is not None:
                inner = [word for word in within if inside(word, cell)]
                above[column] = cell, cell_text(inner, cell[2] - cell[0], heading=not rows)
        middle = (row.bbox[1] + row.bbox[3]) / 2
        rows.append(tuple(_reaching(entry, middle) for entry in above))
    x0, top, x1, bottom = table.bbox
    return Table(x0, top, x1, bottom, tuple(rows))


def _reaching(entry: tuple[Box, str] | None, middle: float) -> str:
    """The text of a cell that reaches down to a row: what is merged over rows holds for each of them."""
    return entry[1] if entry is not None and entry[0][1] < middle < entry[0][3] else ""


def inside(word: Piece, box: Box) -> bool:
    """Whether the middle of a word is in a box."""
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= word.middle <= box[3]


def cell_text(words: Iterable[Piece], width: float, heading: bool) -> str:
    """Return the words of a cell on one line.

    A line in whose rest the next word had room ends a paragraph; a number broken at its hyphen is made whole.
    """
    text = ""
    before: list[Piece] = []
    for row in rows_of(words):
        line = " ".join(word.text for word in row)
        if before:
            room = width - _PADDING - (before[-1].x1 - before[0].x0)
            broken = text.endswith("-") and text[-2:-1].isalnum()
            text += "" if broken else "\n" if row[0].x1 - row[0].x0 + _BLANK < room else " "
        text += line
        before = row
    return one_line(text, heading)
