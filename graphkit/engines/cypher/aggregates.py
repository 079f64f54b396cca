"""Aggregates computed here: functions over the values of a group of rows, nulls left out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from graphkit.engines.cypher.arguments import wrong
from graphkit.engines.cypher.refusal import mistaken
from graphkit.engines.cypher.syntax import ast
from graphkit.engines.cypher.values import canonical, is_number, sort_key


def _numbers(name: str, values: list[Any]) -> list[Any]:
    for value in values:
        if not is_number(value):
            raise wrong(name, value)
    return values


def _average(values: list[Any]) -> float | None:
    return sum(_numbers("avg", values)) / len(values) if values else None


def _deviation(less: int) -> Callable[[list[Any]], float]:
    def deviation(values: list[Any]) -> float:
        _numbers("stDev", values)
        if len(values) < 2:
            return 0.0
        mean = sum(values) / len(values)
        return math.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - less))

    return deviation


AGGREGATES: Mapping[str, Callable[[list[Any]], Any]] = {
    "count": len,
    "collect": list,
    "min": lambda values: min(values, key=sort_key, default=None),
    "max": lambda values: max(values, key=sort_key, default=None),
    "sum": lambda values: sum(_numbers("sum", values)),
    "avg": _average,
    "stdev": _deviation(1),
    "stdevp": _deviation(0),
}
_PERCENTILES = {"percentilecont", "percentiledisc"}


def is_aggregate(node: Any) -> bool:
    """Return whether a node is a call of a function over groups of rows."""
    return isinstance(node, ast.FunctionCall) and node.name.lower() in {*AGGREGATES, *_PERCENTILES}


def aggregate(node: Any, compute: Callable[[Any], list[Any]], rows: int) -> Any:
    """Return an aggregate over a group; ``compute`` gives an expression's value for each of its rows."""
    name = node.name.lower()
    if node.expressions and isinstance(node.expressions[0], ast.Star):
        return rows
    if len(node.expressions) != (2 if name in _PERCENTILES else 1):
        raise mistaken(f"đối số của {node.name}()", f"the arguments of {node.name}() are wrong")
    values = [value for value in compute(node.expressions[0]) if value is not None]
    if node.distinct:
        values = list({canonical(value): value for value in reversed(values)}.values())[::-1]
    if name in _PERCENTILES:
        share = compute(node.expressions[1])
        return _percentile(name, sorted(_numbers(node.name, values)), share[0]) if values else None
    return AGGREGATES[name](values)


def _percentile(name: str, values: list[Any], share: Any) -> Any:
    if not is_number(share) or not 0 <= share <= 1:
        raise wrong(name, share)
    if name == "percentiledisc":
        return values[max(math.ceil(share * len(values)) - 1, 0)]
    place = share * (len(values) - 1)
    low = math.floor(place)
    if place == low:
        return values[low]
    high = low + 1
    return float(values[low] + (values[high] - values[low]) * (place - low))
