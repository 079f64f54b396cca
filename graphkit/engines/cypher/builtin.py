"""Neo4j's functions, computed here: each gives null for null unless it is made for it."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.values import (
    Duration,
    Node,
    Path,
    Relationship,
    added,
    between,
    is_number,
)
from graphkit.i18n import Text

_DURATION = re.compile(r"P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?")
_DAY = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?")
_INTEGER = re.compile(r"\s*[+-]?\d+\s*")
_FLOAT = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*")
_NOTHING = Text(vi="giá trị khác", en="other values")


def wrong(name: str, value: object) -> Exception:
    """Return the error for an argument that a function does not take."""
    kind = "map" if isinstance(value, dict) else type(value).__name__.lower()
    return mistaken(f"{name}() không nhận {kind}", f"{name}() does not take a {kind}")


def _of(name: str, value: Any, *types: type) -> Any:
    if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
        raise wrong(name, value)
    return value


def _text(name: str, change: Callable[[str], Any]) -> Callable[..., Any]:
    return lambda value: change(_of(name, value, str))


def _number(name: str, change: Callable[[Any], Any]) -> Callable[..., Any]:
    return lambda value: change(_of(name, value, int, float))


def _substring(text: str, start: int, length: int | None = None) -> str:
    _of("substring", text, str)
    if start < 0 or (length is not None and length < 0):
        raise wrong("substring", start)
    return text[start:] if length is None else text[start : start + length]


def _split(text: str, by: Any) -> list[str]:
    by = _of("split", by, str)
    return list(_of("split", text, str)) if by == "" else text.split(by)


def _replace(text: str, old: str, new: str) -> str:
    if _of("replace", old, str) == "":
        raise refused("replace() của chuỗi rỗng", "replace() of an empty text")
    return str(_of("replace", text, str).replace(old, _of("replace", new, str)))


def _left(text: str, length: int) -> str:
    if length < 0:
        raise wrong("left", length)
    return str(_of("left", text, str)[:length])


def _right(text: str, length: int) -> str:
    if length < 0:
        raise wrong("right", length)
    return str(_of("right", text, str)[-length:] if length else "")


def to_text(value: Any) -> str:
    """Return toString() of a value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        if value and not 1e-3 <= abs(value) < 1e7:
            raise refused("toString() của số thực như vậy", "toString() of such a float", "round(x, 2)")
        return repr(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str | int | Duration):
        return str(value)
    raise wrong("toString", value)


def _to_integer(value: Any) -> int | None:
    if isinstance(value, str):
        if _INTEGER.fullmatch(value):
            return int(value)
        return int(float(value)) if _FLOAT.fullmatch(value) else None
    return int(_of("toInteger", value, int, float, bool))


def _to_float(value: Any) -> float | None:
    if isinstance(value, str):
        return float(value) if _FLOAT.fullmatch(value) else None
    return float(_of("toFloat", value, int, float))


def _to_boolean(value: Any) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower())
    return bool(_of("toBoolean", value, bool, int)) if not is_number(value) else value != 0


def _round(value: Any, places: int = 0) -> float:
    _of("round", value, int, float)
    if places:
        return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return float(math.floor(value + 0.5))


def _range(start: int, end: int, step: int = 1) -> list[int]:
    if step == 0:
        raise wrong("range", step)
    return list(range(start, end + (1 if step > 0 else -1), step))


def _size(value: Any) -> int:
    return len(_of("size", value, str, list))


def _is_empty(value: Any) -> bool:
    return not _of("isEmpty", value, str, list, dict)


def _tail(value: Any) -> list[Any]:
    return list(_of("tail", value, list)[1:])


def _reverse(value: Any) -> Any:
    return _of("reverse", value, str, list)[::-1]


def _keys(value: Any) -> list[str]:
    return sorted(_properties(value))


def _properties(value: Any) -> dict[str, Any]:
    found = _of("properties", value, Node, Relationship, dict)
    return dict(found if isinstance(found, dict) else found.properties)


def day_of(value: Any = None) -> datetime.date:
    """Return date() of a text, a date, or a map of year, month and day."""
    if isinstance(value, datetime.date):
        return value
    if isinstance(value, dict):
        if not set(value) <= {"year", "month", "day"} or "year" not in value:
            raise refused(
                "date() của bản đồ như vậy", "date() of such a map", "date({year: …, month: …, day: …})"
            )
        return _valid(value["year"], value.get("month", 1), value.get("day", 1))
    parts = _DAY.fullmatch(_of("date", value, str))
    if parts is None:
        raise refused(f"ngày viết là {value}", f"a date written {value}", "2026-05-01")
    return _valid(*(int(part or 1) for part in parts.groups()))


def _valid(year: int, month: int, day: int) -> datetime.date:
    try:
        return datetime.date(year, month, day)
    except ValueError as error:
        raise mistaken(
            f"không có ngày {year}-{month}-{day}", f"there is no day {year}-{month}-{day}"
        ) from error


def _duration(value: Any) -> Duration:
    if isinstance(value, Duration):
        return value
    if isinstance(value, dict):
        if not set(value) <= {"years", "quarters", "months", "weeks", "days"} or not all(
            isinstance(part, int) for part in value.values()
        ):
            raise refused("thời khoảng như vậy", "such a duration", "duration({months: 1, days: 2})")
        get = value.get
        return Duration(
            get("years", 0) * 12 + get("quarters", 0) * 3 + get("months", 0),
            get("weeks", 0) * 7 + get("days", 0),
        )
    parts = _DURATION.fullmatch(_of("duration", value, str))
    if parts is None or value == "P":
        raise refused("thời khoảng như vậy", "such a duration", "duration('P1M2D')")
    years, months, weeks, days = (int(part or 0) for part in parts.groups())
    return Duration(years * 12 + months, weeks * 7 + days)


