"""Dates as Neo4j makes them: of texts and maps, cut to a unit, taken apart."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from graphkit.engines.cypher.arguments import taken
from graphkit.engines.cypher.refusal import mistaken, refused

_DAY = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-?W(\d{2})(?:-?(\d))?", re.ASCII)
_ORDINAL = re.compile(r"(\d{4})-?(\d{3})", re.ASCII)


def day_of(value: Any = None) -> datetime.date:
    """Return date() of a text, a date, or a map of its parts."""
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, dict):
        return _of_parts(value)
    for form, make in ((_ORDINAL, _of_ordinal), (_WEEK, _of_week), (_DAY, datetime.date)):
        parts = form.fullmatch(taken("date", value, str))
        if parts is not None:
            return _valid(value, make, *(int(part or 1) for part in parts.groups()))
    raise refused(f"ngày viết là {value}", f"a date written {value}", "2026-05-01")


def _of_parts(parts: Mapping[str, Any]) -> datetime.date:
    base = parts.get("date")
    if set(parts) <= {"date", "year", "month", "day"} and (base is not None or "year" in parts):
        known = {name: getattr(base, name, 1) for name in ("year", "month", "day")} | dict(parts)
        make: Callable[..., datetime.date] = datetime.date
        wanted: tuple[Any, ...] = (known["year"], known["month"], known["day"])
    elif {"year", "week"} <= set(parts) <= {"year", "week", "dayOfWeek"}:
        make, wanted = _of_week, (parts["year"], parts["week"], parts.get("dayOfWeek", 1))
    elif set(parts) == {"year", "ordinalDay"}:
        make, wanted = _of_ordinal, (parts["year"], parts["ordinalDay"])
    else:
        raise refused(
            "date() của bản đồ như vậy", "date() of such a map", "date({year: …, month: …, day: …})"
        )
    return _valid(dict(parts), make, *wanted)


def _of_week(year: int, week: int, day: int) -> datetime.date:
    return datetime.date.fromisocalendar(year, week, day)


def _of_ordinal(year: int, day: int) -> datetime.date:
    found = datetime.date(year, 1, 1) + datetime.timedelta(days=day - 1)
    if found.year != year:
        raise ValueError(day)
    return found


def _valid(said: object, make: Callable[..., datetime.date], *parts: Any) -> datetime.date:
    try:
        return make(*parts)
    except (ValueError, TypeError, OverflowError) as error:
        raise mistaken(f"không có ngày {said}", f"there is no day {said}") from error


def truncated(unit: str, day: Any = None) -> datetime.date:
    """Return date.truncate(): the first day of the unit in which a day lies."""
    day = taken("date.truncate", day, datetime.date)
    steps: Mapping[str, Callable[[], datetime.date]] = {
        "day": lambda: day,
        "week": lambda: day - datetime.timedelta(days=day.weekday()),
        "month": lambda: day.replace(day=1),
        "quarter": lambda: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "year": lambda: day.replace(month=1, day=1),
        "decade": lambda: day.replace(year=day.year // 10 * 10, month=1, day=1),
        "century": lambda: day.replace(year=day.year // 100 * 100, month=1, day=1),
    }
    if unit.lower() not in steps:
        raise refused(
            f"date.truncate('{unit}')", f"date.truncate('{unit}')", "'year', 'quarter', 'month', 'week'"
        )
    return steps[unit.lower()]()


def part_of_day(day: datetime.date, name: str) -> int | None:
    """Return an accessor of a date, as ``d.year``; None where there is none of that name."""
    week = day.isocalendar()
    quarter = (day.month - 1) // 3 + 1
    parts = {
        "year": day.year, "month": day.month, "day": day.day, "quarter": quarter, "week": week.week,
        "weekYear": week.year, "dayOfWeek": week.weekday, "weekDay": week.weekday,
        "ordinalDay": day.timetuple().tm_yday,
        "dayOfQuarter": (day - day.replace(month=quarter * 3 - 2, day=1)).days + 1,
    }  # fmt: skip
    return parts.get(name)
