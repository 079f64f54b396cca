"""The head of a plan as the rules see it: its words, and where to point for what is not there."""

from __future__ import annotations

import re

from graphkit.check.base import Subject
from graphkit.lang.patterns import compiled
from graphkit.lang.types import ABBREVIATIONS
from graphkit.parse.lines import type_word

_LETTER = compiled(r"Kính gửi|V/v|Về việc", re.IGNORECASE)
_MOTTO = compiled(
    r"C[ỘÔ]NG\s+H\w+\s+X[ÃĂÀÁ]\s+H[ỘÔ]I|Độc\s+lập\s*[-–]\s*Tự\s+do|ĐẢNG\s+CỘNG\s+SẢN", re.IGNORECASE
)
_TYPED = frozenset({"KH", "CTr", "QĐ", "BC", "TTr", "ĐA", "PA", "NQ"})
"""Types of which a symbol speaks without doubt; CT is a tax office as well as a directive."""
_LETTERHEAD_LINES = 12
"""Lines that the head of a letter takes."""


def by_ocr(subject: Subject) -> bool:
    """Tell whether the text was made by OCR: what is written in by hand is then left blank."""
    return subject.reading.source.reader.endswith("ocr")


def head_end(subject: Subject) -> int:
    """Return the raw offset where the head ends: the type's line, or the first lines of a letter."""
    lines, zones = subject.document.lines, subject.document.zones
    last = zones.title if zones.title < zones.preamble else min(_LETTERHEAD_LINES, len(lines))
    return lines[last].start if last < len(lines) else len(subject.text)


def head(subject: Subject) -> str:
    """Return the words above the type."""
    return subject.text[: head_end(subject)]


def has_motto(subject: Subject) -> bool:
    """Tell whether the head of the page came through: motto or the Party's name stands there."""
    return _MOTTO.search(head(subject)) is not None


def is_letter(subject: Subject) -> bool:
    """Tell whether it is addressed like a letter, which announces no type."""
    lines = subject.document.lines[:40]
    return any(_LETTER.match(line.text) for line in lines)


def type_by_symbol(subject: Subject) -> str | None:
    """Return the type that the plan's symbol speaks of (Kế hoạch for KH-UBND), None where it is not sure."""
    first = re.split("[-–/]", subject.header.symbol or "")[0]
    return ABBREVIATIONS[first] if first in _TYPED else None


def type_place(subject: Subject) -> tuple[int, int] | None:
    """Return where the type stands (KẾ HOẠCH); None where no line announces one."""
    zones, lines = subject.document.zones, subject.document.lines
    if zones.title >= zones.preamble or type_word(lines[zones.title].text) is None:
        return None
    return subject.header.spans.get("doc_type")
