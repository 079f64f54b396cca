"""Finds a document's parts: letterhead, title, căn cứ, content, recipients and signature, annexes."""

from __future__ import annotations

import re

from graphkit.lang.patterns import compiled
from graphkit.parse.document import Zones
from graphkit.parse.lines import TITLES, Depth, Line, type_word

_HEAD = 80
"""Lines within which a document's type stands."""
_PREAMBLE = compiled(
    r"(?:Căn cứ|Căn|Thực hiện|Thi hành|Triển khai|Theo|Xét|Trên cơ sở|Tiếp theo|Nhằm|Để|Hưởng ứng"
    r"|Sau khi|Qua|Trong thời gian"
    r"|Tiếp tục thực hiện|Phát huy|Kính gửi|Ngày \d)\b"
)
_CITING = compiled(
    r"\d\s*/|số|Luật|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Công văn|Kính gửi|\bngày\b", re.IGNORECASE
)
_RECIPIENTS = compiled(r"N[ơo]i nhận\s*:|NƠI NHẬN\s*:|N[ơo]i nhận$")
_SIGNED = compiled(r"(?:T\s?M|KT|TL|TUQ|Q)\s*\.\s*[A-ZĐỦỤ]")
_ANNEX = compiled(r"(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu mẫu|MẪU|DANH MỤC|DANH SÁCH|ĐỀ CƯƠNG)\b")
_FOOTNOTE = compiled(r"\[1\]\s*\S")
_ISSUED = compiled(r"\(?\s*(?:Ban hành )?[Kk]èm\s+theo|\(?\s*Ban hành\s+theo")
_ISSUER_LINE = compiled(
    r"(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|THỦ TƯỚNG|CHÍNH PHỦ|QUỐC HỘI|HỘI ĐỒNG|ỦY BAN|TỔNG|CỤC|TRƯỞNG"
    r"|BAN THƯỜNG|CHÁNH)\b"
)
_OPENING = compiled(
    r"(?:UBND|Ủy ban|Ban|Đảng ủy|Hội|Bộ|Sở|Phòng|Chủ tịch|Thủ tướng)\b.*\b(?:ban hành|xây dựng|lập"
    r"|triển khai|tổ chức|hướng dẫn)\b"
)
_LEADS_IN = compiled(r"\b(?:yêu cầu|đề nghị|chỉ đạo|như sau)\b[^.]{0,200}:$")
"""A sentence that begins the orders or the plan: no title."""
_SENTENCE_END = compiled(r"[.;:]$")


def find_zones(lines: list[Line]) -> Zones:
    """Return where each part begins; a text without any of them is all content."""
    title = _type_line(lines)
    recipients = _recipients(lines, title or 0)
    head_end = _first_section(lines, 0 if title is None else title + 1, recipients)
    if title is None:
        start = _letter_preamble(lines, min(head_end, _HEAD))
        return Zones(start, start, _body(lines, start, recipients), recipients, _annex(lines, recipients))
    preamble = _title_end(lines, title, head_end)
    return Zones(title, preamble, _body(lines, preamble, recipients), recipients, _annex(lines, recipients))


def _type_line(lines: list[Line]) -> int | None:
    for index, line in enumerate(lines[:_HEAD]):
        if type_word(line.text):
            return index
        if line.depth in (Depth.ROMAN, Depth.ARTICLE) and index > 2:
            return None
    return None


def _first_section(lines: list[Line], start: int, stop: int) -> int:
    for index in range(start, stop):
        if lines[index].marker is not None and lines[index].depth <= Depth.NUMBER:
            return index
    return stop


def _title_end(lines: list[Line], title: int, stop: int) -> int:
    """The line behind the title; its first line is the title even where it begins like a căn cứ."""
    alone = type_word(lines[title].text) is not None and lines[title].text.strip(" :.").isupper()
    alone = alone and lines[title].text.strip(" :.").upper() in TITLES
    first = title + 1 if alone else title
    for index in range(first + 1, min(stop, title + 14)):
        if _ends_title(lines, first, index):
            return index
    return min(stop, title + 14)


def _ends_title(lines: list[Line], first: int, index: int) -> bool:
    line, before = lines[index], lines[index - 1]
    if line.cells or line.text.startswith("("):
        return True
    if lines[first].is_upper:
        return not line.is_upper or (_ISSUER_LINE.match(line.text) is not None and line.gap > 0)
    if line.is_upper or _OPENING.match(line.text):
        return True
    following = " ".join(entry.text for entry in lines[index : index + 3])
    if _PREAMBLE.match(line.text) and _CITING.search(following):
        return True
    wide = len(line.text) > 160 and line.gap > 0
    leads_in = line.gap > 0 and _LEADS_IN.search(line.text) is not None
    return wide or leads_in or (_SENTENCE_END.search(before.text) is not None and line.gap > 0)


def _letter_preamble(lines: list[Line], stop: int) -> int:
    """A letter has no type line: its text begins behind "Kính gửi" or with the first căn cứ."""
    for index in range(stop):
        if _PREAMBLE.match(lines[index].text):
            return index
    return 0


def _body(lines: list[Line], preamble: int, stop: int) -> int:
    """The first section; without one, the first paragraph that is no căn cứ."""
    section = _first_section(lines, preamble, stop)
    if section < stop:
        return section
    for index in range(preamble, stop):
        ended = _SENTENCE_END.search(lines[index - 1].text) is not None
        begins = index == preamble or lines[index].gap > 0 or ended
        if begins and not _PREAMBLE.match(lines[index].text):
            return index
    return stop


def _recipients(lines: list[Line], start: int) -> int:
    for index in range(start, len(lines)):
        # Narrow columns break even these two words.
        text = lines[index].text
        if text[:1] == "N" and _RECIPIENTS.match(" ".join(line.text for line in lines[index : index + 2])):
            return index
    for index in range(len(lines) - 1, start, -1):
        if _SIGNED.match(lines[index].text):
            return index
    return len(lines)


def _annex(lines: list[Line], recipients: int) -> int:
    """The first annex behind the signature: its heading, a title that is issued with it, or the footnotes."""
    for index in range(recipients + 1, len(lines)):
        line = lines[index]
        if _FOOTNOTE.match(line.text):
            return index
        # Narrow columns break even these few words.
        if _ISSUED.match(" ".join(entry.text for entry in lines[index : index + 2])):
            return _heading_above(lines, index, recipients)
        if _ANNEX.match(line.text) and (line.is_upper or line.gap > 0) and line.marker is None:
            return index
        heading = type_word(line.text) is not None and line.is_upper
        if heading and any(_ISSUED.match(entry.text) for entry in lines[index : index + 10]):
            return index
    return len(lines)


def _heading_above(lines: list[Line], index: int, floor: int) -> int:
    """The first of the lines in capitals right above a line, or the line itself."""
    while index - 1 > floor and lines[index - 1].is_upper and not _SIGNED.match(lines[index - 1].text):
        index -= 1
    return index
