"""Neo4j's functions, computed here: each gives null for null unless it is made for it."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from graphkit.engines.cypher.arguments import of_text, taken, wrong
from graphkit.engines.cypher.conversions import CONVERSIONS, to_text
from graphkit.engines.cypher.days import day_of, truncated
from graphkit.engines.cypher.numeric import NUMERIC
from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.values import (
    Duration,
    Node,
    Path,
    Relationship,
    added,
    between,
    equal,
    is_number,
)

_DURATION = re.compile(r"P(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?")


def _substring(text: str, start: int, length: int | None = None) -> str:
    taken("substring", text, str)
    if start < 0 or (length is not None and length < 0):
        raise wrong("substring", start)
    return text[start:] if length is None else text[start : start + length]


def _split(text: str, by: Any) -> list[str]:
    by = taken("split", by, str)
    return list(taken("split", text, str)) if by == "" else text.split(by)


def _replace(text: str, old: str, new: str) -> str:
    if taken("replace", old, str) == "":
        raise refused("replace() của chuỗi rỗng", "replace() of an empty text")
    return str(taken("replace", text, str).replace(old, taken("replace", new, str)))


def _left(text: str, length: int) -> str:
    if length < 0:
        raise wrong("left", length)
    return str(taken("left", text, str)[:length])


def _right(text: str, length: int) -> str:
    if length < 0:
        raise wrong("right", length)
    return str(taken("right", text, str)[-length:] if length else "")


def _range(start: int, end: int, step: int = 1) -> list[int]:
    if step == 0:
        raise wrong("range", step)
    return list(range(start, end + (1 if step > 0 else -1), step))


def _size(value: Any) -> int:
    return len(taken("size", value, str, list))


def _is_empty(value: Any) -> bool:
    return not taken("isEmpty", value, str, list, dict)


def _tail(value: Any) -> list[Any]:
    return list(taken("tail", value, list)[1:])


def _reverse(value: Any) -> Any:
    return taken("reverse", value, str, list)[::-1]


def _keys(value: Any) -> list[str]:
    return sorted(_properties(value))


def _properties(value: Any) -> dict[str, Any]:
    found = taken("properties", value, Node, Relationship, dict)
    return dict(found if isinstance(found, dict) else found.properties)


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
    parts = _DURATION.fullmatch(taken("duration", value, str))
    if parts is None or value == "P":
        raise refused("thời khoảng như vậy", "such a duration", "duration('P1M2D')")
    years, months, weeks, days = (int(part or 0) for part in parts.groups())
    return Duration(years * 12 + months, weeks * 7 + days)


def _dates(change: Callable[[datetime.date, datetime.date], Any]) -> Callable[..., Any]:
    def of_dates(start: Any, end: Any) -> Any:
        return change(taken("duration", start, datetime.date), taken("duration", end, datetime.date))

    return of_dates


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
    return lambda value: (taken("head", value, list) or [None])[position]


def _trimmed(name: str, change: Callable[[str, str | None], str]) -> Callable[..., str]:
    def trimmed(text: Any, letters: Any = None) -> str:
        return change(taken(name, text, str), None if letters is None else taken(name, letters, str))

    return trimmed


def _null_if(value: Any, other: Any) -> Any:
    return None if equal(value, other) is True else value


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **CONVERSIONS,
    **NUMERIC,
    "tolower": of_text("toLower", str.lower),
    "lower": of_text("lower", str.lower),
    "toupper": of_text("toUpper", str.upper),
    "upper": of_text("upper", str.upper),
    "trim": of_text("trim", str.strip),
    "btrim": _trimmed("btrim", str.strip),
    "ltrim": _trimmed("ltrim", str.lstrip),
    "rtrim": _trimmed("rtrim", str.rstrip),
    "normalize": of_text("normalize", lambda value: unicodedata.normalize("NFC", value)),
    "char_length": of_text("char_length", len),
    "character_length": of_text("character_length", len),
    "left": _left,
    "right": _right,
    "substring": _substring,
    "split": _split,
    "replace": _replace,
    "size": _size,
    "length": lambda value: len(taken("length", value, Path).relationships),
    "isempty": _is_empty,
    "nullif": _null_if,
    "head": _item(0),
    "last": _item(-1),
    "tail": _tail,
    "reverse": _reverse,
    "range": _range,
    "keys": _keys,
    "properties": _properties,
    "labels": lambda value: [taken("labels", value, Node).label],
    "type": lambda value: taken("type", value, Relationship).type,
    "nodes": lambda value: list(taken("nodes", value, Path).nodes),
    "relationships": lambda value: list(taken("relationships", value, Path).relationships),
    "date": day_of,
    "date.truncate": truncated,
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
        if all(isinstance(side, str | int | float | datetime.date) for side in sides):
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


def times(left: Any, right: Any) -> Any:
    """Return ``left * right``; a duration so many times too."""
    if isinstance(right, Duration):
        left, right = right, left
    if isinstance(left, Duration) and type(right) is int:
        return Duration(left.months * right, left.days * right)
    return numbers("*", left, right)


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
