"""Expressions computed here, over one row at a time, as Neo4j computes them: unknown stays unknown."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from graphkit.engines.cypher import builtin, days, regex
from graphkit.engines.cypher.arguments import wrong
from graphkit.engines.cypher.labels import of_expression
from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.spelling import COLLECTED
from graphkit.engines.cypher.syntax import ast
from graphkit.engines.cypher.unknown import given_value, quantified
from graphkit.engines.cypher.values import Duration, Node, Relationship, equal, less

Row = Mapping[str, Any]
Subquery = Callable[[Any, Row], list[dict[str, Any]]]

_INSTEAD = {
    "id": "n.id",
    "elementid": "n.id",
    "exists": "n.x IS NOT NULL",
    "datetime": "date()",
    "localdatetime": "date()",
    "timestamp": "date()",
}
_TAKES_NULL = {"date.truncate", "nullif"}


@dataclass(slots=True)
class Context:
    """What an expression may use: parameters, answers of subqueries, ends of relationships; results known.

    ``known`` holds values of aggregates, by the identity of their node in the tree; ``check`` raises an error
    when the time is up.
    """

    parameters: Mapping[str, Any]
    subquery: Subquery
    end_of: Callable[[Any], Node]
    check: Callable[[], None]
    known: dict[int, Any] = field(default_factory=dict)


def evaluate(node: Any, row: Row, context: Context) -> Any:
    """Return an expression's value for a row. Raises GraphkitError for a form not on the list."""
    if id(node) in context.known:
        return context.known[id(node)]
    return _value(node, row, context)


@singledispatch
def _value(node: Any, row: Row, context: Context) -> Any:
    form = type(node).__name__
    raise refused(f"dạng {form}", f"the form {form}")


@_value.register
def _(node: ast.Null, row: Row, context: Context) -> Any:
    return None


@_value.register(ast.Boolean)
@_value.register(ast.Integer)
@_value.register(ast.Float)
@_value.register(ast.String)
def _literal(node: Any, row: Row, context: Context) -> Any:
    return node.this


@_value.register
def _(node: ast.Parameter, row: Row, context: Context) -> Any:
    if node.name not in context.parameters:
        raise mistaken(f"thiếu tham số ${node.name}", f"the parameter ${node.name} is missing")
    return given_value(context.parameters[node.name])


@_value.register
def _(node: ast.Identifier, row: Row, context: Context) -> Any:
    if node.this not in row:
        raise mistaken(f"không có biến {node.this}", f"there is no variable {node.this}")
    return row[node.this]


@_value.register
def _(node: ast.Property, row: Row, context: Context) -> Any:
    return _property(evaluate(node.this, row, context), node.name)


def _property(owner: Any, name: str) -> Any:
    if owner is None:
        return None
    if isinstance(owner, Node | Relationship):
        return owner.properties.get(name)
    if isinstance(owner, dict):
        return owner.get(name)
    part = None
    if isinstance(owner, datetime.date):
        part = days.part_of_day(owner, name)
    elif isinstance(owner, Duration):
        part = builtin.part_of_duration(owner, name)
    if part is None:
        raise wrong(f".{name}", owner)
    return part


@_value.register
def _(node: ast.LabelPredicate, row: Row, context: Context) -> Any:
    owner = evaluate(node.this, row, context)
    if owner is None:
        return None
    name = owner.label if isinstance(owner, Node) else owner.type
    return name in of_expression(node.labels)


@_value.register
def _(node: ast.List, row: Row, context: Context) -> Any:
    return [evaluate(item, row, context) for item in node.expressions]


@_value.register
def _(node: ast.Map, row: Row, context: Context) -> Any:
    return {name: evaluate(item, row, context) for name, item in node.entries}


@_value.register
def _(node: ast.MapProjection, row: Row, context: Context) -> Any:
    owner = evaluate(node.this, row, context)
    if owner is None:
        return None
    result: dict[str, Any] = {}
    for entry in node.entries:
        if isinstance(entry, ast.PropertySelector):
            result[entry.name] = _property(owner, entry.name)
        elif isinstance(entry, tuple):
            result[entry[0]] = evaluate(entry[1], row, context)
        elif isinstance(entry, ast.Star):
            result |= owner if isinstance(owner, dict) else owner.properties
        else:
            name = entry if isinstance(entry, str) else entry.this
            result[name] = evaluate(ast.Identifier(this=name), row, context)
    return result


@_value.register
def _(node: ast.ListSubscript, row: Row, context: Context) -> Any:
    source, index = evaluate(node.this, row, context), evaluate(node.index, row, context)
    if source is None or index is None:
        return None
    if isinstance(source, list) and type(index) is int:
        return source[index] if -len(source) <= index < len(source) else None
    if isinstance(source, Node | Relationship | dict) and isinstance(index, str):
        return _property(source, index)
    raise wrong("[…]", source)


