"""Types of values, as far as they decide whether a text means the same in both dialects."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphkit.engines.cypher.refusal import refused
from graphkit.schema import EDGES, NODES, Kind, edge_properties, node_properties


@dataclass(frozen=True, slots=True)
class Type:
    """A type; ``item`` is of a list, ``names`` the possible labels or types of a node or relationship.

    ``fields`` are those of a map. ``optional`` says that OPTIONAL MATCH may have left a variable null.
    """

    name: str
    item: Type | None = None
    names: frozenset[str] = frozenset()
    fields: Mapping[str, Type] = field(default_factory=dict)
    optional: bool = False


UNKNOWN = Type("unknown")
NULL = Type("null")
STRING = Type("string")
INTEGER = Type("integer")
FLOAT = Type("float")
BOOLEAN = Type("boolean")
DATE = Type("date")

NUMBERS = {INTEGER.name, FLOAT.name}
SCALARS = {*NUMBERS, STRING.name, BOOLEAN.name, DATE.name, NULL.name, UNKNOWN.name}

_KINDS: Mapping[Kind, Type] = {
    Kind.STRING: STRING,
    Kind.INTEGER: INTEGER,
    Kind.FLOAT: FLOAT,
    Kind.BOOLEAN: BOOLEAN,
    Kind.DATE: DATE,
    Kind.STRINGS: Type("list", STRING),
}
# bool before int: it is one.
_PYTHON: Mapping[type, Type] = {
    bool: BOOLEAN,
    int: INTEGER,
    float: FLOAT,
    str: STRING,
    datetime.date: DATE,
}


def list_of(item: Type) -> Type:
    """Return the type of a list of ``item``."""
    return Type("list", item)


def type_of(value: object) -> Type:
    """Return the type of a parameter's value. Raises GraphkitError for one that no engine takes."""
    if value is None:
        return NULL
    if isinstance(value, list | tuple):
        if None in value:
            raise refused("tham số là danh sách có null", "a list with null as a parameter")
        return list_of(unify(map(type_of, value)))
    for python, known in _PYTHON.items():
        if type(value) is python:
            return known
    name = type(value).__name__
    raise refused(f"tham số kiểu {name}", f"a parameter of type {name}")


def comparable(left: Type, right: Type) -> bool:
    """Return whether Neo4j would compare the two by value, not answer false or null for their types alone."""
    names = {left.name, right.name}
    if names & {UNKNOWN.name, NULL.name} or names <= NUMBERS:
        return True
    if len(names) > 1:
        return False
    return left.item is None or right.item is None or comparable(left.item, right.item)


def unify(types: Iterable[Type]) -> Type:
    """Return the one type of values that stand in one place. Raises GraphkitError where they have several."""
    result = NULL
    for item in types:
        if not comparable(result, item) or {result.name, item.name} == NUMBERS:
            raise refused(
                f"{result.name} và {item.name} ở cùng một chỗ",
                f"{result.name} and {item.name} in one place",
            )
        if result.name in {NULL.name, UNKNOWN.name}:
            result = item
    return result


def property_type(owner: Type, name: str) -> Type:
    """Return the type of a property of a node or relationship; NULL where the schema has none."""
    node = owner.name == "node"
    kinds = {
        kind
        for of in owner.names
        for key, kind in (node_properties(of) if node else edge_properties(of)).items()
        if key == name
    }
    if len(kinds) > 1:
        raise refused(f"thuộc tính {name} có nhiều kiểu", f"property {name} with several types")
    return _KINDS[kinds.pop()] if kinds else NULL


def node_type(labels: Iterable[str] = NODES) -> Type:
    """Return the type of a node with one of these labels."""
    return Type("node", names=frozenset(labels))


def relationship_type(types: Iterable[str] = EDGES) -> Type:
    """Return the type of a relationship of one of these types."""
    return Type("relationship", names=frozenset(types))
