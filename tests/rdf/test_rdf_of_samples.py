"""The bundled plans, built for real: their RDF keeps the shapes and says what the property graph says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

import pytest
from pyshacl import validate
from rdflib import SH, Graph

from graphkit import rdf
from graphkit.build import build
from graphkit.engines import Engine, open_engine
from graphkit.engines.named import NamedQuery, catalogue, run
from graphkit.engines.oxigraph import quads_of
from graphkit.exports import export
from graphkit.records import Store
from graphkit.resources import share
from graphkit.schema import EDGES, NODES


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("samples") / "mau.gk"
    build(sorted(samples.glob("*.txt")), path, jobs=1)
    with Store.open(path) as store:
        yield store


@pytest.fixture(scope="module")
def engines(store: Store) -> Iterator[tuple[Engine, Engine]]:
    cypher, sparql = open_engine(store, "ladybug"), open_engine(store, "oxigraph")
    yield cypher, sparql
    cypher.close()
    sparql.close()


def test_the_facts_keep_the_shapes(store: Store) -> None:
    shapes, data = Graph(), Graph()
    for file in (share("ontology") / "shapes").glob("*.ttl"):
        shapes.parse(file)
    lines = (f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads_of(store))
    data.parse(data="".join(lines), format="nt")
    conforms, _, text = validate(data, shacl_graph=shapes)
    assert conforms, text


def test_the_rules_tell_of_the_plans_that_have_a_fault(store: Store, tmp_path: Path) -> None:
    data = Graph()
    for path in export(store, "turtle", tmp_path):
        data.parse(path)
    _, report, _ = validate(data, shacl_graph=Graph().parse(share("ontology") / "rules.ttl"))
    assert isinstance(report, Graph)
    told = {
        (str(shape).rpartition("#")[2], str(data.value(report.value(result, SH.focusNode), rdf.NS.tep)))
        for result, shape in report.subject_objects(SH.sourceShape)
    }
    assert {(code, PurePath(file).stem) for code, file in told} == {
        ("KG101", "xa-muong-than"),
        ("KG101", "xa-soc-son"),
        ("KG201", "phuong-doan-ket"),
        ("KG201", "phuong-hong-ha"),
        ("KG201", "xa-quoc-oai"),
    }


def test_every_label_and_type_counts_the_same(store: Store, engines: tuple[Engine, Engine]) -> None:
    sparql = engines[1]
    for label in NODES:
        rows = sparql.query(f"SELECT (COUNT(*) AS ?n) {{ ?id a gk:{label} }}").rows
        assert rows == [(sum(1 for _ in store.nodes(label)),)], label
    for name in EDGES:
        rows = sparql.query(f"SELECT (COUNT(*) AS ?n) {{ ?a gk:{name} ?b }}").rows
        assert rows == [(len(store.edges(name)),)], name


LABELS = {"van_ban": "VanBan", "co_quan": "CoQuan"}
OF_A_NODE = [
    query for query in catalogue() if {parameter.name for parameter in query.parameters} & set(LABELS)
]


@pytest.mark.parametrize("query", OF_A_NODE, ids=lambda query: query.name)
def test_a_named_query_gives_the_same_rows(
    store: Store, engines: tuple[Engine, Engine], query: NamedQuery
) -> None:
    answered = 0
    for name in [parameter.name for parameter in query.parameters if parameter.name in LABELS]:
        for given in [{name: node.id} for node in store.nodes(LABELS[name])]:
            cypher, sparql = (run(engine, query.name, given) for engine in engines)
            assert sparql == cypher, given
            answered += bool(sparql.rows)
    assert answered
