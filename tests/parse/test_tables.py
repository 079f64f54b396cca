"""Tables that a page's text has cell by cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsing import document

from graphkit.parse.lines import split_lines


def bars(*rows: tuple[str, ...]) -> str:
    """Write rows as a page's text has them: a bar before, between and behind the cells, one on each line."""
    return "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row) for row in rows)


def read(text: str) -> list[tuple[str, ...]]:
    return [tuple(text[start:end] for start, end in line.cells) for line in split_lines(text) if line.cells]


HEADING = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("1", "Rà soát", "Sở Y tế", "UBND xã", "2026")], None, id="full"),
        pytest.param([("1", "Rà soát", "Sở Y tế", "", "2026")], None, id="empty in the middle"),
        pytest.param(
            [("", "Rà soát", "Sở Y tế", "UBND xã", ""), ("", "Lập sổ", "Sở Y tế", "UBND xã", "2026")],
            [("", "Rà soát", "Sở Y tế", "UBND xã"), ("", "Lập sổ", "Sở Y tế", "UBND xã", "2026")],
            id="empty first and last",
        ),
        pytest.param([("I", "CÔNG TÁC TUYÊN TRUYỀN"), ("1", "Phát tờ rơi", "Trạm Y tế", "Các thôn", "2026")], None, id="a row that spans"),
    ],
)  # fmt: skip
def test_rows(rows: list[tuple[str, ...]], expected: list[tuple[str, ...]] | None) -> None:
    assert read(f"I. NHIỆM VỤ\n{bars(HEADING, *rows)}\nII. KINH PHÍ\n") == [HEADING, *(expected or rows)]


def test_a_bar_before_the_text_that_leads_to_a_table() -> None:
    row = ("1", "Rà soát", "Sở Y tế", "UBND xã", "2026")
    text = f"|\nCHỦ TỊCH\n|\n{'Các nhiệm vụ cụ thể được giao theo bảng dưới đây. ' * 3}\n{bars(HEADING, row)}"
    assert read(text) == [HEADING, row]


def test_cells_of_several_lines_and_the_text_behind() -> None:
    row = ("1", "Rà soát các\nhộ nghèo", "Sở Y tế", "UBND xã", "2026")
    text = f"{bars(HEADING, row)}\nIII. KINH PHÍ\n"
    assert read(text)[1][1] == "Rà soát các\nhộ nghèo"
    assert split_lines(text)[-1].text == "III. KINH PHÍ"


@pytest.mark.parametrize(
    "text",
    [
        bars(("ỦY BAN NHÂN DÂN\nXÃ MƯỜNG KIM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 12/KH-UBND", "Mường Kim, ngày 3/2/2026")),
        bars(("Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH")),
        "Một dòng\n|\nmột dòng khác\n",
        "|\n|\n|\n",
    ],
    ids=["letterhead", "signature", "a bar in a text", "bars alone"],
)  # fmt: skip
def test_what_is_no_table(text: str) -> None:
    assert read(text) == []


CELLS = st.text(alphabet="abcô 1.\n", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_full_rows_are_read_as_they_were_written(rows: list[tuple[str, ...]]) -> None:
    assert read(bars(("Nội dung", "Chủ trì", "Phối hợp", "Thời gian"), *rows))[1:] == rows


def test_offsets_are_those_of_the_text() -> None:
    parsed = document(bars(HEADING, ("1", "Rà soát", "Sở Y tế", "UBND xã", "2026")))
    surfaces = [parsed.surface(block.start, block.end) for block in parsed.blocks if block.is_cell]
    assert surfaces == [*HEADING, "1", "Rà soát", "Sở Y tế", "UBND xã", "2026"]
