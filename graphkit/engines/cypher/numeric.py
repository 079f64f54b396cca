"""Neo4j's functions of numbers."""

from __future__ import annotations

import decimal
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from graphkit.engines.cypher.arguments import of_number, taken, wrong

_MODES = {
    "UP": decimal.ROUND_UP,
    "DOWN": decimal.ROUND_DOWN,
    "CEILING": decimal.ROUND_CEILING,
    "FLOOR": decimal.ROUND_FLOOR,
    "HALF_UP": decimal.ROUND_HALF_UP,
    "HALF_DOWN": decimal.ROUND_HALF_DOWN,
    "HALF_EVEN": decimal.ROUND_HALF_EVEN,
}


def _round(value: Any, places: int = 0, mode: str | None = None) -> float:
    taken("round", value, int, float)
    if places < 0 or (mode is not None and mode not in _MODES):
        raise wrong("round", mode or places)
    if not math.isfinite(value):
        return float(value)
    if places == 0 and mode is None:
        return float(math.floor(value + 0.5))
    step = Decimal(1).scaleb(-places)
    return float(Decimal(repr(value)).quantize(step, _MODES[mode or "HALF_UP"]))


def _sign(value: Any) -> int:
    return int(value > 0) - int(value < 0)


def _where(known: Callable[[Any], bool], change: Callable[[Any], float]) -> Callable[[Any], float]:
    """Return a function that is no number where it is not defined."""
    return lambda value: change(value) if known(value) else math.nan


def _within_one(value: Any) -> bool:
    return bool(-1 <= value <= 1)


_OF_ONE: Mapping[str, Callable[[Any], Any]] = {
    "abs": abs,
    "sign": _sign,
    "ceil": lambda value: float(math.ceil(value)),
    "floor": lambda value: float(math.floor(value)),
    "sqrt": _where(lambda value: value >= 0, math.sqrt),
    "exp": math.exp,
    "log": _where(lambda value: value > 0, math.log),
    "log10": _where(lambda value: value > 0, math.log10),
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "cot": _where(lambda value: value != 0, lambda value: 1 / math.tan(value)),
    "asin": _where(_within_one, math.asin),
    "acos": _where(_within_one, math.acos),
    "atan": math.atan,
    "degrees": math.degrees,
    "radians": math.radians,
    "isNaN": math.isnan,
}

NUMERIC: Mapping[str, Callable[..., Any]] = {
    **{name.lower(): of_number(name, change) for name, change in _OF_ONE.items()},
    "atan2": lambda y, x: math.atan2(taken("atan2", y, int, float), taken("atan2", x, int, float)),
    "pi": lambda: math.pi,
    "e": lambda: math.e,
    "round": _round,
}
