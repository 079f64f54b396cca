"""Lanes, tree, fold and positions: what the picture promises before any browser is asked."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_scene import HANOI, HATINH, NGOC_HOI, STRATEGY, Scene, document, scene

from graphkit.facts import Edge, Node
from graphkit.views.brief import CROWD, briefs
from graphkit.views.fold import fold
from graphkit.views.layout import CARD, arrange
from graphkit.views.levels import Lane, lane_of
from graphkit.views.spread import rows, spread
from graphkit.views.tree import grow


def _cites(source: str, target: str, kind: str = "CAN_CU") -> Edge:
    return Edge(kind, source, target, "VanBan", "VanBan")


@pytest.mark.parametrize(
    ("label", "level", "kind", "lane"),
    [
        ("VanBan", "trung ương", "", Lane.CENTRE),
        ("VanBan", "huyện", "", Lane.DISTRICT),
        ("VanBan", "xã", "", Lane.COMMUNE),
        ("VanBan", "", "", Lane.UNKNOWN),
        ("CoQuan", "tỉnh", "sở", Lane.PROVINCE),
        ("CoQuan", "xã", "ủy ban", Lane.COMMUNE),
        ("CoQuan", "xã", "phòng", Lane.UNIT),
        ("CoQuan", "thôn", "thôn", Lane.UNIT),
        ("CoQuan", "", "khác", Lane.UNIT),
        ("NhiemVu", "", "", Lane.TASK),
        ("NghiaVuBaoCao", "", "", Lane.TASK),
        ("DiaBan", "", "tỉnh", None),
    ],
)
def test_each_node_has_its_lane(label: str, level: str, kind: str, lane: Lane | None) -> None:
    properties = {name: value for name, value in (("cap", level), ("loai", kind)) if value}
    assert lane_of(Node(label, "id", "tên", properties)) is lane


def test_a_document_hangs_under_its_nearest_higher_one() -> None:
    lanes = {"law": Lane.CENTRE, "decision": Lane.CENTRE, "province": Lane.PROVINCE, "commune": Lane.COMMUNE}
    edges = [
        _cites("commune", "law"),
        _cites("commune", "province"),
        _cites("commune", "decision"),
        _cites("province", "decision", "TRIEN_KHAI"),
        _cites("decision", "law"),
    ]
    tree = grow(lanes, edges)
    assert tree.parent == {"commune": "province", "province": "decision", "decision": "law"}
    assert tree.order == ("law", "decision", "province", "commune")
    assert tree.shortcuts == {("commune", "law"), ("commune", "decision")}


def test_the_parent_plan_comes_before_other_plans_of_its_level() -> None:
    lanes = {"department": Lane.PROVINCE, "committee": Lane.PROVINCE, "commune": Lane.COMMUNE}
    edges = [_cites("commune", "department"), _cites("commune", "committee")]
    plan = _cites("commune", "committee", "KE_HOACH_CHA")
    other = _cites("commune", "department", "KE_HOACH_CHA")
    assert grow(lanes, [*edges, plan]).parent == {"commune": "committee"}
    assert grow(lanes, [*edges, other]).parent == {"commune": "department"}


def test_documents_that_cite_each_other_do_no_harm() -> None:
    lanes = dict.fromkeys("abc", Lane.COMMUNE)
    tree = grow(lanes, [_cites("a", "b"), _cites("b", "c"), _cites("c", "a"), _cites("a", "a")])
    assert sorted(tree.order) == ["a", "b", "c"]


def test_bands_follow_each_other_and_hold_their_nodes() -> None:
    made = scene()
    layout = arrange(made.nodes, made.edges)
    assert [band.lane for band in layout.bands] == [
        Lane.CENTRE,
        Lane.PROVINCE,
        Lane.COMMUNE,
        Lane.TASK,
        Lane.UNIT,
    ]
    assert all(above.bottom == below.top for above, below in pairwise(layout.bands))
    extents = {band.lane: band for band in layout.bands}
    for node in made.nodes:
        lane = lane_of(node)
        assert lane is not None
        x, y = layout.positions[node.id]
        assert extents[lane].top < y < extents[lane].bottom
        assert 0 < x < layout.width


def _many(provinces: int, communes: int) -> Scene:
    """Return a scene of bare documents: every commune cites its province, every province two laws."""
    made = Scene()
    for law in range(20):
        made.node("VanBan", f"law{law}", f"Luật {law}", cap="trung ương")
    for province in range(provinces):
        made.node("VanBan", f"p{province}", f"Kế hoạch {province}", cap="tỉnh")
        made.edge("CAN_CU", f"p{province}", f"law{province % 20}")
        for commune in range(communes):
            made.node("VanBan", f"p{province}x{commune}", f"Kế hoạch {commune}", cap="xã")
            made.edge("CAN_CU", f"p{province}x{commune}", f"p{province}")
    return made


@pytest.mark.parametrize("made", [scene(), _many(1, 1), _many(4, 30), _many(30, 3)], ids=lambda _: "scene")
def test_nothing_lies_upon_another_thing(made: Scene) -> None:
    layout = arrange(made.nodes, made.edges)
    sizes = {"VanBan": CARD, "CoQuan": (16.0, 16.0), "NhiemVu": (14.0, 14.0), "NghiaVuBaoCao": (14.0, 14.0)}
    boxes = [(node.id, *layout.positions[node.id], *sizes[node.label]) for node in made.nodes]
    for (one, x, y, width, height), (other, x2, y2, width2, height2) in combinations(boxes, 2):
        apart = abs(x - x2) >= (width + width2) / 2 or abs(y - y2) >= (height + height2) / 2
        assert apart, (one, other)


def test_communes_stand_below_their_province() -> None:
    made = scene()
    positions = arrange(made.nodes, made.edges).positions
    hanoi = [positions[doc][0] for doc in positions if doc.startswith(f"{HANOI}#") and doc.count("#") == 1]
    assert positions[NGOC_HOI][1] > positions[HANOI][1] > positions[STRATEGY][1]
    assert abs(positions[HANOI][0] - positions[NGOC_HOI][0]) < abs(
        positions[HATINH][0] - positions[NGOC_HOI][0]
    )
    assert hanoi


def test_an_empty_graph_has_no_bands() -> None:
    layout = arrange([], [])
    assert (layout.bands, layout.positions, layout.height) == ((), {}, 0.0)


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=40).map(sorted))
def test_spread_keeps_order_gap_and_bounds(wanted: list[float]) -> None:
    places = spread(wanted, 25, 0, 1000)
    assert all(after - before >= 25 - 1e-6 for before, after in pairwise(places))
    assert places[0] >= 0
    assert places[-1] <= 1000 + 1e-6


@given(st.lists(st.floats(100, 900), min_size=1, max_size=8, unique=True).map(sorted))
def test_spread_leaves_alone_what_has_room(wanted: list[float]) -> None:
    gap = min((after - before for before, after in pairwise(wanted)), default=1.0)
    assert spread(wanted, gap, 0, 1000) == pytest.approx(wanted)


@given(st.dictionaries(st.text(min_size=1), st.floats(0, 1000), max_size=30), st.integers(1, 9))
def test_rows_hold_everything_once_and_no_more_than_there_is_room(
    wanted: dict[str, float], room: int
) -> None:
    found = rows(wanted, wanted, room)
    assert sorted(item for row in found for item in row) == sorted(wanted)
    assert all(0 < len(row) <= room for row in found)


def test_below_the_limit_nothing_is_folded() -> None:
    made = scene()
    shown = fold(made.nodes, made.edges)
    assert (list(shown.nodes), list(shown.edges), shown.folded) == (made.nodes, made.edges, ())


def test_above_the_limit_whole_lower_levels_are_folded() -> None:
    made = scene()
    lanes = [lane_of(node) for node in made.nodes]
    shown = fold(made.nodes, made.edges, limit=60)
    assert shown.folded == ((Lane.TASK, lanes.count(Lane.TASK)), (Lane.UNIT, lanes.count(Lane.UNIT)))
    kept = {node.id for node in shown.nodes}
    assert {STRATEGY, HANOI, NGOC_HOI} <= kept
    assert all(edge.source in kept and edge.target in kept for edge in shown.edges)


def test_a_topmost_level_that_is_too_large_keeps_what_is_most_connected() -> None:
    made = scene()
    shown = fold(made.nodes, made.edges, limit=2)
    assert {node.id for node in shown.nodes} == {STRATEGY, "luat"}


def test_bodies_without_a_line_stand_below_what_is_seen_first() -> None:
    made = scene()
    made.node("CoQuan", "quiet", "Trường Mầm non xã Ngọc Hồi", cap="xã", loai="trường")
    made.edge("TRUC_THUOC", "quiet", "urn:gk:co-quan:Ngọc Hồi:ubnd")
    layout = arrange(made.nodes, made.edges)
    below = [node for node, (_, y) in layout.positions.items() if y > layout.height]
    assert below == ["quiet"]


def _crowd(documents: int, cited: int) -> Scene:
    made = Scene()
    for index in range(documents):
        document(made, f"d{index:03}", f"{index}/KH-UBND", "tỉnh", f"Kế hoạch {index}")
    for index in range(cited):
        made.edges.append(_cites(f"d{index + 1:03}", "d000"))
        made.edges.append(_cites(f"d{index + 1:03}", f"d{index:03}"))
    return made


def test_only_a_crowded_level_has_a_brief_of_what_most_touch() -> None:
    few, many = _crowd(CROWD, 20), _crowd(CROWD + 1, 20)
    assert briefs(few.nodes, few.edges, arrange(few.nodes, few.edges)) == {}
    layout = arrange(many.nodes, many.edges)
    brief = briefs(many.nodes, many.edges, layout)[Lane.PROVINCE]
    assert "d000" in brief.positions
    assert brief.positions.keys() <= {f"d{index:03}" for index in range(21)}
    for (x, y), (other_x, other_y) in combinations(brief.positions.values(), 2):
        assert abs(x - other_x) >= CARD[0] or abs(y - other_y) >= CARD[1]
    assert all(CARD[1] / 2 <= y <= brief.height - CARD[1] / 2 for _, y in brief.positions.values())
    assert all(CARD[0] / 2 <= x <= layout.width - CARD[0] / 2 for x, _ in brief.positions.values())


@pytest.mark.parametrize(("documents", "wide"), [(30, 2000), (300, 1560)])
def test_what_no_screen_can_show_at_once_is_as_wide_as_a_page(documents: int, wide: float) -> None:
    made = _crowd(documents, 10)
    assert 1000 < arrange(made.nodes, made.edges).width <= wide
