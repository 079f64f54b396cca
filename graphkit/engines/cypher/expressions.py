"""Expressions: each form that is known to mean the same in both dialects has its function here, no other."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from graphkit.engines.cypher import lists, operators, subqueries
from graphkit.engines.cypher.functions import call
from graphkit.engines.cypher.refusal import refused
from graphkit.engines.cypher.scope import Scope, Typed, quoted
from graphkit.engines.cypher.syntax import ast
from graphkit.engines.cypher.types import (
    BOOLEAN,
    FLOAT,
    INTEGER,
    NULL,
    STRING,
    Type,
    list_of,
    property_type,
    unify,
)

_DATE_PARTS = {"year", "month", "day", "quarter"}
_INSTEAD = {
    "RegexMatch": "toLower(x) CONTAINS 'y'",
    "PatternComprehension": "OPTIONAL MATCH … collect(…)",
    "ListLambda": "UNWIND … sum(…)",
}
_ESCAPES = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


@singledispatch
def expression(node: Any, scope: Scope) -> Typed:
    """Write an expression in the engine's dialect. Raises GraphkitError for a form not on the list."""
    form = type(node).__name__
    raise refused(f"dạng {form}", f"the form {form}", _INSTEAD.get(form))


def value(node: Any, scope: Scope, wanted: Type) -> Typed:
    """Write an expression that must be of one type. Raises GraphkitError where it is of another."""
    result = expression(node, scope)
    operators.demand(result, wanted)
    return result


@expression.register
def _(node: ast.Null, scope: Scope) -> Typed:
    return Typed("NULL", NULL)


@expression.register
def _(node: ast.Boolean, scope: Scope) -> Typed:
    return Typed("true" if node.this else "false", BOOLEAN)


@expression.register
def _(node: ast.Integer, scope: Scope) -> Typed:
    return Typed(str(node.this), INTEGER)


@expression.register
def _(node: ast.Float, scope: Scope) -> Typed:
    return Typed(repr(node.this), FLOAT)


@expression.register
def _(node: ast.String, scope: Scope) -> Typed:
    return Typed(f"'{node.this.translate(_ESCAPES)}'", STRING)


@expression.register
def _(node: ast.Parameter, scope: Scope) -> Typed:
    return scope.parameter(node.name)


@expression.register
def _(node: ast.Identifier, scope: Scope) -> Typed:
    found = scope.look_up(node.this)
    if found.type.name == "path" and found.type.optional:
        raise refused(
            f"đường {node.this} của OPTIONAL MATCH", f"the path {node.this} of OPTIONAL MATCH", "MATCH"
        )
    if found.type.name == "trail":
        raise refused(
            f"biến {node.this} của quan hệ nhiều bước",
            f"the variable {node.this} of many steps",
            "size(…)",
        )
    return found


@expression.register
def _(node: ast.Property, scope: Scope) -> Typed:
    owner = expression(node.this, scope)
    name, of = node.name, owner.type
    if of.name in {"node", "relationship"}:
        found = property_type(of, name)
        text = "NULL" if found == NULL else f"{owner.text}.{name}"
        return Typed(text, found, owner.aggregates)
    if of.name == "date" and name in _DATE_PARTS:
        return Typed(f"date_part('{name}', {owner.text})", INTEGER, owner.aggregates)
    if of.name == "map" and name in of.fields:
        return Typed(f"{owner.text}.{quoted(name)}", of.fields[name], owner.aggregates)
    raise refused(f"thuộc tính {name} của {of.name}", f"the property {name} of a {of.name}")


@expression.register
def _(node: ast.LabelPredicate, scope: Scope) -> Typed:
    owner = expression(node.this, scope)
    wanted = subqueries.names_of(node.labels)
    known = [f"{operators.name_of(owner)} = '{name}'" for name in sorted(wanted)]
    return Typed(f"({' OR '.join(known)})", BOOLEAN)


@expression.register
def _(node: ast.List, scope: Scope) -> Typed:
    items = [expression(item, scope) for item in node.expressions]
    if any(item.type.name == "null" for item in items):
        raise refused("null trong danh sách", "null in a list")
    item_type = unify(item.type for item in items)
    return Typed(f"[{_joined(items)}]", list_of(item_type), _any(items))


@expression.register
def _(node: ast.Map, scope: Scope) -> Typed:
    if not node.entries:
        raise refused("bản đồ rỗng {}", "an empty map")
    return _map([(name, expression(item, scope)) for name, item in node.entries])


@expression.register
def _(node: ast.MapProjection, scope: Scope) -> Typed:
    entries: list[tuple[str, Typed]] = []
    for entry in node.entries:
        if isinstance(entry, ast.PropertySelector):
            entries.append((entry.name, expression(ast.Property(this=node.this, name=entry.name), scope)))
        elif isinstance(entry, tuple):
            entries.append((entry[0], expression(entry[1], scope)))
        else:
            raise refused("dạng {.*} hoặc {biến}", "the form {.*} or {variable}", "{.id, .ten}")
    return _map(entries)


