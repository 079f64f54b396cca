"""Texts as cells and attributes, whatever they hold."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from graphkit.exports.cells import FORMULA, joined, neutral, xml_text

ANY = st.text(st.characters(exclude_categories=[]))


@given(ANY)
def test_xml_carries_the_text_unchanged(text: str) -> None:
    carried = xml_text(text)
    element = ElementTree.Element("a")
    element.text = carried
    written = ElementTree.tostring(element, encoding="utf-8")
    assert (ElementTree.fromstring(written).text or "") == carried
    assert xml_text(carried) == carried


@given(st.text(st.characters(exclude_categories=["C"])))
def test_a_text_without_control_characters_stays_as_it_is(text: str) -> None:
    assert xml_text(text) == text


@given(ANY)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert not neutral(text).startswith(FORMULA)
    assert neutral(text).removeprefix("'") in {text, text.removeprefix("'")}


@given(st.lists(ANY))
def test_no_item_of_a_list_begins_like_a_formula(texts: list[str]) -> None:
    assert joined(texts) == "; ".join(neutral(text) for text in texts)
