"""KG102: a plan whose date is blank, or no date of the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.head import by_ocr, has_motto, head, head_end, type_place
from graphkit.i18n import Text
from graphkit.lang.dates import BLANK_DATE, DATE, iso, of_match
from graphkit.lang.patterns import compiled

_OPEN = compiled(
    r"[Nn]gày[\s.…_*|]*(?:\d{1,2}[\s.…_*|]*)?tháng[\s.…_*|]*(?:\d{1,2}[\s.…_*|]*)?năm[\s.…_*]*+(?:(?:20?|19)(?!\d)[.…_]*+)?(?!\s*\d)"
)
"""A date whose year is left open too, or begun (``năm 20…``)."""
_ANY = compiled(r"[Nn]gày|\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d|tháng\s*\d")
"""Anything in the head that may be a date, however it is printed."""
_PASSED = compiled(r"QH\d*$|TVQH\d*$")
"""Symbols of what an assembly passes, which tells the day at its end."""


def _look(subject: Subject) -> Iterator[Observation]:
    if by_ocr(subject):
        return
    place = subject.header.spans.get("date")
    if place:
        match = BLANK_DATE.search(_plain(subject.text[slice(*place)]))
        if match is None or place[0] >= head_end(subject):
            return
        if message := _judged(match["d"], match["m"], match["y"]):
            yield Observation(message, *place)
    else:
        yield from _without(subject)


def _judged(day: str | None, month: str | None, year: str) -> Text | None:
    """Return what is wrong with a date, None where nothing is."""
    if not day or not month:
        return _UNFILLED
    return None if iso(year, month, day) else _impossible(f"{day}/{month}/{year}")


def _without(subject: Subject) -> Iterator[Observation]:
    text = head(subject)
    dates = list(DATE.finditer(text))
    if dates:
        if of_match(dates[-1]) is None:
            yield Observation(_impossible(" ".join(dates[-1][0].split())), *dates[-1].span(), 0.9)
        return
    if match := _OPEN.search(text):
        yield Observation(_UNFILLED, match.start(), match.start() + len(match[0].rstrip(" \n\t|*")))
        return
    place = type_place(subject)
    passed = _PASSED.search(subject.header.symbol or "") is not None
    if place and not passed and not _ANY.search(text):
        yield Observation(_MISSING, *place, None if has_motto(subject) else 0.8)


def _plain(text: str) -> str:
    return text.replace("*", " ").replace("|", " ")


def _impossible(date: str) -> Text:
    return Text(
        vi=f"Ngày {date.removeprefix('ngày ')} không có trong lịch; hãy sửa ngày ban hành.",
        en=f"The date {date.removeprefix('ngày ')} is not in the calendar; correct the date of issue.",
    )


_UNFILLED = Text(
    vi="Ngày, tháng ban hành để trống; hãy ghi đủ khi ban hành.",
    en="The date of issue is left blank; fill it in when the plan is issued.",
)
_MISSING = Text(
    vi="Phần đầu không có địa danh, ngày tháng năm ban hành; hãy ghi đủ (nếu mất khi chuyển đổi thì lấy lại "
    "tệp gốc).",
    en="The head has no place and date of issue; write them (or get the original, if a conversion lost "
    "them).",
)
RULE = Rule(
    code="KG102",
    name="date-blank-or-impossible",
    severity="error",
    confidence=0.95,
    explanation=Text(
        vi="Ngày ban hành để trống ngày hoặc tháng, không có trong lịch (ngày 32, tháng 13), hoặc không "
        "ghi. Số, ngày và cơ quan ban hành cùng nhau mới xác định được một văn bản; thời hạn, hiệu lực cũng "
        "tính từ ngày này.",
        en="The day or month of issue is left blank, not in the calendar (day 32, month 13), or not written "
        "at all. Number, date and body together identify a document, and terms are counted from that day.",
    ),
    example=Example(before="Bình Lư, ngày      tháng 4 năm 2026", after="Bình Lư, ngày 24 tháng 4 năm 2026"),
    look=_look,
)
