"""KG206: the parent plan of another year is cited."""

from __future__ import annotations

from graphkit.check.base import Example, Rule
from graphkit.check.parent import Fault, observe
from graphkit.i18n import Text

RULE = Rule(
    code="KG206",
    name="parent-of-other-year",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Kế hoạch một năm phải căn cứ vào kế hoạch cấp trên của chính năm đó. Căn cứ vào kế hoạch năm "
        "trước thường là do chép lại văn bản cũ.",
        en="The plan for a year must rest on the higher plan for that year. Citing last year's is mostly "
        "left over from an older text.",
    ),
    example=Example(
        before="Căn cứ Kế hoạch số 94/KH-UBND ngày 11/3/2025 của Ủy ban nhân dân thành phố Hà Nội;",
        after="Căn cứ Kế hoạch số 67/KH-UBND ngày 14/02/2026 của Ủy ban nhân dân thành phố Hà Nội;",
    ),
    look=lambda subject: observe(subject, Fault.STALE),
)
