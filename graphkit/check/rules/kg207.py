"""KG207: a national instrument is cited, and the province's plan that carries it out is skipped."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.parent import Fault, fault
from graphkit.check.wording import shown, words_of
from graphkit.i18n import Text
from graphkit.link.names import same_document
from graphkit.link.parent import Cited, Kind


def _look(subject: Subject) -> Iterator[Observation]:
    judgement, told = subject.judgement, fault(subject)
    if subject.records is None or judgement is None or judgement.expected is None:
        return
    if told is None or told.fault != Fault.MISSING:
        return
    plan = judgement.expected.plan
    carried = list(subject.records.grounds(plan.id))
    national = (item for item in judgement.readings if item.kind == Kind.NATIONAL and item.id)
    skipped = next((item for item in national if _among(item, carried)), None)
    if skipped is not None:
        said = words_of(skipped)
        yield Observation(
            Text(
                vi=f"Dẫn thẳng “{said}” mà bỏ qua {shown(plan)}, là kế hoạch triển khai văn bản đó.",
                en=f"“{said}” is cited directly, and {shown(plan)}, which carries it out, is skipped.",
            ),
            skipped.citation.start,
            skipped.citation.end,
            suggestion=shown(plan),
        )


def _among(item: Cited, ids: list[str]) -> bool:
    return any(same_document(item.id or "", other) for other in ids)


RULE = Rule(
    code="KG207",
    name="province-plan-skipped",
    severity="warning",
    confidence=0.9,
    explanation=Text(
        vi="Văn bản của trung ương được dẫn thẳng, trong khi kế hoạch của tỉnh, thành phố triển khai chính "
        "văn bản đó (đã biết trong kho) thì không. Nhiệm vụ và thời hạn mà xã phải theo nằm ở kế hoạch ấy.",
        en="A national instrument is cited directly, while the province's plan that carries it out (known "
        "from the store) is not. The tasks and dates that bind the commune are in that plan.",
    ),
    example=Example(
        before="Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ;",
        after="Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ;\n"
        "Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
    ),
    look=_look,
)
