"""The page of the vocabulary is what its files say, and leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path

import vocabulary

from graphkit.resources import share

PAGE = Path(__file__).parents[2] / "docs" / "vocabulary.md"


def test_the_page_is_what_the_files_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == vocabulary.page(), (
        "run: python tools/vocabulary.py > docs/vocabulary.md"
    )


def test_every_term_concept_and_shape_has_its_line() -> None:
    text = PAGE.read_text(encoding="utf-8")
    names = set()
    for file in share("ontology").rglob("*.ttl"):
        subjects = re.findall(r"^(gk\w?:[\w-]+) a ", file.read_text(encoding="utf-8"), re.MULTILINE)
        names |= {name for name in subjects if not re.fullmatch(r"gks:(co-toan-van|ke-hoach)", name)}
    assert [name for name in sorted(names) if f"`{name}`" not in text and f"### {name}\n" not in text] == []
