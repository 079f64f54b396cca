"""KG216: the parent plan is cited in the body, but not where the plan says what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.wording import words_of
from graphkit.i18n import Text


def _look(subject: Subject) -> Iterator[Observation]:
    judgement = subject.judgement
    if judgement is None or judgement.parent is None or judgement.expectation.national:
        return
    citation = judgement.parent.citation
    if citation.role == "can_cu" or citation.start < _body(subject):
        return
    said = words_of(judgement.parent)
    yield Observation(
        Text(
            vi=f"Kế hoạch cấp trên chỉ được dẫn trong nội dung (“{said}”), không có ở phần căn cứ.",
            en=f"The parent plan is cited in the body alone (“{said}”), not among what the plan rests on.",
        ),
        citation.start,
        citation.end,
    )


def _body(subject: Subject) -> int:
    """Return where the content begins: its first numbered section."""
    sections = subject.extraction.sections
    return sections[0].start if sections else len(subject.text)


RULE = Rule(
    code="KG216",
    name="parent-cited-in-body-only",
    severity="warning",
    confidence=0.8,
    explanation=Text(
        vi="Kế hoạch cấp trên được nhắc trong nội dung nhưng không có ở phần căn cứ. Người đọc, người kiểm "
        "tra tìm căn cứ ở phần đầu của văn bản.",
        en="The parent plan is mentioned in the body but not in the preamble, where whoever reads or "
        "examines the plan looks for what it rests on.",
    ),
    example=Example(
        before="2. Nội dung thực hiện theo Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của UBND tỉnh Lai Châu.",
        after="Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
    ),
    look=_look,
)
