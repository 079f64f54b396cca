"""Who acts: the units that a heading consists of, or that stand in front of a paragraph or an item."""

from __future__ import annotations

import re
from dataclasses import replace

from graphkit.extract.items import Item
from graphkit.extract.units import UNIT, Unit, is_bare, read_units, skip_openers, unit_at
from graphkit.lang.cases import cased
from graphkit.lang.names import LOWER
from graphkit.lang.patterns import compiled
from graphkit.lang.verbs import PREDICATE
from graphkit.parse import Block, Document, Outline

_OWN_PEOPLE = compiled(
    r"(?:Cán bộ|Chuyên viên|Công chức|Hiệp hội|Liên (?:hiệp|minh)|Đồng chí|Các đồng chí|Người"
    r"|Thành viên|Bộ phận|Đội ngũ|Cộng tác viên|Trưởng|Bí thư|Chủ tịch|Tập thể)\b"
)
_NO_UNIT = compiled(
    r"(?:Tiến độ|Kinh phí|Chế độ|Thời gian|Công tác|Phân công|Nội dung|Giải pháp|Nhiệm vụ|Yêu cầu|Mục"
    r"|Đối tượng|Hình thức|Phương|Hiệu lực|Một số|Về|Cơ cấu|Số lượng"
    r"|Địa điểm|Thành phần|Kết quả|Chỉ tiêu|Quy định|Nguyên tắc|Phạm vi|Điều khoản|Trình tự|Hồ sơ"
    r"|Nâng cao|Tăng cường|Đẩy mạnh|Tiếp tục|Xây dựng|Thực hiện|Triển khai"
    r"|Rà soát|Tuyên truyền|Đào tạo|Phát triển|Hoàn thiện|Bảo đảm|Đảm bảo|Giai đoạn|Tổ chức|Kiểm tra"
    r"|Cấp ủy|Lộ trình|Quan điểm)\b"
)
_SUBJECT = compiled(rf"\s*(?:\([^)]*\))?\s*,?\s*{PREDICATE}")
_GOES_ON = compiled(rf"\s*(?:\([^)]*\))?,?\s+[{LOWER}]")
_ACTS = compiled(rf"(?:^|\s){PREDICATE}")
_DUTY_END = compiled(r"\s*(?:có trách nhiệm|chịu trách nhiệm)?[\s:.;]*$")
_NO_LABEL = compiled(r"[,;.]|\b(?:của|cho|với|do|bởi|được|giúp|tới|đến|về|văn)\s$", re.IGNORECASE)
"""What a label has not, and words behind which a unit is no subject."""
_LONGEST_LABEL = 50
_BRACKET = compiled(r"[^():.;]{5,80}\(([^()]+)\)\s*:?\s*")
_BY_FUNCTION = compiled(
    r"(?:Tổ công tác|Tổ giúp việc|Ban [Cc]hỉ đạo|Ban Vận động)\b[^,:;.]{0,100}"
    r"|(?:Các )?(?:[Cc]ơ quan|[Đđ]ơn vị)(?:, (?:cơ quan|đơn vị|tổ chức))*"
    r" (?:chủ trì|phối hợp|được giao|được phân công|thực hiện|tham gia)\b[^,:;.]{0,80}"
)
"""A heading that names a body by what it does ("Cơ quan chủ trì giải quyết thủ tục")."""
_EMPHASIS = compiled(
    r",\s*(?:trong đó|nhất là|đặc biệt là|trọng tâm)\b|\s[-–]\s(?=(?:[Cc]ơ quan|[Đđ]ơn vị|[Tt]hường trực)\b)"
)
_TOWARDS = compiled(r"(?:Đối với|Về phía|Phía|Ở)\s+")
"""What a heading may say before its unit, and a sentence before what it is about."""
_WHO_HAS = compiled(r"\s+có\s+(?!trách nhiệm|nhiệm vụ)")
"""A class by what its members have ("Các địa phương có khu công nghiệp")."""
_HEADING_LENGTH = 150
_CLAUSE = compiled(
    r"(?:Sau khi|Trên cơ sở|Căn cứ|Theo|Trước|Định kỳ|Hằng|Hàng|Trong|Khi|Để|Đối với|Từ|Ngoài|Qua)[\s,]"
)
_CLAUSES_END = compiled(r"[.;:]\s")
_CLAUSE_LENGTH = 500
_LABEL = compiled(r"([^():;.\n]{4,110}?)\s*(?:\([^()]*\))?\s*:\s")
_UNIT_INSIDE = compiled(rf"(?<=\s)(?={UNIT.pattern})")
_COLON = compiled(r"\s*(?:\([^)]{1,60}\))?\s*:\s*")
_RESPONSIBLE = compiled(
    r"(?:\s+(?:các|thuộc|trên|của|tại|ở)\s[^.;:]{1,60})?\s*(?:\([^)]*\)\s*)?(?:có trách nhiệm"
    r"|chịu trách nhiệm)?\s*:?\s*$"
)
REQUEST = compiled(r"[Đđ]ề nghị\b")
"""What makes an order a request."""


def heading_units(document: Document, section: Outline, implementing: bool) -> list[Unit]:
    """The units that a section's heading consists of; empty where it is no heading of units."""
    block = document.blocks[section.block]
    text = document.text
    if text[block.content : block.end].isupper():
        return _in_capitals(text, block.content, block.end)
    towards = _TOWARDS.match(text, block.content, block.end)
    start = skip_openers(text, towards.end() if towards else block.content, block.end)
    if section.run_in or _NO_UNIT.match(text, start):
        return []
    listed = _listed(text, start, block.end, loose=implementing)
    sentence = text[start : block.end].endswith(".")
    if listed or sentence or not implementing or section.level < 2:
        return listed
    units = read_units(text, start, block.end, loose=True)
    named = bool(units) and not _SUBJECT.match(text, units[-1].end, block.end)
    named = named or _BY_FUNCTION.fullmatch(text, start, block.end) is not None
    return _whole(text, start, block.end) if named or _OWN_PEOPLE.match(text, start) else []


