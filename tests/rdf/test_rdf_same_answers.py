"""A named query gives the same rows in Cypher and in SPARQL, each from its own database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdf_country import FACTS

from graphkit.engines import Engine, open_engine
from graphkit.engines.named import NamedQuery, catalogue, run
from graphkit.records import Store
from graphkit.schema import EDGES


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Engine]]:
    with Store.create(tmp_path_factory.mktemp("same") / "kho.gk") as store:
        store.replace_facts(FACTS)
        cypher, sparql = open_engine(store, "ladybug"), open_engine(store, "oxigraph")
        yield cypher, sparql
        cypher.close()
        sparql.close()


def one_at_most(query: NamedQuery) -> bool:
    """Tell whether a query needs no more than one value; the others are asked in tests/engines."""
    needed = [parameter.type for parameter in query.parameters if parameter.default is None]
    return len(needed) <= 1 and "date" not in needed


ASKED = [query for query in catalogue() if one_at_most(query)]
ANSWERED = {
    "lineage_down",
    "lineage_up",
    "most_cited",
    "plans_without_parent",
    "reporting_chain",
    "tasks_of_unit",
}


def choices(query: NamedQuery) -> Iterator[dict[str, object]]:
    """Yield values to ask with: every node for an id, a few numbers for a number."""
    needed = [parameter for parameter in query.parameters if parameter.default is None]
    if not query.parameters:
        yield {}
    for parameter in needed or query.parameters:
        values: list[object] = (
            [*(node.id for node in FACTS.nodes)] if parameter.type == "string" else [1, 2, 3, 99]
        )
        yield from ({parameter.name: value} for value in values)


@pytest.mark.parametrize("query", ASKED, ids=lambda query: query.name)
def test_a_named_query_gives_the_same_rows(engines: tuple[Engine, Engine], query: NamedQuery) -> None:
    answered = 0
    for parameters in choices(query):
        cypher, sparql = (run(engine, query.name, parameters) for engine in engines)
        assert sparql == cypher, parameters
        answered += bool(sparql.rows)
    assert answered or query.name not in ANSWERED


@pytest.mark.parametrize("name", EDGES)
def test_both_have_the_same_edges(engines: tuple[Engine, Engine], name: str) -> None:
    cypher, sparql = engines
    edges = cypher.query(f"MATCH (a)-[:{name}]->(b) RETURN a.id AS source, b.id AS target").rows
    assert sorted(map(str, sparql.query(f"SELECT ?a ?b {{ ?a gk:{name} ?b }}").rows)) == sorted(
        map(str, edges)
    )
    assert len(edges) == sum(edge.type == name for edge in FACTS.edges)
