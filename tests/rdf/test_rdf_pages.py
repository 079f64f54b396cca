"""The pages say of the graph what the schema says, and the example is what the mapping makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import parse
from rdf_country import FACTS

from graphkit.engines.rdf import DERIVED, EVIDENCE, PREFIXES, datatype, quads
from graphkit.resources import share
from graphkit.schema import EDGES, NODES, Kind
from graphkit.schema import EVIDENCE as CARRIED

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)


def rows(text: str) -> list[list[str]]:
    return [[cell.strip().strip("`") for cell in row.split(" | ")] for row in ROW.findall(text)]


def section(heading: str) -> str:
    """The text below a heading of docs/graph.md, to the next heading."""
    text = (DOCS / "graph.md").read_text(encoding="utf-8")
    found = re.search(rf"^#+ {heading}\b.*?$(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    return found[1]


@pytest.mark.parametrize("label", NODES)
def test_the_page_has_the_properties_of_a_label(label: str) -> None:
    table = [(name, kind) for name, kind, _ in rows(section(label))[1:]]
    assert table == [(name, kind.value) for name, kind in NODES[label].properties.items()]


def test_the_page_has_every_relationship() -> None:
    table = [(name, source, target) for name, source, target, _ in rows(section("Relationships"))[1:]]
    assert table == [(edge.name, *pair) for edge in EDGES.values() for pair in edge.pairs]
    said = re.search(r"^(`.*`) are derived", section("Relationships"), re.MULTILINE)
    assert said
    assert re.findall(r"`(\w+)`", said[1]) == [edge.name for edge in EDGES.values() if edge.derived]


def test_the_page_has_what_relationships_carry() -> None:
    assert [(n, k) for n, k, _ in rows(section("Evidence"))[1:]] == [(n, k.value) for n, k in CARRIED.items()]
    assert [tuple(row[:3]) for row in rows(section("Further properties"))[1:]] == [
        (edge.name, name, kind.value) for edge in EDGES.values() for name, kind in edge.properties.items()
    ]


def test_the_page_gives_the_datatypes() -> None:
    table = {kind: literal for kind, _, literal in rows(section("Values"))[1:]}
    for kind in Kind:
        expected = datatype(kind).value.replace(PREFIXES["xsd"], "xsd:")
        assert table[kind.value] == ("one literal for each item" if kind is Kind.STRINGS else expected)


@pytest.mark.parametrize("page", [DOCS / "ontology.md", share("loaders") / "oxigraph" / "README.md"])
def test_the_pages_name_the_graphs(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"urn:gk:do-thi:[\w-]+", text)) == {DERIVED.value, EVIDENCE.value}


def test_the_page_names_the_prefixes_that_are_declared() -> None:
    text = (DOCS / "ontology.md").read_text(encoding="utf-8")
    said = re.search(r"The prefixes `([\w ]+)` are declared", text)
    assert said
    assert said[1].split() == sorted(PREFIXES)


def test_the_example_is_what_the_mapping_makes() -> None:
    example = set(parse(path=share("loaders") / "oxigraph" / "example.trig"))
    assert example == set(quads(FACTS.nodes, FACTS.edges, {"ngoc-hoi.txt": "0f" * 32}))
