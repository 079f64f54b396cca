"""A plan in which no rule finds anything, and what the rules find when a word of it is changed."""

from __future__ import annotations

import tempfile
from pathlib import Path

from graphkit.check import CheckedDocument, check
from graphkit.pipeline import analyse, reference
from graphkit.records import Store
from graphkit.resources import samples

PLAN = (samples() / "xa-than-uyen.txt").read_text(encoding="utf-8")


def changed(*changes: tuple[str, str], text: str = PLAN) -> str:
    """Return the plan with words replaced, each of which must stand there."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def checked(text: str, store: Store | None = None) -> CheckedDocument:
    """Check a text as a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach.txt"
        path.write_text(text, encoding="utf-8", newline="")
        analysis = analyse(path)
    return check(analysis.reading, analysis.extraction, store=store, reference=reference())


def found(text: str, store: Store | None = None) -> list[tuple[str, str]]:
    """Return the code of each finding with the words that it points at, whitespace folded."""
    return [
        (item.rule.code, " ".join(text[item.observation.start : item.observation.end].split()))
        for item in checked(text, store).findings
    ]


def words(text: str, code: str, store: Store | None = None) -> list[str]:
    """Return the words that the findings of one rule point at."""
    return [said for other, said in found(text, store) if other == code]
