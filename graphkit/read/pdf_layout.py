"""From pieces of text with places to text that reads as a person would read the page.

Letterhead and signature stand in two columns: the left one comes first. A paragraph is one line again where
the page shows how it was broken, and blank lines part paragraphs; the rows of ruled tables are lines of
``| cell | cell |``; running page numbers and headings are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise
from statistics import median

from graphkit.lang.patterns import compiled
from graphkit.model import Stretch
from graphkit.read.pdf_columns import Row, letterhead, parted, signature
from graphkit.read.pdf_page import Page, Table, join, rows_of

_NUMBER = compiled(r"(?:[-–—]\s*)?(?:Trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?", re.IGNORECASE)
_ENDED = compiled(r"[.;:!?…][”\"’')\]]*$")
_MARKED = compiled(r"(?:[-+•*–]|\d+(?:\.\d+)*[.)]|[a-zđ][.)]|[IVX]+[.)]|Điều \d+|Chương|Phần|Mục)(?:\s|$)")
_BROKEN = compiled(r"\w-$")
_SUBJECT = compiled(r"V/v|Về việc", re.IGNORECASE)
_EDGE, _MARGIN = 0.12, 0.08
"""Shares of a page's height at its top and its bottom where running numbers, and running headings, stand."""
_NEAR = 3.0
"""Points within which two lines begin at one place."""


# --- how the lines of a document are set --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text with its place, in points."""

    x0: float
    x1: float
    bottom: float
    text: str

    @property
    def next_word(self) -> float:
        """About how wide its first word is, with the blank before it."""
        letters = len(self.text.split(maxsplit=1)[0]) + 1 if self.text.strip() else 0
        return letters * (self.x1 - self.x0) / max(len(self.text), 1)


def _line_of(row: Row) -> _Line:
    whole = reduce(join, row)
    text = "".join(letter for letter in whole.text if letter.isprintable())
    return _Line(whole.x0, whole.x1, whole.bottom, text)


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where lines begin and end, and first lines of paragraphs begin (None where pages do not show it)."""

    margin: float
    indent: float | None
    right: float

    def begins(self, line: _Line) -> bool:
        """Whether a line is indented as the first of a paragraph."""
        return self.indent is not None and abs(line.x0 - self.indent) < _NEAR

    def continues(self, before: _Line, line: _Line) -> bool:
        """Whether a line goes on from one that ends with a hyphen, or had no room for its first word."""
        begin = self.margin if self.indent is None else self.indent
        if abs(line.x0 - self.margin) >= _NEAR or before.x0 >= begin + _NEAR:
            return False
        # Where nothing is indented, a mark may begin an item whatever was before it.
        if _MARKED.match(line.text) and (self.indent is None or _ENDED.search(before.text)):
            return False
        full = before.x1 + line.next_word > self.right - _NEAR
        return full or _BROKEN.search(before.text) is not None


def _setting(lines: Sequence[_Line]) -> _Setting:
    starts = Counter(round(line.x0 / 2) for line in lines)
    often = [start for start, count in starts.items() if count >= max(2, len(lines) / 20)]
    margin = min(often, default=0)
    indents = [start for start in often if margin + 4 < start < margin + 35]
    indent = max(indents, key=lambda start: starts[start], default=None)
    ends = sorted(line.x1 for line in lines)
    right = ends[int(len(ends) * 0.95)] if ends else 0.0
    return _Setting(2.0 * margin, None if indent is None else 2.0 * indent, right)


# --- the text -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Writer:
    """Collects the text, and where each part of it comes from."""

    setting: _Setting
    parts: list[str] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    length: int = 0
    before: _Line | None = None
    """The line before, where it belongs to running text."""
    page: int = 0
    tables: int = 0

    def line(self, text: str, place: str | None = None) -> None:
        """Add a line; lines of one page and place are one stretch."""
        start, self.length = self.length, self.length + len(text) + 1
        self.parts.append(f"{text}\n")
        last = self.stretches[-1] if self.stretches else None
        if last and (last.page, last.place) == (self.page, place):
            self.stretches[-1] = replace(last, end=self.length)
        else:
            self.stretches.append(Stretch(start, self.length, page=self.page, place=place))

    def gap(self) -> None:
        """Part what follows from what went before by a blank line."""
        self.before = None
        if self.parts and self.parts[-1] != "\n":
            self.line("")

    def flow(self, lines: Sequence[_Line]) -> None:
        """Add lines of running text, made whole again where they were broken."""
        pitch = _pitch(lines)
        above: _Line | None = None
        for line in lines:
            apart = _is_apart(above, line, pitch)
            if self.before is not None and not apart and self.setting.continues(self.before, line):
                self._close_up("" if _BROKEN.search(self.before.text) else " ")
            elif apart or self.setting.begins(line):
                self.gap()
            self.line(line.text)
            self.before = above = line

    def _close_up(self, between: str) -> None:
        """Put ``between`` for the end of the last line."""
        self.parts[-1] = self.parts[-1][:-1] + between
        self.length -= 1 - len(between)
        self.stretches[-1] = replace(self.stretches[-1], end=self.length)


def _is_apart(above: _Line | None, line: _Line, pitch: float | None) -> bool:
    return above is not None and pitch is not None and line.bottom - above.bottom > 1.25 * pitch


def _pitch(lines: Sequence[_Line]) -> float | None:
    """The usual distance of a line from the line before it, at the feet: the heads of letters bear marks."""
    distances = [line.bottom - before.bottom for before, line in pairwise(lines)]
    return median(distances) if len(distances) >= 4 else None


def write(pages: Sequence[Page]) -> tuple[str, tuple[Stretch, ...]]:
    """Return the text of pages, each line ended, and its stretches: pages, and the rows of their tables."""
    arranged = [(page, rows_of(parted(page.pieces))) for page in pages]
    running = _running(arranged)
    kept = [(page, [row for row in rows if not _is_furniture(row, page, running)]) for page, rows in arranged]
    writer = _Writer(_setting([_line_of(row) for _, rows in kept for row in rows]))
    for page, rows in _with_whole_rows(kept):
        writer.page = page.number
        _write_page(writer, page, rows)
    return "".join(writer.parts), tuple(writer.stretches)


def _write_page(writer: _Writer, page: Page, rows: list[Row]) -> None:
    """Write the lines between tables, and the tables at their place."""
    rest = rows
    for table in sorted(page.tables, key=lambda table: table.top):
        above = [row for row in rest if row[0].middle < table.top]
        rest = rest[len(above) :]
        _write_rows(writer, page, above)
        _write_table(writer, table)
    _write_rows(writer, page, rest)


def _write_table(writer: _Writer, table: Table) -> None:
    writer.before = None
    writer.tables += 1
    for index, cells in enumerate(table.rows, start=1):
        if any(cells):
            writer.line(f"| {' | '.join(cells)} |", f"bảng {writer.tables}, hàng {index}")


def _write_rows(writer: _Writer, page: Page, rows: list[Row]) -> None:
    position = 0
    for zone in filter(None, (letterhead(rows, page), signature(rows, page))):
        if zone.first < position:
            continue
        writer.flow([_line_of(row) for row in rows[position : zone.first]])
        _write_columns(writer, rows[zone.first : zone.last], zone.between)
        position = zone.last
    writer.flow([_line_of(row) for row in rows[position:]])


def _write_columns(writer: _Writer, rows: list[Row], between: float) -> None:
    pieces = [piece for row in rows for piece in row]
    left = [piece for piece in pieces if (piece.x0 + piece.x1) / 2 < between]
    right = [piece for piece in pieces if (piece.x0 + piece.x1) / 2 >= between]
    for column in (left, right):
        writer.gap()
        for text in _whole(_line_of(row).text for row in rows_of(column)):
            writer.line(text)
    writer.gap()


def _whole(lines: Iterable[str]) -> list[str]:
    """Lines of a column, a subject and a name whole again: a word in capitals ("LỊCH") is a name's rest."""
    whole: list[str] = []
    for line in lines:
        rest = whole and whole[-1].isupper() and line.isupper() and line.isalpha()
        if rest or (whole and _SUBJECT.match(whole[-1])):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


