"""The five annotated plans together: what their graph must show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from link_scene import edges, names, nodes

from graphkit.facts import Facts
from graphkit.link import link
from graphkit.pipeline import analyse
from graphkit.resolve import Reference

pytestmark = pytest.mark.shared

NGOC_HOI, BINH_LU, WOMEN, CAN_LOC, DONG_THAP = "000", "001", "002", "003", "004"
STRATEGY = "urn:lex:vn:chinh.phu:nghi.quyet:2021-03-03;28-nq-cp"
HA_NOI_67 = "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;67-kh-ubnd"
HA_NOI_139 = "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2021-06-03;139-kh-ubnd"
LAI_CHAU_2723 = "urn:lex:vn;lai.chau:uy.ban.nhan.dan:ke.hoach:2026-04-14;2723-kh-ubnd"
HA_TINH_211 = "urn:lex:vn;ha.tinh:uy.ban.nhan.dan:ke.hoach:2025-05-08;211-kh-ubnd"


@dataclass(frozen=True)
class Graph:
    facts: Facts
    ids: dict[str, str]


@pytest.fixture(scope="module")
def graph(shared: Path, reference: Reference) -> Graph:
    made = [analyse(path) for path in sorted((shared / "seeds").glob("*.txt"))]
    readings = {item.reading.source.sha256: item.reading for item in made}
    files = [(item.reading.source, item.extraction) for item in made]
    ids = {Path(item.reading.source.path).name[:3]: item.extraction.header.id or "" for item in made}
    return Graph(link(files, reference, readings.__getitem__), ids)


def test_all_five_rest_on_the_strategy_or_carry_it_out(graph: Graph) -> None:
    basis, carried = edges(graph.facts, "CAN_CU"), edges(graph.facts, "TRIEN_KHAI")
    for plan in (NGOC_HOI, CAN_LOC, DONG_THAP):
        assert (graph.ids[plan], STRATEGY) in basis
    for plan in (BINH_LU, WOMEN):
        assert (graph.ids[plan], STRATEGY) in carried


@pytest.mark.parametrize(
    ("plan", "target"),
    [
        (NGOC_HOI, HA_NOI_67),
        (WOMEN, HA_NOI_67),
        (BINH_LU, LAI_CHAU_2723),
        (CAN_LOC, HA_TINH_211),
        (DONG_THAP, STRATEGY),
    ],
)
def test_each_has_its_parent_plan(graph: Graph, plan: str, target: str) -> None:
    assert (graph.ids[plan], target) in edges(graph.facts, "KE_HOACH_CHA")
    assert (graph.ids[plan], target) in edges(graph.facts, "CAN_CU")


def test_a_plan_cited_twice_is_one_node_that_carries_out_the_strategy(graph: Graph) -> None:
    said = [
        edge for edge in graph.facts.edges if edge.target == HA_NOI_139 and edge.source == graph.ids[NGOC_HOI]
    ]
    places = {(item.start, item.end) for edge in said for item in edge.evidence}
    assert len(places) == 2
    (proof,) = edges(graph.facts, "TRIEN_KHAI")[HA_NOI_139, STRATEGY].evidence
    assert proof.document == graph.ids[NGOC_HOI] and "139/KH-UBND" in proof.quote


def test_villages_have_tasks(graph: Graph) -> None:
    units = {unit for _, unit in names(graph.facts, "GIAO_CHO") if unit.lower().startswith("các thôn")}
    assert len(units) == 2 and all(unit.endswith(("Ngọc Hồi", "Can Lộc")) for unit in units)


def test_reporting_lines_as_the_texts_say_them(graph: Graph) -> None:
    lines = names(graph.facts, "BAO_CAO_VE")
    culture = "Phòng Văn hóa - Xã hội xã Can Lộc"
    assert (culture, "Ủy ban nhân dân xã Can Lộc") in lines
    assert any(sender.lower().startswith("các thôn") and receiver == culture for sender, receiver in lines)
    home = "Sở Nội vụ tỉnh Đồng Tháp"
    assert {(home, "Ủy ban nhân dân tỉnh Đồng Tháp"), (home, "Bộ Nội vụ")} <= lines
    assert ("Ủy ban nhân dân các xã, phường tỉnh Đồng Tháp", home) in lines


def test_every_quote_stands_in_its_file(graph: Graph) -> None:
    texts: dict[str, str] = {}
    for edge in graph.facts.edges:
        for item in edge.evidence:
            text = texts.setdefault(item.file, Path(item.file).read_bytes().decode("utf-8"))
            assert text[item.start : item.end] == item.quote
    assert sum(bool(node.properties["co_toan_van"]) for node in nodes(graph.facts, "VanBan").values()) == 5
