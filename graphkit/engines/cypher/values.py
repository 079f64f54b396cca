"""Values as Neo4j has them: nodes, relationships, paths, durations; what is equal, what comes first."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphkit.engines.cypher.refusal import refused

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph; ``key`` is the engine's own."""

    key: Key
    label: str = field(compare=False)
    properties: Mapping[str, Any] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship; ``source`` and ``target`` are the keys of its nodes."""

    key: Key
    type: str = field(compare=False)
    properties: Mapping[str, Any] = field(compare=False)
    source: Key = field(compare=False)
    target: Key = field(compare=False)


@dataclass(frozen=True, slots=True)
class Path:
    """A path: one node more than it has relationships."""

    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration between dates: months and days, which have no common measure."""

    months: int
    days: int

    def __str__(self) -> str:
        """Write it as ISO 8601 does."""
        years, months = int(self.months / 12), self.months - int(self.months / 12) * 12
        parts = ((years, "Y"), (months, "M"), (self.days, "D"))
        return "P" + ("".join(f"{number}{letter}" for number, letter in parts if number) or "T0S")


def from_engine(value: Any) -> Any:
    """Return what the embedded engine answered as a value of Neo4j's."""
    if isinstance(value, list):
        return [from_engine(item) for item in value]
    if not isinstance(value, dict):
        return value
    known = {key: item for key, item in value.items() if not key.startswith("_") and item is not None}
    if "_SRC" in value:
        return Relationship(
            _key(value["_ID"]), value["_LABEL"], known, _key(value["_SRC"]), _key(value["_DST"])
        )
    if "_NODES" in value:
        return Path(tuple(map(from_engine, value["_NODES"])), tuple(map(from_engine, value["_RELS"])))
    if "_LABEL" in value:
        return Node(_key(value["_ID"]), value["_LABEL"], known)
    return {key: from_engine(item) for key, item in value.items()}


def _key(value: Mapping[str, int]) -> Key:
    return value["table"], value["offset"]


def to_table(value: Any) -> object:
    """Return a value as a table of answers has it."""
    if isinstance(value, Node):
        return {"id": value.properties["id"], "labels": [value.label], "properties": dict(value.properties)}
    if isinstance(value, Relationship):
        return {"type": value.type, "properties": dict(value.properties)}
    if isinstance(value, Path):
        return {"nodes": to_table(list(value.nodes)), "relationships": to_table(list(value.relationships))}
    if isinstance(value, Duration):
        return str(value)
    if isinstance(value, list):
        return [to_table(item) for item in value]
    return {key: to_table(item) for key, item in value.items()} if isinstance(value, dict) else value


def is_number(value: object) -> bool:
    """Return whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def canonical(value: Any) -> Any:
    """Return what is the same for values that DISTINCT and grouping take for one."""
    if is_number(value):
        return "number", value
    if isinstance(value, list):
        return "list", tuple(map(canonical, value))
    if isinstance(value, dict):
        return "map", tuple(sorted((key, canonical(item)) for key, item in value.items()))
    return type(value).__name__, value


def equal(left: Any, right: Any) -> bool | None:  # noqa: PLR0911 - one return a kind of value
    """Return whether two values are equal; None where one is unknown."""
    if left is None or right is None:
        return None
    if is_number(left) and is_number(right):
        return bool(left == right)
    if isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            return False
        return _all_equal(zip(left, right, strict=True))
    if isinstance(left, dict) and isinstance(right, dict):
        if set(left) != set(right):
            return False
        return _all_equal((left[key], right[key]) for key in left)
    return type(left) is type(right) and bool(left == right)


def _all_equal(pairs: Any) -> bool | None:
    results = [equal(left, right) for left, right in pairs]
    return False if False in results else None if None in results else True


def less(left: Any, right: Any) -> bool | None:
    """Return whether one value is less than another; None where Neo4j does not compare them."""
    if is_number(left) and is_number(right):
        return bool(left < right)
    if type(left) is not type(right) or left is None:
        return None
    if isinstance(left, str | bool | datetime.date):
        return bool(left < right)
    if isinstance(left, Duration | Node | Relationship):
        return None
    raise refused("so sánh hai danh sách, bản đồ hoặc đường", "comparing lists, maps or paths", "x[0] < y[0]")


_RANKS: tuple[tuple[type, ...], ...] = ((dict,), (list,), (datetime.date,), (str,), (bool,), (int, float))


def sort_key(value: Any) -> Any:
    """Return a key that puts values of any kind in Neo4j's order, null last."""
    if value is None:
        return (len(_RANKS) + 1,)
    for rank, types in enumerate(_RANKS):
        if isinstance(value, types) and not (isinstance(value, bool) and bool not in types):
            if isinstance(value, list):
                return rank, [sort_key(item) for item in value]
            if isinstance(value, dict):
                break
            return rank, value
    raise refused(
        "sắp theo nút, quan hệ, bản đồ", "ORDER BY a node, a relationship or a map", "ORDER BY n.id"
    )


def added(day: datetime.date, duration: Duration, sign: int = 1) -> datetime.date:
    """Return a date moved by a duration: months first, to the last day where a month is shorter."""
    months = day.year * 12 + day.month - 1 + sign * duration.months
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    moved = datetime.date(year, month + 1, min(day.day, last))
    return moved + datetime.timedelta(days=sign * duration.days)


def between(start: datetime.date, end: datetime.date) -> Duration:
    """Return whole months from one date to another, and the days that are left.

    A month is whole where the day is reached again: from 29 February to 28 February a year later are eleven.
    """
    both = ((end.year - start.year) * 12 + end.month - start.month) * 32 + end.day - start.day
    months = int(both / 32)
    return Duration(months, (end - added(start, Duration(months, 0))).days)
