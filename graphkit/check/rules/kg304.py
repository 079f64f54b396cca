"""KG304: a task or a report of a unit that ended with the reorganisation of 1 July 2025."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.i18n import Text
from graphkit.lang.names import PROPER
from graphkit.lang.patterns import compiled
from graphkit.resolve.places import REFORM
from graphkit.resolve.types import Place

_STATE = (
    r"(?P<body>(?:UBND|Ủy ban [Nn]hân dân|HĐND|Hội đồng [Nn]hân dân|Chủ tịch|Phòng(?! khám)|Công an"
    r"|Ban Chỉ huy [Qq]uân sự|Ủy ban Mặt trận Tổ quốc|UBMTTQ|Hội Liên hiệp Phụ nữ|Hội LHPN|Đoàn Thanh niên"
    r"|Hội Nông dân|Hội Cựu chiến binh|Liên đoàn Lao động)\b[^,;.:()\n]{0,60}?\s)?"
)
"""Bodies that ended with their district or commune; a school or a hospital may bear its name still."""
_DISTRICT = compiled(
    rf"(?<!\w){_STATE}(?P<place>(?:cấp|các|mọi) (?:huyện|quận|thị xã)\b|(?:huyện|quận|thị xã) {PROPER}"
    r"|(?:Huyện|Quận|Thị) ủy\b)"
)
_COMMUNE = compiled(rf"(?<!\w){_STATE}(?P<place>(?:xã|phường|thị trấn) {PROPER})")
_PROVINCE = compiled(rf"(?<!\w){_STATE}(?P<place>tỉnh {PROPER})")
_JOINT = compiled(r"(?:[,;:(–-]|\b(?:và|với|cùng|các))\s*$", re.IGNORECASE)
_FORMER = compiled(
    r"nay là|nay thuộc|\bcũ\b|trước đây|trước khi|sáp nhập|hợp nhất|sắp xếp|kế thừa|chuyển (?:đến|về|giao)"
    r"|bàn giao|nguyên là|tiền thân|giải thể|kết thúc hoạt động",
    re.IGNORECASE,
)
"""Words near a unit that is spoken of as one of the past."""
_NEAR = 60


@dataclass(frozen=True, slots=True)
class _Gone:
    """A unit that ended, where its words stand, and what came of its place (empty: a district)."""

    start: int
    end: int
    heirs: tuple[str, ...]


def _look(subject: Subject) -> Iterator[Observation]:
    told: set[int] = set()
    for first, last, names in _shares(subject) if _is_later(subject) else ():
        for gone in _ended(subject, first, last, names):
            if gone.start not in told and not _is_past(subject.text, gone):
                told.add(gone.start)
                yield _observed(subject, gone)


def _is_later(subject: Subject) -> bool:
    """Tell whether the document was issued after the reorganisation, as far as its date or its year says."""
    date, year = subject.header.date, subject.header.plan_year
    if date and len(date) > len("2025"):
        return date >= REFORM[: len(date)]
    return max(int(date or 0), year or 0) > int(REFORM[:4])


def _shares(subject: Subject) -> Iterator[tuple[int, int, str]]:
    """Yield where the units stand that are given a task or report, with their names."""
    for item in subject.extraction.assignments:
        if item.unit_start is not None and item.unit_end is not None:
            yield item.unit_start, item.unit_end, subject.text[item.unit_start : item.unit_end]
    for duty in subject.extraction.reports:
        yield duty.start, duty.end, "; ".join(filter(None, (duty.sender, duty.receiver, duty.via)))


def _ended(subject: Subject, first: int, last: int, names: str) -> Iterator[_Gone]:
    """Yield the units within a stretch that ended, of those that are named."""
    lookup = subject.lookup
    for match in _named(_DISTRICT, subject.text, first, last, names):
        yield _Gone(*match.span(), ())
    province = lookup.context(subject.header).province
    for match in _named(_COMMUNE, subject.text, first, last, names) if province else ():
        if province and (ended := lookup.ended_communes(_words(match["place"]), province)):
            yield _gone(subject, match, ended)
    for match in _named(_PROVINCE, subject.text, first, last, names):
        if (place := lookup.province(_words(match["place"]))) and place.valid_to:
            yield _gone(subject, match, [place])


def _named(pattern: re.Pattern[str], text: str, first: int, last: int, names: str) -> Iterator[re.Match[str]]:
    """Yield the mentions of places as bodies: the body is said, or the place itself is the unit."""
    said = _words(names).casefold()
    for match in pattern.finditer(text, first, last):
        alone = match.start() == first or _JOINT.search(text[max(first, match.start() - 8) : match.start()])
        if (match["body"] or alone) and _words(match["place"]).casefold() in said:
            yield match


def _gone(subject: Subject, match: re.Match[str], places: Iterable[Place]) -> _Gone:
    heirs = (heir.name for place in places for heir in subject.lookup.successors(place.id))
    return _Gone(*match.span(), tuple(dict.fromkeys(heirs)))


def _words(text: str) -> str:
    return " ".join(text.split())


def _is_past(text: str, gone: _Gone) -> bool:
    near = text[max(0, gone.start - _NEAR) : gone.end + _NEAR]
    return _FORMER.search(near) is not None


def _observed(subject: Subject, gone: _Gone) -> Observation:
    words = _words(subject.text[gone.start : gone.end])
    heirs = " hoặc ".join(gone.heirs)
    vi = f"địa bàn ấy nay thuộc {heirs}" if heirs else "từ 01/7/2025 không còn cấp huyện"
    others = " or ".join(gone.heirs)
    en = f"its place is now part of {others}" if others else "there are no districts since 1 July 2025"
    return Observation(
        Text(
            vi=f"“{words}” không còn: {vi}; hãy giao cho cơ quan đang hoạt động.",
            en=f"“{words}” exists no longer: {en}; name the body that does its work now.",
        ),
        gone.start,
        gone.end,
    )


RULE = Rule(
    code="KG304",
    name="unit-abolished",
    severity="error",
    confidence=0.85,
    explanation=Text(
        vi="Từ 01/7/2025 không còn cấp huyện; 63 tỉnh, thành phố còn 34, xã, phường được sắp xếp lại. Giao "
        "việc hay yêu cầu đơn vị đã kết thúc hoạt động báo cáo thì không ai thực hiện. Chỉ xét văn bản ban "
        "hành sau ngày ấy, ở chỗ giao việc và báo cáo; nhắc lại việc cũ (“nay là”, “cũ”) thì không xét.",
        en="Since 1 July 2025 there are no districts; 63 provinces became 34, and communes were rearranged. "
        "A task or a report of a unit that ended is nobody's. Told only of documents issued since, where a "
        "task is given or a report asked for, and never where the past is spoken of.",
    ),
    example=Example(
        before="1. Ủy ban nhân dân các huyện, thị xã, thành phố\n- Chỉ đạo các xã tổ chức tuyên truyền.",
        after="1. Ủy ban nhân dân các xã, phường\n- Tổ chức tuyên truyền trên địa bàn.",
    ),
    look=_look,
)
