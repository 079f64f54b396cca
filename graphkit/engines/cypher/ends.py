"""Which labels the nodes of a pattern can have, by the relationships that it asks of them.

The embedded engine knows this too, and where a node that is bound already can have none of the relationships,
it takes those of other nodes for them. So such a pattern is not left to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graphkit.engines.cypher.refusal import refused
from graphkit.engines.cypher.scope import Scope
from graphkit.engines.cypher.subqueries import names_of
from graphkit.engines.cypher.syntax import ast
from graphkit.schema import EDGES, NODES

Labels = dict[object, frozenset[str]]
_Step = tuple[object, set[tuple[str, str]], object]


def narrow(found: Labels, scope: Scope, known: set[str]) -> None:
    """Keep the labels that a pattern's variables can have; those ``known`` before stay as they are."""
    for name, labels in found.items():
        of = scope.variables.get(name) if isinstance(name, str) else None
        if of is not None and of.name == "node" and name not in known:
            scope.variables[str(name)] = replace(of, names=labels)


def possible(pattern: Any, scope: Scope) -> Labels:
    """Return the labels that each node can have. Raises GraphkitError where one can have none."""
    found: Labels = {}
    steps: list[_Step] = []
    for path in pattern.paths:
        shortest = isinstance(path.elements[0], ast.ShortestPath)
        elements = path.elements[0].this.elements if shortest else path.elements
        for element in elements:
            if isinstance(element, ast.NodePattern):
                _of_node(element, scope, found)
        for before, rel, after in zip(elements, elements[1:], elements[2:], strict=False):
            if isinstance(rel, ast.RelationshipPattern) and rel.min_hops != 0:
                steps.append((_key(before), _pairs(rel), _key(after)))
    while _narrowed(found, steps):
        pass
    if not all(found.values()):
        raise refused("mẫu không thể có trong đồ thị", "a pattern that the graph cannot have")
    return found


def _key(node: Any) -> object:
    return id(node) if node.variable is None else node.variable.this


def _of_node(node: Any, scope: Scope, found: Labels) -> None:
    key = _key(node)
    known = scope.variables.get(key) if isinstance(key, str) else None
    labels = found.get(key, frozenset(NODES))
    if known is not None and known.name == "node":
        labels &= known.names
    if node.labels is not None:
        labels &= names_of(node.labels)
    found[key] = labels


def _pairs(rel: Any) -> set[tuple[str, str]]:
    """Return the labels that a relationship can join, in the order of the pattern."""
    pairs = {pair for name in rel.types or EDGES if name in EDGES for pair in EDGES[name].pairs}
    back = {(target, source) for source, target in pairs}
    ways = {ast.Direction.OUTGOING: pairs, ast.Direction.INCOMING: back}.get(rel.direction, pairs | back)
    if not rel.variable_length:
        return ways
    return {(first, last) for first, _ in ways for _, last in ways}


def _narrowed(found: Labels, steps: list[_Step]) -> bool:
    changed = False
    for before, pairs, after in steps:
        kept = [pair for pair in pairs if pair[0] in found[before] and pair[1] in found[after]]
        for key, place in ((before, 0), (after, 1)):
            labels = found[key] & {pair[place] for pair in kept}
            changed = changed or labels != found[key]
            found[key] = labels
    return changed
