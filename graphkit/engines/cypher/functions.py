"""Functions of the allow-list: what they take, how the embedded engine calls them, what they give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.engines.cypher import operators
from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.scope import Scope, Typed
from graphkit.engines.cypher.syntax import ast
from graphkit.engines.cypher.types import (
    BOOLEAN,
    DATE,
    FLOAT,
    INTEGER,
    SCALARS,
    STRING,
    UNKNOWN,
    Type,
    list_of,
    node_type,
    relationship_type,
)

Write = Callable[[Any, Scope], Typed]

_INSTEAD = {
    "id": "n.id",
    "elementid": "n.id",
    "keys": "n.id, n.ten, …",
    "properties": "n",
    "exists": "n.x IS NOT NULL",
    "startnode": "MATCH (a)-[r]->(b)",
    "endnode": "MATCH (a)-[r]->(b)",
    "shortestpath": "MATCH p = shortestPath(…)",
    "allshortestpaths": "shortestPath(…)",
}


@dataclass(frozen=True, slots=True)
class Function:
    """A function: the types that it takes, its text, its type."""

    takes: tuple[Type, ...]
    text: str
    gives: Type


_PLAIN: Mapping[str, Function] = {
    "tolower": Function((STRING,), "lower({0})", STRING),
    "toupper": Function((STRING,), "upper({0})", STRING),
    "trim": Function((STRING,), "trim({0})", STRING),
    "ltrim": Function((STRING,), "ltrim({0})", STRING),
    "rtrim": Function((STRING,), "rtrim({0})", STRING),
    "left": Function((STRING, INTEGER), "left({0}, {1})", STRING),
    "right": Function((STRING, INTEGER), "right({0}, {1})", STRING),
    "replace": Function((STRING, STRING, STRING), "replace({0}, {1}, {2})", STRING),
    "tofloat": Function((INTEGER,), "CAST({0} AS DOUBLE)", FLOAT),
    "abs": Function((INTEGER,), "abs({0})", INTEGER),
    "sign": Function((INTEGER,), "sign({0})", INTEGER),
    "ceil": Function((FLOAT,), "ceil({0})", FLOAT),
    "floor": Function((FLOAT,), "floor({0})", FLOAT),
    "sqrt": Function((FLOAT,), "sqrt({0})", FLOAT),
    "range": Function((INTEGER, INTEGER), "range({0}, {1})", list_of(INTEGER)),
    "nodes": Function((Type("path"),), "nodes({0})", list_of(node_type())),
    "relationships": Function((Type("path"),), "rels({0})", list_of(relationship_type())),
}
_LENGTHS = {"length": "path", "size": "trail"}


def call(node: Any, scope: Scope, write: Write) -> Typed:
    """Write a call; ``write`` writes an argument. Raises GraphkitError for a function not on the list."""
    name = node.name.lower()
    if name in _AGGREGATES:
        return _aggregate(name, node, scope, write)
    if node.distinct:
        raise mistaken(f"{node.name}(DISTINCT …)", f"{node.name}(DISTINCT …) is no aggregate")
    if name in _LENGTHS and _is_way(node, _LENGTHS[name], scope):
        return Typed(f"length({scope.look_up(node.expressions[0].this).text})", INTEGER)
    arguments = [write(argument, scope) for argument in node.expressions]
    if name in _PLAIN:
        return _plain(node.name, _PLAIN[name], arguments)
    if name in _SPECIAL:
        return _SPECIAL[name](arguments)
    raise refused(f"hàm {node.name}()", f"the function {node.name}()", _INSTEAD.get(name))


def is_aggregate(node: Any) -> bool:
    """Return whether a node is a call of a function over groups of rows."""
    return isinstance(node, ast.FunctionCall) and node.name.lower() in _AGGREGATES


def _plain(name: str, function: Function, arguments: list[Typed]) -> Typed:
    if len(arguments) != len(function.takes):
        number = len(arguments)
        raise refused(f"{name}() với {number} đối số", f"{name}() with {number} arguments")
    for argument, wanted in zip(arguments, function.takes, strict=True):
        operators.demand(argument, wanted)
    text = function.text.format(*(argument.text for argument in arguments))
    return Typed(text, function.gives, any(argument.aggregates for argument in arguments))


def _is_way(node: Any, of: str, scope: Scope) -> bool:
    """Return whether the one argument is a path or trail, of which the length is known where it is not."""
    arguments = node.expressions
    if len(arguments) != 1 or not isinstance(arguments[0], ast.Identifier):
        return False
    known = scope.variables.get(arguments[0].this)
    return known is not None and known.name == of


def _one(name: str, arguments: list[Typed]) -> Typed:
    if len(arguments) != 1:
        raise mistaken(f"{name}() cần một đối số", f"{name}() takes one argument")
    return arguments[0]


def _size(arguments: list[Typed]) -> Typed:
    of = _one("size", arguments)
    if of.type.name not in {"list", STRING.name, UNKNOWN.name}:
        raise refused(f"size() của {of.type.name}", f"size() of a {of.type.name}", "length(p)")
    return Typed(f"size({of.text})", INTEGER, of.aggregates)


def _type(arguments: list[Typed]) -> Typed:
    of = _one("type", arguments)
    operators.demand(of, Type("relationship"))
    return Typed(operators.name_of(of), STRING, of.aggregates)


def _labels(arguments: list[Typed]) -> Typed:
    of = _one("labels", arguments)
    operators.demand(of, Type("node"))
    text = f"[label({of.text})]"
    if of.type.optional:
        text = f"CASE WHEN {of.text} IS NULL THEN NULL ELSE {text} END"
    return Typed(text, list_of(STRING), of.aggregates)


def _reverse(arguments: list[Typed]) -> Typed:
    of = _one("reverse", arguments)
    if of.type.name == "list":
        return Typed(f"list_reverse({of.text})", of.type, of.aggregates)
    operators.demand(of, STRING)
    return Typed(f"reverse({of.text})", STRING, of.aggregates)


def _substring(arguments: list[Typed]) -> Typed:
    if len(arguments) not in {2, 3}:
        raise mistaken("substring(chữ, từ, dài)", "substring(text, start, length) is the form")
    operators.demand(arguments[0], STRING)
    for number in arguments[1:]:
        operators.demand(number, INTEGER)
    text, start = arguments[0].text, f"({arguments[1].text} + 1)"
    length = arguments[2].text if len(arguments) == 3 else f"size({text})"
    return Typed(f"substring({text}, {start}, {length})", STRING, arguments[0].aggregates)


def _to_string(arguments: list[Typed]) -> Typed:
    of = _one("toString", arguments)
    if of.type.name == FLOAT.name or of.type.name not in SCALARS:
        raise refused(f"toString() của {of.type.name}", f"toString() of a {of.type.name}")
    text = f"CAST({of.text} AS STRING)"
    return Typed(f"lower({text})" if of.type == BOOLEAN else text, STRING, of.aggregates)


def _to_integer(arguments: list[Typed]) -> Typed:
    of = _one("toInteger", arguments)
    if of.type.name == FLOAT.name:
        raise refused("toInteger() của số thực", "toInteger() of a float", "floor(x)")
    if of.type.name != INTEGER.name:
        raise refused("toInteger() của chuỗi", "toInteger() of a text")
    return of


def _date(arguments: list[Typed]) -> Typed:
    if not arguments:
        return Typed("current_date()", DATE)
    of = _one("date", arguments)
    if of.type.name == "map" and set(of.type.fields) == {"year", "month", "day"}:
        parts = ", ".join(f"{of.text}.{part}" for part in ("year", "month", "day"))
        return Typed(f"make_date({parts})", DATE, of.aggregates)
    if of.type.name == DATE.name:
        return of
    operators.demand(of, STRING)
    return Typed(f"date({of.text})", DATE, of.aggregates)


_SPECIAL: Mapping[str, Callable[[list[Typed]], Typed]] = {
    "size": _size,
    "type": _type,
    "labels": _labels,
    "reverse": _reverse,
    "substring": _substring,
    "tostring": _to_string,
    "tointeger": _to_integer,
    "date": _date,
    "head": lambda arguments: operators.item(_one("head", arguments), 0),
    "last": lambda arguments: operators.item(_one("last", arguments), -1),
}

_AGGREGATES = {"count", "collect", "min", "max", "sum", "avg"}


def _aggregate(name: str, node: Any, scope: Scope, write: Write) -> Typed:
    if len(node.expressions) == 1 and isinstance(node.expressions[0], ast.Star):
        return Typed("count(*)", INTEGER, aggregates=True)
    of = _one(name, [write(argument, scope) for argument in node.expressions])
    if of.aggregates:
        raise mistaken(f"{name}() trong hàm gộp khác", f"{name}() of another aggregate")
    if name in {"min", "max"} and of.type.name not in SCALARS:
        raise refused(f"{name}() của {of.type.name}", f"{name}() of a {of.type.name}")
    if name in {"sum", "avg"}:
        operators.demand_number(of)
    if name == "sum" and of.type.name == UNKNOWN.name:
        raise refused("sum() của giá trị chưa rõ kiểu", "sum() of values of an unknown type")
    text, gives = _gathered(name, f"{name}({'DISTINCT ' if node.distinct else ''}{of.text})", of.type)
    return Typed(text, gives, aggregates=True)


def _gathered(name: str, text: str, of: Type) -> tuple[str, Type]:
    """Return the text and type of an aggregate. Neo4j's sum of nothing is 0, and a sum of integers is one."""
    if name == "sum":
        whole = of.name == INTEGER.name
        return (
            (f"coalesce(CAST({text} AS INT64), 0)", INTEGER) if whole else (f"coalesce({text}, 0.0)", FLOAT)
        )
    return text, {"count": INTEGER, "collect": list_of(of), "avg": FLOAT}.get(name, of)
