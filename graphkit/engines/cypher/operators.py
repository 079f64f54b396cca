"""Operators, and what they demand of their sides: Neo4j answers null or false where the engine converts."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.engines.cypher.refusal import refused
from graphkit.engines.cypher.scope import Typed
from graphkit.engines.cypher.syntax import ast
from graphkit.engines.cypher.types import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    NULL,
    NUMBERS,
    STRING,
    UNKNOWN,
    Type,
    comparable,
    unify,
)
from graphkit.i18n import Text

_COMPARISONS: Mapping[type, str] = {
    ast.EQ: "=",
    ast.NEQ: "<>",
    ast.LT: "<",
    ast.LTE: "<=",
    ast.GT: ">",
    ast.GTE: ">=",
}
_ARITHMETIC: Mapping[type, str] = {ast.Add: "+", ast.Sub: "-", ast.Mul: "*", ast.Div: "/", ast.Mod: "%"}
_LOGIC: Mapping[type, str] = {ast.And: "AND", ast.Or: "OR", ast.Xor: "XOR"}
_TEXTUAL: Mapping[type, str] = {
    ast.StartsWith: "STARTS WITH",
    ast.EndsWith: "ENDS WITH",
    ast.Contains: "CONTAINS",
}
FORMS = (*_COMPARISONS, *_ARITHMETIC, *_LOGIC, *_TEXTUAL, ast.In, ast.Pow)

_ORDERED = {*NUMBERS, STRING.name, "date", BOOLEAN.name, NULL.name, UNKNOWN.name}
_OPEN = {UNKNOWN.name, NULL.name}
_CONVERT = Text(
    vi="date('2026-02-14') cho ngày, toString(…) cho chữ, toInteger(…) cho số",
    en="date('2026-02-14') for a date, toString(…) for a string, toInteger(…) for a number",
)


def binary(form: type, left: Typed, right: Typed) -> Typed:
    """Write an operator between two expressions. Raises GraphkitError for types that do not go together."""
    if form in _COMPARISONS:
        return _compared(form, left, right)
    if form in _ARITHMETIC or form is ast.Pow:
        return _computed(form, left, right)
    if form in _LOGIC:
        demand(left, BOOLEAN)
        demand(right, BOOLEAN)
        return _written(left, _LOGIC[form], right, BOOLEAN)
    if form is ast.In:
        return _contained(left, right)
    demand(left, STRING)
    demand(right, STRING)
    found = _written(left, _TEXTUAL[form], right, BOOLEAN)
    if form is ast.Contains and (right.text == "''" or not right.text.startswith("'")):
        # An empty text is contained in every text; the engine finds it in none.
        empty = f"{right.text} = '' AND {left.text} IS NOT NULL"
        return Typed(f"({found.text} OR ({empty}))", BOOLEAN, found.aggregates)
    return found


def demand(given: Typed, wanted: Type) -> None:
    """Raise GraphkitError unless a value may stand where ``wanted`` is."""
    if not comparable(given.type, wanted):
        raise refused(
            f"{given.type.name} ở chỗ của {wanted.name}: {given.text}",
            f"{given.type.name} in the place of {wanted.name}: {given.text}",
            _CONVERT,
        )


def demand_number(given: Typed) -> None:
    """Raise GraphkitError unless a value is a number."""
    if given.type.name not in NUMBERS | _OPEN:
        demand(given, INTEGER)


def item(source: Typed, index: int) -> Typed:
    """Write an item of a list, counted from 0 or back from -1; null beyond its ends."""
    if source.type.name != "list" or source.type.item is None:
        raise refused(f"chỉ số trên {source.type.name}", f"an index on a {source.type.name}", "n.tep[0]")
    least, position = (index + 1, index + 1) if index >= 0 else (-index, index)
    safe = f"CASE WHEN size({source.text}) >= {least} THEN {source.text} END"
    return Typed(f"list_extract({safe}, {position})", source.type.item, source.aggregates)


def name_of(owner: Typed) -> str:
    """Write the label of a node or the type of a relationship; null where OPTIONAL MATCH found none."""
    if owner.type.name not in {"node", "relationship"}:
        raise refused(f"nhãn của {owner.type.name}", f"a label of a {owner.type.name}")
    text = f"label({owner.text})"
    return f"CASE WHEN {owner.text} IS NULL THEN NULL ELSE {text} END" if owner.type.optional else text


def _compared(form: type, left: Typed, right: Typed) -> Typed:
    demand(right, left.type)
    equality = form in (ast.EQ, ast.NEQ)
    for side in (left, right):
        if (not equality and side.type.name not in _ORDERED) or side.type.name in {"map", "path"}:
            raise refused(f"so sánh {side.type.name}", f"comparing a {side.type.name}")
    return _written(left, _COMPARISONS[form], right, BOOLEAN)


def _computed(form: type, left: Typed, right: Typed) -> Typed:
    names = {left.type.name, right.type.name} - _OPEN
    if form is ast.Add and names and names <= {STRING.name, "list"}:
        return _joined(left, right, unify((left.type, right.type)))
    demand_number(left)
    demand_number(right)
    if form is ast.Pow:
        return _written(left, "^", right, FLOAT)
    return _written(left, _ARITHMETIC[form], right, FLOAT if FLOAT.name in names else INTEGER)


def _joined(left: Typed, right: Typed, of: Type) -> Typed:
    """Write ``+`` of texts or lists: null where a side is, while the engine joins what is left."""
    joined = _written(left, "+", right, of)
    unknown = [side.text for side in (left, right) if not side.text.startswith(("'", "["))]
    if of.name != STRING.name or not unknown:
        return joined
    missing = " OR ".join(f"{text} IS NULL" for text in unknown)
    return Typed(f"CASE WHEN {missing} THEN NULL ELSE {joined.text} END", of, joined.aggregates)


def _contained(left: Typed, right: Typed) -> Typed:
    if right.type.name not in {"list", *_OPEN}:
        raise refused(f"IN trên {right.type.name}", f"IN on a {right.type.name}", "IN [ … ]")
    if right.type.item is not None:
        demand(left, right.type.item)
    return _written(left, "IN", right, BOOLEAN)


def _written(left: Typed, operator: str, right: Typed, of: Type) -> Typed:
    return Typed(f"({left.text} {operator} {right.text})", of, left.aggregates or right.aggregates)
