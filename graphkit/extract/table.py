"""Tables of tasks: a header row names the columns (nội dung, chủ trì, phối hợp …), a row is an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from graphkit.extract.share import Share
from graphkit.extract.units import listed_units
from graphkit.lang.patterns import compiled
from graphkit.parse import Block, Document

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("help", compiled(r"phối hợp", re.IGNORECASE)),
    ("lead", compiled(r"chủ trì", re.IGNORECASE)),
    (
        "do",
        compiled(
            r"(?:đơn vị|cơ quan|bộ phận|phân công|người)\s+(?:thực hiện|tham mưu|chịu trách nhiệm"
            r"|phụ trách|được giao)",
            re.IGNORECASE,
        ),
    ),
    ("time", compiled(r"thời gian|thời hạn|tiến độ|hoàn thành", re.IGNORECASE)),
    ("task", compiled(r"nội dung|nhiệm vụ|công việc|hoạt động|tên ", re.IGNORECASE)),
)


def table_tasks(document: Document) -> Iterator[Share]:
    """Yield the tasks of every table whose header row has a column of tasks and one of who leads or acts."""
    columns: dict[str, int] = {}
    last_row = -2
    for row, group in groupby((b for b in document.blocks if b.is_cell), key=lambda b: b.row):
        line, cells = row or 0, list(group)
        header = _columns(document, cells)
        if "task" in header and ("lead" in header or "do" in header):
            columns = header
        elif columns and line - last_row <= 3:
            yield from _row(document, columns, cells)
        else:
            columns = {}
        last_row = line


def _columns(document: Document, cells: list[Block]) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell in cells:
        text = document.content(cell)
        if len(text) > 60:
            return {}
        kind = next((name for name, pattern in _COLUMNS if pattern.search(text)), None)
        if kind is not None and cell.column is not None:
            found.setdefault(kind, cell.column)
    return found


def _row(document: Document, columns: dict[str, int], cells: list[Block]) -> Iterator[Share]:
    by_column = {cell.column: cell for cell in cells}
    doer = by_column.get(columns.get("lead", columns.get("do")))
    task = by_column.get(columns["task"])
    if task is None or doer is None or task.end - task.start < 5:
        return
    units = listed_units(document.text, doer.start, doer.end)
    if not units:
        return
    helpers = by_column.get(columns.get("help"))
    time = by_column.get(columns.get("time"))
    section = document.section_at(task.start)
    yield Share(
        start=task.start,
        end=task.end,
        units=tuple(units),
        request=False,
        section=section.number if section else None,
        lead="lead" in columns,
        helpers=tuple(listed_units(document.text, helpers.start, helpers.end)) if helpers else (),
        time=(time.start, time.end) if time else None,
        block_start=cells[0].start,
        block_end=max(cell.end for cell in cells),
    )