def _listed(text: str, start: int, end: int, loose: bool) -> list[Unit]:
    """The units of a heading that is their list, or a class with its members in brackets."""
    members = _listed_in_brackets(text, start, end)
    if members:
        return members
    units = read_units(text, start, end, loose)
    if units and units[-1].generic and _WHO_HAS.match(text, units[-1].end, end):
        return [unit_at(text, start, end, generic=True)]
    return units if units and _RESPONSIBLE.fullmatch(text[units[-1].end : end]) else []


def _in_capitals(text: str, start: int, end: int) -> list[Unit]:
    """The units that a heading in capitals consists of; of those that only begin like one, none."""
    shown = cased(text[start:end])
    units = read_units(shown, 0, len(shown))
    if not units or not _RESPONSIBLE.fullmatch(shown[units[-1].end :]):
        return []
    return [replace(unit, start=start + unit.start, end=start + unit.end) for unit in units]


def _listed_in_brackets(text: str, start: int, end: int) -> list[Unit]:
    """The bodies that a class is said to consist of ("Các cơ quan … (Sở Tài chính, Ban Quản lý …)")."""
    bracket = _BRACKET.fullmatch(text, start, end)
    if bracket is None:
        return []
    units = read_units(text, bracket.start(1), bracket.end(1), loose=True)
    complete = len(units) > 1 and units[-1].end == bracket.end(1)
    return units if complete and not any(unit.generic for unit in units) else []


def _whole(text: str, start: int, end: int) -> list[Unit]:
    """A short heading that does nothing is the name of one unit, whatever it consists of."""
    duty = _DUTY_END.search(text, start, end)
    stop = duty.start() if duty else end
    stop = min(stop, start + cut.start()) if (cut := _EMPHASIS.search(text[start:stop])) else stop
    named = "trách nhiệm" in text[stop:end] or _OWN_PEOPLE.match(text, start) is not None
    named = named or _BY_FUNCTION.fullmatch(text, start, stop) is not None
    if stop - start > _HEADING_LENGTH or (not named and _ACTS.search(text, start, stop)):
        return []
    return [unit_at(text, start, stop)]


def named_in_front(document: Document, item: Item, alone: bool) -> tuple[list[Unit], int, bool] | None:
    """Units in front of an item, where its text begins (behind a colon, else with them), and the mode.

    Where no heading names a unit (``alone``), whoever begins the sentence acts, whatever the verb.
    """
    text = document.text
    towards = _TOWARDS.match(text, item.start, item.end)
    start = skip_openers(text, towards.end() if towards else item.start, item.end)
    request = REQUEST.search(text, item.start, start) is not None
    units = _before_colon(text, start, item.end) or read_units(text, start, item.end, loose=True)
    if not units and alone:
        units = _behind_clause(text, start, item.end)
    if not units:
        return None
    head = document.blocks[item.first].end
    if item.last > item.first + 1:
        rest = text[units[-1].end : head]
        named = units if _RESPONSIBLE.fullmatch(rest) else rest[:1] != ":" and _whole(text, start, head)
        if named:
            return named, head, request
    colon = _COLON.match(text, units[-1].end, item.end)
    if colon is not None:
        return units, min(colon.end(), item.end), request
    if towards is not None:
        return None
    bare = all(is_bare(text, unit) for unit in units)
    acts = _GOES_ON if alone and not bare else _SUBJECT
    if acts.match(text, units[-1].end, item.end) or start > item.start:
        return units, item.start, request
    return None


def _before_colon(text: str, start: int, end: int) -> list[Unit]:
    """One unit in front of a colon that reads like a list ("Trung tâm Văn hóa, Thể thao: …")."""
    label = _LABEL.match(text, start, end) if text.find(":", start, end) >= 0 else None
    units = read_units(text, start, end, loose=True) if label else []
    if label is None or not (units or _OWN_PEOPLE.match(text, start)):
        return []
    stop = label.end(1)
    listed = bool(units) and units[-1].end >= stop
    return [] if listed or _NO_UNIT.match(text, start) else _whole(text, start, stop)


def _behind_clause(text: str, start: int, end: int) -> list[Unit]:
    """The units that act in a sentence which first says when or on what grounds ("Sau khi …, các xã …")."""
    if not _CLAUSE.match(text, start, end):
        return []
    stop = _CLAUSES_END.search(text, start, end)
    limit = min(stop.start() if stop else end, start + _CLAUSE_LENGTH)
    for comma in re.finditer(r",\s+", text[start:limit]):
        units = read_units(text, start + comma.end(), end)
        named = any(not is_bare(text, unit) for unit in units)
        if named and _SUBJECT.match(text, units[-1].end, end):
            return units
    return []


def behind_label(document: Document, block: Block) -> tuple[list[Unit], int, bool] | None:
    """A unit that follows a heading-like label ("Chế độ báo cáo các cơ quan … báo cáo") at once."""
    text = document.text
    limit = min(block.end, block.content + _LONGEST_LABEL)
    if read_units(text, block.content, block.end):
        return None
    for match in _UNIT_INSIDE.finditer(text, block.content, block.end):
        start = match.start()
        if start >= limit:
            break
        if _NO_LABEL.search(text, block.content, start):
            return None
        units = read_units(text, start, block.end)
        if units and _SUBJECT.match(text, units[-1].end, block.end):
            return units, start, False
    return None
