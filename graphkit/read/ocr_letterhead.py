"""The letterhead of a scan, read several times: number and day are kept only where all readings agree.

They are often written or stamped in by hand, and OCR makes something of everything. A number that is read
otherwise at another size of the image was not read: an ellipsis stands for it, and a warning says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.read.pdf_page import Piece, join, rows_of

_BLANK = "…"
_NUMBER = compiled(r"[Ss][^\s\d/:.]{1,3}\s*[:.]?\s*(?P<number>[^/]*?)\s*(?P<symbol>(?:[-–]\s*\w+\s*)?/.*)")
_DATE = compiled(
    r"(?:(?P<place>.*\w)[\s,.]+)?[Nn]g(?:ày)?\S*?\s*(?P<day>\S*?)\s*tháng\s*(?P<month>\S*?)\s*năm\s*(?P<year>\d{4})"
)


def agreed(readings: Sequence[Sequence[Piece]]) -> tuple[list[Piece], list[str]]:
    """Return the lines of one column as its readings agree on them, and what they do not agree on ("số")."""
    columns = [[reduce(join, row) for row in rows_of(reading)] for reading in readings]
    lines, doubtful = [], []
    for line in columns[0]:
        others = [next((one for one in column if one.beside(line)), None) for column in columns[1:]]
        text, doubt = _text([line, *filter(None, others)], len(readings))
        lines.append(replace(line, text=text))
        doubtful += doubt
    return lines, doubtful


def _text(lines: Sequence[Piece], readings: int) -> tuple[str, list[str]]:
    texts = [line.text for line in lines]
    if dates := _matches(_DATE, texts):
        day, month = (_sure([date[name] for date in dates], readings) for name in ("day", "month"))
        place = _most([date["place"] or "" for date in dates])
        text = f"ngày {day} tháng {month} năm {_most([date['year'] for date in dates])}"
        return f"{place}, {text}" if place else text, ["ngày"] if _BLANK in (day, month) else []
    numbers = _matches(_NUMBER, [text for text in texts if fold(text).startswith("so")])
    if numbers:
        number = _sure([found["number"] for found in numbers], readings)
        symbol = _most([found["symbol"] for found in numbers])
        return f"Số: {number}{symbol}", ["số"] if number == _BLANK else []
    known = Counter(texts).most_common(1)[0]
    return (known[0] if known[1] > 1 else max(lines, key=lambda line: line.confidence).text), []


def _matches(pattern: re.Pattern[str], texts: Sequence[str]) -> list[re.Match[str]]:
    return [match for text in texts if (match := pattern.match(text))]


def _sure(values: Sequence[str], readings: int) -> str:
    """The number that every reading has; nothing where all have none, and the blank where they differ."""
    if len(values) == readings and len(set(values)) == 1 and (not values[0] or values[0].isdecimal()):
        return values[0]
    return _BLANK


def _most(values: Sequence[str]) -> str:
    return Counter(values).most_common(1)[0][0]
