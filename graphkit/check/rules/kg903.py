"""KG903: a PDF whose text layer is rubbish."""

from __future__ import annotations

from graphkit.check.base import Example, Rule
from graphkit.i18n import Text

RULE = Rule(
    code="KG903",
    name="garbage-text-layer",
    severity="error",
    confidence=1.0,
    explanation=Text(
        vi="PDF nhìn thì đúng nhưng lớp chữ bên trong hỏng (phông chữ thiếu bảng mã), không ra tiếng Việt, "
        "mà máy chưa cài nhận dạng chữ (OCR). Người khác tìm hay chép từ tệp này cũng chỉ được chữ vô nghĩa.",
        en="The PDF looks right, but its text layer is garbage (a font without its map), and no OCR is "
        "installed. Whoever searches this file or copies from it gets the same rubbish.",
    ),
    example=Example(before="&ăQ Fͱ 1JK͓ quy͇t", after="Căn cứ Nghị quyết"),
)
