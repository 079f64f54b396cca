"""Facts and their RDF say the same: every node, relationship, property and place, no more and no less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad
from pyshacl import validate
from rdf_country import FACTS, PLAN
from rdflib import Graph

from graphkit.engines.rdf import DERIVED, EVIDENCE, NS, OA, RDF, edge_quads, node_quads, quads
from graphkit.engines.sparql import to_value
from graphkit.facts import Edge, Evidence, Node, Value
from graphkit.records import FileRecord, Store
from graphkit.resources import share
from graphkit.schema import EDGES, NODES, Kind, edge_properties, node_properties

TEXTS = {"ngoc-hoi.txt": "0f" * 32}
TYPE = NamedNode(RDF + "type")


@pytest.fixture(scope="module")
def dataset() -> list[Quad]:
    return list(quads(FACTS.nodes, FACTS.edges, TEXTS))


def local(term: object) -> str:
    return str(to_value(term)).removeprefix(NS).removeprefix(OA).removeprefix(RDF)


Described = dict[str, dict[str, list[object]]]


def described(dataset: list[Quad]) -> Described:
    """Every subject with its properties, by their short names."""
    found: Described = {}
    for quad in dataset:
        found.setdefault(local(quad.subject), {}).setdefault(local(quad.predicate), []).append(
            to_value(quad.object)
        )
    return found


def expected(properties: dict[str, Kind], values: dict[str, Value]) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for key, kind in properties.items():
        value = values.get(key)
        if isinstance(value, tuple):
            found[key] = list(value)
        elif value is not None:
            found[key] = [date.fromisoformat(str(value)) if kind is Kind.DATE else value]
    return {key: items for key, items in found.items() if items}


def test_the_small_country_has_every_label_and_type() -> None:
    assert {node.label for node in FACTS.nodes} == set(NODES)
    assert {edge.type for edge in FACTS.edges} == set(EDGES)


def test_every_label_counts_the_same(dataset: list[Quad]) -> None:
    counts = Counter(local(quad.object) for quad in dataset if quad.predicate == TYPE)
    for label in NODES:
        assert counts[label] == sum(node.label == label for node in FACTS.nodes) > 0


def test_every_relationship_is_one_triple_in_its_graph(dataset: list[Quad]) -> None:
    found = {
        (local(quad.predicate), to_value(quad.subject), to_value(quad.object)): quad.graph_name
        for quad in dataset
        if local(quad.predicate) in EDGES
    }
    assert set(found) == {(edge.type, edge.source, edge.target) for edge in FACTS.edges}
    inferred = {key for key, graph in found.items() if graph == DERIVED}
    assert inferred == {
        (edge.type, edge.source, edge.target)
        for edge in FACTS.edges
        if EDGES[edge.type].derived or edge.properties.get("suy_ra")
    }
    assert {graph for key, graph in found.items() if key not in inferred} == {DefaultGraph()}


def test_every_node_has_its_properties(dataset: list[Quad]) -> None:
    nodes = described([quad for quad in dataset if quad.graph_name == DefaultGraph()])
    for node in FACTS.nodes:
        values = {**node.properties, "id": node.id, "ten": node.name}
        found = {key: items for key, items in nodes[node.id].items() if key not in {*EDGES, "type"}}
        assert found == expected(node_properties(node.label), values)


def test_every_place_is_an_annotation_with_the_edges_properties(dataset: list[Quad]) -> None:
    things = described([quad for quad in dataset if quad.graph_name == EVIDENCE])
    annotations = [thing for thing in things.values() if "Annotation" in map(local_name, thing["type"])]
    assert len(annotations) == sum(len(edge.evidence) or bool(edge.properties) for edge in FACTS.edges)
    for edge in FACTS.edges:
        mine = [
            thing
            for thing in annotations
            if statement(things, thing) == (edge.source, edge.type, edge.target)
        ]
        assert sorted(map(str, map(plain, mine))) == sorted(map(str, annotated(edge)))


def local_name(value: object) -> str:
    return str(value).rsplit("#", 1)[-1]


def statement(things: Described, annotation: dict[str, list[object]]) -> tuple[str, ...]:
    (body,) = annotation["hasBody"]
    source, kind, target = (things[str(body)][part] for part in ("subject", "predicate", "object"))
    return str(source[0]), local_name(kind[0]), str(target[0])


def plain(annotation: dict[str, list[object]]) -> dict[str, list[object]]:
    return {
        key: items for key, items in sorted(annotation.items()) if key not in {"type", "hasBody", "hasTarget"}
    }


def annotated(edge: Edge) -> Iterator[dict[str, list[object]]]:
    for place in edge.evidence:
        values: dict[str, Value] = {
            **edge.properties, "van_ban": place.document, "bat_dau": place.start, "ket_thuc": place.end,
            "trich_dan": place.quote, "tep": place.file, "cach": place.method, "do_tin_cay": place.confidence,
            "so_bang_chung": len(edge.evidence), **({"trang": place.page} if place.page else {}),
        }  # fmt: skip
        yield dict(sorted(expected(edge_properties(edge.type), values).items()))
    if not edge.evidence and edge.properties:
        yield dict(sorted(expected(edge_properties(edge.type), dict(edge.properties)).items()))


def test_a_place_selects_its_stretch_of_the_text(dataset: list[Quad]) -> None:
    things = described(dataset)
    targets = [thing for thing in things.values() if OA + "SpecificResource" in thing.get("type", [])]
    selected = set()
    for target in targets:
        position, quote = (things[str(selector)] for selector in target["hasSelector"])
        selected.add((target["hasSource"][0], position["start"][0], position["end"][0], quote["exact"][0]))
    assert selected == {
        (f"urn:gk:tep:{TEXTS[place.file]}" if place.file in TEXTS else place.document, place.start, place.end,
         place.quote)
        for edge in FACTS.edges for place in edge.evidence
    }  # fmt: skip


def test_the_mapping_conforms_to_the_shapes(dataset: list[Quad]) -> None:
    shapes, data = Graph(), Graph()
    for file in (share("ontology") / "shapes").glob("*.ttl"):
        shapes.parse(file)
    lines = "".join(f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in dataset)
    data.parse(data=lines, format="nt")
    conforms, _, text = validate(data, shacl_graph=shapes)
    assert conforms, text


def test_the_same_facts_give_the_same_quads() -> None:
    again = list(quads(FACTS.nodes, tuple(reversed(FACTS.edges)), TEXTS))
    assert set(again) == set(quads(FACTS.nodes, FACTS.edges, TEXTS))
    assert len(set(again)) == len(again)


def test_two_relationships_never_share_an_annotation(dataset: list[Quad]) -> None:
    bodies = [(quad.subject, quad.object) for quad in dataset if local(quad.predicate) == "hasBody"]
    assert len(dict(bodies)) == len(bodies)
    assert len({body for _, body in bodies}) == sum(bool(e.evidence or e.properties) for e in FACTS.edges)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)


@given(name=TEXT, files=st.lists(TEXT, unique=True), year=st.integers(-(2**62), 2**62), whole=st.booleans())
def test_a_nodes_values_come_back_whatever_they_are(
    name: str, files: list[str], year: int, whole: bool
) -> None:
    values: dict[str, Value] = {"tep": tuple(files), "nam": year, "co_toan_van": whole}
    found = described(list(node_quads(Node("VanBan", PLAN, name, values))))[PLAN]
    assert (found["ten"], found["nam"], found["co_toan_van"]) == ([name], [year], [whole])
    assert found.get("tep", []) == files


@given(quote=TEXT, confidence=st.floats(0, 1))
def test_a_places_values_come_back_whatever_they_are(quote: str, confidence: float) -> None:
    edge = Edge(
        "CAN_CU", PLAN, PLAN, "VanBan", "VanBan", (Evidence(PLAN, quote, 3, 9, quote, "x", confidence),)
    )
    values = [(local(quad.predicate), to_value(quad.object)) for quad in edge_quads(edge, {})]
    assert {("trich_dan", quote), ("exact", quote), ("tep", quote), ("do_tin_cay", confidence)} <= set(values)


@pytest.mark.parametrize("ending", ["nq", "trig"])
def test_a_file_of_rdf_holds_every_quad(tmp_path: Path, ending: str, dataset: list[Quad]) -> None:
    from pyoxigraph import parse

    from graphkit.rdf import write

    with Store.create(tmp_path / "kho.gk") as store:
        store.put([FileRecord(path, f"/{path}", sha256, 1, "ok", "key") for path, sha256 in TEXTS.items()])
        store.replace_facts(FACTS)
        write(store, tmp_path / f"gioi.{ending}")
    assert set(parse(path=tmp_path / f"gioi.{ending}")) == set(dataset)
