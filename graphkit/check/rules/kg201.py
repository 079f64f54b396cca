"""KG201: the parent plan is not cited."""

from __future__ import annotations

from graphkit.check.base import Example, Rule
from graphkit.check.parent import Fault, observe
from graphkit.i18n import Text

RULE = Rule(
    code="KG201",
    name="parent-plan-not-cited",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Kế hoạch của xã, phường, đặc khu phải căn cứ vào kế hoạch, chương trình, đề án (hoặc quyết "
        "định ban hành chúng) của Ủy ban nhân dân tỉnh, thành phố; trước tháng 7 năm 2025 là của "
        "huyện. Kế hoạch của cơ quan Đảng, của sở, ngành hay văn bản của trung ương không thay được.",
        en="A commune's plan must rest on a plan, programme or scheme (or a decision that issues one) of "
        "its province's committee; of its district's before July 2025. A plan of the Party or of a "
        "department, or a national instrument, does not replace it.",
    ),
    example=Example(
        before="Căn cứ Luật Bình đẳng giới ngày 29/11/2006;",
        after="Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
    ),
    look=lambda subject: observe(subject, Fault.MISSING),
)
