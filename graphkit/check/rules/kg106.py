"""KG106: a document that does not say of what type it is."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.head import by_ocr, is_letter, type_by_symbol
from graphkit.i18n import Text
from graphkit.lang.types import TYPE_WORDS
from graphkit.parse.lines import type_word

_LINES = 60


def _look(subject: Subject) -> Iterator[Observation]:
    said, place = type_by_symbol(subject), subject.header.spans.get("so_ky_hieu")
    if said is None or place is None or by_ocr(subject) or is_letter(subject) or _announces(subject):
        return
    yield Observation(_told(said), *place, suggestion=said.upper())


def _announces(subject: Subject) -> bool:
    """Tell whether a line begins with a type, in capitals or as a heading of its own."""
    lines = subject.document.lines[:_LINES]
    return any(type_word(line.text) or line.text.strip(" :.").capitalize() in TYPE_WORDS for line in lines)


def _told(type_: str) -> Text:
    return Text(
        vi=f"Ký hiệu cho biết đây là {type_.lower()} nhưng không có dòng tên loại; hãy ghi “{type_.upper()}” "
        "trên trích yếu.",
        en=f"The symbol says “{type_}”, but no line announces the type; write “{type_.upper()}” above the "
        "title.",
    )


RULE = Rule(
    code="KG106",
    name="type-missing",
    severity="warning",
    confidence=0.85,
    explanation=Text(
        vi="Ký hiệu có tên loại (KH, QĐ, BC…) mà văn bản không có dòng tên loại viết hoa. Người đọc và máy "
        "tìm kiếm không biết đây là kế hoạch hay công văn; kế hoạch cấp dưới khó dẫn cho đúng.",
        en="The symbol has a type (KH, QĐ, BC…), but no line in capitals announces it. Neither reader nor "
        "search can tell a plan from a letter, and whoever must cite it will do it wrongly.",
    ),
    example=Example(
        before="Số: 34/KH-UBND\nCông tác bình đẳng giới năm 2026",
        after="Số: 34/KH-UBND\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2026",
    ),
    look=_look,
)
