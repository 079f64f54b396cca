"""The picture in a real browser without a network: what a person sees, clicks and finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import chromium
from seeing import INK_NEAR_EDGE, POINT_OF_EDGE, SMALL, WIDE, Show, showing
from views_scene import HANOI, HOSTILE, NGOC_HOI, STRATEGY, Scene, document, scene

from graphkit.i18n import set_language

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    with showing(browser, tmp_path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    yield
    set_language("vi")


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_levels_are_named_at_the_left_from_the_nation_to_the_village(
    show: Show, size: tuple[int, int]
) -> None:
    seen = show(scene(), size)
    seen.page.get_by_role("button", name="Hình vẽ").click()
    seen.page.click("#fit")
    seen.page.wait_for_timeout(100)
    names = seen.page.locator(".lane span:visible")
    assert [name.replace("\xa0", " ") for name in names.all_inner_texts()] == [
        "Trung ương",
        "Tỉnh",
        "Xã",
        "Nhiệm vụ",
        "Thôn, đơn vị",
    ]
    boxes = [box for lane in names.all() if (box := lane.bounding_box())]
    assert boxes == sorted(boxes, key=lambda box: box["y"])
    assert all(box["x"] < size[0] / 10 for box in boxes)


@pytest.mark.parametrize(
    ("kind", "source", "colour", "dashed"),
    [
        ("CAN_CU", NGOC_HOI, (0, 114, 178), False),
        ("TRIEN_KHAI", "qd1790", (0, 114, 178), True),
        ("GIAO_CHO", f"{NGOC_HOI}#nv0", (0, 158, 115), False),
        ("BAO_CAO_VE", "urn:gk:co-quan:Ngọc Hồi:ubnd", (230, 159, 0), False),
    ],
)
def test_the_kinds_of_edge_are_drawn_in_their_colours(
    show: Show, kind: str, source: str, colour: tuple[int, int, int], dashed: bool
) -> None:
    seen = show(scene())
    edge = seen.edge(kind, source)
    seen.page.evaluate("id => showEdge(id)", edge)
    seen.page.wait_for_timeout(100)
    assert seen.page.evaluate(INK_NEAR_EDGE, [edge, *colour]) < 40
    assert bool(seen.page.evaluate("id => graphkit.edges.get(id).dashes", edge)) is dashed


@pytest.mark.parametrize(
    ("kind", "source", "quote", "sentence", "file"),
    [
        ("CAN_CU", NGOC_HOI, "Căn cứ Kế hoạch số 67/KH-UBND", "tình hình thực tế", "2;45-kh-ubnd.txt"),
        ("GIAO_CHO", f"{NGOC_HOI}#nv0", "Tuyên truyền Luật", "được giao chủ trì", "5-kh-ubnd.txt"),
        ("BAO_CAO_VE", "urn:gk:co-quan:Ngọc Hồi:vhxh", "báo cáo về", "Hằng quý", "Ngọc Hồi.txt"),
    ],
)
def test_a_click_on_an_edge_shows_quote_sentence_file_and_place(
    show: Show, kind: str, source: str, quote: str, sentence: str, file: str
) -> None:
    seen = show(scene())
    seen.click_edge(seen.edge(kind, source))
    panel = seen.page.locator("#panel")
    assert quote in panel.locator("mark").inner_text()
    assert sentence in panel.locator("blockquote").inner_text()
    said = panel.inner_text()
    assert file in said
    assert "ký tự " in said


def test_who_else_says_it_is_listed(show: Show) -> None:
    made = scene()
    first, second = (
        made.say(NGOC_HOI, f"{name}.txt", "giao cho", f"Việc này giao cho {name}.") for name in ("a", "b")
    )
    made.edge("PHOI_HOP", f"{NGOC_HOI}#nv0", "urn:gk:co-quan:Ngọc Hồi:y-te", first, second)
    seen = show(made)
    seen.page.evaluate("id => showEdge(id)", seen.edge("PHOI_HOP", f"{NGOC_HOI}#nv0"))
    said = seen.page.locator("#panel").inner_text()
    assert "Nơi khác cũng nói (1)" in said
    assert said.index("a.txt") < said.index("b.txt")


def test_a_click_on_a_card_shows_its_facts_and_relations(show: Show) -> None:
    seen = show(scene())
    seen.page.mouse.click(*seen.node_on_screen(HANOI))
    said = seen.page.locator("#panel").inner_text()
    assert "67/KH-UBND" in said
    assert "14/02/2026" in said
    seen.page.locator("#panel .relations button", has_text="triển khai Nghị quyết 28/NQ-CP").click()
    assert "Thực hiện Nghị quyết số 28/NQ-CP" in seen.page.locator("#panel mark").inner_text()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("28/nq-cp", "Nghị quyết 28/NQ-CP"),
        ("truyen thong binh dang", "Quyết định 1790/QĐ-TTg"),
        ("TRUYỀN THÔNG BÌNH ĐẲNG", "Quyết định 1790/QĐ-TTg"),
        ("dong loc ke hoach", "Kế hoạch 31/KH-UBND"),
        ("thu tuong 2282", "Quyết định 2282/QĐ-TTg"),
    ],
)
def test_search_finds_number_title_and_body(show: Show, typed: str, first: str) -> None:
    seen = show(scene())
    seen.page.fill("#query", typed)
    assert seen.page.locator("#results strong").first.inner_text() == first
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#panel h2").inner_text() == first
    seen.page.fill("#query", "không có từ này")
    assert seen.page.locator("#results").inner_text() == "Không tìm thấy"


def test_the_legend_switches_a_kind_off_and_on(show: Show) -> None:
    seen = show(scene())
    edge = seen.edge("GIAO_CHO", f"{NGOC_HOI}#nv0")
    point = seen.page.evaluate(POINT_OF_EDGE, edge)
    key = seen.page.get_by_label("giao cho")
    key.uncheck()
    seen.page.mouse.click(point["x"], point["y"])
    assert seen.page.locator("#panel h2", has_text="giao cho").count() == 0
    key.check()
    seen.page.mouse.click(point["x"], point["y"])
    assert seen.page.locator("#panel h2", has_text="giao cho").count() == 1


def test_a_kind_of_node_that_is_off_takes_its_edges_along(show: Show) -> None:
    seen = show(scene())
    seen.page.get_by_label("Văn bản chưa có toàn văn").uncheck()
    assert seen.page.evaluate("() => graphkit.nodes.get('luat').hidden")
    assert (
        seen.page.evaluate("() => graphkit.edges.get({ filter: e => e.to === 'luat' && !e.hidden }).length")
        == 0
    )


def test_other_relations_are_off_at_first(show: Show) -> None:
    seen = show(scene())
    shown = "() => [...new Set(graphkit.edges.get({ filter: e => !e.hidden }).map(e => e.type))].sort()"
    assert seen.page.evaluate(shown) == ["BAO_CAO_VE", "CAN_CU", "GIAO_CHO", "TRIEN_KHAI"]
    seen.page.click("text=Quan hệ khác")
    seen.page.get_by_label("có nhiệm vụ").check()
    assert "CO_NHIEM_VU" in seen.page.evaluate(shown)


def test_nothing_moves_unless_it_is_dragged(show: Show) -> None:
    seen = show(scene())
    before = seen.positions()
    x, y = seen.node_on_screen(STRATEGY)
    seen.page.mouse.click(x, y)
    seen.page.fill("#query", "binh dang")
    seen.page.get_by_label("căn cứ").first.uncheck()
    assert seen.positions() == before
    seen.page.mouse.move(x, y)
    seen.page.mouse.down()
    seen.page.mouse.move(x + 60, y + 20, steps=5)
    seen.page.mouse.up()
    after = seen.positions()
    assert [node for node in before if before[node] != after[node]] == [STRATEGY]


def test_what_a_document_says_never_runs(show: Show) -> None:
    made = Scene()
    document(made, "a", HOSTILE, "tỉnh", HOSTILE)
    document(made, "b", "1/KH-UBND", "xã", "Kế hoạch")
    made.node("CoQuan", "c", HOSTILE, cap="tỉnh", loai=HOSTILE)
    made.edge("BAN_HANH", "c", "a")
    made.edge("CAN_CU", "b", "a", made.say("b", HOSTILE, HOSTILE, f"Căn cứ {HOSTILE}, kế hoạch"))
    seen = show(made, title=HOSTILE)
    seen.page.mouse.click(*seen.node_on_screen("a"))
    seen.page.fill("#query", "script")
    seen.page.keyboard.press("Enter")
    seen.click_edge(seen.edge("CAN_CU", "b"))
    assert seen.page.locator("#panel mark").inner_text() == HOSTILE
    assert seen.page.evaluate("() => window.hacked") is None
    assert seen.page.locator("img").count() == 0


def test_the_page_speaks_english_when_asked(show: Show) -> None:
    set_language("en")
    seen = show(scene())
    seen.click_edge(seen.edge("CAN_CU", NGOC_HOI))
    said = seen.page.locator("#panel").inner_text()
    assert "based on" in said.lower()
    assert "Place" in said
