"""Patterns within expressions: EXISTS, COUNT, and bare patterns in WHERE."""

from __future__ import annotations

from typing import Any

from graphkit.engines.cypher.refusal import refused
from graphkit.engines.cypher.scope import Scope
from graphkit.engines.cypher.syntax import ast
from graphkit.schema import EDGES


def body(node: Any, scope: Scope) -> str:
    """Write what stands between the braces of EXISTS or COUNT: a MATCH with its WHERE."""
    from graphkit.engines.cypher.clauses import match  # clauses hold expressions, and these hold clauses

    if isinstance(node, ast.PathPattern):
        node = ast.Query(clauses=[ast.Match(pattern=ast.Pattern(paths=[node]))])
    inner = scope.inner()
    if not isinstance(node, ast.Query) or not all(isinstance(clause, ast.Match) for clause in node.clauses):
        raise refused(
            "RETURN hoặc WITH trong { … }", "RETURN or WITH within braces", "EXISTS { MATCH … WHERE … }"
        )
    for clause in node.clauses:
        for path in clause.pattern.paths:
            _check_ends(path.elements, scope)
    return " ".join(match(clause, inner) for clause in node.clauses)


def _check_ends(elements: list[Any], scope: Scope) -> None:
    """Refuse a relationship that a node known outside can never have: the engine takes it for found."""
    for before, rel, after in zip(elements, elements[1:], elements[2:], strict=False):
        if isinstance(rel, ast.RelationshipPattern):
            for node, forward in ((before, True), (after, False)):
                name = None if node.variable is None else node.variable.this
                known = scope.variables.get(name) if name is not None else None
                ends = _ends(rel, forward)
                if known is not None and known.name == "node" and not known.names & ends:
                    raise refused(
                        f"quan hệ mà {name} không thể có", f"a relationship that {name} cannot have"
                    )


def _ends(rel: Any, forward: bool) -> set[str]:
    pairs = [pair for name in rel.types or EDGES if name in EDGES for pair in EDGES[name].pairs]
    if rel.direction is ast.Direction.BOTH:
        return {label for pair in pairs for label in pair}
    return {pair[0 if (rel.direction is ast.Direction.OUTGOING) == forward else 1] for pair in pairs}


def names_of(labels: Any) -> set[str]:
    """Return the labels of which a node has one. Raises GraphkitError for other label expressions."""
    text = labels.expression
    names = text.split("|") if text else labels.labels
    if not text and len(names) > 1:
        raise refused("nhiều nhãn cùng lúc (:A:B)", "several labels at once (:A:B)", ":A|B")
    if not all(name.isidentifier() for name in names):
        raise refused(f"biểu thức nhãn {text}", f"the label expression {text}", ":A|B")
    return set(names)
