"""Deadlines: dates, windows of dates, months and calendar frequencies of a task or a report."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import chain

from graphkit.extract.spans import Span, touches
from graphkit.lang.dates import iso
from graphkit.lang.patterns import compiled
from graphkit.model import Deadline

_D = (
    r"(?:(?:ngày|Ngày)\s+)?(?P<d{0}>\d{{1,2}})(?:\s?[/.-]\s?"
    r"|\s+tháng\s+)(?P<m{0}>\d{{1,2}})(?:(?:\s?[/.-]\s?|\s+năm\s+)(?P<y{0}>(?:19|20)\d{{2}}))?(?![\d/])"
)

_WINDOW = compiled(
    r"(?:từ\s+)?(?:" + _D.format(1) + r")\s*(?:[-–]|đến(?: hết)?|tới)\s*(?:" + _D.format(2) + r")",
    re.IGNORECASE,
)
_DAY = compiled(
    r"(?P<lead>(?:trước|đến(?: hết)?|chậm nhất(?: là)?|hết|trong|muộn nhất(?: là)?|vào|xong|từ"
    r"|trước\s+hoặc\s+trong|hoàn thành|là|hạn)\s+)?"
    r"(?P<word>ngày\s+)?(?<!tháng )" + _D.format(1).replace(r"(?:(?:ngày|Ngày)\s+)?", "", 1),
    re.IGNORECASE,
)
_SAME_MONTH = compiled(
    r"(?<![\d/.-])(?:từ\s+)?(?:ngày\s+)?(?<!\d)(?P<d1>\d{1,2})\s*(?:[-–]|đến(?: hết)?(?: ngày)?)\s*"
    r"(?P<d2>\d{1,2})\s?[/.]\s?(?P<m>\d{1,2})\s?[/.]\s?(?P<y>20\d{2})(?!\d)",
    re.IGNORECASE,
)
"""A window whose month stands behind its second day: "từ ngày 15 đến ngày 20/12/2025"."""
_MONTHS = compiled(
    r"(?:từ\s+)?tháng\s+(?P<m1>\d{1,2})(?:\s?/\s?(?P<y1>20\d{2}))?\s*(?:[-–]|đến(?: hết)?)\s*(?:tháng\s+)?"
    r"(?P<m2>\d{1,2})(?:\s?[/-]\s?|\s+năm\s+)(?P<y2>20\d{2})",
    re.IGNORECASE,
)
_MONTH_ALONE = compiled(
    r"(?P<lead>(?:trước|trong|hết)\s+)?(?<!\d\s)tháng\s+(?P<m>\d{1,2})(?!\s?[/\d–-]|\s+(?:năm|đến)\b)",
    re.IGNORECASE,
)
_DUE = compiled(r"trước|chậm nhất|muộn nhất|hết|đến hết|xong|hoàn thành|hạn", re.IGNORECASE)
"""Words by which a date is due, wherever it lies."""
_DATED = compiled(r"\d(?:\s?[/.-]\s?|\s+(?i:tháng)\s+)\d")
"""What every day and every window of days has: most tasks have none, and looking for this alone is fast."""
_MONTH = compiled(
    r"(?:(?:trước|trong|hết|đến(?: hết)?|từ)\s+)?(?<!\d\s)tháng\s+(?P<m>\d{1,2})(?:\s?[/-]\s?"
    r"|\s+năm\s+)(?P<y>20\d{2})",
    re.IGNORECASE,
)
_BARE_MONTH = compiled(r"(?<![\d/])(?P<m>\d{1,2})\s?/\s?(?P<y>20\d{2})(?![\d/])")
_FREQUENCY = compiled(
    r"(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)(?:\s*(?:,|và)\s*(?:hằng |hàng )?(?:quý|6 tháng"
    r"|06 tháng|9 tháng|năm|tháng))*"
    r"|(?:định kỳ\s+)(?:hằng |hàng )?(?:tháng|quý|6 tháng|06 tháng|năm)(?:\s*(?:,|và)\s*(?:quý|6 tháng"
    r"|06 tháng|9 tháng|năm))*",
    re.IGNORECASE,
)
_OFTEN = ("hằng", "hàng", "định kỳ")
"""Words of which every frequency has one."""
_NOT_DUE = compiled(r"(?:hằng|hàng) (?:năm|ngày)$", re.IGNORECASE)
_DAY_OF_MONTH = compiled(
    r"(?:trước\s+)?ngày\s+(\d{1,2})\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+tháng|tháng cuối (?:mỗi )?quý)",
    re.IGNORECASE,
)
_YEARLY = compiled(r"(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)
_PERIOD = compiled(
    r"(?P<six>0?6\s+tháng|sáu tháng)|(?P<nine>0?9\s+tháng)|(?P<quarter>\bquý\b)|(?P<month>(?:hằng|hàng"
    r"|báo cáo)\s+tháng|\btháng\b(?=[,\s]))|(?P<term>nhiệm kỳ)"
    r"|(?P<year>(?<!trong )(?<!từ )(?<!đến )(?<!\d )\bnăm\b)",
    re.IGNORECASE,
)
_NAMES = {
    "six": "6 tháng",
    "nine": "9 tháng",
    "quarter": "quý",
    "month": "tháng",
    "term": "nhiệm kỳ",
    "year": "năm",
}
_COMMEMORATED = compiled(
    r"(?:Quốc tế|Gia đình|Phụ nữ|Phụ nữ Việt Nam|Việt Nam|thành lập|kỷ niệm|kỉ niệm|lễ"
    r"|truyền thống)[^,;.]{0,40}$"
)


def task_deadlines(
    text: str,
    start: int,
    end: int,
    year: int | None,
    taken: Sequence[Span],
    label: bool = False,
    issued: str | None = None,
) -> tuple[str, ...]:
    """Return the deadlines within a stretch, in order: ISO dates, ``date/date`` windows, frequencies.

    A date that states no year is of the plan's ``year``, else the first such date from the day of issue on.
    ``taken`` are spans, in order, whose dates belong to citations; ``label`` marks the value of a time label,
    where a month alone counts and a date needs no word before it. A date before the document was ``issued``
    (ISO) tells what happened, unless a word before it says that it is due.
    """
    spans: list[Span] = []
    values: dict[Span, str] = {}
    dated = _DATED.search(text, start, end) is not None
    words = text[start:end].lower()
    monthly = label or "tháng" in words
    often = any(word in words for word in _OFTEN)
    readings = chain(
        _windows(text, start, end, issued) if dated or monthly else (),
        _dates(text, start, end, year, label, issued) if dated else (),
        _months(text, start, end, year, label, issued) if monthly else (),
        _frequencies(text, start, end, label) if often else (),
    )
    for match, value in readings:
        span = match.span()
        if value and not touches(spans, *span) and not touches(taken, *span):
            insort(spans, span)
            values[span] = value
    return tuple(values[span] for span in spans)


_Reading = tuple[re.Match[str], str | None]


def _windows(text: str, start: int, end: int, issued: str | None) -> Iterator[_Reading]:
    for match in _WINDOW.finditer(text, start, end):
        yield match, _ahead(_window(match), issued)
    for match in _SAME_MONTH.finditer(text, start, end):
        days = (iso(match["y"], match["m"], match[day]) for day in ("d1", "d2"))
        yield match, _ahead(_from_to(*days), issued)
    for match in _MONTHS.finditer(text, start, end):
        first, last = iso(match["y1"] or match["y2"], match["m1"]), iso(match["y2"], match["m2"])
        yield match, _ahead(_from_to(first, last), issued)


def _dates(
    text: str, start: int, end: int, year: int | None, label: bool, issued: str | None
) -> Iterator[_Reading]:
    for match in _DAY.finditer(text, start, end):
        due = match["y1"] or match["word"] or match["lead"] or label
        if due and not _is_commemorated(text, start, match):
            stated = _day(match, year, issued)
            yield match, stated if _DUE.match(match["lead"] or "") else _ahead(stated, issued)


def _months(
    text: str, start: int, end: int, year: int | None, label: bool, issued: str | None
) -> Iterator[_Reading]:
    for pattern in (_MONTH, _BARE_MONTH) if label else (_MONTH,):
        for match in pattern.finditer(text, start, end):
            yield match, _ahead(iso(match["y"], match["m"]), issued)
    for match in _MONTH_ALONE.finditer(text, start, end):
        if label or match["lead"]:
            yield match, _in_year(year, issued, match["m"])


def _frequencies(text: str, start: int, end: int, label: bool) -> Iterator[_Reading]:
    for match in _FREQUENCY.finditer(text, start, end):
        if label or not _NOT_DUE.search(match.group()):
            yield match, match.group().lower()


def _from_to(first: str | None, last: str | None) -> str | None:
    return f"{first}/{last}" if first and last and first <= last else None


def _ahead(stated: str | None, issued: str | None) -> str | None:
    """Return a date or a window that does not lie before the day of issue."""
    last = stated.rpartition("/")[2] if stated else ""
    return stated if issued is None or last >= issued[: len(last)] else None


def _is_commemorated(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a day without a year is one that is celebrated ("ngày Phụ nữ Việt Nam 20/10")."""
    return (
        match["y1"] is None
        and _COMMEMORATED.search(text, max(start, match.start() - 60), match.start() + 1) is not None
    )


