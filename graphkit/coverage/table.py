"""The coverage as rows of text, for people and for programs, and as plain JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from graphkit.coverage.base import Coverage, Due, Found, Quote, Row, Taken
from graphkit.coverage.tasks import THRESHOLD
from graphkit.coverage.words import Cell, citing_cell, due_cell, period, plan_cell, task_total, where
from graphkit.i18n import Text

SCHEMA = "graphkit.coverage/1"
COLUMNS = (
    "xa",
    "ma",
    "co_ke_hoach",
    "so_ky_hieu",
    "van_ban",
    "tep",
    "vien_dan",
    "trich_dan",
    "cho",
    "han_bao_cao",
    "nhiem_vu_duoc_giao",
    "nhiem_vu_da_nhan",
    "cau_nhan_nhiem_vu",
)
"""Of CSV and JSON lines: a commune a row; lists hold what has several."""


def headings(result: Coverage) -> list[str]:
    """Return the headings of the table for people."""
    named = [
        Text("Xã, phường", "Commune"),
        Text("Kế hoạch", "Plan"),
        Text("Dẫn kế hoạch tỉnh", "Cites parent"),
    ]
    dues = [f"{Text('Báo cáo', 'Report')} {period(item.period)}" for item in result.asked]
    return [*map(str, named), *dues, str(Text("Nhiệm vụ", "Tasks"))]


def lines(result: Coverage) -> Iterator[list[str]]:
    """Yield a row of text for each commune, those with a plan first."""
    for row in sorted(result.rows, key=lambda row: row.plan is None):
        yield [row.place.name, *map(_shown, cells(result, row))]


def cells(result: Coverage, row: Row) -> list[Cell]:
    """Return a commune's cells: plan, citation, each report that is asked, tasks in all."""
    dues = {due.asked: due for due in row.dues}
    asked = [due_cell(dues.get(item)) for item in result.asked]
    return [plan_cell(row), citing_cell(row), *asked, task_total(row)]


def records(result: Coverage) -> Iterator[tuple[object, ...]]:
    """Yield a row of values for each commune, under :data:`COLUMNS`."""
    for row in result.rows:
        plan, citing = row.plan, row.citing
        quote = citing.quote if citing else plan.seen if plan else None
        yield (
            row.place.name,
            row.place.code,
            plan.known_as if plan else None,
            plan.so_ky_hieu if plan else None,
            plan.id if plan else None,
            plan.file if plan else None,
            citing.how.value if citing else None,
            quote.words if quote else None,
            where(quote) if quote else None,
            [
                f"{due.asked.period or ''} {due.asked.date}: {due.timing.value} {due.date or ''}".strip()
                for due in row.dues
            ],
            len(row.tasks),
            sum(item.quote is not None for item in row.tasks),
            [f"{item.score:.2f} {item.quote.words}" for item in row.tasks if item.quote],
        )


def to_json(result: Coverage) -> dict[str, Any]:
    """Return the coverage as plain JSON values, ``graphkit.coverage/1``; offsets are those of the texts."""
    return {
        "schema": SCHEMA,
        "province": {"id": result.province.id, "name": result.province.name},
        "topic": result.topic,
        "year": result.year,
        "threshold": THRESHOLD,
        "absent_means": "not in this corpus",
        "parent": _found(result.parent),
        "candidates": [_found(item) for item in result.candidates],
        "reports_asked": [
            {"period": a.period, "date": a.date, "quote": _quote(a.quote)} for a in result.asked
        ],
        "tasks_given": [{"id": t.id, "quote": _quote(t.quote)} for t in result.tasks],
        "communes": [_row(row) for row in result.rows],
    }


def _shown(cell: Cell) -> str:
    return str(cell) if cell.text else "–"


def _row(row: Row) -> dict[str, Any]:
    citing = row.citing
    return {
        "id": row.place.id,
        "name": row.place.name,
        "code": row.place.code,
        "plan": _found(row.plan),
        "other_plans": [_found(item) for item in row.others],
        "cites_parent": citing
        and {"how": citing.how.value, "quote": _quote(citing.quote), "expected": citing.expected},
        "reports": [_due(due) for due in row.dues],
        "tasks": [_taken(item) for item in row.tasks],
    }


def _due(due: Due) -> dict[str, Any]:
    return {
        "period": due.asked.period,
        "asked": due.asked.date,
        "state": due.timing.value,
        "date": due.date,
        "own_units": due.inward,
        "quote": _quote(due.quote),
    }


def _taken(item: Taken) -> dict[str, Any]:
    return {
        "task": item.task.id,
        "taken_up": item.quote is not None,
        "score": item.score,
        "comparable": item.comparable,
        "quote": _quote(item.quote),
    }


def _found(plan: Found | None) -> dict[str, Any] | None:
    if plan is None:
        return None
    return {
        "id": plan.id,
        "name": plan.name,
        "so_ky_hieu": plan.so_ky_hieu,
        "title": plan.title,
        "date": plan.date,
        "score": plan.score,
        "known_as": plan.known_as,
        "file": plan.file,
        "parent_of": plan.witnesses,
        "seen": _quote(plan.seen),
    }


def _quote(quote: Quote | None) -> dict[str, Any] | None:
    if quote is None:
        return None
    return {name: value for name, value in asdict(quote).items() if name != "location"}
