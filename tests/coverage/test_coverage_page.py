"""The heat map: what it holds, and in a real browser without a network what a person sees and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import chromium
from coverage_scene import INWARD, PARENT, built, commune, province, survey, texts

from graphkit.coverage.page import page
from graphkit.resolve import Reference

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = "Dựng <script>alert(1)</script> rào “chắn” & biển <b>báo</b> ở ngã ba </script> trung tâm."


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> str:
    return page(survey(built(tmp_path_factory.mktemp("scene"), texts()), reference))


def test_nothing_of_a_document_can_run(tmp_path: Path, reference: Reference) -> None:
    grounds = PARENT.replace("bảo đảm", "<script>alert(1)</script> bảo đảm")
    plans = {"tinh.txt": province(), "xa.txt": commune("xã Bình Lư", grounds, task=HOSTILE)}
    made = page(survey(built(tmp_path, plans), reference))
    assert made.count("<script") == 2 and "alert(1)</script>" not in made


def test_nothing_is_fetched(html: str) -> None:
    assert "http:" not in html and "https:" not in html
    assert "default-src 'none'" in html


Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def show(browser: Browser, html: str, tmp_path: Path) -> Iterator[Open]:
    path = tmp_path / "do-phu.html"
    path.write_text(html, encoding="utf-8")
    errors: list[str] = []
    opened = []

    def show_it(width: int = 1500, height: int = 900) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height})
        context.set_offline(True)
        opened.append(context)
        seen = context.new_page()
        seen.on("pageerror", lambda error: errors.append(str(error)))
        seen.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        seen.goto(path.as_uri())
        return seen

    yield show_it
    for context in opened:
        context.close()
    assert errors == []


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1500, 900), (420, 800)])
def test_a_click_on_a_cell_shows_the_words_and_the_file(show: Open, width: int, height: int) -> None:
    seen = show(width, height)
    seen.locator("tr", has_text="xã Tả Lèng").get_by_role("button", name="sai số").click()
    panel = seen.locator("#panel")
    assert "Kế hoạch số 301/KH-UBND" in panel.inner_text()
    assert "310/KH-UBND" in panel.inner_text()
    assert panel.locator("a").get_attribute("href").endswith(".txt")  # type: ignore[union-attr]
    box = panel.locator("blockquote").bounding_box()
    assert box and box["y"] >= 0 and box["y"] + box["height"] <= height
    assert seen.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_units_that_report_too_late_are_told_beside_the_words_of_the_province(show: Open) -> None:
    seen = show()
    seen.locator("tr", has_text=INWARD).get_by_role("button", name="trễ 01/12/2026").click()
    said = seen.locator("#detail").inner_text()
    assert "sau hạn của tỉnh" in said and "Lời của tỉnh" in said and "25/11/2026" in said


@pytest.mark.browser
def test_search_without_marks_and_groups_narrow_the_map(show: Open) -> None:
    seen = show()
    visible = seen.locator("[data-search]:visible")
    assert visible.count() == 38
    seen.fill("#query", "muong")
    names = visible.all_inner_texts()
    assert names and all("Mường" in name for name in names)
    seen.fill("#query", "khong co xa nay")
    assert visible.count() == 0 and seen.locator("#none").is_visible()
    seen.fill("#query", "")
    seen.locator("nav button.absent").click()
    assert visible.count() == 38 - 12
    assert seen.locator("tbody[data-group=gaps]").is_hidden()


@pytest.mark.browser
def test_no_cell_speaks_by_its_colour_alone(show: Open) -> None:
    seen = show()
    cells = seen.locator("tbody tr[data-search] td").all_inner_texts()
    assert cells and all(text.strip()[0] in "✓!✗–" for text in cells)
    assert all(len(text.split()) > 1 for text in cells)


@pytest.mark.browser
def test_the_keyboard_opens_a_cell_and_closes_it(show: Open) -> None:
    seen = show(420, 800)
    seen.locator("tr", has_text="xã Bình Lư").get_by_role("button", name="trong căn cứ").focus()
    seen.keyboard.press("Enter")
    assert seen.locator("#panel").evaluate("panel => panel.classList.contains('open')")
    seen.keyboard.press("Escape")
    assert not seen.locator("#panel").evaluate("panel => panel.classList.contains('open')")
