"""Edits of a text, by table and by property."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.check import Edit
from graphkit.fix import applied, compatible

TEXT = "Kế hoạch số 282/QĐ-TTg ngày 30/02/2026"


def test_edits_in_any_order_make_one_text() -> None:
    edits = [Edit(28, 30, "28"), Edit(12, 15, "2282")]
    assert applied(TEXT, compatible(edits)) == "Kế hoạch số 2282/QĐ-TTg ngày 28/02/2026"


def test_of_two_edits_of_one_place_the_first_is_made() -> None:
    edits = [Edit(12, 15, "2282"), Edit(12, 22, "1/QĐ-TTg"), Edit(12, 15, "2282")]
    assert compatible(edits) == [Edit(12, 15, "2282")]


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.text(max_size=3))))
def test_all_that_no_edit_replaces_stays(text: str, given: list[tuple[int, int, str]]) -> None:
    most = len(text)
    edits = compatible(Edit(min(a, b, most), min(max(a, b), most), new) for a, b, new in given)
    made = applied(text, edits)
    kept = len(text) - sum(edit.end - edit.start for edit in edits)
    assert len(made) == kept + sum(len(edit.text) for edit in edits)
    back, shift = [], 0
    for edit in edits:
        start = edit.start + shift
        back.append(Edit(start, start + len(edit.text), text[edit.start : edit.end]))
        shift += len(edit.text) - (edit.end - edit.start)
    assert applied(made, back) == text
