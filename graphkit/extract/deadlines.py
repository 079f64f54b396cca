"""Deadlines: dates, windows of dates, months and calendar frequencies of a task or a report."""

from __future__ import annotations

import re

from graphkit.lang.dates import iso
from graphkit.model import Deadline

_D = (
    r"(?:(?:ngày|Ngày)\s+)?(?P<d{0}>\d{{1,2}})(?:\s?[/.-]\s?"
    r"|\s+tháng\s+)(?P<m{0}>\d{{1,2}})(?:(?:\s?[/.-]\s?|\s+năm\s+)(?P<y{0}>(?:19|20)\d{{2}}))?(?![\d/])"
)

_WINDOW = re.compile(
    r"(?:từ\s+)?(?:" + _D.format(1) + r")\s*(?:[-–]|đến(?: hết)?|tới)\s*(?:" + _D.format(2) + r")",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?P<lead>(?:trước|đến(?: hết)?|chậm nhất(?: là)?|hết|trong|muộn nhất(?: là)?|vào|xong|từ"
    r"|trước\s+hoặc\s+trong|hoàn thành|là|hạn)\s+)?"
    r"(?P<word>ngày\s+)?" + _D.format(1).replace(r"(?:(?:ngày|Ngày)\s+)?", "", 1),
    re.IGNORECASE,
)
_DUE = re.compile(r"trước|chậm nhất|muộn nhất|hết|đến hết|xong|hoàn thành|hạn", re.IGNORECASE)
"""Words by which a date is due, wherever it lies."""
_MONTH = re.compile(
    r"(?:(?:trước|trong|hết|đến(?: hết)?|từ)\s+)?(?<!\d\s)tháng\s+(?P<m>\d{1,2})(?:\s?[/-]\s?"
    r"|\s+năm\s+)(?P<y>20\d{2})",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(r"(?<![\d/])(?P<m>\d{1,2})\s?/\s?(?P<y>20\d{2})(?![\d/])")
_FREQUENCY = re.compile(
    r"(?:hằng|hàng)\s+(?:ngày|tuần|tháng|quý|năm)(?:\s*(?:,|và)\s*(?:hằng |hàng )?(?:quý|6 tháng"
    r"|06 tháng|9 tháng|năm|tháng))*"
    r"|(?:định kỳ\s+)(?:hằng |hàng )?(?:tháng|quý|6 tháng|06 tháng|năm)(?:\s*(?:,|và)\s*(?:quý|6 tháng"
    r"|06 tháng|9 tháng|năm))*",
    re.IGNORECASE,
)
_NOT_DUE = re.compile(r"(?:hằng|hàng) (?:năm|ngày)$", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"(?:trước\s+)?ngày\s+(\d{1,2})\s+(?:của\s+)?(?:(?:hằng|hàng|mỗi)\s+tháng|tháng cuối (?:mỗi )?quý)",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)
_PERIOD = re.compile(
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
_COMMEMORATED = re.compile(
    r"(?:Quốc tế|Gia đình|Phụ nữ|Phụ nữ Việt Nam|Việt Nam|thành lập|kỷ niệm|kỉ niệm|lễ"
    r"|truyền thống)[^,;.]{0,40}$"
)


def task_deadlines(
    text: str,
    start: int,
    end: int,
    year: int | None,
    taken: list[tuple[int, int]],
    label: bool = False,
    issued: str | None = None,
) -> tuple[str, ...]:
    """Return the deadlines within a stretch, in order: ISO dates, ``date/date`` windows, frequencies.

    ``taken`` are spans whose dates belong to citations; ``label`` marks the value of a time label, where a
    month alone counts and a date needs no word before it. A date before the document was ``issued`` (ISO)
    tells what happened, unless a word before it says that it is due.
    """
    found: list[tuple[int, int, str]] = []

    def add(match: re.Match[str], value: str | None) -> None:
        overlaps = any(match.start() < stop and begin < match.end() for begin, stop, _ in found)
        cited = any(match.start() < stop and begin < match.end() for begin, stop in taken)
        if value and not overlaps and not cited:
            found.append((match.start(), match.end(), value))

    for match in _WINDOW.finditer(text, start, end):
        add(match, _ahead(_window(match), issued))
    for match in _DAY.finditer(text, start, end):
        due = match["y1"] or match["word"] or match["lead"] or label
        if due and not _is_commemorated(text, start, match):
            stated = _day(match, year)
            add(match, stated if _DUE.match(match["lead"] or "") else _ahead(stated, issued))
    for pattern in (_MONTH, _BARE_MONTH) if label else (_MONTH,):
        for match in pattern.finditer(text, start, end):
            add(match, _ahead(iso(match["y"], match["m"]), issued))
    for match in _FREQUENCY.finditer(text, start, end):
        if label or not _NOT_DUE.search(match.group()):
            add(match, match.group().lower())
    return tuple(value for _, _, value in sorted(found))


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


def _day(match: re.Match[str], year: int | None) -> str | None:
    stated: str | int | None = match["y1"] or year
    return iso(stated, match["m1"], match["d1"]) if stated else None


def _window(match: re.Match[str]) -> str | None:
    if not (match["y1"] or match["y2"]):
        return None
    last_year: str = match["y2"] or match["y1"]
    first_year: str = match["y1"] or last_year
    first = iso(first_year, match["m1"], match["d1"])
    last = iso(last_year, match["m2"], match["d2"])
    return f"{first}/{last}" if first and last else None


def report_deadlines(
    text: str, start: int, end: int, year: int | None, taken: list[tuple[int, int]]
) -> tuple[Deadline, ...]:
    """Return when a report is due within a stretch, each with the period that the words before it name."""
    found: list[Deadline] = []
    yearly = _YEARLY.search(text, start, end) is not None
    position = start
    for match in _DAY.finditer(text, start, end):
        cited = any(match.start() < stop and begin < match.end() for begin, stop in taken)
        if cited or not (match["lead"] or match["word"]) or (match["lead"] or "").strip().lower() == "từ":
            continue
        period = _period(text, position, match.start(), taken)
        recurring = match["y1"] is None and yearly
        found.append(Deadline(_words(text, match), _day(match, year), period, recurring))
        position = match.end()
    found += [
        Deadline(match.group(), iso(match["y"], match["m"]), None)
        for match in _MONTH.finditer(text, start, end)
        if not any(match.start() < stop and begin < match.end() for begin, stop in taken)
    ]
    found += [
        Deadline(match.group(), None, "tháng", True, int(match.group(1)))
        for match in _DAY_OF_MONTH.finditer(text, start, end)
    ]
    return tuple(found)


def _words(text: str, match: re.Match[str]) -> str:
    tail = re.match(r"\s+(?:hằng|hàng) năm", text[match.end() : match.end() + 12])
    return text[match.start() : match.end() + (tail.end() if tail else 0)].strip()


def _period(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> str | None:
    """The period named last before a deadline; dates of citations do not count."""
    name = None
    for match in _PERIOD.finditer(text, start, end):
        if not any(begin <= match.start() < stop for begin, stop in taken):
            name = _NAMES[str(match.lastgroup)]
    return name
