"""Paragraphs and tables of a laid-out file, and the text that they make.

A table that only arranges text, as the letterhead's two columns, is read column after column; a table of
data gives a line for each row, ``| cell | cell |``, which :mod:`graphkit.parse` knows as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.model import Stretch
from graphkit.read.protocol import Content


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``place`` says for people where it stands, None in a cell, whose place it has."""

    text: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over ``span`` columns of the grid; ``above`` marks one that goes on from the row above."""

    blocks: tuple[Block, ...] = ()
    span: int = 1
    above: bool = False

    @property
    def text(self) -> str:
        """Its words, tables within included, a line a paragraph."""
        return "\n".join(filter(None, (paragraph.text.strip() for paragraph in _paragraphs(self.blocks))))


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows; ``ruled`` where lines are drawn between its cells."""

    rows: tuple[Row, ...]
    ruled: bool = False

    @property
    def is_data(self) -> bool:
        """Whether rows and columns mean something: it has headings or lines, and is no letterhead."""
        wide = [row for row in self.rows if len(row) > 1]
        if len(wide) < 2:
            return False
        words = fold(" ".join(cell.text for cell in wide[0]))
        if _HEAD.search(words) or _SIGNATURE.match(words):
            return False
        return self.ruled or _has_headings(wide[0])


Block = Paragraph | Table

_HEAD = compiled(r"\bcong hoa xa hoi chu nghia\b|\bdang cong san viet nam\b")
_SIGNATURE = compiled(r"noi nhan\b")
_NUMBER_COLUMN = compiled(r"(?:tt|stt|so tt|so thu tu)$")
_HEADING = compiled(
    r"\b(?:noi dung|nhiem vu|cong viec|hoat dong|chu tri|phoi hop|thuc hien|thoi gian|thoi han|tien do"
    r"|san pham|ghi chu|don vi|co quan|chi tieu|ket qua)\b"
)
_LONGEST_HEADING = 80
_LONGEST_REPEATED = 200
"""Characters of a cell that are said again in the rows over which it reaches."""
_MOST_COLUMNS = 63
_TALLEST_COLUMN = 8
"""Rows up to which a table without lines is read column after column."""


def _has_headings(row: Row) -> bool:
    texts = [fold(cell.text) for cell in row]
    if any(len(cell.text) > _LONGEST_HEADING for cell in row):
        return False
    return bool(_NUMBER_COLUMN.match(texts[0])) or sum(bool(_HEADING.search(text)) for text in texts) > 1


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell.blocks)


def render(blocks: Iterable[Block], warnings: tuple[str, ...] = ()) -> Content:
    """Return the text of blocks in order, with a stretch for each paragraph and each cell of data."""
    writer = _Writer()
    writer.blocks(blocks, None)
    return Content("".join(writer.parts), tuple(writer.stretches), warnings)


@dataclass
class _Writer:
    parts: list[str] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    length: int = 0
    tables: int = 0
    apart: bool = False

    def blocks(self, blocks: Iterable[Block], place: str | None) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self._table(block)
            elif block.text.strip():
                self._write(block.text.rstrip().lstrip("\r\n") + "\n", block.place or place)
            if place is None:
                self._gap()

    def _table(self, table: Table) -> None:
        self.tables += 1
        self._gap()
        if table.is_data:
            self._data(table, f"bảng {self.tables}")
        else:
            self._columns(table, f"bảng {self.tables}")
        self._gap()

    def _data(self, table: Table, place: str) -> None:
        above: dict[int, str] = {}
        for number, row in enumerate(table.rows, start=1):
            column = 0
            for index, cell in enumerate(row, start=1):
                text = above.get(column, "") if cell.above else one_line(cell.text, number == 1)
                above[column] = text if len(text) <= _LONGEST_REPEATED else ""
                span = max(1, min(cell.span, _MOST_COLUMNS - column))
                column += span
                alone = len(row) == 1 and span == 1
                shown = f"| {text} " + "| " * (span - 1 + alone) + "|\n" * (index == len(row))
                self._write(shown, f"{place}, hàng {number}, ô {index}")

    def _columns(self, table: Table, place: str) -> None:
        for group in _groups(table.rows):
            for column in group:
                for number, index, cell in column:
                    self.blocks(cell.blocks, f"{place}, hàng {number}, ô {index}")
                self._gap()

    def _gap(self) -> None:
        """Leave a blank line before what comes next."""
        self.apart = bool(self.parts)

    def _write(self, text: str, place: str | None) -> None:
        if self.apart:
            last = self.stretches[-1]
            self.stretches[-1] = Stretch(last.start, last.end + 1, place=last.place)
            self.parts.append("\n")
            self.length += 1
            self.apart = False
        self.parts.append(text)
        self.stretches.append(Stretch(self.length, self.length + len(text), place=place))
        self.length += len(text)


_Placed = tuple[int, int, Cell]
"""Number of the row, number of the cell in it, the cell."""


def _groups(rows: tuple[Row, ...]) -> Iterator[list[list[_Placed]]]:
    """Yield the columns of rows that stand together; a cell as wide as the table stands alone."""
    together: list[list[_Placed]] = []
    for number, row in enumerate(rows, start=1):
        cells = [(number, index, cell) for index, cell in enumerate(row, start=1)]
        if len(cells) > 1:
            together.append(cells)
            continue
        yield _columns(together)
        together = []
        yield [cells]
    yield _columns(together)


def _columns(rows: list[list[_Placed]]) -> list[list[_Placed]]:
    if len(rows) > _TALLEST_COLUMN:
        return rows
    even = len({len(row) for row in rows}) == 1
    columns: dict[int, list[_Placed]] = {}
    for row in rows:
        start = 0
        for entry in row:
            columns.setdefault(entry[1] if even else start, []).append(entry)
            start += entry[2].span
    return [columns[key] for key in sorted(columns)]


_ENDED = compiled(r"[.,;:!?…–-]$")
_MARK = compiled(r"[-–+•*◦▪]|\d+[.)]")


def one_line(text: str, heading: bool) -> str:
    """Return a cell's words on one line; paragraphs that list things without a mark get a semicolon."""
    joined = ""
    for line in text.split("\n"):
        shown = " ".join(line.replace("|", "¦").split())
        if not shown:
            continue
        item = shown[0].isupper() or _MARK.match(shown) is not None
        parted = joined and item and not heading and not _ENDED.search(joined)
        joined += ("; " if parted else " " if joined else "") + shown
    return joined
