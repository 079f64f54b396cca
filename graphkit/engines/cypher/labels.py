"""Label expressions: which labels a node, which has one, may have."""

from __future__ import annotations

from typing import Any

from graphkit.engines.cypher.refusal import mistaken
from graphkit.schema import EDGES, NODES


def of_expression(labels: Any) -> frozenset[str]:
    """Return the labels or types that satisfy an expression. Raises GraphkitError for a name that is none."""
    names = labels.expression.split("|") if labels.expression else labels.labels
    parts = [name.strip() for name in names]
    known = [*NODES, *EDGES]
    for name in parts:
        if name not in known:
            there_are = ", ".join(NODES)
            raise mistaken(
                f"không có nhãn {name}; có: {there_are}", f"there is no label {name}; there are: {there_are}"
            )
    return frozenset(parts) if labels.expression or len(parts) == 1 else frozenset()
