"""Text: the words of a finding in their line, underlined where they stand on the screen."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_scene import PLAN, at, broken, checked, clean, english, hostile, plan, whole
from rich.cells import get_character_cell_size

from graphkit.check import SEVERITIES
from graphkit.report import Form, render
from graphkit.report.base import region
from graphkit.report.excerpt import Marked, columns, marked_lines
from graphkit.report.text import lines


def excerpt(text: str, words: str, width: int = 60) -> list[Marked]:
    start = text.index(words)
    return list(marked_lines(text, region(text, start, start + len(words)), width))


def underlined(marked: Marked) -> str:
    """Return the words above the marks, by the columns that terminals give each character."""
    column, found, under = 0, "", False
    for char in marked.words:
        if get_character_cell_size(char):
            under = marked.before <= column < marked.before + marked.marked
        found += char if under else ""
        column += get_character_cell_size(char)
    return found


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Căn cứ Kế hoạch số 5/KH-UBND của Ủy ban;", "Kế hoạch số 5/KH-UBND"),
        ("Căn cứ", "Căn cứ"),
        ("Cứ", "ứ"),
        ("漢字 và chữ Nôm 𡨸 ngày 5/5", "ngày 5/5"),
        ("漢字 và chữ Nôm 𡨸 ngày 5/5", "字 và"),
        ("👍 ngày 31/02", "ngày"),
    ],
)
def test_the_marks_stand_under_the_words(line: str, words: str, form: Literal["NFC", "NFD"]) -> None:
    line, words = (unicodedata.normalize(form, each) for each in (line, words))
    (marked,) = excerpt(f"đầu\n{line}\ncuối", words)
    assert (marked.number, marked.words, underlined(marked)) == (2, line, words)


def test_a_tab_goes_to_its_stop_and_a_control_is_as_wide_as_its_code() -> None:
    (marked,) = excerpt("a\tb\x1b[1m\tngày\r\n", "ngày")
    assert (marked.words, underlined(marked)) == ("a   b\\u001b[1m  ngày", "ngày")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("place", [0, 3, 500, 4000, 9999])
def test_a_long_line_is_cut_around_the_words(place: int, form: Literal["NFC", "NFD"]) -> None:
    line = unicodedata.normalize(form, ("ủy ban " * 1500)[: place + 1] + "NGÀY 5/5" + ("ế" * 9000)[place:])
    words = unicodedata.normalize(form, "NGÀY 5/5")
    (marked,) = excerpt(line, words)
    assert underlined(marked) == words
    assert 50 < columns(marked.words) <= 60
    assert marked.words.startswith("…") is (place > 50) and marked.words.endswith("…") is (place < 8950)


def test_words_longer_than_the_screen_are_shown_from_their_beginning() -> None:
    line = "đầu " + "x" * 100_000 + " cuối"
    (marked,) = excerpt(line, "x" * 100_000)
    assert marked.words == "…" + "x" * 58 + "…"
    assert (marked.before, marked.marked) == (1, 58)


def test_marks_on_letters_are_never_parted_from_their_letter() -> None:
    line = "e\u0302\u0301" * 4000
    for start in (0, 3000, 3001, 3002, 11_997):
        (marked,) = marked_lines(line, region(line, start, start + 1), 60)
        assert not unicodedata.combining(marked.words.lstrip("…")[0])
        assert marked.words.strip("…").count("\u0301") == marked.words.strip("…").count("e")


def test_a_line_of_marks_alone_does_no_harm() -> None:
    line = "\u0301" * 100_000 + "x"
    assert [marked.number for marked in marked_lines(line, region(line, 50_000, 50_001), 60)] == [1]


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        ("", 0, 0, [(1, "", 0, 1)]),
        ("ab\ncd", 2, 2, [(1, "ab", 2, 1)]),
        ("ab\ncd", 5, 5, [(2, "cd", 2, 1)]),
        ("ab\n\n  cd \nef", 1, 12, [(1, "ab", 1, 1), (3, "  cd ", 2, 2), (4, "ef", 0, 2)]),
        ("ab\ncd\n", 3, 6, [(2, "cd", 0, 2)]),
        ("1\n2\n3\n4\n5", 0, 9, [(1, "1", 0, 1), (2, "2", 0, 1), (3, "3", 0, 1)]),
    ],
)
def test_the_lines_of_a_place(
    text: str, start: int, end: int, shown: list[tuple[int, str, int, int]]
) -> None:
    found = marked_lines(text, region(text, start, end), 60)
    assert [(each.number, each.words, each.before, each.marked) for each in found] == shown


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


@given(st.data(), ANY_TEXT, st.integers(30, 120))
def test_no_line_is_wider_than_the_screen_and_the_marks_are_within(
    data: st.DataObject, text: str, width: int
) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    for marked in marked_lines(text, region(text, start, end), width):
        assert columns(marked.words) <= width
        assert not any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in marked.words)
        assert 0 <= marked.before <= columns(marked.words) and 0 < marked.marked <= width


def test_a_report_as_a_person_sees_it() -> None:
    item = checked(
        PLAN,
        whole("Thiếu cơ quan ban hành"),
        at(PLAN, "31/02/2026", "KG204", "Không có ngày này", suggestion="28/02/2026"),
    )
    assert list(lines([item, clean()])) == [
        "kế hoạch/xã.txt: cảnh báo KG103: Thiếu cơ quan ban hành",
        "",
        "kế hoạch/xã.txt:11:50: lỗi KG204: Không có ngày này",
        "   |",
        "11 | 1. Văn hóa - Xã hội tham mưu, báo cáo trước ngày 31/02/2026.",
        "   |" + " " * 50 + "^" * 10,
        "   = Đề nghị: 28/02/2026",
        "",
        "Có 2 điều phải báo ở 1/2 tệp: 1 lỗi, 1 cảnh báo.",
    ]


def test_findings_come_by_their_place() -> None:
    shown = list(render("concise", [plan()]))
    assert [line.split(": ")[1].split()[0] for line in shown] == ["KG103", "KG201", "KG203", "KG204"]


def test_what_goes_on_below_says_as_far_as_where() -> None:
    item = checked("1\n2\n3\n4\n5", at("1\n2\n3\n4\n5", "1\n2\n3\n4\n5"))
    assert "  | … đến dòng 5" in list(lines([item]))


def test_colours_are_by_severity() -> None:
    shown = "\n".join(lines([plan()], lambda words, look: f"<{look}>{words}</>"))
    assert all(f"<{severity}>" in shown for severity in SEVERITIES)
    assert "<error>^^^" in shown and "<strong>kế hoạch/xã.txt:8:8</>" in shown


def test_the_summary_in_both_languages() -> None:
    both = [plan(), clean()], [clean()], [checked(PLAN, whole("x"))]
    assert [list(lines(each))[-1] for each in both] == [
        "Có 4 điều phải báo ở 1/2 tệp: 1 lỗi, 2 cảnh báo, 1 thông tin.",
        "Đã kiểm tra 1 tệp: không có gì phải báo.",
        "Có 1 điều phải báo ở 1/1 tệp: 1 cảnh báo.",
    ]
    with english():
        assert [list(lines(each))[-1] for each in both] == [
            "4 findings in 1 of 2 files: 1 error, 2 warnings, 1 info.",
            "Checked 1 file: nothing to report.",
            "1 finding in 1 of 1 file: 1 warning.",
        ]


def test_concise_is_a_line_a_finding() -> None:
    assert list(render("concise", [checked(PLAN, at(PLAN, "Số:")), broken(), clean()])) == [
        "kế hoạch/xã.txt:3:1: KG203 Sai",
        "hỏng.docx: KG901 hỏng",
    ]


@pytest.mark.parametrize("form", ["text", "concise"])
def test_a_terminal_obeys_nothing_of_a_hostile_document(form: Form) -> None:
    shown = list(render(form, [hostile()]))
    assert all(char.isprintable() for line in shown for char in line)
    assert not any(line.lstrip().startswith("::") for line in shown)
    assert form == "concise" or any("\\u001b[31mđỏ" in line for line in shown)
