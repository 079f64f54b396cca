"""Levels in a real browser: folded, opened, in brief, listed and printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import chromium
from seeing import SMALL, WIDE, Seen, Show, showing
from views_scene import HANOI, NGOC_HOI, STRATEGY, Scene, body, cite, document, scene

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


def lane(seen: Seen, key: str) -> Any:
    return seen.page.locator(f"#lanes .lane.{key}")


def state(seen: Seen, key: str) -> str:
    return str(seen.page.evaluate("key => graphkit.levels.find(level => level.lane === key).state", key))


def hidden(seen: Seen, node: str) -> bool:
    return bool(seen.page.evaluate("id => graphkit.nodes.get(id).hidden", node))


def bundles(seen: Seen) -> dict[tuple[str, str, str], int]:
    """Return the lines to what is folded: relation, from, to, and for how many each stands."""
    found = seen.page.evaluate(
        "() => graphkit.edges.get({ filter: e => e.members }).map(e => [e.type, e.from, e.to, e.members.length])"
    )
    return {(kind, source, target): count for kind, source, target, count in found}


def large(communes: int) -> Scene:
    """Return a strategy, a province, so many communes that rest on both, and a task of each."""
    made = Scene()
    document(made, STRATEGY, "28/NQ-CP", "trung ương", "Chiến lược quốc gia về bình đẳng giới")
    document(made, HANOI, "67/KH-UBND", "tỉnh", "Triển khai công tác bình đẳng giới")
    cite(made, "TRIEN_KHAI", HANOI, STRATEGY, "Nghị quyết số 28/NQ-CP")
    for index in range(communes):
        commune = document(made, f"xa{index:03}", f"{index}/KH-UBND", "xã", f"Kế hoạch của xã {index}")
        cite(made, "CAN_CU", commune, HANOI, "Kế hoạch số 67/KH-UBND")
        task = made.node("NhiemVu", f"{commune}#nv1", f"Việc {index}", noi_dung=f"Việc {index}")
        unit = body(made, f"xa{index}:~thon", f"Các thôn xã {index}", "thôn", "thôn", group=True)
        said = made.say(commune, "a.txt", "Việc", f"Việc {index} giao các thôn.")
        made.edge("CO_NHIEM_VU", commune, task, said)
        made.edge("GIAO_CHO", task, unit, said)
    return made


def test_a_click_on_a_name_folds_its_level_and_opens_it_again(show: Show) -> None:
    seen = show(scene())
    before = seen.positions()
    lane(seen, "commune").click()
    assert lane(seen, "commune").get_attribute("aria-expanded") == "false"
    assert hidden(seen, NGOC_HOI)
    assert not hidden(seen, HANOI)
    assert seen.positions()[STRATEGY] == before[STRATEGY]
    below = f"{NGOC_HOI}#nv0"
    assert seen.positions()[below]["y"] < before[below]["y"]
    lane(seen, "commune").click()
    assert lane(seen, "commune").get_attribute("aria-expanded") == "true"
    assert not hidden(seen, NGOC_HOI)
    assert {node: seen.positions()[node] for node in before if node in seen.positions()} == {
        node: before[node] if not node.startswith("level:") else seen.positions()[node] for node in before
    }


def test_levels_fold_and_open_by_keyboard(show: Show) -> None:
    seen = show(scene())
    lane(seen, "task").focus()
    seen.page.keyboard.press("Enter")
    assert state(seen, "task") == "folded"
    seen.page.keyboard.press("Space")
    assert state(seen, "task") == "open"


def test_lines_of_what_is_folded_lead_to_its_bar_with_their_number(show: Show) -> None:
    seen = show(scene())
    assert bundles(seen) == {}
    lane(seen, "commune").click()
    assert bundles(seen)["CAN_CU", "level:commune", HANOI] == 3
    assert seen.page.evaluate("() => graphkit.levels.find(l => l.lane === 'commune').bar.label") == (
        "6 văn bản, 6 cơ quan, đơn vị"
    )
    lane(seen, "province").click()
    assert bundles(seen)["CAN_CU", "level:commune", "level:province"] == 6
    seen.page.get_by_label("căn cứ").first.uncheck()
    assert not any(kind == "CAN_CU" for kind, _, _ in bundles(seen))


def test_a_line_to_a_bar_lists_what_it_stands_for_with_evidence(show: Show) -> None:
    seen = show(scene())
    lane(seen, "commune").click()
    seen.page.evaluate("id => showBundle(id)", f"bundle:CAN_CU|level:commune|{HANOI}")
    panel = seen.page.locator("#panel")
    assert "căn cứ (3)" in panel.locator("h2").inner_text().lower()
    panel.locator("button", has_text="45/KH-UBND").click()
    assert "Căn cứ Kế hoạch số 67/KH-UBND" in panel.locator("mark").inner_text()


def test_a_bar_lists_what_it_holds_and_opens_its_level(show: Show) -> None:
    seen = show(scene())
    lane(seen, "commune").click()
    seen.page.mouse.click(*seen.node_on_screen("level:commune"))
    panel = seen.page.locator("#panel")
    assert "45/KH-UBND" in panel.inner_text()
    panel.get_by_role("button", name="Mở cấp này").click()
    assert state(seen, "commune") == "open"


def test_what_comes_into_sight_is_drawn_at_once(show: Show) -> None:
    seen = show(large(90))
    seen.page.evaluate("() => goTo(graphkit.levels.find(l => l.lane === 'commune'))")
    seen.page.wait_for_timeout(100)
    x, y = seen.node_on_screen("level:commune")
    ground = seen.page.locator("#picture canvas").bounding_box()
    assert ground
    pixels = "([x, y]) => [...document.querySelector('#picture canvas').getContext('2d').getImageData(x, y, 1, 1).data]"
    assert seen.page.evaluate(pixels, [x - ground["x"] - 90, y - ground["y"] - 8])[:3] == [230, 235, 240]


def test_what_is_searched_for_is_brought_out_of_a_folded_level(show: Show) -> None:
    seen = show(scene())
    lane(seen, "commune").click()
    seen.page.fill("#query", "45/KH-UBND")
    seen.page.keyboard.press("Enter")
    assert not hidden(seen, NGOC_HOI)
    x, y = seen.node_on_screen(NGOC_HOI)
    ground = seen.page.locator("#picture").bounding_box()
    assert ground
    assert ground["x"] < x < ground["x"] + ground["width"]
    assert ground["y"] < y < ground["y"] + ground["height"]


def test_what_was_dragged_stays_where_it_was_put(show: Show) -> None:
    seen = show(scene())
    x, y = seen.node_on_screen(NGOC_HOI)
    seen.page.mouse.move(x, y)
    seen.page.mouse.down()
    seen.page.mouse.move(x + 30, y + 10, steps=4)
    seen.page.mouse.up()
    put = seen.positions()[NGOC_HOI]
    lane(seen, "task").click()
    lane(seen, "commune").click()
    lane(seen, "commune").click()
    assert seen.positions()[NGOC_HOI] == pytest.approx(put, abs=0.2)


def test_too_many_begin_folded_and_cards_say_how_many_tasks_they_have(show: Show) -> None:
    seen = show(large(40))
    assert [state(seen, key) for key in ("centre", "province", "commune", "task", "unit")] == [
        "open", "open", "open", "folded", "folded",
    ]  # fmt: skip
    assert bundles(seen)["GIAO_CHO", "level:task", "level:unit"] == 40


def test_a_crowded_level_begins_in_brief_and_opens_whole(show: Show) -> None:
    seen = show(large(90))
    assert state(seen, "commune") == "brief"
    shown = "() => graphkit.nodes.get({ filter: n => n.lane === 'commune' && !n.hidden }).length"
    few = seen.page.evaluate(shown)
    assert 0 < few < 30
    assert lane(seen, "commune").locator("small").inner_text() == f"{few}/90"
    lane(seen, "commune").click()
    assert seen.page.evaluate(shown) == 90
    lane(seen, "commune").click()
    assert seen.page.evaluate(shown) == 0
    lane(seen, "commune").click()
    assert seen.page.evaluate(shown) == few


def test_a_level_that_is_not_on_the_page_says_so(show: Show) -> None:
    seen = show(large(40), limit=100)
    assert "Không vẽ trong trang này: Thôn, đơn vị (40)" in seen.page.locator("#folded").inner_text().replace(
        "\xa0", " "
    )
    lane(seen, "unit").click()
    seen.page.evaluate("() => showBar(graphkit.levels.find(l => l.lane === 'unit'))")
    said = seen.page.locator("#panel").inner_text()
    assert "40 nút không vẽ trong trang này" in said
    assert "--from" in said


@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_the_list_shows_the_same_levels_and_leads_to_the_panel(show: Show, size: tuple[int, int]) -> None:
    seen = show(scene(), size)
    seen.page.get_by_role("button", name="Danh sách").click()
    part = seen.page.locator("#list")
    heads = [head.split(":")[0] for head in part.locator(":scope > details > summary").all_inner_texts()]
    assert list(dict.fromkeys(heads))[:3] == ["Trung ương", "Tỉnh", "Xã"]
    row = part.locator("li", has=seen.page.get_by_role("button", name="Kế hoạch 45/KH-UBND"))
    row.locator("summary").click()
    row.locator("details li").nth(6).wait_for()
    assert row.locator("details li").count() == 7
    row.get_by_role("button", name="Kế hoạch 45/KH-UBND").focus()
    seen.page.keyboard.press("Enter")
    assert "45/KH-UBND" in seen.page.locator("#panel h2").inner_text()
    assert seen.page.locator("#picture").is_hidden()


def test_a_small_screen_begins_with_the_list_and_the_panel_is_a_sheet_at_its_foot(show: Show) -> None:
    seen = show(scene(), SMALL)
    assert seen.page.locator("#list").is_visible()
    assert seen.page.locator("#panel").is_hidden()
    seen.page.get_by_role("button", name="Nghị quyết 28/NQ-CP").click()
    box = seen.page.locator("#panel").bounding_box()
    assert box
    assert box["y"] + box["height"] == pytest.approx(SMALL[1], abs=1)
    assert box["width"] == SMALL[0]
    assert seen.page.evaluate("() => document.documentElement.scrollWidth") <= SMALL[0]
    seen.page.get_by_title("Đóng").click()
    assert seen.page.locator("#panel").is_hidden()


def test_the_page_says_which_filters_made_it(show: Show) -> None:
    made = scene()
    seen = show(made, filters=["từ Kế hoạch 67/KH-UBND", "cấp: xã"], left_out=1234)
    said = seen.page.locator("#filters").inner_text()
    assert said == f"Bộ lọc: từ Kế hoạch 67/KH-UBND; cấp: xã · {len(made.nodes)} nút, 1.234 nút bị lọc bỏ"
    assert "từ Kế hoạch 67/KH-UBND" in seen.page.title()


@pytest.mark.parametrize(("made", "several"), [(scene(), False), (large(90), True)])
def test_it_prints_on_as_many_sheets_as_can_be_read(show: Show, made: Scene, several: bool) -> None:
    seen = show(made)
    seen.page.evaluate("() => setLevel(graphkit.levels.find(l => l.lane === 'commune'), 'open')")
    seen.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    seen.page.emulate_media(media="print")
    found = seen.page.locator("#sheets .sheet")
    assert (found.count() > 1) is several
    assert "Trung ương" in found.first.inner_text()
    assert "Nhiệm vụ" in found.last.inner_text()
    assert seen.page.locator("#search").is_hidden()
    ink = (
        "canvas => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size"
    )
    assert found.first.locator("canvas").evaluate(ink) > 50
    seen.page.emulate_media(media="screen")
    seen.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert found.count() == 0
    assert seen.page.locator("body.printing").count() == 0
