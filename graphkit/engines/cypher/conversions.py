"""Neo4j's functions from one kind of value to another: null for a text that does not say such a value."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any

from graphkit.engines.cypher.arguments import taken, wrong
from graphkit.engines.cypher.refusal import RefusedError, mistaken, refused
from graphkit.engines.cypher.values import Duration, is_number
from graphkit.errors import GraphkitError

_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_DECIMAL = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)", re.ASCII)
# What Java reads as a number besides: blanks around it, a letter after it, and what is no finite number.
_FLOAT = re.compile(rf"[\0- ]*(?:{_DECIMAL.pattern}[dDfF]?|([+-]?)(NaN|Infinity))[\0- ]*")


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
            return _long(int(value))
        return _long(float(value)) if _DECIMAL.fullmatch(value) else None
    return _long(taken("toInteger", value, int, float, bool))


def _long(value: float) -> int:
    if not -(2**63) <= value < 2**63:
        raise mistaken(f"số quá lớn: {value}", f"the number {value} is too large")
    return int(value)


def _to_float(value: Any) -> float | None:
    if isinstance(value, str):
        found = _FLOAT.fullmatch(value)
        return float(found[1] or f"{found[2]}{found[3]}") if found else None
    return float(taken("toFloat", value, int, float))


def _to_boolean(value: Any) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower())
    return bool(taken("toBoolean", value, bool, int)) if not is_number(value) else value != 0


def _or_null(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a conversion that is null for what it does not take."""

    def changed(value: Any) -> Any:
        try:
            return change(value)
        except RefusedError:
            raise
        except GraphkitError:
            return None

    return changed


def _of_list(name: str, change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    one = _or_null(change)
    return lambda values: [None if item is None else one(item) for item in taken(name, values, list)]


_PLAIN: Mapping[str, Callable[[Any], Any]] = {
    "toString": to_text,
    "toInteger": _to_integer,
    "toFloat": _to_float,
    "toBoolean": _to_boolean,
}

CONVERSIONS: Mapping[str, Callable[..., Any]] = {
    **{name.lower(): change for name, change in _PLAIN.items()},
    **{f"{name}OrNull".lower(): _or_null(change) for name, change in _PLAIN.items()},
    **{f"{name}List".lower(): _of_list(f"{name}List", change) for name, change in _PLAIN.items()},
}
