"""Physical lines: what each shows without its Markdown marks, and the marker that it begins with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from itertools import accumulate
from string import ascii_lowercase
from typing import NamedTuple

from graphkit.lang.names import UPPER
from graphkit.lang.patterns import compiled
from graphkit.lang.types import TYPE_WORDS
from graphkit.parse.flow import normalised
from graphkit.parse.tables import Table, find_tables


class Depth(IntEnum):
    """How deep a marker stands in the outline; sections reach to POINT."""

    PART = 0
    """``A.``, ``Phần``, ``Chương``"""
    ROMAN = 1
    ARTICLE = 1
    NUMBER = 2
    SUBNUMBER = 3
    POINT = 4
    """``1.1.1.``"""
    LETTER = 5
    BULLET = 6
    PLUS = 7
    TEXT = 9
    """No marker: a paragraph."""


class Line(NamedTuple):
    """A line that shows something: raw span without marks at its ends, text, marker, blank lines before it.

    ``content`` is the raw offset behind the marker. A tuple, which is made fastest: most of a text is lines.
    """

    start: int
    end: int
    text: str
    gap: int
    marker: str | None = None
    depth: Depth = Depth.TEXT
    content: int = 0
    cells: tuple[tuple[int, int], ...] = ()

    @property
    def is_upper(self) -> bool:
        """Whether it has letters, and all of them are capitals."""
        return self.text.isupper()


TITLES = frozenset(word.upper() for word in TYPE_WORDS)
"""Types in capitals, as a title has them."""
_TITLES_BEGIN = frozenset(title.split()[0] for title in TITLES)
_DIGITS = "0"
_WORDS = "PCĐ"
"""What the words among the markers begin with; other letters stand alone."""
_MARKERS: tuple[tuple[str, re.Pattern[str], Depth], ...] = (
    (
        "PC",
        compiled(r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+((?:thứ\s+\w+)|[IVXLC]+|\d+)\b\s*[.:\-–]?\s*"),
        Depth.PART,
    ),
    (
        "IVX",
        compiled(r"([IVX]{1,5})\s*(?:[.:)]|/(?!\s?[vV])|\s[-–](?=\s)|[-–](?=\s))\s*(?=\S)"),
        Depth.ROMAN,
    ),
    ("IVX", compiled(r"([IVX]{1,5})\.$"), Depth.ROMAN),
    (
        "IVX",
        compiled(r"([IVX]{1,5})\s+(?=(?:MỤC|NỘI|NHIỆM|TỔ CHỨC|KINH PHÍ|CHẾ ĐỘ|GIẢI PHÁP|YÊU CẦU)\b)"),
        Depth.ROMAN,
    ),
    ("Đ", compiled(r"Điều\s+(\d{1,3}[a-zđ]?)\s*[.:]\s*"), Depth.ARTICLE),
    ("ABCDEFGHĐ", compiled(r"([A-HĐ])\.\s+(?=[" + UPPER + "])"), Depth.PART),
    (_DIGITS, compiled(r"(\d{1,2}\.\d{1,2}\.\d{1,2}(?:\.\d{1,2})*)\s*[.):]?\s*(?=\D|$)"), Depth.POINT),
    (_DIGITS, compiled(r"(\d{1,2}\.\d{1,2})(?:\s*[.):]\s*|\s+)(?=\D|$)"), Depth.SUBNUMBER),
    (_DIGITS, compiled(r"(\d{1,2})\s*(?:[.)](?!\d)|/(?=\s)|[-–](?=\s))\s*"), Depth.NUMBER),
    (f"{ascii_lowercase}đ", compiled(r"([a-zđ])\s*[.)/](?=\s|[" + UPPER + r"]|$)\s*"), Depth.LETTER),
    ("(", compiled(r"\((\d{1,2})\)\s+(?=[" + UPPER + "])"), Depth.LETTER),
    ("+", compiled(r"(\+)\s*"), Depth.PLUS),
    ("-–—•●▪◦\uf0b7\uf02d", compiled(r"([-–—•●▪◦\uf0b7\uf02d])(?!-)\s*"), Depth.BULLET),
    ("*", compiled(r"(\*)\s+"), Depth.BULLET),
)
"""What each kind of marker can begin with (``0`` for any digit), its pattern, its depth."""
_MARKERS_BY_FIRST = {
    first: tuple((pattern, depth) for firsts, pattern, depth in _MARKERS if first in firsts)
    for first in "".join(firsts for firsts, _, _ in _MARKERS)
}
_MARKS = compiled(r"[\s*#>_\u200b\ufeff]*")
_RULE = compiled(r"[\s\-_–—=|.*:~…]*$")
_PAGE = compiled(r"[-–\s*]*\d{1,3}[-–\s*]*$")


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that show something, without page numbers and rules.

    Composed text is expected to be normalised already.
    """
    lines: list[Line] = []
    gap = 0
    composed = unicodedata.is_normalized("NFC", text)
    physical = text.splitlines(keepends=True)
    raws = list(zip(accumulate(map(len, physical), initial=0), physical, strict=False))
    rows = {table.first: table for table in (find_tables(raws) if "|" in text else ())}
    behind = 0
    for index, (start, raw) in enumerate(raws):
        if index in rows:
            behind = rows[index].last
            lines += _rows(rows[index], text, gap)
            gap = 0
        if index < behind:
            continue
        if raw.isspace() or (not raw[0].isalpha() and (_RULE.match(raw) or _PAGE.match(raw))):
            gap += 1
            continue
        row = "|" in raw and _is_row(raw)
        line = _row(raw, start, gap) if row else _line(raw, start, gap, composed)
        if line is None:
            continue
        if lines and lines[-1].text == "Điều" and line.depth is Depth.NUMBER:
            line = _whole_marker(lines.pop(), line)
        lines.append(line)
        gap = 0
    return _without_wrapped(lines)


