"""The reports that a plan asks of a body, and whether that body's own plan has them in time.

A report of the body's own units to it that is due later than what is asked is told too: the body cannot be in
time then. Where a date says no period, it is taken for the first report asked that it is in time for, so that
only what is later than all of them is late.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from graphkit.link.lookup import Lookup, Names
from graphkit.model import Deadline, Extraction, ReportingDuty
from graphkit.resolve.types import Body

_ABOVE = {
    "thôn": ("xã", "huyện", "tỉnh", "trung ương"),
    "xã": ("huyện", "tỉnh", "trung ương"),
    "huyện": ("tỉnh", "trung ương"),
    "tỉnh": ("trung ương",),
}
_DEPARTMENTS = frozenset({"sở", "phòng"})
_COMMITTEE = "ủy ban"


class Timing(StrEnum):
    """What a plan says of a report that is asked of its body."""

    IN_TIME = "dung_han"
    LATE = "tre"
    UNSTATED = "chua_neu"


@dataclass(frozen=True, slots=True)
class Limit:
    """The last day (ISO) of a report, the period it covers, and where the duty stands in its text."""

    period: str | None
    date: str
    start: int
    end: int
    words: str = ""
    """The words of the deadline itself."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A deadline of a plan: of a report upwards, or of the body's own units to itself."""

    limit: Limit
    upward: bool


@dataclass(frozen=True, slots=True)
class Due:
    """A report asked, whether it is in time, and the deadline that tells so (None: none does)."""

    asked: Limit
    timing: Timing
    stated: Stated | None = None


def asked(extraction: Extraction, lookup: Lookup) -> list[tuple[Limit, tuple[Body, ...]]]:
    """Return the reports that a document asks, by date, each with the bodies that report."""
    names = Names(extraction, lookup)
    found: dict[tuple[str, str, tuple[str, ...]], tuple[Limit, tuple[Body, ...]]] = {}
    for duty in extraction.reports:
        bodies = tuple(names.bodies(duty.sender))
        ids = tuple(sorted(body.id for body in bodies))
        for limit in () if duty.onward else _limits(duty):
            found.setdefault((limit.date, limit.period or "", ids), (limit, bodies))
    return [found[key] for key in sorted(found)]


def dues(extraction: Extraction, lookup: Lookup, wanted: Sequence[Limit]) -> tuple[Due, ...]:
    """Return for each report that is asked of a document's body what the document says of it."""
    stated = list(_stated(extraction, lookup))
    days = [item.date for item in wanted]
    return tuple(_due(item, stated, days) for item in wanted)


def _due(wanted: Limit, stated: Sequence[Stated], days: Sequence[str]) -> Due:
    own = [item for item in stated if _is_for(item, wanted, days)]
    late = [item for item in own if item.limit.date > wanted.date]
    late += _behind_all(wanted, stated, days)
    if late:
        # what goes upwards is told first
        return Due(wanted, Timing.LATE, min(late, key=lambda item: not item.upward))
    upward = [item for item in own if item.upward]
    if upward:
        return Due(wanted, Timing.IN_TIME, max(upward, key=lambda item: item.limit.date))
    return Due(wanted, Timing.UNSTATED)


def _is_for(item: Stated, wanted: Limit, days: Sequence[str]) -> bool:
    """Tell whether a deadline is for a report: by its period and a date near it, else by its date alone."""
    limit = item.limit
    if limit.date[:4] != wanted.date[:4]:
        return False
    if limit.period and wanted.period:
        return limit.period == wanted.period and min(days, key=partial(_apart, limit.date)) == wanted.date
    if not item.upward:
        return False
    first = next((day for day in days if limit.date <= day), max(days))
    return first == wanted.date


def _behind_all(wanted: Limit, stated: Sequence[Stated], days: Sequence[str]) -> list[Stated]:
    """Return the reports of a body's own units, of no period, where all come after all that is asked."""
    inward = [item for item in stated if not item.upward]
    last = max(days)
    if wanted.date != last or any(item.limit.period or item.limit.date <= last for item in inward):
        return []
    return [item for item in inward if item.limit.date[:4] == last[:4]]


def _stated(extraction: Extraction, lookup: Lookup) -> Iterator[Stated]:
    names = Names(extraction, lookup)
    own = next(iter(names.issuers()), None)
    for duty in extraction.reports if own else ():
        receivers = names.bodies(duty.receiver)
        upward = any(_is_above(body, own) for body in receivers)
        inward = bool(names.bodies(duty.sender)) and any(_is_within(body, own) for body in receivers)
        if upward or inward:
            yield from (Stated(limit, upward) for limit in _limits(duty))


def _is_above(body: Body, own: Body | None) -> bool:
    """Tell whether a body is above the one that plans: of a higher level, or a department's committee."""
    if own is None or own.level is None or body.level is None:
        return False
    if body.level == own.level:
        return own.kind in _DEPARTMENTS and body.kind == _COMMITTEE
    return body.level in _ABOVE.get(own.level, ())


def _is_within(body: Body, own: Body | None) -> bool:
    """Tell whether a body is the one that plans, or one at its level that gathers for it."""
    if own is None:
        return False
    return own.id in (body.id, body.parent) or (own.level == "xã" and body.level == "xã")


def _limits(duty: ReportingDuty) -> Iterator[Limit]:
    for limit in duty.deadlines:
        if date := _day(limit):
            yield Limit(limit.period, date, duty.start, duty.end, limit.text)


def _day(limit: Deadline) -> str | None:
    """Return the whole date of a deadline; None where there is none, or no such day."""
    try:
        return datetime.date.fromisoformat(limit.date or "").isoformat()
    except ValueError:
        return None


def _apart(one: str, other: str) -> int:
    return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)
