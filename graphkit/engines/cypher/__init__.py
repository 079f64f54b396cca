"""Neo4j 5's Cypher for the embedded engine: parsed, checked against an allow-list, written in its dialect.

Both dialects look alike and often answer differently. So whatever is written here is known to mean the same
in both; what is not known to is refused with the form to use instead. Types of values are followed through
the text, because the embedded engine converts where Neo4j compares nothing (``d.nam = '2026'``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graphkit.engines.cypher.clauses import refuse_writing_clauses, statement
from graphkit.engines.cypher.native import FIRST, refuse_writing
from graphkit.engines.cypher.reach import Ask
from graphkit.engines.cypher.refusal import RefusedError
from graphkit.engines.cypher.rows import answer
from graphkit.engines.cypher.scope import Scope, Translation
from graphkit.engines.cypher.syntax import parse
from graphkit.engines.cypher.types import type_of

__all__ = [
    "FIRST",
    "RefusedError",
    "Translation",
    "compute",
    "refuse_to_write",
    "refuse_writing",
    "translate",
]


def translate(
    text: str, parameters: Mapping[str, object] | None = None, loops: frozenset[str] = frozenset()
) -> Translation:
    """Translate a query. Without ``parameters`` (None) their types are unknown and pass everywhere.

    ``loops`` are the relationship types that join a node to itself somewhere in the graph. Raises
    GraphkitError, with the position where it is a matter of syntax, for what cannot be translated.
    """
    types = None if parameters is None else {name: type_of(value) for name, value in parameters.items()}
    scope = Scope(types, loops)
    parsed = parse(text)
    return Translation(statement(parsed, scope), tuple(scope.used))


def compute(
    text: str, parameters: Mapping[str, object], ask: Ask, check: Callable[[], None] = lambda: None
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Answer a query that cannot be translated as a whole: ``ask`` finds its patterns, the rest is done here.

    Return columns and rows. Raises GraphkitError for what is not on the list; ``check`` is called ever so
    often, and ends it with an error of its own.
    """
    parsed = parse(text)
    refuse_writing_clauses(parsed)
    return answer(parsed, parameters, ask, check)


def refuse_to_write(text: str) -> None:
    """Raise GraphkitError for a text of Neo4j's Cypher that does more than read."""
    refuse_writing_clauses(parse(text))
