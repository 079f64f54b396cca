"""The page: what it holds, and in a real browser without a network what a person sees and clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import chromium
from hypothesis import given
from hypothesis import strategies as st
from report_scene import (
    BAD_PATH,
    HOSTILE,
    PLAN,
    RULE,
    broken,
    checked,
    clean,
    english,
    hostile,
    plan,
    said,
    whole,
)
from selectolax.lexbor import LexborHTMLParser

from graphkit.check import Checked, Observation
from graphkit.check.base import finding
from graphkit.report import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Open = Callable[..., "Page"]
"""Opens the report of files in a window of the given size."""

WIDE, SMALL = (1400, 900), (420, 800)


def html(*items: Checked) -> str:
    return "\n".join(render("html", items))


def lines(source: str) -> list[str]:
    """Return the text of the documents on a page, line by line."""
    return [line.text() for line in LexborHTMLParser(source).css(".line")]


def test_the_whole_text_is_there_word_for_word() -> None:
    assert lines(html(plan())) == PLAN.split("\n")


@given(st.data(), st.text(st.sampled_from("aé<&\n\t "), min_size=1, max_size=60))
def test_marks_leave_the_text_as_it_is(data: st.DataObject, text: str) -> None:
    offsets = st.integers(0, len(text))
    spans = [
        sorted(span) for span in data.draw(st.lists(st.tuples(offsets, offsets), min_size=1, max_size=6))
    ]
    seen = [finding(RULE["KG203"], Observation(said("Sai"), start, end), text) for start, end in spans]
    tree = LexborHTMLParser(html(checked(text, *seen)))
    assert [line.text() for line in tree.css(".line")] == text.split("\n")
    assert len(tree.css(".note")) == len({link.id for link in tree.css("i.at")}) == len(spans)
    marked = "".join(mark.text() for mark in tree.css(".line > mark"))
    covered = (char for at, char in enumerate(text) if any(start <= at < end for start, end in spans))
    # blanks at the end of a line need no mark
    assert "".join(marked.split()) == "".join("".join(covered).split())


@pytest.mark.parametrize("item", [plan(), hostile(), broken(), clean(), checked("", whole("x"))])
def test_the_page_asks_for_nothing_and_runs_nothing(item: Checked) -> None:
    tree = LexborHTMLParser(html(item))
    assert not tree.css("script, img, iframe, object, form, [onerror], [onclick], link:not([rel=icon])")
    assert all((link.attributes["href"] or "").startswith("#") for link in tree.css("a"))
    (policy,) = tree.css("meta[http-equiv]")
    assert (policy.attributes["content"] or "").startswith("default-src 'none'; img-src data:; style-src ")


def test_files_without_findings_are_named_and_those_without_text_are_told() -> None:
    tree = LexborHTMLParser(html(broken(), clean()))
    assert [item.text() for item in tree.css(".clean li")] == ["tốt.txt"]
    assert not tree.css(".text")
    assert ["hỏng" in note.text() for note in tree.css("section > .note")] == [True]


def test_both_languages() -> None:
    assert 'lang="vi"' in html(plan()) and "Kết quả kiểm tra" in html(plan())
    with english():
        shown = html(plan(), clean())
    assert '<html lang="en">' in shown and "What the check found" in shown and "4 findings in 1 of 2" in shown
    assert "en Số không khớp" in shown and "Kết quả" not in shown


def test_a_hostile_document_is_words_only() -> None:
    shown = html(hostile())
    assert BAD_PATH in [title.text() for title in LexborHTMLParser(shown).css("h2")]
    first, *_, last = lines(shown)
    assert first == HOSTILE.split("\n")[0] and last == HOSTILE.split("\n")[-1]
    assert "\\u001b[31mđỏ" in shown and "\\u202e" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Give a function that opens pages; in the end, nothing may have been fetched or have gone wrong."""
    wrong: list[str] = []
    contexts = []

    def opened(*items: Checked, size: tuple[int, int] = WIDE) -> Page:
        path = tmp_path / "kết quả.html"
        path.write_text(html(*items), encoding="utf-8")
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        context.set_offline(True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: wrong.append(request.url) if request.url[:5] != "file:" else None)
        page.on("console", lambda said: wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def colours(page: Page, words: str) -> set[str]:
    """Return the colours behind the innermost marks that hold words."""
    found = page.locator("mark", has_text=words).all()
    return {mark.evaluate("mark => getComputedStyle(mark).backgroundColor") for mark in found}


@pytest.mark.browser
@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_nothing_is_wider_than_the_window(show: Open, size: tuple[int, int]) -> None:
    page = show(plan(), hostile(), checked("x" * 5000, whole("y" * 5000)), size=size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    size_of_letters = page.locator(".line").first.evaluate(
        "line => parseFloat(getComputedStyle(line).fontSize)"
    )
    assert size_of_letters >= 14


@pytest.mark.browser
@pytest.mark.parametrize("size", [WIDE, SMALL])
def test_the_list_leads_to_the_place(show: Open, size: tuple[int, int]) -> None:
    long = "Điều khoản.\n" * 300
    item = plan()
    page = show(clean(), Checked(item.document, item.text + long), plan("khác.txt"), size=size)
    page.locator("nav a", has_text="KG203").last.click()
    mark = (
        page.locator("section", has=page.get_by_role("heading", name="khác.txt")).locator("mark.error").first
    )
    box = mark.bounding_box()
    assert box is not None and 0 < box["y"] < size[1]
    page.locator(".note.error a").last.click()
    item_box = page.locator("nav li.error").last.bounding_box()
    assert item_box is not None and 0 <= item_box["y"] < size[1]


@pytest.mark.browser
def test_severities_are_shown_and_hidden(show: Open) -> None:
    page = show(plan())
    assert [label.inner_text().strip() for label in page.locator("label").all()] == [
        "Lỗi 1",
        "Cảnh báo 2",
        "Thông tin 1",
    ]
    assert len(colours(page, "2732/KH-UBND")) == 3
    page.get_by_label("Lỗi").uncheck()
    assert page.locator(".note:visible").count() == page.locator("nav li:visible").count() == 3
    assert "rgba(0, 0, 0, 0)" in colours(page, "2732/KH-UBND")
    page.get_by_label("Cảnh báo").uncheck()
    page.get_by_label("Thông tin").uncheck()
    assert page.locator(".note:visible, nav li:visible").count() == 0
    assert colours(page, "2732/KH-UBND") == {"rgba(0, 0, 0, 0)"}
    page.get_by_label("Lỗi").check()
    assert page.locator(".note:visible").count() == 1


@pytest.mark.browser
def test_a_hostile_page_stays_quiet(show: Open) -> None:
    page = show(hostile())
    assert page.locator(".line").first.inner_text() == HOSTILE.split("\n")[0]
    assert page.title() == "Kết quả kiểm tra"


@pytest.mark.browser
def test_in_print_everything_is_there(show: Open) -> None:
    page = show(plan(), *(plan(f"{number}.txt") for number in range(9)), size=SMALL)
    page.emulate_media(media="print")
    assert page.locator(".note:visible").count() == 40
    assert page.locator("fieldset:visible").count() == 0
    assert page.pdf().startswith(b"%PDF")
