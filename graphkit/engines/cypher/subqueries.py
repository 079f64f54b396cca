"""Patterns within expressions: EXISTS, COUNT, and bare patterns in WHERE."""

from __future__ import annotations

from typing import Any

from graphkit.engines.cypher.refusal import refused
from graphkit.engines.cypher.scope import Scope
from graphkit.engines.cypher.syntax import ast


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
    return " ".join(match(clause, inner) for clause in node.clauses)


def names_of(labels: Any) -> set[str]:
    """Return the labels of which a node has one. Raises GraphkitError for other label expressions."""
    text = labels.expression
    names = text.split("|") if text else labels.labels
    if not text and len(names) > 1:
        raise refused("nhiều nhãn cùng lúc (:A:B)", "several labels at once (:A:B)", ":A|B")
    if not all(name.isidentifier() for name in names):
        raise refused(f"biểu thức nhãn {text}", f"the label expression {text}", ":A|B")
    return set(names)
