"""Helpers of the tests on parsing and extraction: a document from a string, and texts to break it with."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from graphkit.model import Reading, Source
from graphkit.parse import Document, parse

PIECES = st.sampled_from(
    [
        "Kế hoạch", "số 12/KH-UBND", "ngày 03/3/2021", "\n", "\n\n", "\r\n", "  ", "\t", "**", "# ", "- ", "+ ", "1. ",
        "II. ", "1.2. ", "a) ", "| ô | ô |\n", "của Ủy ban nhân dân xã", "Nơi nhận:", "; ", ". ", "“", "”", "(", ")", "8\n",
        unicodedata.normalize("NFD", "Uỷ ban thực hiện "), "\u00a0", "😀", "hoà bình ", "KẾ HOẠCH", "Căn cứ ", "./.",
        "TM. ỦY BAN NHÂN DÂN\n", "Điều 1. ",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)
"""Texts of pieces that plans are made of, in any order."""


def document(text: str) -> Document:
    """Parse a text as if it had been read from a file."""
    return parse(Reading(Source("vi-du.txt", "0" * 64, "0" * 64, "text", len(text)), text))
