"""HTML: communes × columns as a heat map, one page that asks the network for nothing.

Every cell says its state by a sign and a word beside its colour; a click shows the words that prove it.
Everything from documents is escaped, and the page's own policy allows its one script alone.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from graphkit.coverage.base import Asked, Coverage, Due, Quote, Row, Taken, Task
from graphkit.coverage.words import (
    ABSENT_MEANS,
    SIGNS,
    Cell,
    citing_cell,
    day,
    due_cell,
    heading,
    legend,
    parent_lines,
    period,
    plan_cell,
    summary,
    task_cell,
    where,
)
from graphkit.i18n import Text, current_language
from graphkit.lang.fold import fold

_ASSETS = Path(__file__).parent / "assets"

_WORDS = {
    "search": Text("Tìm xã, phường, số ký hiệu", "Find a commune or a number"),
    "commune": Text("Xã, phường", "Commune"),
    "plan": Text("Kế hoạch", "Plan"),
    "cites": Text("Dẫn kế hoạch của tỉnh", "Cites the province's plan"),
    "reports": Text("Hạn báo cáo", "Reports"),
    "tasks": Text("Nhiệm vụ tỉnh giao cho xã", "Tasks given to communes"),
    "all": Text("Tất cả", "All"),
    "close": Text("Đóng", "Close"),
    "none": Text("Không có xã, phường nào khớp.", "No commune matches."),
    "how": Text("Bấm vào một ô để đọc lời văn làm bằng chứng.", "Click a cell to read what proves it."),
    "legend": Text("Cách đọc", "How to read it"),
    "nothing": Text("Không có câu nào.", "No words say so."),
}
_GROUPS = {
    "gaps": Text("Có điều phải sửa", "With gaps"),
    "good": Text("Đã dẫn đúng, không trễ hạn", "Cite their parent, in time"),
    "cited": Text("Chỉ được văn bản khác dẫn", "Only cited by others"),
    "absent": Text("Không có trong kho này", "Not in this corpus"),
}
_PROVINCE = Text("Lời của tỉnh", "The province's words")
_COMMUNE = Text("Lời của xã", "The commune's words")
_CITED_BY = Text("Được dẫn ở", "Cited in")

Json = dict[str, Any]


@dataclass
class _Details:
    """What is shown when cells are clicked, in the order of the cells."""

    items: list[Json] = field(default_factory=list)

    def add(self, title: str, cell: Cell, notes: Iterable[str], quotes: Iterable[Json | None]) -> int:
        """Keep what a cell shows; return its number."""
        found = [quote for quote in quotes if quote]
        notes = [note for note in notes if note]
        shown = {"title": title, "mark": cell.mark, "state": str(cell), "notes": notes, "quotes": found}
        self.items.append(shown)
        return len(self.items) - 1

    def cell(self, title: str, cell: Cell, notes: Iterable[str], *quotes: Json | None) -> Json:
        """Return a cell that shows this where it is clicked, and its first words where it is pointed at."""
        number = self.add(title, cell, notes, quotes)
        hint = next((quote["words"] for quote in quotes if quote), None)
        return {**_bare(cell), "detail": number, "hint": hint}


def page(result: Coverage) -> str:
    """Return the page in the language that is set."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    script, style = (_asset(name) for name in ("page.js", "page.css"))
    environment = Environment(
        loader=FileSystemLoader(_ASSETS), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    details = _Details()
    return environment.get_template("page.html").render(
        lang=current_language(),
        title=heading(result),
        lines=[*parent_lines(result), *summary(result)],
        legend=legend(),
        words={name: str(text) for name, text in _WORDS.items()},
        means=str(ABSENT_MEANS),
        dues=[_due_head(item, details) for item in result.asked],
        tasks=[_task_head(number, item, details) for number, item in enumerate(result.tasks, start=1)],
        groups=list(_groups(result, details)),
        details=details.items,
        script=Markup(script),
        style=Markup(style),
        hash=b64encode(sha256(script.encode()).digest()).decode(),
    )


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _groups(result: Coverage, details: _Details) -> Iterable[Json]:
    """Yield the groups of communes that have any, what needs attention first."""
    rows: dict[str, list[Row]] = {key: [] for key in _GROUPS}
    for row in result.rows:
        rows[_group(row)].append(row)
    for key, members in rows.items():
        if members:
            shown = [_row(result, row, details) for row in members]
            yield {"key": key, "name": str(_GROUPS[key]), "rows": shown}


def _group(row: Row) -> str:
    if row.plan is None:
        return "absent"
    if not row.has_text:
        return "cited"
    return "gaps" if row.has_gap else "good"


def _row(result: Coverage, row: Row, details: _Details) -> Json:
    number = row.plan.so_ky_hieu if row.plan else ""
    cells = [] if row.plan is None else _cells(result, row, details)
    return {"name": row.place.name, "search": fold(f"{row.place.name} {number or ''}"), "cells": cells}


def _cells(result: Coverage, row: Row, details: _Details) -> list[Json]:
    dues = {due.asked: due for due in row.dues}
    taken = {item.task: item for item in row.tasks}
    return [
        _plan(row, details),
        _citing(row, details),
        *(_due(row, dues.get(item), details) for item in result.asked),
        *(_task(row, taken.get(item), number, details) for number, item in enumerate(result.tasks, start=1)),
    ]


def _plan(row: Row, details: _Details) -> Json:
    cell, plan = plan_cell(row), row.plan
    assert plan is not None
    label = "" if plan.known_as == "text" else str(_CITED_BY)
    others = [str(Text(f"Còn: {item.name}", f"Also: {item.name}")) for item in row.others]
    notes = [plan.name, day(plan.date), *others, plan.id]
    return details.cell(row.place.name, cell, notes, _quote(plan.seen, label))


def _citing(row: Row, details: _Details) -> Json:
    cell, citing = citing_cell(row), row.citing
    if citing is None:
        return _bare(cell)
    meant = Text(f"Số, ngày đã biết: {citing.expected}", f"Known as: {citing.expected}")
    notes = [str(meant)] if citing.expected else []
    title = f"{row.place.name} – {_WORDS['cites']}"
    return details.cell(title, cell, notes, _quote(citing.quote, ""))


def _due(row: Row, due: Due | None, details: _Details) -> Json:
    cell = due_cell(due)
    if due is None:
        return _bare(cell)
    inward = Text(
        "Hạn này là của các đơn vị trong xã nộp cho xã, đã sau hạn của tỉnh.",
        "This is when the commune's own units report to it, already after what the province asks.",
    )
    title = f"{row.place.name} – {_WORDS['reports']}: {period(due.asked.period)}"
    quotes = [_quote(due.quote, str(_COMMUNE)), _quote(due.asked.quote, str(_PROVINCE))]
    return details.cell(title, cell, [str(inward)] if due.inward else [], *quotes)


def _task(row: Row, taken: Taken | None, number: int, details: _Details) -> Json:
    cell = task_cell(taken)
    if taken is None:
        return _bare(cell)
    title = f"{row.place.name} – {_WORDS['tasks']}, {number}"
    quotes = [_quote(taken.quote, str(_COMMUNE)), _quote(taken.task.quote, str(_PROVINCE))]
    return details.cell(title, cell, [], *quotes)


def _due_head(item: Asked, details: _Details) -> Json:
    limit = Cell("unknown", str(Text(f"hạn của tỉnh {day(item.date)}", f"asked by {day(item.date)}")))
    name = period(item.period)
    quotes = [_quote(item.quote, str(_PROVINCE))]
    return {"name": name, "about": limit.text, "detail": details.add(name, limit, [], quotes)}


def _task_head(number: int, item: Task, details: _Details) -> Json:
    shown = Cell("unknown", str(Text("nhiệm vụ tỉnh giao", "task of the province")))
    quotes = [_quote(item.quote, str(_PROVINCE))]
    name = f"{_WORDS['tasks']}, {number}"
    return {"name": str(number), "about": item.text, "detail": details.add(name, shown, [], quotes)}


def _bare(cell: Cell) -> Json:
    return {"mark": cell.mark, "sign": SIGNS[cell.mark], "text": cell.text, "detail": None}


def _quote(quote: Quote | None, label: str) -> Json | None:
    if quote is None:
        return None
    there = Path(quote.location)
    href = there.as_uri() if there.is_file() else None
    return {"label": label, "words": quote.words, "file": quote.file, "place": where(quote), "href": href}
