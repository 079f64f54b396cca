"""The picture in a real browser without a network: what a person sees, clicks and finds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from views_scene import HANOI, HOSTILE, NGOC_HOI, STRATEGY, Scene, document, scene

from graphkit.i18n import set_language
from graphkit.views import render, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

pytestmark = pytest.mark.browser

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
          "--disable-sync")  # fmt: skip
_WIDE, _SMALL = (1600, 900), (400, 800)

POINT_OF_EDGE = """id => {
  const { network } = window.graphkit;
  const edge = network.body.edges[id];
  const canvas = document.querySelector("#picture canvas").getBoundingClientRect();
  for (let part = 0.2; part <= 0.8; part += 0.02) {
    const at = network.canvasToDOM(edge.edgeType.getPoint(part));
    const inside = at.x > 0 && at.y > 0 && at.x < canvas.width && at.y < canvas.height;
    if (inside && network.getEdgeAt(at) === id && network.getNodeAt(at) === undefined) {
      return { x: at.x + canvas.left, y: at.y + canvas.top };
    }
  }
  return null;
}"""
"""Returns a point of the screen at which an edge alone is drawn."""

INK_NEAR_EDGE = """([id, red, green, blue]) => {
  const { network } = window.graphkit;
  const canvas = document.querySelector("#picture canvas");
  const ratio = canvas.width / canvas.clientWidth;
  let nearest = 1000;
  for (let part = 0.1; part <= 0.9; part += 0.01) {
    const at = network.canvasToDOM(network.body.edges[id].edgeType.getPoint(part));
    const { data } = canvas.getContext("2d").getImageData(at.x * ratio - 1, at.y * ratio - 1, 3, 3);
    for (let i = 0; i < data.length; i += 4) {
      nearest = Math.min(nearest, Math.hypot(data[i] - red, data[i + 1] - green, data[i + 2] - blue));
    }
  }
  return nearest;
}"""
"""Returns how near (0: the same) the colour drawn along an edge comes to the given one."""


@dataclass
class Seen:
    """A page that is open, what it asked of the network, and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def edge(self, kind: str, source: str) -> str:
        found = self.page.evaluate(
            "([type, from]) => graphkit.edges.get({ filter: e => e.type === type && e.from === from })[0].id",
            [kind, source],
        )
        return str(found)

    def click_edge(self, edge: str) -> None:
        point = self.page.evaluate(POINT_OF_EDGE, edge)
        assert point, "no part of the edge can be clicked"
        self.page.mouse.click(point["x"], point["y"])

    def node_on_screen(self, node: str) -> tuple[float, float]:
        at = self.page.evaluate("id => graphkit.network.canvasToDOM(graphkit.network.getPosition(id))", node)
        box = self.page.locator("#picture canvas").bounding_box()
        assert box
        return box["x"] + at["x"], box["y"] + at["y"]

    def positions(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate("() => graphkit.network.getPositions()")
        return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("no Chromium (install chromium, or name it in CHROMIUM)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=program, args=list(_QUIET))
        yield opened
        opened.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Seen]]:
    """Open the picture of a scene; afterwards, nothing may have been fetched and nothing have gone wrong."""
    opened: list[Seen] = []

    def open_page(made: Scene, size: tuple[int, int] = _WIDE, **options: Any) -> Seen:
        path = tmp_path / "tranh.html"
        write(render(made.nodes, made.edges, context=made.context, **options), path)
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        context.set_offline(True)
        seen = Seen(context.new_page())
        opened.append(seen)

        def only_files(route: Route, request: Request) -> None:
            if request.url.startswith("file:"):
                route.continue_()
            else:
                seen.requests.append(request.url)
                route.abort()

        context.route("**/*", only_files)
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.on(
            "console",
            lambda said: seen.errors.append(said.text) if said.type == "error" else None,
        )
        seen.page.goto(path.as_uri())
        seen.page.wait_for_selector("#picture canvas", state="attached")
        seen.page.wait_for_timeout(100)
        return seen

    yield open_page
    for seen in opened:
        seen.page.context.close()
        assert (seen.requests, seen.errors) == ([], [])


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    yield
    set_language("vi")


@pytest.mark.parametrize("size", [_WIDE, _SMALL])
def test_levels_are_named_at_the_left_from_the_nation_to_the_village(
    show: Callable[..., Seen], size: tuple[int, int]
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
    show: Callable[..., Seen], kind: str, source: str, colour: tuple[int, int, int], dashed: bool
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
    show: Callable[..., Seen], kind: str, source: str, quote: str, sentence: str, file: str
) -> None:
    seen = show(scene())
    seen.click_edge(seen.edge(kind, source))
    panel = seen.page.locator("#panel")
    assert quote in panel.locator("mark").inner_text()
    assert sentence in panel.locator("blockquote").inner_text()
    said = panel.inner_text()
    assert file in said
    assert "ký tự " in said


def test_who_else_says_it_is_listed(show: Callable[..., Seen]) -> None:
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


def test_a_click_on_a_card_shows_its_facts_and_relations(show: Callable[..., Seen]) -> None:
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
def test_search_finds_number_title_and_body(show: Callable[..., Seen], typed: str, first: str) -> None:
    seen = show(scene())
    seen.page.fill("#query", typed)
    assert seen.page.locator("#results strong").first.inner_text() == first
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#panel h2").inner_text() == first
    seen.page.fill("#query", "không có từ này")
    assert seen.page.locator("#results").inner_text() == "Không tìm thấy"


def test_the_legend_switches_a_kind_off_and_on(show: Callable[..., Seen]) -> None:
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


def test_a_kind_of_node_that_is_off_takes_its_edges_along(show: Callable[..., Seen]) -> None:
    seen = show(scene())
    seen.page.get_by_label("Văn bản chưa có toàn văn").uncheck()
    assert seen.page.evaluate("() => graphkit.nodes.get('luat').hidden")
    assert (
        seen.page.evaluate("() => graphkit.edges.get({ filter: e => e.to === 'luat' && !e.hidden }).length")
        == 0
    )


def test_other_relations_are_off_at_first(show: Callable[..., Seen]) -> None:
    seen = show(scene())
    shown = "() => [...new Set(graphkit.edges.get({ filter: e => !e.hidden }).map(e => e.type))].sort()"
    assert seen.page.evaluate(shown) == ["BAO_CAO_VE", "CAN_CU", "GIAO_CHO", "TRIEN_KHAI"]
    seen.page.click("text=Quan hệ khác")
    seen.page.get_by_label("có nhiệm vụ").check()
    assert "CO_NHIEM_VU" in seen.page.evaluate(shown)


def test_nothing_moves_unless_it_is_dragged(show: Callable[..., Seen]) -> None:
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


def test_what_a_document_says_never_runs(show: Callable[..., Seen]) -> None:
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


def test_the_page_speaks_english_when_asked(show: Callable[..., Seen]) -> None:
    set_language("en")
    seen = show(scene())
    seen.click_edge(seen.edge("CAN_CU", NGOC_HOI))
    said = seen.page.locator("#panel").inner_text()
    assert "based on" in said.lower()
    assert "Place" in said


def test_a_printed_page_shows_the_whole_picture(show: Callable[..., Seen]) -> None:
    seen = show(scene())
    seen.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    whole = "() => [0, graphkit.data.picture.height].map(y => graphkit.network.canvasToDOM({ x: 0, y }).y)"
    top, bottom = seen.page.evaluate(whole)
    height = seen.page.locator("#picture").bounding_box()
    assert height
    assert top >= -1
    assert bottom <= height["height"] + 1
    seen.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert seen.page.locator("body.printing").count() == 0
