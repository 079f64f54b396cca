"""The flow reads on where the text is broken, and leads back to every offset."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsing import TEXTS, document

from graphkit.parse.flow import FlowBuilder, normalised


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("thực\nhiện", "thực hiện"),
        ("**34**/KH - BTV", "34/KH - BTV"),
        ("Uỷ ban", "Ủy ban"),
        ("hoà bình", "hòa bình"),
        ("kế hoạch, hoạt động", "kế hoạch, hoạt động"),
        ("quý I", "quý I"),
        ("a\u00a0b", "a b"),
        (unicodedata.normalize("NFD", "Kế hoạch số"), "Kế hoạch số"),
    ],
)
def test_flow_reads_on(text: str, flow: str) -> None:
    builder = FlowBuilder(text)
    builder.line(0, len(text))
    assert builder.build().text == flow


def test_page_number_between_lines_vanishes() -> None:
    text = "- Thực hiện chương trình\n\n\n8 \n \ntruyền thông đến năm 2030 trên địa bàn.\n"
    assert "chương trình truyền thông" in document(text).text


@given(TEXTS)
def test_every_block_leads_back_to_its_words(text: str) -> None:
    parsed = document(text)
    for block in parsed.blocks:
        shown = parsed.text[block.start : block.end].strip()
        begin, end = parsed.raw(block.start, block.end)
        assert 0 <= begin <= end <= len(text)
        raw = normalised(unicodedata.normalize("NFC", text[begin:end]))
        for word in shown.split():
            assert word in re.sub(r"[*|]|(?<=-)\s+", "", raw) or word in raw


@given(st.text(max_size=300))
def test_no_text_breaks_the_parser(text: str) -> None:
    parsed = document(text)
    for section in parsed.sections():
        assert 0 <= section.start <= len(text)


@given(TEXTS)
def test_positions_of_raw_offsets_are_in_order(text: str) -> None:
    flow = document(text).flow
    positions = [flow.position(offset) for offset in range(len(text))]
    assert positions == sorted(positions)
