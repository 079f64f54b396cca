"""KG103: nothing in the text says which body issues the plan."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.answers.rules.base import Observation, Rule, Subject, preamble
from graphkit.i18n import Text
from graphkit.link.expectation import is_plan


def _look(subject: Subject) -> Iterator[Observation]:
    header = subject.extraction.header
    if subject.judgement is None and is_plan(header.doc_type, header.title):
        start, end = header.spans.get("issuer") or preamble(subject)
        yield Observation(_unplaced(header.issuer) if header.issuer else _NOBODY, start, end, confidence=0.9)


_NOBODY = Text(
    vi="Không thấy cơ quan ban hành nên không xét được kế hoạch cấp trên; hãy ghi đủ phần đầu.",
    en="No issuing body is named, so the parent plan cannot be judged; complete the head.",
)


def _unplaced(issuer: str) -> Text:
    return Text(
        vi=f"Không rõ “{issuer}” ở cấp nào, của địa phương nào nên không xét được kế hoạch cấp trên.",
        en=f"At which level and where “{issuer}” stands is not told, so the parent plan cannot be judged.",
    )


RULE = Rule(
    code="KG103",
    name="issuer-missing",
    severity="warning",
    explanation=Text(
        vi="Số của văn bản địa phương chỉ có nghĩa cùng cơ quan ban hành. Không có cơ quan ban hành ở phần "
        "đầu, câu ban hành hay chỗ ký thì không biết kế hoạch này phải căn cứ vào kế hoạch của ai.",
        en="The number of a local document means something only with the body that issued it. Where neither "
        "head, issuing sentence nor signature names it, nobody can say whose plan this one must rest on.",
    ),
    look=_look,
)
