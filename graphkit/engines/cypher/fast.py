"""Where the shortest trails alone decide an answer, as in lineage: enumerating all of them explodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graphkit.engines.cypher.functions import is_aggregate
from graphkit.engines.cypher.syntax import ast, walk

_UNMOVED = {"min", "max"}
"""Aggregates that give the same however often a row is repeated."""


def shortest_suffices(clauses: list[Any]) -> set[int]:
    """Return the variable-length relationships (identities of tree nodes) that may be searched as shortest.

    That is so where a MATCH is the only use of its trails but for ``min(size(r))`` or ``min(length(p))``, its
    ends differ by a condition (a trail may come back to its start, a shortest path does not), and the next
    projection gives the same however many trails join two ends.
    """
    found: set[int] = set()
    for index, clause in enumerate(clauses):
        if isinstance(clause, ast.Match) and not clause.optional:
            following = next((c for c in clauses[index:] if isinstance(c, ast.With | ast.Return)), None)
            if following is not None and _repeats_do_not_matter(following):
                found |= {id(rel) for rel in _candidates(clause, clauses)}
    return found


def _candidates(clause: Any, clauses: list[Any]) -> Iterator[Any]:
    unequal = set(_unequal(clause.where.this)) if clause.where is not None else set()
    for path in clause.pattern.paths:
        elements = path.elements
        many = [e for e in elements if _has_many_steps(e)]
        for before, rel, after in zip(elements, elements[1:], elements[2:], strict=False):
            if not _has_many_steps(rel) or len(many) > 1 or rel.min_hops not in (None, 1):
                continue
            ends = frozenset(e.variable.this for e in (before, after) if e.variable is not None)
            names = {v.this for v in (path.variable, rel.variable) if v is not None}
            if len(ends) == 2 and ends in unequal and not _used(names, clauses) and _alone(rel, clause):
                yield rel


def _has_many_steps(element: Any) -> bool:
    return isinstance(element, ast.RelationshipPattern) and bool(element.variable_length)


def _repeats_do_not_matter(clause: Any) -> bool:
    calls = [node for node in walk(clause) if is_aggregate(node)]
    if not calls:
        return bool(clause.distinct)
    return all(call.distinct or call.name.lower() in _UNMOVED for call in calls)


def _unequal(condition: Any) -> Iterator[frozenset[str]]:
    """Yield the pairs of variables that a condition says to differ."""
    if isinstance(condition, ast.And):
        yield from _unequal(condition.this)
        yield from _unequal(condition.expression)
    elif isinstance(condition, ast.NEQ):
        sides = (condition.this, condition.expression)
        if all(isinstance(side, ast.Identifier) for side in sides):
            yield frozenset(side.this for side in sides)


def _alone(rel: Any, clause: Any) -> bool:
    """Return whether no other relationship of the MATCH may be one of the trail's."""
    others = (node for node in walk(clause.pattern) if isinstance(node, ast.RelationshipPattern))
    return not any(_overlap(rel, other) for other in others if other is not rel)


def _overlap(one: Any, other: Any) -> bool:
    return one.types is None or other.types is None or bool(set(one.types) & set(other.types))


def _used(names: set[str], clauses: list[Any]) -> bool:
    """Return whether one of the names is used but for the least length."""
    uses = sum(1 for node in walk(clauses) if isinstance(node, ast.Identifier) and node.this in names)
    bindings = sum(
        1
        for node in walk(clauses)
        if isinstance(node, ast.PathPattern | ast.RelationshipPattern)
        and node.variable is not None
        and node.variable.this in names
    )
    least = sum(1 for node in walk(clauses) if _is_least(node, names))
    return uses > bindings + least


def _is_least(node: Any, names: set[str]) -> bool:
    if not (is_aggregate(node) and node.name.lower() == "min" and len(node.expressions) == 1):
        return False
    inner = node.expressions[0]
    return (
        isinstance(inner, ast.FunctionCall)
        and inner.name.lower() in {"size", "length"}
        and len(inner.expressions) == 1
        and isinstance(inner.expressions[0], ast.Identifier)
        and inner.expressions[0].this in names
    )