@expression.register
def _(node: ast.ListSubscript, scope: Scope) -> Typed:
    source, index = expression(node.this, scope), _literal_integer(node.index)
    return operators.item(source, index)


@expression.register
def _(node: ast.ListSlice, scope: Scope) -> Typed:
    source = expression(node.this, scope)
    start = 0 if node.start is None else _literal_integer(node.start)
    end = None if node.end is None else _literal_integer(node.end)
    if source.type.name != "list" or start < 0 or (end is not None and end < 0):
        raise refused("lát cắt như vậy", "such a slice", "l[0..3]")
    last = f"size({source.text})" if end is None else str(end)
    return Typed(f"list_slice({source.text}, {start + 1}, {last})", source.type, source.aggregates)


@expression.register
def _(node: ast.ListComprehension, scope: Scope) -> Typed:
    return lists.comprehension(node, scope, expression)


@expression.register
def _(node: ast.Quantifier, scope: Scope) -> Typed:
    return lists.quantifier(node, scope, expression)


@expression.register
def _(node: ast.Not, scope: Scope) -> Typed:
    inner = value(node.this, scope, BOOLEAN)
    return Typed(f"(NOT {inner.text})", BOOLEAN, inner.aggregates)


@expression.register
def _(node: ast.Neg, scope: Scope) -> Typed:
    inner = expression(node.this, scope)
    operators.demand_number(inner)
    return Typed(f"(-{inner.text})", inner.type, inner.aggregates)


@expression.register
def _(node: ast.IsNull, scope: Scope) -> Typed:
    inner = expression(node.this, scope)
    return Typed(f"({inner.text} IS {'NOT ' if node.not_ else ''}NULL)", BOOLEAN, inner.aggregates)


@expression.register
def _(node: ast.FunctionCall, scope: Scope) -> Typed:
    return call(node, scope, expression)


@expression.register
def _(node: ast.Coalesce, scope: Scope) -> Typed:
    items = [expression(item, scope) for item in node.expressions]
    return Typed(f"coalesce({_joined(items)})", unify(item.type for item in items), _any(items))


@expression.register
def _(node: ast.Case, scope: Scope) -> Typed:
    subject = None if node.this is None else expression(node.this, scope)
    parts, results = [], []
    for when, then in node.ifs:
        # CASE x WHEN null: never equal in Neo4j, so that every CASE is written with conditions.
        given = expression(when, scope)
        condition = given if subject is None else operators.binary(ast.EQ, subject, given)
        operators.demand(condition, BOOLEAN)
        results.append(expression(then, scope))
        parts.append(f"WHEN {condition.text} THEN {results[-1].text}")
    if node.default is not None:
        results.append(expression(node.default, scope))
        parts.append(f"ELSE {results[-1].text}")
    return Typed(f"CASE {' '.join(parts)} END", unify(r.type for r in results), _any(results))


@expression.register
def _(node: ast.PatternPredicate, scope: Scope) -> Typed:
    exists = f"EXISTS {{ {subqueries.body(node.pattern, scope)} }}"
    return Typed(f"(NOT {exists})" if node.not_ else exists, BOOLEAN)


@expression.register
def _(node: ast.CountSubquery, scope: Scope) -> Typed:
    return Typed(f"COUNT {{ {subqueries.body(node.query, scope)} }}", INTEGER)


def _binary(node: Any, scope: Scope) -> Typed:
    if isinstance(node, ast.Pow) and isinstance(node.expression, ast.Pow):
        raise refused("a ^ b ^ c", "a ^ b ^ c", "(a ^ b) ^ c")
    comparisons = (ast.EQ, ast.NEQ, ast.LT, ast.LTE, ast.GT, ast.GTE)
    if isinstance(node, comparisons) and isinstance(node.this, comparisons):
        raise refused("chuỗi so sánh a < b < c", "a chain of comparisons a < b < c", "a < b AND b < c")
    left, right = expression(node.this, scope), expression(node.expression, scope)
    return operators.binary(type(node), left, right)


for _form in operators.FORMS:
    expression.register(_form, _binary)


def _map(entries: list[tuple[str, Typed]]) -> Typed:
    text = ", ".join(f"{quoted(name)}: {item.text}" for name, item in entries)
    fields = {name: item.type for name, item in entries}
    return Typed(f"{{{text}}}", Type("map", fields=fields), any(item.aggregates for _, item in entries))


def _joined(items: list[Typed]) -> str:
    return ", ".join(item.text for item in items)


def _any(items: list[Typed]) -> bool:
    return any(item.aggregates for item in items)


def _literal_integer(node: Any) -> int:
    if isinstance(node, ast.Neg):
        return -_literal_integer(node.this)
    if isinstance(node, ast.Integer):
        return int(node.this)
    raise refused("chỉ số không phải một số viết sẵn", "an index that is not a number as written", "l[0]")
