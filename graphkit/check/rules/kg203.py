"""KG203: the parent plan is cited with a wrong number."""

from __future__ import annotations

from graphkit.check.base import Example, Rule
from graphkit.check.parent import Fault, observe
from graphkit.i18n import Text

RULE = Rule(
    code="KG203",
    name="parent-number-wrong",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Số được dẫn khác số của kế hoạch cấp trên đã biết (có toàn văn trong kho hoặc có trong danh "
        "mục) cùng cơ quan, cùng năm, cùng nội dung. Sai một chữ số là dẫn một văn bản khác.",
        en="The number differs from that of the parent plan that is known (its text is in the store, or "
        "the catalogue has it), of the same body, year and subject. One wrong digit cites another "
        "document.",
    ),
    example=Example(
        before="Căn cứ Kế hoạch số 2732/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
        after="Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
    ),
    look=lambda subject: observe(subject, Fault.NUMBER),
)