# --- rows that a page's end parted --------------------------------------------------------------

Arranged = tuple[Page, list[Row]]


def _with_whole_rows(arranged: Sequence[Arranged]) -> list[Arranged]:
    """The pages, the rest of a row that stands on the next page put to the row that it belongs to."""
    whole: list[Arranged] = []
    for page, rows in arranged:
        if not whole:
            whole.append((page, rows))
            continue
        before, after = _rejoined(whole[-1], (page, rows))
        whole[-1] = before, whole[-1][1]
        whole.append((after, rows))
    return whole


def _rejoined(above: Arranged, below: Arranged) -> tuple[Page, Page]:
    (first, first_rows), (second, second_rows) = above, below
    if not first.tables or not second.tables:
        return first, second
    upper = max(first.tables, key=lambda table: table.bottom)
    lower = min(second.tables, key=lambda table: table.top)
    last = not any(row[0].top > upper.bottom for row in first_rows)
    if not last or any(row[0].bottom < lower.top for row in second_rows):
        return first, second
    begin = 1 if lower.rows[0] == upper.rows[0] else 0
    rest = lower.rows[begin] if len(lower.rows) > begin else ()
    if not _is_rest(rest, upper.rows[-1]):
        return first, second
    row = tuple(" ".join(filter(None, cells)) for cells in zip(upper.rows[-1], rest, strict=True))
    longer = replace(upper, rows=(*upper.rows[:-1], row))
    shorter = replace(lower, rows=lower.rows[:begin] + lower.rows[begin + 1 :])
    return _with_table(first, upper, longer), _with_table(second, lower, shorter)


def _is_rest(rest: Sequence[str], row: Sequence[str]) -> bool:
    """Whether cells go on from those of a row: no number of their own, and most of them empty."""
    return len(rest) == len(row) and not rest[0] and 2 * sum(map(bool, rest)) <= len(rest)


def _with_table(page: Page, table: Table, other: Table) -> Page:
    return replace(page, tables=tuple(other if entry is table else entry for entry in page.tables))


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
    if _NUMBER.fullmatch(_line_of(row).text):
        return _at_edge(row, page, _EDGE)
    return _heading(row) in running and _at_edge(row, page, _MARGIN)


def _at_edge(row: Row, page: Page, share: float) -> bool:
    return row[0].bottom < share * page.height or row[0].top > (1 - share) * page.height


def _heading(row: Row) -> str:
    return re.sub(r"\d+", "#", _line_of(row).text)
