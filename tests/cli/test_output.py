"""The output options: what each format prints of one answer."""

from __future__ import annotations

import csv
import datetime
import io
import json
import sys
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.cli.output import Answer, Format, Output
from graphkit.cli.tables import plain_lines
from graphkit.i18n import Text, set_language

WORDS = "Triển khai công tác bình đẳng giới " * 20


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    set_language("vi")
    yield
    set_language("vi")


def answer(*rows: Sequence[object]) -> Answer:
    return Answer(("ten", "gia_tri"), rows)


def shown(capsys: pytest.CaptureFixture[str], form: Format, said: Answer) -> str:
    Output(form).show(said)
    return capsys.readouterr().out


def test_json_is_a_list_of_objects_in_their_own_letters(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "json", answer(("Đồng Tháp", datetime.date(2026, 2, 14))))
    assert json.loads(out) == [{"ten": "Đồng Tháp", "gia_tri": "2026-02-14"}]
    assert "Đồng Tháp" in out


def test_jsonl_is_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, "jsonl", answer(("a\nb", [1, 2]), ("c", None))).splitlines()
    assert [json.loads(line) for line in lines] == [
        {"ten": "a\nb", "gia_tri": [1, 2]},
        {"ten": "c", "gia_tri": None},
    ]


def test_document_and_records_and_drawing_take_the_place_of_rows(capsys: pytest.CaptureFixture[str]) -> None:
    said = Answer(("a",), [(1,)], records=[{"r": 1}], document=lambda: {"d": 1}, drawing=lambda: ["vẽ"])
    assert json.loads(shown(capsys, "json", said)) == {"d": 1}
    assert shown(capsys, "jsonl", said) == '{"r":1}\n'
    assert shown(capsys, "csv", said) == "a\n1\n"
    assert shown(capsys, "table", said) == "vẽ\n"


CELLS: dict[str, tuple[object, str]] = {
    "formula": ("=1+1", "'=1+1"),
    "plus": ("+84", "'+84"),
    "bullet": ("- Tổ chức truyền thông", "'- Tổ chức truyền thông"),
    "at": ("@hà nội", "'@hà nội"),
    "tab": ("\t=1", "'\t=1"),
    "in the middle": ("a=b", "a=b"),
    "number": (-3, "-3"),
    "fraction": (-0.5, "-0.5"),
    "unknown": (None, ""),
    "truth": (True, "true"),
    "list": (("a", "b"), "a; b"),
    "list that begins like a formula": (["=a", "b"], "'=a; b"),
    "date": (datetime.date(2026, 2, 14), "2026-02-14"),
}


@pytest.mark.parametrize("case", CELLS)
def test_csv_cells(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    value, expected = CELLS[case]
    rows = list(csv.reader(io.StringIO(shown(capsys, "csv", answer(("x", value))), newline="")))
    assert rows == [["ten", "gia_tri"], ["x", expected]]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")))
def test_csv_gives_every_text_back(text: str) -> None:
    out, stdout = io.StringIO(newline=""), sys.stdout
    sys.stdout = out
    try:
        Output("csv").show(answer(("x", text)))
    finally:
        sys.stdout = stdout
    cell = list(csv.reader(io.StringIO(out.getvalue(), newline="")))[1][1]
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not cell.startswith(("=", "+", "-", "@"))


def test_a_table_in_a_pipe_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "table", answer((WORDS, "cuối"), ("a\nb", True)))
    assert WORDS.strip() in out
    assert out.splitlines()[1].endswith("cuối")
    assert out.splitlines()[2].split() == ["a", "b", "có"]


def test_table_words_follow_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    set_language("en")
    assert shown(capsys, "table", answer(("x", False))).split() == ["Name", "Value", "x", "no"]


def test_plain_columns_stand_under_their_headings() -> None:
    assert plain_lines(["a", "bb"], [["dài hơn", "x"], ["", "y"]]) == [
        "a        bb",
        "dài hơn  x",
        "         y",
    ]


def test_a_table_without_rows_is_its_headings(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "table", answer()).split() == ["Tên", "Giá", "trị"]


def test_quiet_keeps_remarks_but_not_warnings_back(capsys: pytest.CaptureFixture[str]) -> None:
    for quiet in (False, True):
        output = Output(quiet=quiet)
        output.note(Text("nhắn", "note"))
        output.warn(Text("cảnh báo", "warning"))
    assert capsys.readouterr().err.splitlines() == ["nhắn", "cảnh báo", "cảnh báo"]


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with Output().progress(Text("làm", "doing")) as tell:
        tell(1, 2)
    assert capsys.readouterr().err == ""
