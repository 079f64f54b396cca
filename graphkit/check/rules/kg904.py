"""KG904: a document that is no plan, of which no parent plan is asked."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.head import is_letter, type_by_symbol
from graphkit.i18n import Text
from graphkit.link.expectation import is_plan


def _look(subject: Subject) -> Iterator[Observation]:
    header = subject.header
    if not subject.is_plan and not _is_plan_by_symbol(subject):
        start, end = header.spans.get("doc_type", (None, None))
        what = header.doc_type.lower() if header.doc_type else None
        yield Observation(
            Text(
                vi=f"Đây là {what or 'văn bản không rõ loại'}, không phải kế hoạch: không xét kế hoạch "
                "cấp trên.",
                en=f"This is not a plan ({what or 'its type is not told'}): its parent plan is not judged.",
            ),
            start,
            end,
            confidence=0.9 if what else 0.6,
        )


def _is_plan_by_symbol(subject: Subject) -> bool:
    """Tell whether it is a plan whose type is not announced, which is a finding of its own (KG106)."""
    header = subject.header
    is_silent = "doc_type" not in header.spans and not is_letter(subject)
    return is_silent and is_plan(type_by_symbol(subject), header.title)


RULE = Rule(
    code="KG904",
    name="not-a-plan",
    severity="info",
    confidence=0.9,
    explanation=Text(
        vi="Chỉ kế hoạch, chương trình, đề án, hoặc quyết định ban hành chúng, mới phải căn cứ vào kế hoạch "
        "cấp trên.",
        en="Only a plan, a programme, a scheme, or a decision that issues one must rest on a higher plan.",
    ),
    example=Example(before="CÔNG VĂN\nvề việc thực hiện Kế hoạch", after="KẾ HOẠCH\nThực hiện"),
    look=_look,
)