@_value.register
def _(node: ast.ListSlice, row: Row, context: Context) -> Any:
    source = evaluate(node.this, row, context)
    start = 0 if node.start is None else evaluate(node.start, row, context)
    end = len(source or ()) if node.end is None else evaluate(node.end, row, context)
    if source is None or start is None or end is None:
        return None
    if not isinstance(source, list):
        raise wrong("[…]", source)
    return source[start:end]


def _items(node: Any, row: Row, context: Context) -> list[Any] | None:
    source = evaluate(node.source, row, context)
    if source is not None and not isinstance(source, list):
        raise wrong("IN", source)
    return source


@_value.register
def _(node: ast.ListComprehension, row: Row, context: Context) -> Any:
    source = _items(node, row, context)
    if source is None:
        return None
    rows = ({**row, node.variable.this: item} for item in source)
    if node.where is not None:
        rows = (inner for inner in rows if truth(node.where, inner, context))
    return [
        inner[node.variable.this] if node.projection is None else evaluate(node.projection, inner, context)
        for inner in rows
    ]


@_value.register
def _(node: ast.Quantifier, row: Row, context: Context) -> Any:
    source = _items(node, row, context)
    if source is None:
        return None
    if node.where is None:
        raise mistaken(f"{node.name}(x IN danh sách WHERE …)", f"{node.name}(x IN list WHERE …) is the form")
    results = [truth(node.where, {**row, node.variable.this: item}, context) for item in source]
    return quantified(node.name.lower(), results)


@_value.register
def _(node: ast.ListLambda, row: Row, context: Context) -> Any:
    if node.name.lower() != "reduce":
        raise refused(f"{node.name}()", f"{node.name}()", "reduce(a = 0, x IN l | a + x)")
    source, result = _items(node, row, context), evaluate(node.initial, row, context)
    if source is None:
        return None
    for item in source:
        inner = {**row, node.accumulator.this: result, node.variable.this: item}
        result = evaluate(node.expression, inner, context)
    return result


@_value.register
def _(node: ast.Not, row: Row, context: Context) -> Any:
    result = truth(node.this, row, context)
    return None if result is None else not result


@_value.register
def _(node: ast.Neg, row: Row, context: Context) -> Any:
    result = evaluate(node.this, row, context)
    return None if result is None else builtin.numbers("-", 0, result)


@_value.register
def _(node: ast.IsNull, row: Row, context: Context) -> Any:
    return (evaluate(node.this, row, context) is None) != bool(node.not_)


@_value.register
def _(node: ast.Coalesce, row: Row, context: Context) -> Any:
    values = (evaluate(item, row, context) for item in node.expressions)
    return next((value for value in values if value is not None), None)


@_value.register
def _(node: ast.Case, row: Row, context: Context) -> Any:
    subject = None if node.this is None else evaluate(node.this, row, context)
    for when, then in node.ifs:
        given = evaluate(when, row, context) if node.this is not None else truth(when, row, context)
        if (equal(subject, given) if node.this is not None else given) is True:
            return evaluate(then, row, context)
    return None if node.default is None else evaluate(node.default, row, context)


@_value.register
def _(node: ast.FunctionCall, row: Row, context: Context) -> Any:
    name = node.name.lower()
    if name == COLLECTED:
        return _collected(context.subquery(node.expressions[0], row))
    if node.distinct:
        raise mistaken(f"{node.name}(DISTINCT …)", f"{node.name}(DISTINCT …) is no aggregate")
    if name == "date" and not node.expressions:
        return datetime.datetime.now(datetime.UTC).date()
    arguments = [evaluate(argument, row, context) for argument in node.expressions]
    if name in {"startnode", "endnode"} and len(arguments) == 1:
        owner = arguments[0]
        return (
            None if owner is None else context.end_of(owner.source if name == "startnode" else owner.target)
        )
    if name not in builtin.FUNCTIONS:
        raise refused(f"hàm {node.name}()", f"the function {node.name}()", _INSTEAD.get(name))
    if None in arguments and name not in _TAKES_NULL:
        return None
    try:
        return builtin.FUNCTIONS[name](*arguments)
    except (TypeError, AttributeError) as error:
        raise mistaken(f"đối số của {node.name}()", f"the arguments of {node.name}() are wrong") from error


@_value.register
def _(node: ast.PatternPredicate, row: Row, context: Context) -> Any:
    return bool(context.subquery(node, row)) != bool(node.not_)


@_value.register
def _(node: ast.CountSubquery, row: Row, context: Context) -> Any:
    return len(context.subquery(node, row))


