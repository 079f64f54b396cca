"""Turtle, N-Triples and JSON-LD say what the SPARQL engine holds, each graph for itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from exports_scene import STORES
from rdflib import XSD, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from graphkit import rdf
from graphkit.engines.oxigraph import quads_of
from graphkit.exports import export
from graphkit.records import Store

GRAPHS = {"graph": rdf.STATED, "graph.derived": rdf.DERIVED, "graph.evidence": rdf.EVIDENCE}


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with Store.open(STORES[request.param]()) as store:
        yield store


def held(store: Store, name: URIRef) -> Graph:
    """Return a graph as the engine holds it; rdflib's own texts say no datatype where the engine's do."""
    found = rdf.graph(store, name)
    copy = Graph()
    for subject, predicate, value in found:
        text = isinstance(value, Literal) and value.datatype == XSD.string
        copy.add((subject, predicate, Literal(str(value)) if text else value))
    found.close()
    return copy


@pytest.mark.parametrize(("form", "ending"), [("turtle", "ttl"), ("ntriples", "nt")])
def test_each_graph_is_a_file(store: Store, tmp_path: Path, form: str, ending: str) -> None:
    paths = export(store, form, tmp_path)
    assert {path.name for path in paths} == {f"{stem}.{ending}" for stem in GRAPHS} | {"void.ttl"}
    for stem, name in GRAPHS.items():
        read, expected = Graph().parse(tmp_path / f"{stem}.{ending}"), held(store, name)
        assert expected
        assert isomorphic(read, expected), stem


def test_the_files_together_are_the_union(store: Store, tmp_path: Path) -> None:
    whole = Graph()
    for path in export(store, "turtle", tmp_path):
        if path.name != "void.ttl":
            whole.parse(path)
    assert set(whole) == set().union(*(held(store, name) for name in GRAPHS.values()))


def test_json_ld_keeps_the_named_graphs(store: Store, tmp_path: Path) -> None:
    [path] = export(store, "jsonld", tmp_path)
    read = Dataset()
    read.parse(path, format="json-ld")
    for name in GRAPHS.values():
        assert isomorphic(read.graph(name), held(store, name)), name


def test_json_ld_gives_every_term_back_as_it_was(store: Store, tmp_path: Path) -> None:
    [path] = export(store, "jsonld", tmp_path)
    assert set(ox.parse(path=path, format=ox.RdfFormat.JSON_LD)) == set(quads_of(store))


def test_json_ld_is_json_with_the_names_of_the_graph(tmp_path: Path) -> None:
    with Store.open(STORES["samples"]()) as store:
        [path] = export(store, "jsonld", tmp_path)
    nodes = {item["@id"]: item for item in json.loads(path.read_text(encoding="utf-8"))["@graph"]}
    plan = nodes["urn:lex:vn;lai.chau;xa.than.uyen:uy.ban.nhan.dan:ke.hoach:2026-04-27;96-kh-ubnd"]
    assert plan["@type"] == "VanBan"
    assert (plan["nam"], plan["co_toan_van"], plan["ngay_ban_hanh"]) == (2026, True, "2026-04-27")
    assert "urn:lex:vn;lai.chau:uy.ban.nhan.dan:ke.hoach:2026-04-14;2723-kh-ubnd" in plan["CAN_CU"]
    assert [type(plan["tep"]), len(plan["tep"])] == [list, 1]
