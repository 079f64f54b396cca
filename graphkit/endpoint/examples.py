"""Examples for the page: the named queries, with values that this graph has for what they ask about."""

from __future__ import annotations

from itertools import dropwhile
from typing import Any

from graphkit.endpoint.source import Source
from graphkit.engines import named
from graphkit.engines.question import Question

_MOST = """SELECT ?id ?ten {{
  {{ SELECT ?id (COUNT(*) AS ?n) {{ {{ SELECT ?id {{ ?x {relation} ?id }} LIMIT 5000 }} }}
     GROUP BY ?id ORDER BY DESC(?n) ?id LIMIT 20 }}
  ?id gk:ten ?ten
}} ORDER BY DESC(?n) ?id"""
_RELATIONS = {"van_ban": "gk:CAN_CU|gk:TRIEN_KHAI", "co_quan": "gk:GIAO_CHO"}
"""Parameters that mean a node, and the relations that lead to much asked ones."""


def examples(source: Source) -> list[dict[str, Any]]:
    """Return each named query: name, titles, text, and its parameters with the values to choose from."""
    values = {name: _values(source, relation) for name, relation in _RELATIONS.items()}
    return [_example(query, values) for query in named.catalogue() if "sparql" in query.texts]


def _example(query: named.NamedQuery, values: dict[str, list[list[str]]]) -> dict[str, Any]:
    return {
        "name": query.name,
        "vi": query.title.vi,
        "en": query.title.en,
        "text": "".join(dropwhile(_is_head, query.texts["sparql"].splitlines(keepends=True))),
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "default": None if parameter.default is None else str(parameter.default),
                "values": values.get(parameter.name, []),
            }
            for parameter in query.parameters
        ],
    }


def _is_head(line: str) -> bool:
    return line.startswith("#")


def _values(source: Source, relation: str) -> list[list[str]]:
    table = source.ask(Question(_MOST.format(relation=relation))).table
    return [] if table is None else [list(map(str, row)) for row in table.rows]
