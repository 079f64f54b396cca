"""XLSX: the coverage as officials take it away: filters, colours, and links to the words and their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]

from graphkit.coverage.base import Coverage, Mark, Quote, Row
from graphkit.coverage.table import cells
from graphkit.coverage.table import headings as names
from graphkit.coverage.words import (
    SIGNS,
    day,
    due_cell,
    heading,
    legend,
    parent_lines,
    period,
    summary,
    task_cell,
    where,
)
from graphkit.exports.sheets import Cell, Column, Link, Sheet
from graphkit.exports.sheets import Row as Values
from graphkit.exports.workbook import Book, Look
from graphkit.i18n import Text

COLOURS: Mapping[Mark, str] = {"good": "#CDE9DD", "warn": "#FBE6B3", "bad": "#F6C9B2", "unknown": "#EDEFF2"}
_NOTES = Text("Ghi chú", "Notes")
_WIDE = 60


def xlsx(result: Coverage, path: Path) -> None:
    """Write the workbook: communes, deadlines, tasks, notes."""
    deadlines, tasks = list(_deadlines(result)), list(_tasks(result))
    sheets = (_communes_sheet(result), _DEADLINES, _TASKS)
    first = {"deadlines": _first_rows(deadlines), "tasks": _first_rows(tasks)}
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": heading(result)})
        book = Book(workbook, sheets)
        marks = [_marks(result, row) for row in result.rows]
        book.add(sheets[0], [_commune(result, row, first) for row in result.rows], _look(marks))
        for sheet, rows in ((_DEADLINES, deadlines), (_TASKS, tasks)):
            book.add(sheet, [values for _, values in rows], _look([{2: mark} for mark, _ in rows]))
        _notes(book, result)


_Marked = tuple[Mark, Values]


def _look(marks: Sequence[Mapping[int, Mark]]) -> Look:
    def look(row: int, place: int) -> Mapping[str, object] | None:
        mark = marks[row].get(place)
        return {"bg_color": COLOURS[mark]} if mark else None

    return look


def _first_rows(rows: Sequence[_Marked]) -> dict[str, int]:
    """Return where each commune begins on a sheet."""
    found: dict[str, int] = {}
    for number, (_, values) in enumerate(rows):
        found.setdefault(str(values[0]), number)
    return found


def _communes_sheet(result: Coverage) -> Sheet:
    plan, cites, *others = names(result)[1:]
    about = [(names(result)[0], 24), (plan, 24), (cites, 26), *((name, 20) for name in others)]
    quoted = Text("Câu viện dẫn", "The words that cite")
    about += [(str(quoted), _WIDE), (str(_PLACE), 16), (str(_FILE), 34)]
    columns = tuple(Column(Text(name, name), Text("", ""), width) for name, width in about)
    return Sheet("communes", Text("Độ phủ", "Coverage"), Text("", ""), "#1F4E79", columns)


def _commune(result: Coverage, row: Row, first: Mapping[str, Mapping[str, int]]) -> Values:
    shown = [str(cell) if cell.text else None for cell in cells(result, row)]
    plan, cites, *dues, tasks = shown
    quote = row.citing.quote if row.citing else row.plan.seen if row.plan else None
    return (
        row.place.name,
        plan,
        cites,
        *(_link(due, "deadlines", row, first) for due in dues),
        _link(tasks, "tasks", row, first),
        *_proof(quote or (row.plan.seen if row.plan and row.has_text else None), row.citing is not None),
    )


def _link(text: str | None, sheet: str, row: Row, first: Mapping[str, Mapping[str, int]]) -> Cell:
    at = first[sheet].get(row.place.name)
    return Link(text, sheet, at) if text and at is not None else text


def _proof(quote: Quote | None, quoted: bool = True) -> tuple[Cell, Cell, Cell]:
    if quote is None:
        return (None, None, None)
    there = Path(quote.location)
    file = Link(quote.file, uri=there.as_uri()) if there.is_file() else quote.file
    return (quote.words if quoted else None, where(quote), file)


def _marks(result: Coverage, row: Row) -> dict[int, Mark]:
    return {place: cell.mark for place, cell in enumerate(cells(result, row), start=1)}


_PLACE = Text("Chỗ", "Place")
_FILE = Text("Tệp", "File")


def _columns(*columns: tuple[Text, int]) -> tuple[Column, ...]:
    return tuple(Column(name, Text("", ""), width) for name, width in columns)


_COMMUNE = Text("Xã, phường", "Commune")
_DEADLINES = Sheet(
    "deadlines",
    Text("Hạn báo cáo", "Deadlines"),
    Text("", ""),
    "#E69F00",
    _columns(
        (_COMMUNE, 24),
        (Text("Báo cáo", "Report"), 14),
        (Text("Kết quả", "Result"), 24),
        (Text("Hạn của tỉnh", "Asked by"), 14),
        (Text("Lời của tỉnh", "The province's words"), _WIDE),
        (Text("Lời của xã", "The commune's words"), _WIDE),
        (_PLACE, 16),
        (_FILE, 34),
    ),
)
_TASKS = Sheet(
    "tasks",
    Text("Nhiệm vụ", "Tasks"),
    Text("", ""),
    "#009E73",
    _columns(
        (_COMMUNE, 24),
        (Text("Nhiệm vụ tỉnh giao", "Task of the province"), _WIDE),
        (Text("Điểm", "Score"), 14),
        (Text("Lời của xã", "The commune's words"), _WIDE),
        (_PLACE, 16),
        (_FILE, 34),
    ),
)


def _deadlines(result: Coverage) -> Iterator[_Marked]:
    for row in result.rows:
        for due in row.dues:
            cell, asked = due_cell(due), due.asked
            first = (row.place.name, period(asked.period), str(cell), day(asked.date), asked.quote.words)
            yield cell.mark, (*first, *_proof(due.quote))


def _tasks(result: Coverage) -> Iterator[_Marked]:
    for row in result.rows:
        for item in row.tasks:
            cell = task_cell(item)
            score: Cell = item.score if item.quote else f"{SIGNS[cell.mark]} {cell.text}"
            yield cell.mark, (row.place.name, item.task.text, score, *_proof(item.quote))


def _notes(book: Book, result: Coverage) -> None:
    page = book.page(str(_NOTES), "#999999", [120])
    page.bare(0, heading(result), {"bold": True, "font_size": 16})
    lines = [*parent_lines(result), "", *summary(result), "", *legend()]
    for number, line in enumerate(lines, start=2):
        page.bare(number, line, {})
