"""From pieces of text with places to text that reads as a person would read the page.

Letterhead and signature stand in two columns: the left one comes first. Paragraphs are parted by blank lines,
the rows of ruled tables are lines of ``| cell | cell |``, and running page numbers and headings are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from graphkit.lang.fold import fold
from graphkit.model import Stretch
from graphkit.read.pdf_page import Page, Piece, Table, join, rows_of

Row = list[Piece]

_MOTTO = re.compile(r"(?:CỘNG H[ÒOÕ]A XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM)")
_MOTTO_FOLDED = ("cong hoa xa hoi", "dang cong san viet nam")
_RECIPIENTS = "noi nhan"
_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:Trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?", re.IGNORECASE)
_EDGE, _MARGIN = 0.12, 0.08
"""Shares of a page's height at its top and its bottom where running numbers, and running headings, stand."""
_HEAD = 0.45
"""Share of a page's height within which a letterhead begins and ends."""
_COLUMN_GAP = 4.0
"""Points that part two columns at least."""


# --- columns ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Columns:
    """Lines in two columns: indexes of the first and behind the last, and the place between the columns."""

    first: int
    last: int
    between: float


def letterhead(rows: Sequence[Row], page: Page) -> Columns | None:
    """Return the letterhead of a page: the lines around the motto, as far as the gap at its left is empty."""
    for index, row in enumerate(rows):
        if row[0].top > _HEAD * page.height:
            return None
        for place, piece in enumerate(row):
            if piece.x0 > 0.3 * page.width and fold(piece.text).startswith(_MOTTO_FOLDED):
                left = max((other.x1 for other in row[:place]), default=0.0)
                return _grown(rows, index, _Gap(left, piece.x0, _HEAD * page.height, _title(rows, piece)))
    return None


def _title(rows: Sequence[Row], motto: Piece) -> float:
    """Left of this a line is centred on the page, as a title is, right of it under the motto."""
    sides = [piece.x0 for row in rows for piece in row], [piece.x1 for row in rows for piece in row]
    return ((min(sides[0]) + max(sides[1])) / 2 + (motto.x0 + motto.x1) / 2) / 2


def signature(rows: Sequence[Row], page: Page) -> Columns | None:
    """Return the lines from "Nơi nhận" on, as far as nothing crosses the gap to the signature."""
    for index, row in enumerate(rows):
        if row[0].x0 < 0.35 * page.width and fold(row[0].text).startswith(_RECIPIENTS):
            right = min((piece.x0 for piece in row[1:]), default=page.width)
            found = _grown(rows, index, _Gap(row[0].x1, right, page.height))
            return found if found.between < page.width else None
    return None


@dataclass(slots=True)
class _Gap:
    """What is empty between two columns, down to ``bottom`` or to a line that is centred before ``title``."""

    left: float
    right: float
    bottom: float
    title: float = 0.0

    def takes(self, row: Row) -> bool:
        """Take a line in where the gap is not closed by it."""
        left, right = self.left, self.right
        if row[0].top > self.bottom:
            return False
        for piece in row:
            if right - piece.x1 > piece.x0 - left:
                left = max(left, piece.x1)
            elif len(row) == 1 and (piece.x0 + piece.x1) / 2 < self.title:
                return False
            else:
                right = min(right, piece.x0)
        if right - left < _COLUMN_GAP:
            return False
        self.left, self.right = left, right
        return True


def _grown(rows: Sequence[Row], index: int, gap: _Gap) -> Columns:
    first = last = index
    while first > 0 and gap.takes(rows[first - 1]):
        first -= 1
    while last + 1 < len(rows) and gap.takes(rows[last + 1]):
        last += 1
    return Columns(first, last + 1, (gap.left + gap.right) / 2 if gap.left else gap.right)


def parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, the motto parted from what stands close at its left."""
    for piece in pieces:
        found = _MOTTO.search(piece.text)
        if found is None or found.start() < 3:
            yield piece
            continue
        width = (piece.x1 - piece.x0) / len(piece.text)
        middle = piece.x0 + width * found.start()
        yield replace(piece, x1=middle - width, text=piece.text[: found.start()].rstrip())
        yield replace(piece, x0=middle, text=piece.text[found.start() :])


# --- lines of text ------------------------------------------------------------------------------


@dataclass(slots=True)
class _Writer:
    """Collects the text, and where each part of it comes from."""

    parts: list[str] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    length: int = 0
    blank: bool = True

    def line(self, text: str, page: int, place: str | None = None) -> None:
        """Add a line; lines of one page and place are one stretch."""
        start, self.length = self.length, self.length + len(text) + 1
        self.parts.append(text)
        self.blank = False
        last = self.stretches[-1] if self.stretches else None
        if last and (last.page, last.place) == (page, place):
            self.stretches[-1] = replace(last, end=self.length)
        else:
            self.stretches.append(Stretch(start, self.length, page=page, place=place))

    def gap(self, page: int) -> None:
        """Part what follows from what went before by a blank line."""
        if not self.blank:
            self.line("", page)
            self.blank = True


def write(pages: Sequence[Page]) -> tuple[str, tuple[Stretch, ...]]:
    """Return the text of pages, each line ended, and its stretches: pages, and the rows of their tables."""
    arranged = [(page, rows_of(parted(page.pieces))) for page in pages]
    running = _running(arranged)
    kept = [(page, [row for row in rows if not _is_furniture(row, page, running)]) for page, rows in arranged]
    indent = _indent([row for _, rows in kept for row in rows])
    writer = _Writer()
    tables = 0
    for page, rows in kept:
        _write_page(writer, page, rows, indent, tables)
        tables += len(page.tables)
    return "".join(f"{part}\n" for part in writer.parts), tuple(writer.stretches)


def _write_page(writer: _Writer, page: Page, rows: list[Row], indent: float | None, tables: int) -> None:
    """Write the lines between tables, and the tables at their place."""
    ordered = sorted(page.tables, key=lambda table: table.top)
    rest = rows
    for number, table in enumerate(ordered, start=tables + 1):
        above = [row for row in rest if row[0].middle < table.top]
        rest = rest[len(above) :]
        _write_rows(writer, page, above, indent)
        _write_table(writer, page, table, number)
    _write_rows(writer, page, rest, indent)


def _write_table(writer: _Writer, page: Page, table: Table, number: int) -> None:
    for index, cells in enumerate(table.rows, start=1):
        if any(cells):
            writer.line(f"| {' | '.join(cells)} |", page.number, f"bảng {number}, hàng {index}")


def _write_rows(writer: _Writer, page: Page, rows: list[Row], indent: float | None) -> None:
    zones = [zone for zone in (letterhead(rows, page), signature(rows, page)) if zone]
    position = 0
    for zone in zones:
        if zone.first < position:
            continue
        _write_flow(writer, page, rows[position : zone.first], indent)
        _write_columns(writer, page, rows[zone.first : zone.last], zone.between)
        position = zone.last
    _write_flow(writer, page, rows[position:], indent)


def _write_columns(writer: _Writer, page: Page, rows: list[Row], between: float) -> None:
    pieces = [piece for row in rows for piece in row]
    for column in (
        [piece for piece in pieces if (piece.x0 + piece.x1) / 2 < between],
        [piece for piece in pieces if (piece.x0 + piece.x1) / 2 >= between],
    ):
        writer.gap(page.number)
        for row in rows_of(column):
            writer.line(_text(row), page.number)
    writer.gap(page.number)


def _write_flow(writer: _Writer, page: Page, rows: list[Row], indent: float | None) -> None:
    pitch = _pitch(rows)
    before: Row | None = None
    for row in rows:
        if _begins_paragraph(before, row, indent, pitch):
            writer.gap(page.number)
        writer.line(_text(row), page.number)
        before = row


def _text(row: Row) -> str:
    whole = row[0]
    for piece in row[1:]:
        whole = join(whole, piece)
    return "".join(letter for letter in whole.text if letter.isprintable())


def _begins_paragraph(before: Row | None, row: Row, indent: float | None, pitch: float | None) -> bool:
    indented = indent is not None and abs(row[0].x0 - indent) < 3
    if before is None:
        return indented
    apart = pitch is not None and row[0].bottom - before[0].bottom > 1.25 * pitch
    return indented or apart


def _pitch(rows: list[Row]) -> float | None:
    """The usual distance of a line from the line before it, at the feet: the heads of letters bear marks."""
    distances = [row[0].bottom - before[0].bottom for before, row in pairwise(rows)]
    return median(distances) if len(distances) >= 4 else None


def _indent(rows: list[Row]) -> float | None:
    """Where the first lines of paragraphs begin: the usual place right of the margin."""
    starts = Counter(round(row[0].x0 / 2) for row in rows)
    if not starts:
        return None
    margin, count = starts.most_common(1)[0]
    right = [(number, start) for start, number in starts.items() if margin + 4 < start < margin + 35]
    if not right or max(right)[0] < max(2, count / 20):
        return None
    return 2.0 * max(right)[1]


# --- running numbers and headings ---------------------------------------------------------------


def _running(arranged: Sequence[tuple[Page, list[Row]]]) -> frozenset[str]:
    """Headings that stand at the edge of most pages, their numbers aside."""
    seen = Counter(
        heading
        for page, rows in arranged
        for heading in {_heading(row) for row in rows if _at_edge(row, page, _MARGIN)}
    )
    return frozenset(heading for heading, count in seen.items() if count >= 3 and count > len(arranged) / 2)


def _is_furniture(row: Row, page: Page, running: frozenset[str]) -> bool:
    if _NUMBER.fullmatch(_text(row)):
        return _at_edge(row, page, _EDGE)
    return _heading(row) in running and _at_edge(row, page, _MARGIN)


def _at_edge(row: Row, page: Page, share: float) -> bool:
    return row[0].bottom < share * page.height or row[0].top > (1 - share) * page.height


def _heading(row: Row) -> str:
    return re.sub(r"\d+", "#", _text(row))
