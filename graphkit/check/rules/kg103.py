"""KG103: nothing in the text says which body issues the plan."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject, preamble
from graphkit.i18n import Text


def _look(subject: Subject) -> Iterator[Observation]:
    header = subject.extraction.header
    if subject.judgement is None and subject.is_plan:
        start, end = header.spans.get("issuer") or preamble(subject)
        yield Observation(_unplaced(header.issuer) if header.issuer else _NOBODY, start, end)


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
    confidence=0.9,
    explanation=Text(
        vi="Số của văn bản địa phương chỉ có nghĩa cùng cơ quan ban hành. Không có cơ quan ban hành ở phần "
        "đầu, câu ban hành hay chỗ ký thì không biết kế hoạch này phải căn cứ vào kế hoạch của ai.",
        en="The number of a local document means something only with the body that issued it. Where neither "
        "head, issuing sentence nor signature names it, nobody can say whose plan this one must rest on.",
    ),
    example=Example(
        before="Số: 12/KH-UBND",
        after="ỦY BAN NHÂN DÂN XÃ BÌNH LƯ\nSố: 12/KH-UBND",
    ),
    look=_look,
)
