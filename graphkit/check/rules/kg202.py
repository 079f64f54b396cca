"""KG202: of the higher body only a letter, guidance or telegram is cited, not its plan."""

from __future__ import annotations

from graphkit.check.base import Example, Rule
from graphkit.check.parent import Fault, observe
from graphkit.i18n import Text

RULE = Rule(
    code="KG202",
    name="only-letter-of-higher-body",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Công văn, hướng dẫn, công điện, thông báo, chỉ thị của cơ quan cấp trên nhắc hoặc hướng dẫn "
        "việc, nhưng không phải kế hoạch mà kế hoạch này phải triển khai; căn cứ phải nêu chính kế "
        "hoạch đó.",
        en="A letter, guidance, telegram, notice or directive of the higher body reminds or explains, "
        "but it is not the plan that this one carries out; that plan itself must be cited.",
    ),
    example=Example(
        before="Căn cứ Công văn số 401/UBND-VX ngày 19/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
        after="Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
    ),
    look=lambda subject: observe(subject, Fault.LETTER),
)
