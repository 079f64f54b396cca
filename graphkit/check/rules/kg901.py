"""KG901: a file that could not be read."""

from __future__ import annotations

from graphkit.check.base import Example, Rule
from graphkit.i18n import Text

RULE = Rule(
    code="KG901",
    name="unreadable",
    severity="error",
    confidence=1.0,
    explanation=Text(
        vi="Tệp không đọc được: không có, rỗng, hỏng, hoặc không phải văn bản. Tệp này chưa được kiểm tra.",
        en="The file could not be read: missing, empty, damaged, or not a text. It has not been checked.",
    ),
    example=Example(before="ke-hoach.docx (0 byte)", after="ke-hoach.docx (31.204 byte)"),
)
