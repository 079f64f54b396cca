"""Ruled tables of a PDF page: the rules say where the cells are, the text layer what stands in them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graphkit.read.pdf_page import Piece, Table, rows_of

if TYPE_CHECKING:
    from pdfplumber.table import Table as Ruled

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def find_tables(data: bytes, pages: Mapping[int, Sequence[Piece]]) -> Iterator[tuple[int, list[Table]]]:
    """Yield the tables of each of the pages that are given by number with the words on them."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, words in pages.items():
            page = pdf.pages[number - 1]
            ruled = [table for table in page.find_tables() if _is_table(table)]
            yield number, [_table(table, words) for table in ruled]
            page.close()


def _is_table(table: Ruled) -> bool:
    """A frame around a text is none; a single row is what a page break left of one."""
    columns = max(len(row.cells) for row in table.rows)
    return columns >= 2 and len(table.rows) * columns >= 3


def _table(table: Ruled, words: Sequence[Piece]) -> Table:
    within = [word for word in words if inside(word, table.bbox)]
    above: list[tuple[Box, str] | None] = [None] * max(len(row.cells) for row in table.rows)
    rows = []
    for row in table.rows:
        for column, cell in enumerate(row.cells):
            if cell is not None:
                above[column] = cell, cell_text(word for word in within if inside(word, cell))
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


def cell_text(words: Iterable[Piece]) -> str:
    """Return the words of a cell on one line, a number that was broken at its hyphen made whole."""
    text = ""
    for row in rows_of(words):
        line = " ".join(word.text for word in row)
        broken = text.endswith("-") and text[-2:-1].isalnum()
        text += line if broken or not text else f" {line}"
    # A stroke would part the cell where the row is taken apart again.
    return text.replace("|", "¦")
