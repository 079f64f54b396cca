"""KG302: a deadline, or a window of days, that lies before the document's own date."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.deadlines import Stated, is_before, stated_deadlines
from graphkit.check.head import by_ocr
from graphkit.check.wording import day
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled

_UNDATED = 0.7
_YEAR = compiled(r"20\d{2}")


def _look(subject: Subject) -> Iterator[Observation]:
    issued = _issued(subject)
    if issued is None or not subject.is_plan or by_ocr(subject):
        return
    document = subject.document
    zones = document.zones
    for block in document.blocks:
        if zones.body <= block.line < zones.recipients or zones.annex <= block.line:
            for stated in stated_deadlines(document.text, block.content, block.end):
                if is_before(stated.last, issued):
                    yield _late(subject, stated, issued)


def _issued(subject: Subject) -> str | None:
    """Return the document's date as precise as it is known, else the plan's year.

    None where the date is later than the year that is planned for: then the date is what is wrong (KG105).
    """
    date, year = subject.header.date, subject.header.plan_year
    if date is None:
        return str(year) if year else None
    return None if year and int(date[:4]) > year else date


def _late(subject: Subject, stated: Stated, issued: str) -> Observation:
    document = subject.document
    start, end = document.raw(stated.start, stated.end)
    words = document.text[stated.start : stated.end]
    known = subject.header.date is not None
    vi = f"ngày ban hành ({day(issued)})" if known else f"năm của kế hoạch ({issued})"
    en = f"the document's own date ({day(issued)})" if known else f"the plan's year ({issued})"
    return Observation(
        Text(
            vi=f"Thời hạn “{words}” ở trước {vi}: không ai còn kịp làm; hãy xem lại năm, tháng.",
            en=f"“{words}” lies before {en}: nobody can meet it; look at its year and month again.",
        ),
        start,
        end,
        confidence=None if known else _UNDATED,
        severity=None if known else "warning",
        suggestion=_in_plan_year(subject, stated, issued),
    )


def _in_plan_year(subject: Subject, stated: Stated, issued: str) -> str | None:
    """Return the words with the plan's year, where that alone puts them right."""
    words, year = subject.document.text[stated.start : stated.end], subject.header.plan_year
    said = set(_YEAR.findall(words))
    if (
        year is None
        or said != {stated.last[:4]} - {str(year)}
        or is_before(f"{year}{stated.last[4:]}", issued)
    ):
        return None
    return _YEAR.sub(str(year), words)


RULE = Rule(
    code="KG302",
    name="deadline-before-date",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Thời hạn của nhiệm vụ, của báo cáo hay đợt hoạt động nằm trước ngày ban hành văn bản thì không "
        "thể thực hiện; thường do chép lại kế hoạch năm trước mà quên sửa năm. Ngày của văn bản viện dẫn và "
        "của việc đã qua không tính. Văn bản chưa có ngày thì so với năm của kế hoạch.",
        en="A deadline of a task or report, or the days of a campaign, that lie before the document's own "
        "date cannot be met; mostly last year's plan was copied and its year forgotten. Dates of cited "
        "instruments and of what happened in the past do not count. Without a date the plan's year is taken.",
    ),
    example=Example(
        before="Hà Nội, ngày 12 tháng 3 năm 2026 … hoàn thành trước ngày 30/10/2025",
        after="Hà Nội, ngày 12 tháng 3 năm 2026 … hoàn thành trước ngày 30/10/2026",
    ),
    look=_look,
)
