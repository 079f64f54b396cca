"""Markdown, read by a parser that does not know how it was written."""

from __future__ import annotations

from markdown_it import MarkdownIt
from report_scene import BAD_PATH, PLAN, at, broken, checked, clean, hostile, plan
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from graphkit.check import Checked
from graphkit.report import render

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def page(*items: Checked) -> HTMLParser:
    return HTMLParser(READER.render("\n".join(render("markdown", items))))


def words(tree: HTMLParser, tag: str) -> str:
    found = tree.css_first(tag)
    assert found is not None
    return found.text()


def cells(tree: HTMLParser) -> list[list[str]]:
    return [[cell.text() for cell in row.css("td")] for row in tree.css("tbody tr")]


def test_a_table_a_file_with_findings() -> None:
    tree = page(plan(), clean(), broken())
    assert [title.text() for title in tree.css("h2")] == ["kế hoạch/xã.txt", "hỏng.docx"]
    assert words(tree, "p") == "Có 5 điều phải báo ở 2/3 tệp: 2 lỗi, 2 cảnh báo, 1 thông tin."
    assert cells(tree) == [
        ["", "KG103 issuer-missing", "cảnh báo", "Thiếu cơ quan ban hành", ""],
        ["8", "KG201 parent-plan-not-cited", "thông tin", "Không dẫn kế hoạch cấp trên", ""],
        ["8", "KG203 parent-number-wrong", "lỗi", "Số không khớp", "2723/KH-UBND"],
        ["8", "KG204 parent-date-wrong", "cảnh báo", "Ngày không khớp", ""],
        ["", "KG901 unreadable", "lỗi", "hỏng", ""],
    ]


def test_cells_read_as_they_were_written() -> None:
    for said in (
        "a|b",
        "\\|",
        "`a|b`",
        "*a* _b_ ~~c~~",
        "<b>&amp;",
        "1. a",
        "- a",
        "# a",
        "![x](y)",
        "a\\",
        "$x$",
    ):
        assert cells(page(checked(PLAN, at(PLAN, "Số:", message=said))))[0][3] == said


def test_a_hostile_document_is_words_only() -> None:
    source = "\n".join(render("markdown", [hostile()]))
    tree = page(hostile())
    assert all(len(row) == 5 for row in cells(tree)) and len(cells(tree)) == 2
    assert words(tree, "h2") == BAD_PATH
    assert not tree.css("script, img, a, code, strong, em, b")
    assert "<script>alert(1)</script>" in cells(tree)[0][3]
    assert "@ai" not in source and "http://" not in source