@_value.register
def _(node: ast.PatternComprehension, row: Row, context: Context) -> Any:
    found = context.subquery(node, row)
    return [evaluate(node.projection, {**row, **inner}, context) for inner in found]


def _collected(rows: list[dict[str, Any]]) -> list[Any]:
    names = {name for row in rows for name in row if name}
    if len(names) > 1:
        raise mistaken("COLLECT { } trả về một cột", "COLLECT { } returns one column")
    return [value for row in rows for name, value in row.items() if name]


def truth(node: Any, row: Row, context: Context) -> bool | None:
    """Return a condition's value. Raises GraphkitError where it is neither true, false nor unknown."""
    result = evaluate(node.this if isinstance(node, ast.Where) else node, row, context)
    if result is not None and not isinstance(result, bool):
        raise wrong("WHERE", result)
    return result


def _compare(node: Any, row: Row, context: Context) -> Any:
    if isinstance(node.this, _COMPARISONS):
        # a < b < c says a < b AND b < c; what stands between is computed twice, which changes nothing.
        middle = node.this.expression
        parts = [_compare(node.this, row, context)]
        parts.append(_compared(node, evaluate(middle, row, context), evaluate(node.expression, row, context)))
        return quantified("all", parts)
    return _compared(node, evaluate(node.this, row, context), evaluate(node.expression, row, context))


def _compared(node: Any, left: Any, right: Any) -> bool | None:
    if isinstance(node, ast.EQ):
        return equal(left, right)
    if isinstance(node, ast.NEQ):
        same = equal(left, right)
        return None if same is None else not same
    if isinstance(node, ast.LT):
        return less(left, right)
    if isinstance(node, ast.GT):
        return less(right, left)
    pair = (left, right) if isinstance(node, ast.LTE) else (right, left)
    smaller = less(*pair)
    return None if smaller is None else smaller or equal(left, right)


_COMPARISONS = (ast.EQ, ast.NEQ, ast.LT, ast.LTE, ast.GT, ast.GTE)
_FORMS: list[tuple[tuple[type, ...], Any]] = [(_COMPARISONS, _compare)]


def _logic(node: Any, row: Row, context: Context) -> Any:
    left = truth(node.this, row, context)
    if isinstance(node, ast.Xor):
        right = truth(node.expression, row, context)
        return None if left is None or right is None else left != right
    decides = isinstance(node, ast.Or)
    if left is decides:
        return decides
    return quantified("any" if decides else "all", [left, truth(node.expression, row, context)])


_FORMS.append(((ast.And, ast.Or, ast.Xor), _logic))


def _arithmetic(node: Any, row: Row, context: Context) -> Any:
    if isinstance(node, ast.Pow) and isinstance(node.expression, ast.Pow):
        raise refused("a ^ b ^ c", "a ^ b ^ c", "(a ^ b) ^ c")
    left, right = evaluate(node.this, row, context), evaluate(node.expression, row, context)
    if left is None or right is None:
        return None
    if isinstance(node, ast.Add):
        result = builtin.plus(left, right)
    elif isinstance(node, ast.Sub):
        result = builtin.minus(left, right)
    elif isinstance(node, ast.Mul):
        result = builtin.times(left, right)
    else:
        result = builtin.numbers(_OPERATORS[type(node)], left, right)
    if isinstance(result, int) and not -(2**63) <= result < 2**63:
        raise mistaken(f"số quá lớn: {result}", f"the number {result} is too large")
    return result


_OPERATORS = {ast.Div: "/", ast.Mod: "%", ast.Pow: "^"}
_FORMS.append(((ast.Add, ast.Sub, ast.Mul, *_OPERATORS), _arithmetic))


def _textual(node: Any, row: Row, context: Context) -> Any:
    left, right = evaluate(node.this, row, context), evaluate(node.expression, row, context)
    if not (isinstance(left, str) and isinstance(right, str)):
        return None
    if isinstance(node, ast.RegexMatch):
        return regex.pattern(right).fullmatch(left) is not None
    if isinstance(node, ast.Contains):
        return right in left
    return left.startswith(right) if isinstance(node, ast.StartsWith) else left.endswith(right)


_FORMS.append(((ast.StartsWith, ast.EndsWith, ast.Contains, ast.RegexMatch), _textual))


@_value.register
def _(node: ast.In, row: Row, context: Context) -> Any:
    left, right = evaluate(node.this, row, context), evaluate(node.expression, row, context)
    if right is None:
        return None
    if not isinstance(right, list):
        raise wrong("IN", right)
    return quantified("any", [equal(left, item) for item in right])


for _forms, _write in _FORMS:
    for _form in _forms:
        _value.register(_form, _write)
