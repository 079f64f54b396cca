"""Patterns: nodes and relationships, each relationship used once within a MATCH, as Neo4j has it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from graphkit.engines.cypher import operators, subqueries
from graphkit.engines.cypher.expressions import expression, value
from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.scope import Scope, quoted
from graphkit.engines.cypher.syntax import ast
from graphkit.engines.cypher.types import BOOLEAN, Type, node_type, property_type, relationship_type
from graphkit.schema import EDGES, NODES

LONGEST = 255
"""Steps after which a search for the shortest without a bound ends: no chain of documents or bodies comes
near it, and above it the engine takes another way, forty times as long."""
_ARROWS = {
    ast.Direction.OUTGOING: ("-", "->"),
    ast.Direction.INCOMING: ("<-", "-"),
    ast.Direction.BOTH: ("-", "-"),
}


@dataclass(frozen=True, slots=True)
class _Relationship:
    """A relationship of a pattern: its node in the tree, its name, its types, whether it has many steps."""

    node: Any
    name: str
    types: frozenset[str]
    many: bool
    shortest: bool


def pattern(node: Any, scope: Scope, optional: bool) -> tuple[str, list[str]]:
    """Write the paths of a MATCH and bind their variables; return the text and conditions to add to WHERE."""
    known = [_known(rel, short, scope) for path in node.paths for rel, short in _relationships(path)]
    names = {id(rel.node): rel for rel in known}
    conditions = list(_uniqueness(known))
    texts = [_path(path, names, scope, optional, conditions) for path in node.paths]
    return ", ".join(texts), conditions


def _relationships(path: Any) -> Iterator[tuple[Any, bool]]:
    shortest = isinstance(path.elements[0], ast.ShortestPath)
    elements = path.elements[0].this.elements if shortest else path.elements
    for element in elements:
        if isinstance(element, ast.RelationshipPattern):
            yield element, shortest


def _known(node: Any, shortest: bool, scope: Scope) -> _Relationship:
    types = frozenset(node.types or EDGES)
    _check_known(types, EDGES, "loại quan hệ", "relationship type")
    name = scope.fresh() if node.variable is None else node.variable.this
    return _Relationship(node, name, types, bool(node.variable_length), shortest or id(node) in scope.fast)


def _check_known(names: frozenset[str], known: Collection[str], vi: str, en: str) -> None:
    for name in sorted(names - set(known)):
        there_are = ", ".join(known)
        raise mistaken(
            f"không có {vi} {name}; có: {there_are}", f"there is no {en} {name}; there are: {there_are}"
        )


def _uniqueness(known: list[_Relationship]) -> Iterator[str]:
    """Yield a condition for each two relationships that could be one: Neo4j never uses one twice."""
    for one, other in combinations(known, 2):
        if not one.types & other.types:
            continue
        if one.many and other.many:
            raise refused(
                "hai đường nhiều bước cùng loại quan hệ trong một MATCH",
                "two paths of many steps over one relationship type in one MATCH",
                "MATCH … MATCH …",
            )
        if one.many or other.many:
            many, single = (one, other) if one.many else (other, one)
            steps = f"properties(rels({quoted(many.name)}), '_id')"
            yield f"(NOT list_contains({steps}, id({quoted(single.name)})))"
        else:
            yield f"(id({quoted(one.name)}) <> id({quoted(other.name)}))"


def _path(
    path: Any, names: dict[int, _Relationship], scope: Scope, optional: bool, conditions: list[str]
) -> str:
    first = path.elements[0]
    elements = path.elements
    if isinstance(first, ast.ShortestPath):
        elements = first.this.elements
        if first.all_ or len(elements) != 3 or not elements[1].variable_length:
            raise refused("allShortestPaths hoặc mẫu như vậy", "allShortestPaths or such a pattern",
                          "shortestPath((a)-[:X*..10]-(b))")  # fmt: skip
    written = ""
    for element in elements:
        if isinstance(element, ast.NodePattern):
            written += _node(element, scope, optional, conditions)
        elif isinstance(element, ast.RelationshipPattern):
            written += _relationship(names[id(element)], scope, optional, conditions)
        else:
            raise refused("mẫu có lượng từ ((…)){1,3}", "a quantified pattern ((…)){1,3}", "-[:X*1..3]->")
    if path.variable is None:
        return written
    return f"{scope.bind(path.variable.this, Type('path', optional=optional))} = {written}"


def _node(node: Any, scope: Scope, optional: bool, conditions: list[str]) -> str:
    labels = frozenset(NODES) if node.labels is None else frozenset(subqueries.names_of(node.labels))
    _check_known(labels, NODES, "nhãn", "label")
    name: str | None = None if node.variable is None else node.variable.this
    of = node_type(labels)
    shown = "" if node.labels is None else ":" + ":".join(sorted(labels))
    if name is not None and name in scope.variables:
        of, shown = _bound(node, name, of, scope, conditions)
        text = quoted(name)
    else:
        text = "" if name is None else scope.bind(name, replace(of, optional=optional))
    properties = _properties(node, of, scope, conditions)
    if node.where is not None:
        conditions.append(value(node.where.this, scope, BOOLEAN).text)
    return f"({text}{shown}{properties})"


def _bound(node: Any, name: str, of: Type, scope: Scope, conditions: list[str]) -> tuple[Type, str]:
    """Handle a node that is known already: a label on it is a condition."""
    known = scope.look_up(name)
    if known.type.name != "node":
        raise mistaken(f"{name} không phải nút", f"{name} is not a node")
    if node.labels is not None and not known.type.names <= of.names:
        label = operators.name_of(known)
        conditions.append("(" + " OR ".join(f"{label} = '{one}'" for one in sorted(of.names)) + ")")
    return known.type, ""


def _relationship(rel: _Relationship, scope: Scope, optional: bool, conditions: list[str]) -> str:
    node = rel.node
    if node.variable is not None and rel.name in scope.variables:
        raise refused(f"dùng lại quan hệ {rel.name}", f"the relationship {rel.name} once more")
    if node.direction is ast.Direction.BOTH and rel.types & scope.loops:
        raise refused(
            "quan hệ không hướng mà có nút nối với chính nó",
            "a relationship without direction where some node is joined to itself",
            "-[…]->",
        )
    of = replace(Type("trail") if rel.many else relationship_type(rel.types), optional=optional)
    name = scope.bind(rel.name, of) if node.variable is not None else quoted(rel.name)
    types = "" if node.types is None else ":" + "|".join(node.types)
    if rel.many and (node.properties is not None or node.where is not None):
        raise refused("điều kiện trên quan hệ nhiều bước", "a condition on a path of many steps")
    steps = _steps(rel) if rel.many else ""
    properties = _properties(node, of, scope, conditions)
    if node.where is not None:
        conditions.append(value(node.where.this, scope, BOOLEAN).text)
    start, end = _ARROWS[node.direction]
    return f"{start}[{name}{types}{steps}{properties}]{end}"


def _steps(rel: _Relationship) -> str:
    least, most = rel.node.min_hops, rel.node.max_hops
    least = 1 if least is None else least
    if rel.shortest and least == 1:
        return f"* SHORTEST 1..{LONGEST if most is None else most}"
    if rel.shortest:
        raise refused(f"shortestPath với *{least}..", f"shortestPath with *{least}..", "*1..")
    if most is None:
        raise refused("số bước không có giới hạn (*)", "a number of steps without a bound (*)", "*1..10")
    return f"* TRAIL {least}..{most}"


def _properties(node: Any, of: Type, scope: Scope, conditions: list[str]) -> str:
    """Write a pattern's property map; what can never be equal becomes a condition that says so."""
    if node.properties is None:
        return ""
    written = []
    for name, item in node.properties.entries:
        given = expression(item, scope)
        wanted = property_type(of, name)
        operators.demand(given, wanted)
        if "null" in {wanted.name, given.type.name}:
            conditions.append("false")
        else:
            written.append(f"{name}: {given.text}")
    return f" {{{', '.join(written)}}}" if written else ""
