"""Which nodes and edges a filter leaves: a small country, and each filter alone and together."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from graphkit.answers.selection import Filters, level, province, select
from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Evidence, Facts, Node, Value
from graphkit.schema import EDGES

LAW = "urn:lex:vn:quoc.hoi:luat:2006;73-2006-qh11"
STRATEGY = "urn:lex:vn:chinh.phu:nghi.quyet:2021-03-03;28-nq-cp"
HANOI = "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;67-kh-ubnd"
LAICHAU = "urn:lex:vn;lai.chau:uy.ban.nhan.dan:ke.hoach:2026-02-20;9-kh-ubnd"
COMMUNE = "urn:lex:vn;ha.noi;xa.ngoc.hoi:uy.ban.nhan.dan:ke.hoach:2026-03-02;45-kh-ubnd"
GOVERNMENT = "urn:gk:co-quan:vn:chinh-phu"
MINISTRY = "urn:gk:co-quan:vn:bo-noi-vu"
PREMIER = "urn:gk:co-quan:vn:thu-tuong-chinh-phu"
UBND_HN = "urn:gk:co-quan:vn;ha.noi:uy-ban-nhan-dan"
OFFICE_HN = "urn:gk:co-quan:vn;ha.noi:so-noi-vu"
UBND_LC = "urn:gk:co-quan:vn;lai.chau:uy-ban-nhan-dan"
UBND_NH = "urn:gk:co-quan:vn;ha.noi;xa.ngoc.hoi:uy-ban-nhan-dan"
VILLAGES = "urn:gk:co-quan:vn;ha.noi;xa.ngoc.hoi:~cac-thon"
CLUB = "urn:gk:co-quan:vn;ha.noi;xa.ngoc.hoi:cau-lac-bo"
NAMES = {
    "law": LAW, "strategy": STRATEGY, "hanoi": HANOI, "laichau": LAICHAU, "commune": COMMUNE,
    "government": GOVERNMENT, "ministry": MINISTRY, "premier": PREMIER, "ubnd-hn": UBND_HN,
    "office-hn": OFFICE_HN, "ubnd-lc": UBND_LC, "ubnd-nh": UBND_NH, "villages": VILLAGES, "club": CLUB,
    "task-s": f"{STRATEGY}#nv1", "task-hn": f"{HANOI}#nv2", "task-lc": f"{LAICHAU}#nv3",
    "task-nh": f"{COMMUNE}#nv4", "task-club": f"{COMMUNE}#nv5", "duty": f"{COMMUNE}#bc6",
}  # fmt: skip
SHORT = {id_: name for name, id_ in NAMES.items()}
LEVEL = {
    LAW: "trung ương", STRATEGY: "trung ương", HANOI: "tỉnh", LAICHAU: "tỉnh", COMMUNE: "xã",
    GOVERNMENT: "trung ương", MINISTRY: "trung ương", PREMIER: "trung ương", UBND_HN: "tỉnh",
    OFFICE_HN: "tỉnh", UBND_LC: "tỉnh", UBND_NH: "xã", VILLAGES: "thôn",
}  # fmt: skip


def _label(name: str) -> str:
    if name.startswith("task"):
        return "NhiemVu"
    if name == "duty":
        return "NghiaVuBaoCao"
    return "VanBan" if NAMES[name].startswith("urn:lex:") else "CoQuan"


def _node(name: str) -> Node:
    properties: dict[str, Value] = {"cap": LEVEL[NAMES[name]]} if NAMES[name] in LEVEL else {}
    return Node(_label(name), NAMES[name], name, properties)


def _edge(kind: str, source: str, target: str, said_in: str | None = None) -> Edge:
    document = NAMES[said_in or source].partition("#")[0]
    said = () if EDGES[kind].derived else (Evidence(document, "a.txt", 0, 1, "a", "number", 0.9),)
    return Edge(kind, NAMES[source], NAMES[target], _label(source), _label(target), said)


PLACES = (
    Node("DiaBan", "urn:gk:dia-ban:vn;ha.noi", "thành phố Hà Nội"),
    Node("DiaBan", "urn:gk:dia-ban:vn;lai.chau", "tỉnh Lai Châu"),
    Node("DiaBan", "urn:gk:dia-ban:vn;ha.noi;xa.ngoc.hoi", "xã Ngọc Hồi"),
)
FACTS = Facts(
    (*map(_node, NAMES), *PLACES),
    (
        _edge("CAN_CU", "strategy", "law"),
        _edge("TRIEN_KHAI", "hanoi", "strategy"),
        _edge("CAN_CU", "laichau", "strategy"),
        _edge("CAN_CU", "commune", "hanoi"),
        _edge("CAN_CU", "commune", "law"),
        _edge("KE_HOACH_CHA", "commune", "hanoi"),
        _edge("BAN_HANH", "government", "strategy"),
        _edge("BAN_HANH", "ubnd-hn", "hanoi"),
        _edge("BAN_HANH", "ubnd-lc", "laichau"),
        _edge("BAN_HANH", "ubnd-nh", "commune"),
        _edge("CO_NHIEM_VU", "strategy", "task-s"),
        _edge("CO_NHIEM_VU", "hanoi", "task-hn"),
        _edge("CO_NHIEM_VU", "laichau", "task-lc"),
        _edge("CO_NHIEM_VU", "commune", "task-nh"),
        _edge("CO_NHIEM_VU", "commune", "task-club"),
        _edge("CO_NGHIA_VU", "commune", "duty"),
        _edge("GIAO_CHO", "task-s", "ministry"),
        _edge("GIAO_CHO", "task-hn", "office-hn"),
        _edge("GIAO_CHO", "task-lc", "ubnd-lc"),
        _edge("GIAO_CHO", "task-nh", "villages"),
        _edge("PHOI_HOP", "task-club", "club"),
        _edge("NGUOI_BAO_CAO", "duty", "villages"),
        _edge("BAO_CAO_VE", "villages", "ubnd-nh", "commune"),
        _edge("BAO_CAO_VE", "ubnd-nh", "office-hn", "commune"),
        _edge("BAO_CAO_VE", "ubnd-hn", "ministry", "hanoi"),
        _edge("BAO_CAO_VE", "ministry", "premier", "strategy"),
        Edge("THUOC_DIA_BAN", UBND_HN, PLACES[0].id, "CoQuan", "DiaBan"),
    ),
)
START = {name: _node(name) for name in NAMES}
OF_COMMUNE = "commune ubnd-nh villages club office-hn task-nh task-club duty"
OF_HANOI = f"hanoi ubnd-hn office-hn task-hn ministry {OF_COMMUNE}"

CASES: dict[str, tuple[dict[str, Any], str]] = {
    "nothing": ({}, " ".join(NAMES)),
    "from the commune": ({"start": START["commune"]}, f"{OF_COMMUNE} hanoi ubnd-hn strategy government law"),
    "from the commune, one step": (
        {"start": START["commune"], "depth": 1},
        f"{OF_COMMUNE} hanoi ubnd-hn law",
    ),
    "from the commune alone": ({"start": START["commune"], "depth": 0}, OF_COMMUNE),
    "from the province": ({"start": START["hanoi"]}, f"{OF_HANOI} strategy government law"),
    "from the strategy, one step": (
        {"start": START["strategy"], "depth": 1},
        "strategy government task-s ministry premier law hanoi ubnd-hn office-hn task-hn "
        "laichau ubnd-lc task-lc",
    ),
    "level": ({"levels": ("xã",)}, "commune ubnd-nh club task-nh task-club duty"),
    "two levels": (
        {"levels": ("xã", "thôn")},
        "commune ubnd-nh club task-nh task-club duty villages",
    ),
    "a level without documents": ({"levels": ("thôn",)}, "villages task-nh duty commune ubnd-nh"),
    "province": ({"province": "Hà Nội"}, f"{OF_HANOI} strategy government law"),
    "province and level": (
        {"province": "tỉnh Lai Châu", "levels": ("tỉnh",)},
        "laichau ubnd-lc task-lc",
    ),
    "the document asked for stays whatever its level": (
        {"start": START["commune"], "levels": ("trung ương",)},
        "commune ubnd-nh club task-nh task-club duty strategy government law",
    ),
    "one relationship": ({"types": ("TRIEN_KHAI",)}, "hanoi ubnd-hn strategy government"),
    "a task comes with its document": (
        {"types": ("PHOI_HOP",)},
        "task-club club commune ubnd-nh",
    ),
    "bodies alone": (
        {"types": ("BAO_CAO_VE",)},
        "villages ubnd-nh office-hn ubnd-hn ministry premier",
    ),
    "from, along one relationship": (
        {"start": START["commune"], "types": ("KE_HOACH_CHA",)},
        "commune ubnd-nh hanoi ubnd-hn",
    ),
    "nothing is left": ({"province": "Lai Châu", "types": ("BAO_CAO_VE",)}, ""),
    "depth without steps of that kind": (
        {"start": START["commune"], "types": ("GIAO_CHO",)},
        "commune ubnd-nh task-nh villages",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_left(case: str) -> None:
    filters, expected = CASES[case]
    found = select(FACTS, Filters(**filters))
    assert {SHORT[node.id] for node in found.facts.nodes} == set(expected.split())
    assert found.left_out == len(NAMES) - len(found.facts.nodes)


def _between(filters: Filters) -> set[tuple[str, str, str]]:
    edges = select(FACTS, filters).facts.edges
    return {(edge.type, SHORT[edge.source], SHORT[edge.target]) for edge in edges}


def test_only_edges_between_what_is_left_and_of_what_was_asked() -> None:
    assert _between(Filters(province="Lai Châu")) == {
        ("CAN_CU", "laichau", "strategy"),
        ("BAN_HANH", "ubnd-lc", "laichau"),
        ("BAN_HANH", "government", "strategy"),
        ("CO_NHIEM_VU", "laichau", "task-lc"),
        ("GIAO_CHO", "task-lc", "ubnd-lc"),
    }
    assert _between(Filters(types=("PHOI_HOP",))) == {
        ("PHOI_HOP", "task-club", "club"),
        ("CO_NHIEM_VU", "commune", "task-club"),
        ("BAN_HANH", "ubnd-nh", "commune"),
    }


def test_reporting_lines_that_other_documents_say_are_not_drawn() -> None:
    assert ("BAO_CAO_VE", "ministry", "premier") in _between(Filters())
    assert ("BAO_CAO_VE", "ministry", "premier") not in _between(Filters(province="Hà Nội"))
    assert ("BAO_CAO_VE", "ubnd-hn", "ministry") not in _between(Filters(start=START["commune"]))


PARTS: tuple[dict[str, Any], ...] = (
    {"start": START["hanoi"]},
    {"province": "Hà Nội"},
    {"types": ("GIAO_CHO", "CAN_CU")},
)


@pytest.mark.parametrize(("one", "other"), list(combinations(PARTS, 2)))
def test_two_filters_leave_no_more_than_each(one: dict[str, Any], other: dict[str, Any]) -> None:
    both = {node.id for node in select(FACTS, Filters(**{**one, **other})).facts.nodes}
    assert both
    for alone in (one, other):
        assert both <= {node.id for node in select(FACTS, Filters(**alone)).facts.nodes}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("trung-uong", "trung ương"),
        ("Trung ương", "trung ương"),
        ("TINH", "tỉnh"),
        ("cấp tỉnh", "tỉnh"),
        ("district", "huyện"),
        ("phường", "xã"),
        ("thôn", "thôn"),
        ("village", "thôn"),
    ],
)
def test_levels_as_people_type_them(typed: str, name: str) -> None:
    assert level(typed) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ha noi", "thành phố Hà Nội"),
        ("Thành phố Hà Nội", "thành phố Hà Nội"),
        ("tỉnh lai châu", "tỉnh Lai Châu"),
        ("TP. Hà Nội", "thành phố Hà Nội"),
    ],
)
def test_provinces_as_people_type_them(typed: str, name: str) -> None:
    assert province(FACTS, typed) == name


def test_what_is_unknown_is_answered_with_what_there_is() -> None:
    with pytest.raises(GraphkitError, match="trung-uong, tinh, huyen, xa, thon"):
        level("khu phố")
    with pytest.raises(GraphkitError, match=r"“Huế”; có: thành phố Hà Nội, tỉnh Lai Châu$"):
        province(FACTS, "Huế")
