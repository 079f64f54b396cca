"""The reports that the parent asks of communes, and whether a commune's plan has them in time.

A report of the commune's own units to it that is due later than what the parent asks is told too: the commune
cannot be in time then. Where a date says no period, it is taken for the first report asked that it is in time
for, so that only what is later than all of them is late.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from graphkit.coverage.base import Asked, Due, Quote, Timing
from graphkit.coverage.members import Names
from graphkit.coverage.texts import Loaded
from graphkit.link.lookup import Lookup
from graphkit.model import Deadline, ReportingDuty
from graphkit.resolve.types import Body

_HIGHER = ("tỉnh", "trung ương")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A deadline of a commune's plan: of a report upwards, or of its own units to itself."""

    period: str | None
    date: str
    quote: Quote
    upward: bool


def asked(parent: Loaded, lookup: Lookup) -> list[tuple[Asked, frozenset[str]]]:
    """Return the reports that the parent asks, by date, each with the ids of the bodies that report."""
    names = Names(parent, lookup)
    found: dict[tuple[str, str, frozenset[str]], Asked] = {}
    for duty in parent.extraction.reports:
        for limit in () if duty.onward else duty.deadlines:
            if date := _day(limit):
                one = Asked(limit.period, date, parent.quote(duty.start, duty.end))
                found.setdefault((date, limit.period or "", names.ids(duty.sender)), one)
    return [(found[key], key[2]) for key in sorted(found, key=lambda key: (key[0], key[1], sorted(key[2])))]


def dues(commune: Loaded, lookup: Lookup, wanted: Sequence[Asked]) -> tuple[Due, ...]:
    """Return for each report that is asked of a commune what its plan says of it."""
    stated = list(_stated(commune, lookup))
    days = [item.date for item in wanted]
    return tuple(_due(item, stated, days) for item in wanted)


def _due(wanted: Asked, stated: Sequence[_Stated], days: Sequence[str]) -> Due:
    own = [item for item in stated if _is_for(item, wanted, days)]
    # what is late, and among it what goes upwards, is told first
    late = sorted((item for item in own if item.date > wanted.date), key=lambda item: not item.upward)
    if late:
        return Due(wanted, Timing.LATE, late[0].date, late[0].quote, inward=not late[0].upward)
    upward = [item for item in own if item.upward]
    if upward:
        latest = max(upward, key=lambda item: item.date)
        return Due(wanted, Timing.IN_TIME, latest.date, latest.quote)
    return Due(wanted, Timing.UNSTATED)


def _is_for(item: _Stated, wanted: Asked, days: Sequence[str]) -> bool:
    """Tell whether a deadline is for a report: by its period and a date near it, else by its date alone."""
    if item.date[:4] != wanted.date[:4]:
        return False
    if item.period and wanted.period:
        return item.period == wanted.period and min(days, key=partial(_apart, item.date)) == wanted.date
    if not item.upward:
        return False
    first = next((day for day in days if item.date <= day), max(days))
    return first == wanted.date


def _stated(commune: Loaded, lookup: Lookup) -> Iterator[_Stated]:
    names = Names(commune, lookup)
    for duty in commune.extraction.reports:
        receivers = names.bodies(duty.receiver)
        upward = any(body.level in _HIGHER for body in receivers)
        if upward or _is_inward(duty, receivers, names):
            for limit in duty.deadlines:
                if date := _day(limit):
                    quote = commune.quote(duty.start, duty.end)
                    yield _Stated(limit.period, date, quote, upward)


def _is_inward(duty: ReportingDuty, receivers: Collection[Body], names: Names) -> bool:
    """Tell whether a commune's own units report to it, or to the office that gathers for it."""
    return bool(names.bodies(duty.sender)) and any(body.level == "xã" for body in receivers)


def _day(limit: Deadline) -> str | None:
    """Return the whole date of a deadline; None where there is none, or no such day."""
    try:
        return datetime.date.fromisoformat(limit.date or "").isoformat()
    except ValueError:
        return None


def _apart(one: str, other: str) -> int:
    return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)