def _dates(change: Callable[[datetime.date, datetime.date], Any]) -> Callable[..., Any]:
    def of_dates(start: Any, end: Any) -> Any:
        return change(_of("duration", start, datetime.date), _of("duration", end, datetime.date))

    return of_dates


def _truncate(unit: str, day: Any = None) -> datetime.date:
    day = _of("date.truncate", day, datetime.date)
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


def part_of_duration(duration: Duration, name: str) -> int | None:
    """Return an accessor of a duration, as ``x.days``; None where there is none of that name."""
    years = int(duration.months / 12)
    parts = {
        "years": years, "months": duration.months, "days": duration.days,
        "monthsOfYear": duration.months - years * 12,
        "weeks": int(duration.days / 7), "daysOfWeek": duration.days - int(duration.days / 7) * 7,
        "quarters": int(duration.months / 3), "hours": 0, "minutes": 0, "seconds": 0,
    }  # fmt: skip
    return parts.get(name)


def _item(position: int) -> Callable[[Any], Any]:
    return lambda value: (_of("head", value, list) or [None])[position]


def _sign(value: Any) -> int:
    return int(value > 0) - int(value < 0)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "tolower": _text("toLower", str.lower),
    "lower": _text("lower", str.lower),
    "toupper": _text("toUpper", str.upper),
    "upper": _text("upper", str.upper),
    "trim": _text("trim", str.strip),
    "ltrim": _text("ltrim", str.lstrip),
    "rtrim": _text("rtrim", str.rstrip),
    "left": _left,
    "right": _right,
    "substring": _substring,
    "split": _split,
    "replace": _replace,
    "tostring": to_text,
    "tointeger": _to_integer,
    "tofloat": _to_float,
    "toboolean": _to_boolean,
    "size": _size,
    "length": lambda value: len(_of("length", value, Path).relationships),
    "isempty": _is_empty,
    "head": _item(0),
    "last": _item(-1),
    "tail": _tail,
    "reverse": _reverse,
    "range": _range,
    "keys": _keys,
    "properties": _properties,
    "labels": lambda value: [_of("labels", value, Node).label],
    "type": lambda value: _of("type", value, Relationship).type,
    "nodes": lambda value: list(_of("nodes", value, Path).nodes),
    "relationships": lambda value: list(_of("relationships", value, Path).relationships),
    "abs": _number("abs", abs),
    "sign": _number("sign", _sign),
    "ceil": _number("ceil", lambda value: float(math.ceil(value))),
    "floor": _number("floor", lambda value: float(math.floor(value))),
    "sqrt": _number("sqrt", lambda value: math.sqrt(value) if value >= 0 else math.nan),
    "exp": _number("exp", math.exp),
    "log": _number("log", lambda value: math.log(value) if value > 0 else math.nan),
    "log10": _number("log10", lambda value: math.log10(value) if value > 0 else math.nan),
    "round": _round,
    "date": day_of,
    "date.truncate": _truncate,
    "duration": _duration,
    "duration.between": _dates(between),
    "duration.inmonths": _dates(lambda start, end: Duration(between(start, end).months, 0)),
    "duration.indays": _dates(lambda start, end: Duration(0, (end - start).days)),
}


def plus(left: Any, right: Any) -> Any:
    """Return ``left + right``: numbers, texts, lists, dates and durations."""
    if isinstance(left, list) or isinstance(right, list):
        return (left if isinstance(left, list) else [left]) + (right if isinstance(right, list) else [right])
    if isinstance(left, datetime.date) and isinstance(right, Duration):
        return added(left, right)
    if isinstance(left, Duration) and isinstance(right, datetime.date):
        return added(right, left)
    if isinstance(left, Duration) and isinstance(right, Duration):
        return Duration(left.months + right.months, left.days + right.days)
    if isinstance(left, str) or isinstance(right, str):
        sides = (left, right)
        if all(isinstance(side, str) or is_number(side) for side in sides):
            return "".join(map(to_text, sides))
    if is_number(left) and is_number(right):
        return left + right
    raise wrong("+", right)


def minus(left: Any, right: Any) -> Any:
    """Return ``left - right``."""
    if isinstance(left, datetime.date) and isinstance(right, Duration):
        return added(left, right, -1)
    if isinstance(left, Duration) and isinstance(right, Duration):
        return Duration(left.months - right.months, left.days - right.days)
    return numbers("-", left, right)


def numbers(operator: str, left: Any, right: Any) -> Any:
    """Return an operation on two numbers: whole ones stay whole, towards zero."""
    for side in (left, right):
        if not is_number(side):
            raise wrong(operator, side)
    whole = isinstance(left, int) and isinstance(right, int)
    if operator == "^":
        return float(left) ** float(right)
    if operator in {"/", "%"} and whole and right == 0:
        raise mistaken("chia cho 0", "division by zero")
    if operator == "/":
        if not whole:
            if right == 0:
                raise refused("chia số thực cho 0", "a float divided by 0")
            return left / right
        quotient = abs(left) // abs(right)
        return quotient if (left < 0) == (right < 0) else -quotient
    if operator == "%":
        return math.fmod(left, right) if not whole else left - right * numbers("/", left, right)
    return left * right if operator == "*" else left - right
