"""Any pieces on any pages: the stretches cover the text, and no word is lost or read twice."""

from __future__ import annotations

from collections import Counter

import pytest
from docx_files import assert_covers
from hypothesis import given
from hypothesis import strategies as st

from graphkit.read.pdf_layout import write
from graphkit.read.pdf_page import Page, Piece, Table
from graphkit.read.pdf_quality import is_believed, is_marked, share_of_syllables

WIDTH, HEIGHT = 595.0, 842.0
WORDS = st.lists(
    st.sampled_from(
        ["Kế", "hoạch", "28/NQ-", "CP", "-", "Nơi nhận:", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "LỊCH", "a)", "x."]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
# Between the edges, where nothing is a running number or heading.
PIECES = st.builds(
    lambda x, y, width, text: Piece(x, y, x + width, y + 12, text),
    st.floats(0, 500),
    st.floats(0.13 * HEIGHT, 0.86 * HEIGHT - 12),
    st.floats(5, 400),
    WORDS,
)
TABLES = st.builds(
    lambda y, height, rows: Table(85, y, 500, y + height, tuple(tuple(row) for row in rows)),
    st.floats(100, 600),
    st.floats(20, 150),
    st.lists(
        st.lists(st.sampled_from(["", "Việc", "1", "Sở Nội vụ"]), min_size=3, max_size=3),
        min_size=1,
        max_size=4,
    ),
)


def words_of(text: str) -> Counter[str]:
    # A number broken at its hyphen is whole again, which leaves its letters as they were.
    return Counter("".join(text.replace("|", " ").split()))


@given(st.lists(st.tuples(st.lists(PIECES, max_size=12), st.lists(TABLES, max_size=2)), max_size=4))
def test_no_word_is_lost(content: list[tuple[list[Piece], list[Table]]]) -> None:
    pages = [
        Page(number, WIDTH, HEIGHT, tuple(pieces), tuple(tables))
        for number, (pieces, tables) in enumerate(content, start=1)
    ]
    text, stretches = write(pages)
    assert_covers(text, stretches)
    given_text = " ".join(word for page in pages for word in page.words)
    assert words_of(text) == words_of(given_text)
    assert [s.page for s in stretches] == sorted(s.page or 0 for s in stretches)


def page_of(number: int, *lines: tuple[float, float, str]) -> Page:
    pieces = (Piece(x, y, x + 5.5 * len(text), y + 12, text) for x, y, text in lines)
    return Page(number, WIDTH, HEIGHT, tuple(pieces))


FULL = "một dòng chữ dài đến hết lề bên phải của trang giấy, còn nữa là sang dòng sau đấy"


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    first = page_of(1, (113, 600, FULL[5:]), (85, 620, FULL), (113, 640, FULL[5:]), (85, 660, FULL))
    second = page_of(2, (297, 40, "2"), (85, 100, "bên kia."), (113, 120, "Đoạn mới."))
    text, stretches = write([first, second])
    assert text.splitlines()[-3:] == [f"{FULL[5:]} {FULL} bên kia.", "", "Đoạn mới."]
    assert [text[s.start : s.end].split()[0] for s in stretches if s.page == 2] == ["bên"]


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("- Xã hội xã trước ngày 28/5", True),
        ("2. Việc khác", True),
        ("chữ thường", True),
    ],
)
@pytest.mark.parametrize("ended", ["", "."])
def test_a_mark_at_the_margin_goes_on_with_a_sentence_that_has_not_ended(
    line: str, whole: bool, ended: str
) -> None:
    before = FULL + ended
    page = page_of(
        1, (113, 300, FULL[5:]), (85, 320, FULL), (113, 340, FULL[5:]), (85, 360, before), (85, 380, line)
    )
    text, _ = write([page])
    joined = f"{before} {line}" in text
    assert joined == (whole and (not ended or line.startswith("chữ")))


def row(*cells: str) -> tuple[str, ...]:
    return cells


HEAD = row("TT", "Nội dung", "Chủ trì", "Phối hợp")


@pytest.mark.parametrize(
    ("rest", "rows"),
    [
        (row("", "và bản xa", "", ""), ["| 1 | Tư vấn cho thôn và bản xa | Sở Nội vụ |  |"]),
        (
            row("2", "Việc", "Sở Y tế", ""),
            ["| 1 | Tư vấn cho thôn | Sở Nội vụ |  |", "| 2 | Việc | Sở Y tế |  |"],
        ),
        (
            row("", "Việc", "Sở Y tế", "Xã"),
            ["| 1 | Tư vấn cho thôn | Sở Nội vụ |  |", "|  | Việc | Sở Y tế | Xã |"],
        ),
    ],
    ids=["rest", "next", "no number"],
)
@pytest.mark.parametrize("head", [(), (HEAD,)], ids=["plain", "head repeated"])
def test_a_row_that_goes_on_over_the_end_of_a_page(
    rest: tuple[str, ...], rows: list[str], head: tuple[tuple[str, ...], ...]
) -> None:
    upper = Table(85, 600, 500, 780, (HEAD, row("1", "Tư vấn cho thôn", "Sở Nội vụ", "")))
    lower = Table(85, 60, 500, 200, (*head, rest))
    text, _ = write([Page(1, WIDTH, HEIGHT, (), (upper,)), Page(2, WIDTH, HEIGHT, (), (lower,))])
    shown = [line for line in text.splitlines() if not line.startswith("| TT")]
    assert shown == rows


@pytest.mark.parametrize(
    ("text", "believed"),
    [
        ("Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ về bình đẳng giới " * 3, True),
        ("UBND HĐND VHXH Word PDF 2026 30/6/2026 " * 5, True),
        ("&ăQ Fͱ 1JK͓ quy͇t FͯD ChÌnh SKͯ v͉ EuQK " * 5, False),
        ("C¨n cø NghÞ quyÕt cña ChÝnh phñ vÒ b×nh ®¼ng " * 5, False),
        ("\x14\x15\x16 \x17\x18 " * 20, False),
        ("Fͱ 1JK͓", True),
    ],
    ids=["text", "no words to tell by", "shifted font", "TCVN3", "control characters", "too short to tell"],
)
def test_what_is_believed(text: str, believed: bool) -> None:
    assert is_believed(text.split()) == believed


def test_nothing_has_no_share_of_syllables() -> None:
    assert share_of_syllables(["2026", "-", "UBND"]) is None


@pytest.mark.parametrize(
    ("text", "marked"),
    [("Ủy ban nhân dân xã " * 6, True), ("Uy ban nhan dan xa " * 6, False), ("Uy ban", True)],
)
def test_what_bears_its_marks(text: str, marked: bool) -> None:
    assert is_marked(text.split()) == marked
