"""KG101: a plan without its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.head import by_ocr, has_motto, head, type_place
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled

_BLANK = compiled(
    r"(?<!\w)S[ốỐ][ \t]*:(?:[ \t.…_*?]|[xX]{2,4}\b|0{1,4}\b)*"
    r"(?:[/–-][ \t]*[A-ZĐ][\w&–-]*)?(?=[ \t|]*(?:$|[A-ZĐ]))",
    re.MULTILINE,
)
"""``Số:`` with nothing, dots, zeros or xx where the digits belong, and the symbol if there is one."""
_ANY = compiled(r"\d[a-zA-Z]?\s*[/–-]{1,3}\s*(?:\d{4}\s*/\s*)?[A-ZĐ]|S[ốỐ]\s*+(?:[:.]\s*+\d|[:\d])")
"""Anything in the head that may be a number, however it is printed."""


def _look(subject: Subject) -> Iterator[Observation]:
    if by_ocr(subject) or re.search("[1-9]", subject.header.number or ""):
        return
    if blank := _blank(subject):
        yield Observation(_UNFILLED, *blank)
    elif (place := type_place(subject)) and not _ANY.search(head(subject)):
        whole = has_motto(subject)
        yield Observation(_MISSING, *place, None if whole else 0.8)


def _blank(subject: Subject) -> tuple[int, int] | None:
    """Return the place of the number that is left open."""
    if place := subject.header.spans.get("so_ky_hieu"):
        return place
    match = _BLANK.search(head(subject))
    return match.span() if match else None


_UNFILLED = Text(
    vi="Số của văn bản để trống; hãy ghi số khi ban hành.",
    en="The document's number is left blank; fill it in when it is issued.",
)
_MISSING = Text(
    vi="Phần đầu không có dòng số, ký hiệu; hãy ghi đủ “Số: …/…” (nếu mất khi chuyển đổi thì lấy lại tệp "
    "gốc).",
    en="The head has no line with number and symbol; write it (or get the original, if a conversion lost "
    "it).",
)
RULE = Rule(
    code="KG101",
    name="number-blank",
    severity="error",
    confidence=0.95,
    explanation=Text(
        vi="Chỗ ghi số để trống, hoặc phần đầu không có số, ký hiệu. Không có số thì không ai dẫn được văn "
        "bản này làm căn cứ, và không phân biệt được dự thảo với bản đã ban hành. Bản quét đọc bằng OCR thì "
        "không xét.",
        en="The number is left blank, or the head has none at all. Without a number nobody can cite the "
        "plan, and a draft looks like the plan that was issued. Scans read by OCR are not judged.",
    ),
    example=Example(before="Số:       /KH-UBND", after="Số: 34/KH-UBND"),
    look=_look,
)
