"""KG204: the parent plan is cited with a wrong date."""

from __future__ import annotations

from graphkit.check.base import Example, Rule
from graphkit.check.parent import Fault, observe
from graphkit.i18n import Text

RULE = Rule(
    code="KG204",
    name="parent-date-wrong",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Ngày được dẫn khác ngày của kế hoạch cấp trên đã biết, hoặc sau ngày của chính kế hoạch này. "
        "Số chỉ có nghĩa cùng ngày và cơ quan ban hành.",
        en="The date differs from that of the parent plan that is known, or lies after the date of the "
        "plan itself. A number means something only with its date and its issuer.",
    ),
    example=Example(
        before="Căn cứ Kế hoạch số 2723/KH-UBND ngày 15/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
        after="Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
    ),
    look=lambda subject: observe(subject, Fault.DATE),
)