def _day(match: re.Match[str], year: int | None, issued: str | None) -> str | None:
    if match["y1"]:
        return iso(match["y1"], match["m1"], match["d1"])
    return _in_year(year, issued, match["m1"], match["d1"])


def _in_year(year: int | None, issued: str | None, *stated: str) -> str | None:
    """Return month and day in the plan's year, else in the first year that has them from the issue on."""
    if year is not None:
        return iso(year, *stated)
    if issued is None:
        return None
    value = iso(issued[:4], *stated)
    return value if value is None or value >= issued[: len(value)] else iso(int(issued[:4]) + 1, *stated)


def _window(match: re.Match[str]) -> str | None:
    if not (match["y1"] or match["y2"]):
        return None
    last_year: str = match["y2"] or match["y1"]
    last = iso(last_year, match["m2"], match["d2"])
    first = iso(match["y1"] or last_year, match["m1"], match["d1"])
    if not match["y1"] and first and last and first > last:  # "từ 25/12 đến 05/01/2026"
        first = iso(int(last_year) - 1, match["m1"], match["d1"])
    return _from_to(first, last)


def report_deadlines(
    text: str,
    start: int,
    end: int,
    year: int | None,
    taken: Sequence[Span],
    issued: str | None = None,
) -> tuple[Deadline, ...]:
    """Return when a report is due within a stretch, each with the period that the words before it name.

    Years as :func:`task_deadlines` has them.
    """
    found: list[Deadline] = []
    yearly = _YEARLY.search(text, start, end) is not None
    position = start
    dated = _DATED.search(text, start, end) is not None
    for match in _DAY.finditer(text, start, end) if dated else ():
        cited = touches(taken, *match.span())
        if cited or not (match["lead"] or match["word"]) or (match["lead"] or "").strip().lower() == "từ":
            continue
        period = _period(text, position, match.start(), taken)
        recurring = match["y1"] is None and yearly
        found.append(Deadline(_words(text, match), _day(match, year, issued), period, recurring))
        position = match.end()
    found += [
        Deadline(match.group(), iso(match["y"], match["m"]), None)
        for match in _MONTH.finditer(text, start, end)
        if not touches(taken, *match.span())
    ]
    found += [
        Deadline(match.group(), None, "tháng", True, int(match.group(1)))
        for match in _DAY_OF_MONTH.finditer(text, start, end)
    ]
    return tuple(found)


def _words(text: str, match: re.Match[str]) -> str:
    tail = re.match(r"\s+(?:hằng|hàng) năm", text[match.end() : match.end() + 12])
    return text[match.start() : match.end() + (tail.end() if tail else 0)].strip()


def _period(text: str, start: int, end: int, taken: Sequence[Span]) -> str | None:
    """The period named last before a deadline; dates of citations do not count."""
    name = None
    for match in _PERIOD.finditer(text, start, end):
        if not touches(taken, match.start(), match.start() + 1):
            name = _NAMES[str(match.lastgroup)]
    return name
