"""Dates as Vietnamese documents write them, and their ISO form, as precise as stated."""

from __future__ import annotations

import re
from datetime import date

from graphkit.lang.patterns import compiled

_SEP = r"\s?[/.\-–]\s?"
_YEAR = r"(?:19|20)\d{2}"

DATE = compiled(
    rf"(?:ngày|Ngày|NGÀY)?\s*(?:(?P<d1>\d{{1,2}}){_SEP}(?P<m1>\d{{1,2}}){_SEP}(?P<y1>{_YEAR})"
    rf"|(?P<d2>\d{{1,2}}),?\s+(?:tháng|THÁNG)\s+(?P<m2>\d{{1,2}}),?\s+(?:năm|NĂM)\s+(?P<y2>{_YEAR}))(?!\d)"
)
"""A full date: 03/3/2021, ngày 03 tháng 3 năm 2021, 30-6-2026."""

BLANK_DATE = compiled(
    rf"[Nn]gày[\s.…_]*(?P<d>\d{{1,2}})?[\s.…_]*tháng[\s.…_]*(?P<m>\d{{1,2}})?[\s.…_]*năm[\s.…_]*(?P<y>{_YEAR})"
)
"""A date whose day or month may have been left blank: ngày … tháng 4 năm 2026."""


def iso(year: int | str, month: int | str | None = None, day: int | str | None = None) -> str | None:
    """Return an ISO 8601 date as precise as given, None where it is impossible."""
    try:
        if month is None:
            return f"{int(year):04d}"
        if day is None:
            return date(int(year), int(month), 1).isoformat()[:7]
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def of_match(match: re.Match[str]) -> str | None:
    """Return the ISO date of a match of :data:`DATE` (also inside a larger pattern that embeds it)."""
    groups = match.groupdict()
    for index in ("1", "2"):
        if groups.get(f"y{index}"):
            return iso(groups[f"y{index}"], groups[f"m{index}"], groups[f"d{index}"])
    return None


def find_date(text: str, start: int = 0, end: int | None = None) -> str | None:
    """Return the first full, possible date of a stretch."""
    match = DATE.search(text, start, len(text) if end is None else end)
    return of_match(match) if match else None