def _rows(table: Table, text: str, gap: int) -> Iterator[Line]:
    """Yield a line for each row of a table."""
    for cells in table.rows:
        shown = " | ".join(" ".join(text[start:end].split()) for start, end in cells)
        yield Line(cells[0][0], cells[-1][1], shown, gap, content=cells[0][0], cells=cells)
        gap = 0


def _whole_marker(head: Line, line: Line) -> Line:
    """Make one line of an article's "Điều" and the number that a narrow page put below it."""
    text = f"{head.text} {line.text}"
    return line._replace(start=head.start, text=text, gap=head.gap, depth=Depth.ARTICLE)


def _without_wrapped(lines: list[Line]) -> list[Line]:
    """Take for text a line that only happens to begin with a later number of a list in a sentence ("(2)")."""
    before = 0
    for index, line in enumerate(lines):
        if line.depth is Depth.LETTER and line.marker and line.marker.isdecimal():
            number = int(line.marker)
            if number not in (1, before + 1):
                lines[index] = line._replace(marker=None, depth=Depth.TEXT, content=line.start)
                continue
            before = number
    return lines


def _line(raw: str, offset: int, gap: int, composed: bool) -> Line | None:
    shown = raw.strip()
    if "|" in shown:
        shown = shown.strip("|").rstrip()
    begin = raw.find(shown) if shown else 0
    skip = _skipped(shown)
    body = shown[skip:].rstrip("* \t#")
    if not body:
        return None
    start = offset + begin + skip
    text = body.replace("*", "")
    if not composed:
        text = normalised(unicodedata.normalize("NFC", text))
    marker, depth, width = find_marker(body)
    return Line(start, start + len(body), text, gap, marker, depth, start + width)


def _skipped(shown: str) -> int:
    """Length of the Markdown marks before the first letter; a single ``* `` is a bullet."""
    if shown[:1].isalnum():
        return 0
    match = _MARKS.match(shown)
    skip = match.end() if match else 0
    if shown[:skip].strip() == "*" and shown.startswith("* "):
        return 0
    return skip


def _is_row(raw: str) -> bool:
    """Whether a line is the row of a Markdown table with two cells or more."""
    shown = raw.strip()
    return shown.count("|") > 2 and shown.startswith("|") and shown.endswith("|")


def _row(raw: str, offset: int, gap: int) -> Line:
    cells = []
    begin = raw.index("|") + 1
    for piece in raw[begin : raw.rindex("|")].split("|"):
        shown = piece.strip()
        start = offset + begin + (piece.find(shown) if shown else 0)
        cells.append((start, start + len(shown)))
        begin += len(piece) + 1
    return Line(offset, offset + len(raw.rstrip()), raw.strip(), gap, content=offset, cells=tuple(cells))


def find_marker(body: str) -> tuple[str | None, Depth, int]:
    """Return marker, depth and the length of what precedes the content; (None, TEXT, 0) without one."""
    first = _DIGITS if body[0].isdigit() else body[0]
    if first not in _WORDS and first.isalpha() and body[1:2].islower():
        return None, Depth.TEXT, 0  # most lines begin with a word
    for pattern, depth in _MARKERS_BY_FIRST.get(first, ()):
        match = pattern.match(body)
        if match:
            width = match.end()
            while width < len(body) and body[width] in "* ":
                width += 1
            return match.group(1), depth, width
    return None, Depth.TEXT, 0


def type_word(text: str) -> str | None:
    """Return the type that a line announces in capitals ("KẾ HOẠCH", alone or with its title), else None."""
    words = text.strip(" :.*#").replace("  ", " ").split()[:5]
    if not words or words[0] not in _TITLES_BEGIN:
        return None
    beginnings = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    return next((words.capitalize() for words in beginnings if words in TITLES), None)
