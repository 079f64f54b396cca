"""List expressions: ``[x IN l WHERE … | …]`` and all, any, none, single, in the forms that answer right.

The embedded engine computes the bodies of list expressions over the items of many rows at once; where a body
takes a property of an item, where the list was collected, or where a text has several of them, it gives a row
what belongs to another, or ends the process. So there is one such expression in a text, over a list property,
that compares its items with literals. Of a path's nodes and relationships one property can be had without.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphkit.engines.cypher import operators
from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.scope import Scope, Typed, quoted
from graphkit.engines.cypher.syntax import ast
from graphkit.engines.cypher.types import BOOLEAN, INTEGER, NULL, STRING, Type, list_of, property_type

Write = Callable[[Any, Scope], Typed]

_LITERALS = (ast.String, ast.Integer, ast.Float, ast.Boolean)
_COMPARISONS = (
    ast.EQ, ast.NEQ, ast.LT, ast.LTE, ast.GT, ast.GTE, ast.StartsWith, ast.EndsWith, ast.Contains,
)  # fmt: skip
_OF_PATHS = {"nodes", "relationships"}
_CALLS = {"toupper": ("upper", STRING), "tolower": ("lower", STRING), "size": ("size", INTEGER)}


def comprehension(node: Any, scope: Scope, write: Write) -> Typed:
    """Write ``[x IN l WHERE … | …]``. Raises GraphkitError for a form that the engine answers wrong."""
    if isinstance(node.source, ast.FunctionCall) and node.source.name.lower() in _OF_PATHS:
        return _of_path(node, scope, write)
    source, item = _items(node, scope, write)
    text, of = source.text, item.type
    if node.where is not None:
        text = f"list_filter({text}, {item.text} -> {_condition(node.where, item, scope, write).text})"
    if node.projection is not None and not _is(node.projection, item):
        text, of = _mapped(node.projection, item, text)
    return Typed(text, list_of(of))


def quantifier(node: Any, scope: Scope, write: Write) -> Typed:
    """Write all, any, none or single. Raises GraphkitError for a form that the engine answers wrong."""
    if node.where is None:
        raise mistaken(f"{node.name}(x IN danh sách WHERE …)", f"{node.name}(x IN list WHERE …) is the form")
    source, item = _items(node, scope, write)
    condition = _condition(node.where, item, scope, write)
    return Typed(f"{node.name}({item.text} IN {source.text} WHERE {condition.text})", BOOLEAN)


def _items(node: Any, scope: Scope, write: Write) -> tuple[Typed, Typed]:
    """Return the list and its variable."""
    if not isinstance(node.source, ast.Property | ast.List) or scope.lists:
        raise _refused()
    scope.lists.append(node)
    source = write(node.source, scope)
    if source.type.name != "list" or source.type.item is None:
        raise _refused()
    return source, Typed(quoted(node.variable.this), source.type.item)


def _of_path(node: Any, scope: Scope, write: Write) -> Typed:
    """Write ``[n IN nodes(p) | n.x]``, and ``type(r)`` of the relationships."""
    source, taken = write(node.source, scope), node.projection
    item = source.type.item
    if item is None or node.where is not None:
        raise _refused()
    variable = Typed(quoted(node.variable.this), item)
    if isinstance(taken, ast.Property) and _is(taken.this, variable):
        field, of = taken.name, property_type(item, taken.name)
    elif isinstance(taken, ast.FunctionCall) and taken.name.lower() == "type" and item.name == "relationship":
        field, of = "_label", STRING if _is(taken.expressions[0], variable) else NULL
    else:
        raise _refused()
    if of == NULL:
        raise _refused()
    return Typed(f"properties({source.text}, '{field}')", list_of(of))


def _condition(node: Any, item: Typed, scope: Scope, write: Write) -> Typed:
    if isinstance(node, ast.And | ast.Or):
        left = _condition(node.this, item, scope, write)
        right = _condition(node.expression, item, scope, write)
        return operators.binary(type(node), left, right)
    if isinstance(node, ast.Not):
        return Typed(f"(NOT {_condition(node.this, item, scope, write).text})", BOOLEAN)
    if isinstance(node, _COMPARISONS) and _is(node.this, item) and isinstance(node.expression, _LITERALS):
        return operators.binary(type(node), item, write(node.expression, scope))
    raise _refused()


def _mapped(call: Any, item: Typed, text: str) -> tuple[str, Type]:
    known = isinstance(call, ast.FunctionCall) and call.name.lower() in _CALLS
    if not known or len(call.expressions) != 1 or not _is(call.expressions[0], item):
        raise _refused()
    operators.demand(item, STRING)
    function, of = _CALLS[call.name.lower()]
    return f"list_transform({text}, {item.text} -> {function}({item.text}))", of


def _is(node: Any, item: Typed) -> bool:
    return isinstance(node, ast.Identifier) and quoted(node.this) == item.text


def _refused() -> Exception:
    return refused("biểu thức danh sách như vậy", "such a list expression", "UNWIND … AS x")
