"""KG902: a scan, and nothing installed that could read it."""

from __future__ import annotations

from graphkit.check.base import Example, Rule
from graphkit.i18n import Text

RULE = Rule(
    code="KG902",
    name="scan-without-ocr",
    severity="error",
    confidence=1.0,
    explanation=Text(
        vi="Tệp là ảnh quét, không có lớp chữ, mà máy chưa cài nhận dạng chữ (OCR) nên không có gì để kiểm "
        "tra. Hãy cài OCR, hoặc đưa bản .docx hay PDF xuất từ máy soạn thảo.",
        en="The file is a scan without a text layer, and no OCR is installed that would read it, so there is "
        "nothing to check. Install OCR, or give the .docx, or the PDF that the word processor made.",
    ),
    example=Example(before="ke-hoach-quet.pdf (0 chữ)", after="ke-hoach.docx (12.480 chữ)"),
)
