"""Numbers of documents in the lines of a scan: where OCR made letters of the digits, they are read again.

>>> mended("Chỉ thị số LUCT-TTg ngày 16", ["Chỉ thị số 11/CT-TTg", "thị số 11/CT-TTg", "số L1/CT-TTg"])
'Chỉ thị số 11/CT-TTg ngày 16'
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.lang.patterns import compiled

_NUMBER = compiled(r"\b[Ss]ố:? (\d{1,5}[a-zđ]?(?:/\d{4})?/[A-ZĐ]{2}[\w&-]*)")
_DOUBTFUL = compiled(r"(?<=\w )[Ss]ố:? (?P<number>(?!\d+[a-zđ]?[/-])\w[\w/]*-[A-ZĐ]{2}[\w&-]*)")
"""Within a sentence, since that of a letterhead may be written by hand; a symbol without digits before it."""


def is_doubtful(line: str) -> bool:
    """Tell whether a line has a number whose digits were not read."""
    return _DOUBTFUL.search(line) is not None


def mended(line: str, readings: Sequence[str]) -> str:
    """Return the line with the number that two further readings of it have, where none has another."""
    wrong = _DOUBTFUL.search(line)
    found: list[str] = [
        number for reading in readings for number in _NUMBER.findall(reading) if number not in line
    ]
    if wrong is None or len(found) < 2 or len(set(found)) > 1:
        return line
    return line[: wrong.start("number")] + found[0] + line[wrong.end("number") :]
