"""KG205: the parent plan is cited as that of another body."""

from __future__ import annotations

from graphkit.check.base import Example, Rule
from graphkit.check.parent import Fault, observe
from graphkit.i18n import Text

RULE = Rule(
    code="KG205",
    name="parent-issuer-wrong",
    severity="error",
    confidence=0.8,
    explanation=Text(
        vi="Kế hoạch được dẫn cùng nội dung hoặc cùng số với kế hoạch cấp trên, nhưng ghi cơ quan ban "
        "hành khác: ủy ban của nơi khác, hoặc cơ quan không dùng ký hiệu đó.",
        en="What is cited has the subject or the number of the parent plan, but names another issuer: "
        "the committee of another place, or a body that does not use this symbol.",
    ),
    example=Example(
        before="Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Sơn La;",
        after="Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
    ),
    look=lambda subject: observe(subject, Fault.ISSUER),
)
