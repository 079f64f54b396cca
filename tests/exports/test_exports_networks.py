"""GraphML and GEXF, read again by networkx, have all nodes, relationships and attributes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import networkx  # type: ignore[import-untyped]
import pytest
from exports_scene import HOSTILE, STORES, document

from graphkit.engines.graph import to_networkx
from graphkit.exports import export
from graphkit.records import Store

Attributes = dict[str, object]
FORBIDDEN = {"\ufffe": "\ufffd", "\x0b": "\ufffd", "\x1f": "\ufffd"}
"""What XML cannot carry, of all that the hostile texts hold."""


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with Store.open(STORES[request.param]()) as store:
        yield store


def carried(text: str) -> str:
    lines = "\n".join(text.replace("\r\n", "\n").split("\r"))
    return "".join(FORBIDDEN.get(letter, letter) for letter in lines)


def plain(attributes: Attributes) -> Attributes:
    """Return attributes as a file can have them: dates and lists as text."""
    found: Attributes = {}
    for name, value in attributes.items():
        if isinstance(value, datetime.date):
            found[name] = value.isoformat()
        elif isinstance(value, list):
            found[name] = [carried(item) for item in value]
        else:
            found[name] = carried(value) if isinstance(value, str) else value
    return found


def listed(attributes: Attributes) -> Attributes:
    """Read the lists among attributes of a file."""
    return {
        name: json.loads(str(value)) if name in {"tep", "cac_han"} and value[:1] == "[" else value  # type: ignore[index]
        for name, value in attributes.items()
    }


def expected(store: Store) -> tuple[dict[str, Attributes], dict[tuple[str, str, str], Attributes]]:
    """Return nodes by id and edges by source, target and type, with all their attributes."""
    view = to_networkx(store)
    nodes = {id_: plain(known) for id_, known in view.nodes(data=True)}
    edges = {(a, b, type_): plain(known) for a, b, type_, known in view.edges(keys=True, data=True)}
    assert nodes and edges
    return nodes, edges


def test_graphml(store: Store, tmp_path: Path) -> None:
    [path] = export(store, "graphml", tmp_path)
    graph = networkx.read_graphml(path, force_multigraph=True)
    nodes, edges = expected(store)
    assert {id_: listed(known) for id_, known in graph.nodes(data=True)} == nodes
    read = {(a, b, known["type"]): listed(known) for a, b, known in graph.edges(data=True)}
    ids = [known.pop("id") for known in read.values()]
    assert read == edges
    assert graph.number_of_edges() == len(edges) == len(set(ids))


def test_gexf(store: Store, tmp_path: Path) -> None:
    [path] = export(store, "gexf", tmp_path)
    graph = networkx.read_gexf(path)
    nodes, edges = expected(store)
    read_nodes = {id_: listed(known) for id_, known in graph.nodes(data=True)}
    assert all(known["label"] == known["ten"] for known in read_nodes.values())
    for known in read_nodes.values():
        known["label"] = known.pop("nhan")
    assert read_nodes == nodes
    read = {(a, b, key): listed(known) for a, b, key, known in graph.edges(keys=True, data=True)}
    ids = [known.pop("id") for known in read.values()]
    for (_, _, key), known in read.items():
        assert key == known.pop("label") == known["quan_he"]
        known["type"] = known.pop("quan_he")
    assert read == edges
    assert graph.number_of_edges() == len(edges) == len(set(ids))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_several_relationships_of_one_pair_stay_apart(tmp_path: Path, form: str) -> None:
    with Store.open(STORES["hostile"]()) as store:
        [path] = export(store, form, tmp_path)
    read = networkx.read_graphml if form == "graphml" else networkx.read_gexf
    pair = read(path).get_edge_data(document(0), document(1))
    name = "type" if form == "graphml" else "quan_he"
    assert {known[name] for known in pair.values()} == {"CAN_CU", "TRIEN_KHAI", "DAN_CHIEU", "KE_HOACH_CHA"}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_a_hostile_text_adds_no_element(tmp_path: Path, form: str) -> None:
    with Store.open(STORES["hostile"]()) as store:
        [path] = export(store, form, tmp_path)
    elements = {element.tag.split("}")[1] for element in ElementTree.parse(path).iter()}
    assert "script" not in elements
    assert any("<script>" in text for text in HOSTILE)
