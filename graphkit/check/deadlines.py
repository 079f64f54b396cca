"""Deadlines as the check looks at them: where they stand, and the last day that they leave.

Extraction leaves out a day that lies before the document's own, for most of these tell what happened; here
they are looked for, and only where the words say that something is due.
"""

from __future__ import annotations

import re
from bisect import insort
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.extract.spans import Span, touches
from graphkit.lang.dates import iso
from graphkit.lang.patterns import compiled

_DAY = r"(?:ngày\s+)?(?P<d{0}>\d{{1,2}})(?:\s?[/.-]\s?|\s+tháng\s+)(?P<m{0}>\d{{1,2}})"
_YEAR = r"(?:\s?[/.-]\s?|,?\s+năm\s+)(?P<y{0}>20\d{{2}})"
_TO = r"\s*(?:[-–]|đến(?: hết)?|tới)\s*"
_END = r"(?![\d/])"
_LEAD = (
    r"(?P<lead>(?<!\w)(?:trước|chậm nhất|muộn nhất|hết|xong|hoàn thành|thời hạn|hạn cuối"
    r"|thời gian(?: thực hiện| hoàn thành| tổ chức)?:)(?:\s+(?:trước|trong|vào|là|đến|hết)){0,2})(?:\s*:)?\s+"
)
_WINDOWS = (
    compiled(
        rf"(?<![\d/.\w-])(?:từ\s+)?{_DAY.format(1)}(?:{_YEAR.format(1)})?{_TO}"
        rf"{_DAY.format(2)}{_YEAR.format(2)}{_END}",
        re.IGNORECASE,
    ),
    compiled(
        rf"(?<![\d/.\w-])từ\s+(?:ngày\s+)?(?P<d1>\d{{1,2}}){_TO}{_DAY.format(2)}{_YEAR.format(2)}{_END}",
        re.IGNORECASE,
    ),
)
_DUE = (
    compiled(rf"{_LEAD}{_DAY.format(2)}{_YEAR.format(2)}{_END}", re.IGNORECASE),
    compiled(rf"{_LEAD}(?:tháng\s+)?(?P<m2>\d{{1,2}}){_YEAR.format(2)}{_END}", re.IGNORECASE),
    compiled(rf"{_LEAD}quý\s+(?P<q2>[1-4]|I{{1,3}}|IV){_YEAR.format(2)}{_END}", re.IGNORECASE),
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_REACH = 120
"""How far to the left of a date its sentence is looked at."""
_SENTENCE = compiled(r"[.;\n](?=\s)|\n")
_TOLD = compiled(
    r"\b(?:tính (?:từ|đến)|so với|kể từ|hiệu lực|cùng kỳ|hằng năm|hàng năm|kỷ niệm|đã)\b"
    r"|(?:giai đoạn|nhiệm kỳ|năm học|số liệu|thời kỳ|kỳ báo cáo|thiệt hại|bão|lũ|xảy ra)\b[^,;]{0,40}$"
    r"|\b(?:ban hành|sinh|cấp|thành lập|phát sinh|ký|tồn tại|tuyển dụng|công nhận|xây dựng|đăng ký|tham gia"
    r"|đến)\s*\(?$",
    re.IGNORECASE,
)
"""Words before a date that lies in the past because something happened then."""
_REACHED = compiled(r"[\s,:(]*(?:đã )?(?:đạt|hoàn thành được|thực hiện được|có kết quả)\b", re.IGNORECASE)
"""Words behind a date by which something was done."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A deadline or a window of days as positions in a flow, with its last day (or month, or quarter's)."""

    start: int
    end: int
    last: str


def stated_deadlines(text: str, start: int, end: int) -> Iterator[Stated]:
    """Yield the deadlines and windows within a stretch that state their year, in no particular order."""
    taken: list[Span] = []
    for pattern in (*_WINDOWS, *_DUE):
        for match in pattern.finditer(text, start, end):
            found = _stated(match)
            if found and not touches(taken, *match.span()):
                insort(taken, match.span())
                if not _is_told(text, start, match.start()) and not _REACHED.match(text, match.end(), end):
                    yield found


def _stated(match: re.Match[str]) -> Stated | None:
    groups = match.groupdict()
    last = _last(groups)
    first_year = groups.get("y1")
    if last is None or (first_year and int(groups["y2"]) - int(first_year) > 1):
        return None
    return Stated(match.start(), match.end(), last)


def _last(groups: dict[str, str | None]) -> str | None:
    year, quarter = groups["y2"], groups.get("q2")
    if year is None:
        return None
    if quarter:
        return iso(year, 3 * (_QUARTERS.get(quarter.lower()) or int(quarter)))
    return iso(year, groups["m2"], groups.get("d2"))


def _is_told(text: str, first: int, start: int) -> bool:
    """Whether the words in front of a date tell of the past."""
    left = text[max(first, start - _REACH) : start]
    breaks = [match.end() for match in _SENTENCE.finditer(left)]
    return _TOLD.search(left[breaks[-1] if breaks else 0 :]) is not None


def is_before(last: str, issued: str) -> bool:
    """Whether the last day lies before a date, both as precise as they are.

    >>> is_before("2026-03", "2026-04-14"), is_before("2026-04", "2026-04-14")
    (True, False)
    """
    size = min(len(last), len(issued))
    return last[:size] < issued[:size]


def days_of(month: int) -> int:
    """Return the most days that a month can have, in whatever year.

    >>> days_of(2), days_of(4)
    (29, 30)
    """
    return monthrange(2024, month)[1]
