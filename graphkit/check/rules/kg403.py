"""KG403: a report on the results of a plan, and no day by which it is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled
from graphkit.model import ReportingDuty

_RESULTS = compiled(r"\b(?:kết quả|tình hình)\s+(?:\w+\s+){0,3}?(?:thực hiện|triển khai)\b", re.IGNORECASE)
"""What is reported as a matter of course."""
_TIMED = compiled(
    r"\b(?:ngay|khi|sau|lúc|trước|trong vòng|chậm nhất|muộn nhất|hạn|thời gian|định kỳ|đột xuất|kịp thời"
    r"|thường xuyên|(?:hằng|hàng|mỗi|từng) (?:ngày|tuần|tháng|quý|năm|kỳ|đợt)"
    r"|theo (?:yêu cầu|hướng dẫn|văn bản|công văn|biểu|kỳ)|quý|tháng|\d+ ngày|vướng mắc"
    r"|phát sinh|sơ kết|tổng kết)\b|\d/\d",
    re.IGNORECASE,
)
"""What says when, if not by a day; and what is reported only when it happens."""
_ELSEWHERE = compiled(r"theo (?:đúng )?quy định", re.IGNORECASE)
"""In the duty's own words: another instrument sets the day."""
_REACH = 250
_STOP = compiled(r"[.;](?=\s)")


def _look(subject: Subject) -> Iterator[Observation]:
    duties = subject.extraction.reports if subject.is_plan else ()
    timed = {duty for duty in duties if duty.deadlines or _TIMED.search(_sentence(subject.text, duty))}
    # who receives one report on a day may take the other along with it
    received = {name for duty in timed for name in (duty.receiver, duty.via) if name}
    for duty in duties:
        named = duty.sender and duty.receiver and not duty.onward and not {duty.receiver, duty.via} & received
        if named and duty not in timed and _is_of_results(subject.text[duty.start : duty.end]):
            yield _without_day(duty)


def _is_of_results(words: str) -> bool:
    return _RESULTS.search(words) is not None and _ELSEWHERE.search(words) is None


def _sentence(text: str, duty: ReportingDuty) -> str:
    """Return the words around a duty up to the next stops."""
    first, last = max(0, duty.start - _REACH), min(len(text), duty.end + _REACH)
    before = [match.end() for match in _STOP.finditer(text, first, duty.start)]
    after = _STOP.search(text, duty.end, last)
    return text[before[-1] if before else first : after.start() if after else last]


def _without_day(duty: ReportingDuty) -> Observation:
    return Observation(
        Text(
            vi="Yêu cầu báo cáo kết quả nhưng không ghi hạn hay định kỳ: hãy ghi báo cáo trước ngày nào, "
            "mấy lần một năm.",
            en="A report on results is asked for without a day or an interval: say by when, and how often.",
        ),
        duty.start,
        duty.end,
    )


RULE = Rule(
    code="KG403",
    name="report-without-deadline",
    severity="warning",
    confidence=0.8,
    explanation=Text(
        vi="Báo cáo kết quả thực hiện mà không có ngày hạn, không có định kỳ thì mỗi đơn vị gửi một lúc, "
        "nơi nhận không kịp tổng hợp. Báo cáo đột xuất, báo cáo khi có việc và báo cáo theo văn bản khác "
        "không xét.",
        en="Where results are to be reported without a day or an interval, every unit reports when it "
        "likes, and whoever receives has nothing to compile. Reports of what happens, and those that "
        "another instrument sets the day for, are not looked at.",
    ),
    example=Example(
        before="Các thôn báo cáo kết quả thực hiện về Ủy ban nhân dân xã.",
        after="Các thôn báo cáo kết quả thực hiện về Ủy ban nhân dân xã trước ngày 10/11/2026.",
    ),
    look=_look,
)
