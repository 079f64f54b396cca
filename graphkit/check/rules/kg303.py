"""KG303: a date that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.deadlines import days_of
from graphkit.check.head import by_ocr
from graphkit.i18n import Text
from graphkit.lang.dates import iso
from graphkit.lang.patterns import compiled

_DATES = (
    compiled(
        r"(?<![\d/.\w-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d{2})"
        r"(?![\d/.-]\w|\w)"
    ),
    compiled(
        r"(?<![\d/.\w-])(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:,?\s+năm\s+(?P<year>(?:19|20)\d{2}))?"
        r"(?![\d/])",
        re.IGNORECASE,
    ),
    compiled(
        r"(?<=ngày )(?P<day>\d{1,2})/(?P<month>0?[1-9]|1[0-2])(?P<year>)(?![\d/-]|[.,]\d|\w)", re.IGNORECASE
    ),
)
_DAY = compiled(r"ngày\s$", re.IGNORECASE)


def _look(subject: Subject) -> Iterator[Observation]:
    if by_ocr(subject):
        return
    text = subject.document.text
    own = subject.header.spans.get("date", (0, 0))
    head = subject.document.zones.title
    lines = subject.document.lines
    letterhead = lines[head].start if head < len(lines) else 0
    for pattern in _DATES:
        for match in pattern.finditer(text):
            start, end = subject.document.raw(*match.span())
            if start >= letterhead and (end <= own[0] or own[1] <= start) and _cannot_be(text, match):
                yield _impossible(match, start, end)


def _cannot_be(text: str, match: re.Match[str]) -> bool:
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    if year:
        return iso(year, month, day) is None
    # "trong 43 tháng 5 ngày" is a time, not a date
    named = _DAY.search(text, max(0, match.start() - 5), match.start()) is not None
    return named and not (1 <= month <= 12 and 1 <= day <= days_of(month))


def _impossible(match: re.Match[str], start: int, end: int) -> Observation:
    return Observation(
        Text(
            vi=f"Không có ngày “{match.group()}”: hãy đối chiếu lại ngày, tháng.",
            en=f"There is no such day as “{match.group()}”; look up day and month.",
        ),
        start,
        end,
    )


RULE = Rule(
    code="KG303",
    name="impossible-date",
    severity="error",
    confidence=0.95,
    explanation=Text(
        vi="Ngày không có trong lịch (31/4, 29/02 của năm không nhuận, tháng 13) là gõ nhầm: thời hạn không "
        "biết đến bao giờ, văn bản viện dẫn không tra được. Ngày ở phần đầu văn bản do KG102 xét.",
        en="A day that no calendar has (31 April, 29 February outside a leap year, a 13th month) is "
        "mistyped: nobody knows the deadline, and a cited instrument cannot be looked up. The head's date "
        "is KG102's.",
    ),
    example=Example(before="hoàn thành trước ngày 31/4/2026", after="hoàn thành trước ngày 30/4/2026"),
    look=_look,
)
