"""Units in running text: named bodies and classes of bodies ("các sở, ban, ngành"), alone and in lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.lang import classes, names
from graphkit.lang.classes import class_end
from graphkit.lang.names import BODY, CITIES, FIELD, LOWER, PROPER, ROOM, UPPER
from graphkit.lang.patterns import compiled
from graphkit.lang.persons import PERSON
from graphkit.lang.verbs import PREDICATE

_NO_CLASS = frozenset(
    ("ban", "sở", "phòng", "hội", "tổ chức", "bộ", "ngành", "trường", "xã", "tỉnh", "bản", "đoàn thể",
     "ban quản lý", "ngân hàng", "hợp tác xã", "chi hội", "tập đoàn", "tổng công ty")
)  # fmt: skip
"""Words that alone are no class: a verb ("Tổ chức …"), or the beginning of a name ("Ban …")."""
_HEADS = compiled(
    r"(?:[Tt]hủ trưởng|[Bb]ộ trưởng|[Nn]gười đứng đầu|[Ll]ãnh đạo|[Gg]iám đốc|[Cc]hủ tịch|[Bb]í thư|[Tt]rưởng"
    r"|[Hh]iệu trưởng|[Bb]an giám hiệu)\s+(?:các\s+)?"
)
UNIT = compiled(rf"{names.BEGINNING}|{classes.BEGINNING}|{_HEADS.pattern}")
"""What every unit begins with: most words in a text need not be tried as one."""
_FIRST_WORDS = (
    "Trung tâm", "Ban(?! hành)", "Chi cục", "Cục", "Chi nhánh", "Bưu điện", "Điện lực", "Công ty", "Quỹ",
    "Trường(?! hợp)", "Thanh tra", "Hạt", "Đội", "Tổ(?! chức)", "Bệnh viện", "Viện", "Kho bạc", "Thuế",
    "Thi hành án", "Hợp tác xã", "Hội đồng", "Hiệp hội", "Liên hiệp", "Liên minh", "Ngân hàng", "Học viện",
    "Đài", "Báo(?! cáo)", "Thông tấn xã", "Đảng ủy", "Văn phòng", "Phòng", "Sở", "Hội", "Câu lạc bộ",
    "Bộ phận", "Đoàn", "Liên đoàn", "Tòa án", "Viện [Kk]iểm sát", "Thống kê", "Thường trực", "Tiểu ban",
    "Chánh", "Tổng công ty", "Tập đoàn", "Ủy ban", "Trạm", "Đồn", "Hải quan", "Viễn thông", "VNPT", "Viettel",
    "MobiFone", "Bộ Chỉ huy", "Bộ Tư lệnh", "Bộ đội",
)  # fmt: skip
"""What the name of a body begins with that no pattern knows."""
_OTHER = compiled(
    rf"(?:[Cc]ác )?(?:{'|'.join(_FIRST_WORDS)})"
    rf"(?: (?:[{UPPER}{LOWER}0-9&/-]+)){{1,13}}?(?=\s*(?:[,;:.()\n]|$)|(?<!Ban)\s+(?:{PREDICATE}|và\b))"
)
_AND = compiled(rf"/(?=[{UPPER}])|\s*(?:,\s*và|,|;|và|cùng|cùng với|với|hoặc)\s+(?=\S)")
_MANY = compiled(r"(?<!quản lý )\b(?:các|mọi|những|toàn thể|xã, phường)\b", re.IGNORECASE)
_CAPITALISED = compiled(rf"[{UPPER}][^,;.\n:]{{1,60}}")
_BETWEEN = compiled(r"[\s,;.+–-]*(?:(?:và|cùng)\s+)?")
_TO_COMMA = compiled(r"[^,;\n]*")
_COLON = compiled(r"\s*:?\s+")
_KINDRED = compiled(r"(.*?\b)(Bộ|Sở|Phòng) ")
_OPENERS = compiled(
    r"(?:(?:[Đđ]ề nghị|[Yy]êu cầu|[Gg]iao(?: cho)?|[Pp]hân công"
    r"|(?:[Tt]rách nhiệm|[Nn]hiệm vụ|[Qq]uyền hạn)(?:(?:,| và) (?:trách nhiệm|nhiệm vụ|quyền hạn))* của"
    r"|[Cc]ông tác của|[Đđ]ồng chí(?: " + PROPER + r"\s*[,–-])?|[Cc]ác đồng chí)\s*:?\s+)+"
)
_ENDS = compiled(rf"\s*(?:[,.;:()/…\n]|$)|\s+(?:{PREDICATE}|và\b|cùng\b|với\b)")
"""What follows a name that is whole."""
_SHARED = compiled(
    r"(?P<head>.*?)\b[Cc]ác (?P<kind>[Bb]ộ|[Ss]ở|[Pp]hòng|[Tt]ỉnh|[Tt]hành phố|[Xx]ã|[Pp]hường)"
    r"(?P<also>(?:(?:,| và) (?:ban|ngành|cơ quan|thành phố))*(?: trực thuộc [Tt]rung ương)?)"
)
_STATE = rf"(?!(?:Công an|Quốc phòng|Ngoại giao)\b){FIELD}"
_FIELDS = {
    kind: compiled(rf"{field}(?![{LOWER}\w])")
    for kind, field in (("bộ", FIELD), ("sở", _STATE), ("phòng", ROOM))
}
_PLACE = compiled(rf"{PROPER}(?![{LOWER}\w])")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's words in the flow, and its name: what it shares with others of a list is written out.

    ``generic`` where it is a class of bodies.
    """

    start: int
    end: int
    generic: bool
    name: str


def read_unit(text: str, start: int, end: int, loose: bool = False) -> Unit | None:
    """Return the unit that begins at ``start``; ``loose`` also takes unknown bodies by their first word."""
    if not UNIT.match(text, start, end):
        return None
    heads = _HEADS.match(text, start, end)
    for position in (start, heads.end() if heads else None):
        if position is None:
            continue
        body = BODY.match(text, position, end)
        if body and body.end() > position:
            return unit_at(text, start, body.end(), _is_class(text[start : body.end()]))
    position = heads.end() if heads else start
    plural = class_end(text, position, end)
    if plural and not _is_part_of_a_name(text[position:plural], heads):
        return unit_at(text, start, plural, True)
    other = _OTHER.match(text, start, end) if loose else None
    return unit_at(text, start, other.end(), _is_class(other.group())) if other else None


def unit_at(text: str, start: int, end: int, generic: bool = False) -> Unit:
    """Return the unit that is named by the words of a span."""
    return Unit(start, end, generic, " ".join(text[start:end].split()))


def _is_part_of_a_name(words: str, heads: re.Match[str] | None) -> bool:
    office = heads is not None and (
        heads.group().endswith("các ") or words.casefold() in ("sở", "ban", "ngành")
    )
    return words.casefold() in _NO_CLASS and not office


def read_units(text: str, start: int, end: int, loose: bool = False) -> list[Unit]:
    """Return the units of a list that begins at ``start``: joined by commas, semicolons, "và"."""
    units: list[Unit] = []
    position = start
    while True:
        unit = (units and _goes_on(text, position, end, units[-1])) or read_unit(text, position, end, loose)
        if unit is None:
            return units
        units += _members(text, unit, end) or [unit]
        joint = _AND.match(text, units[-1].end, end)
        if joint is None:
            return units
        position = joint.end()


def listed_units(text: str, start: int, end: int) -> list[Unit]:
    """Return the units of a label's value or a table's cell: what stands between commas, but for persons."""
    units: list[Unit] = []
    position = skip_openers(text, start + len(text[start:end]) - len(text[start:end].lstrip()), end)
    while position < end:
        blank = _BETWEEN.match(text, position, end)
        position = blank.end() if blank else position
        unit = (units and _goes_on(text, position, end, units[-1])) or read_unit(text, position, end, True)
        unit = unit or _piece(text, position, end)
        if unit is None:
            break
        found = _members(text, unit, end) or [unit]
        units += [] if PERSON.match(text, unit.start, unit.end) else found
        rest = _TO_COMMA.match(text, found[-1].end, end)
        joined = _AND.match(text, found[-1].end, end)
        position = joined.end() if joined else (rest.end() if rest else end)
    return units


def _piece(text: str, start: int, end: int) -> Unit | None:
    """What stands up to the next comma, where it looks like a name."""
    match = _CAPITALISED.match(text, start, end)
    return unit_at(text, start, start + len(match.group().rstrip())) if match else None


# --- what the members of a list share ---------------------------------------------------------------


def _members(text: str, unit: Unit, end: int) -> list[Unit]:
    """Return the bodies listed behind what they share ("Giám đốc các Sở: Tư pháp, Y tế"), else nothing."""
    shared = _SHARED.fullmatch(unit.name)
    if shared is None:
        return []
    before = _COLON.match(text, unit.end, end)
    found: list[Unit] = []
    while before is not None:
        member = _member(text, before.end(), end, shared)
        if member is None:
            break
        found.append(member)
        before = _AND.match(text, member.end, end)
    # One place behind a class ("UBND các xã Mường Kim") may be where the class is; and what goes on as a
    # sentence was none ("UBND các xã: Tổ chức tuyên truyền").
    enough = len(found) > 1 or (found and ":" in text[unit.end : found[0].start])
    return found if enough and _ENDS.match(text, found[-1].end, end) else []


def _member(text: str, start: int, end: int, shared: re.Match[str]) -> Unit | None:
    """Return the member at ``start``: a field or a place with what is shared, or a body of its own."""
    kind = shared["kind"]
    pattern = _FIELDS.get(kind.lower(), _PLACE)
    match = pattern.match(text, start, end)
    body = read_unit(text, start, end)
    if match is None or (body is not None and body.end > match.end()):
        return body if kind.lower() in _FIELDS else None
    word = " ".join(match.group().split())
    if kind.lower() in _FIELDS:
        return Unit(start, match.end(), False, f"{shared['head']}{kind.capitalize()} {word}")
    place = "thành phố" if shared["also"] and word in CITIES else kind.lower()
    return Unit(start, match.end(), False, f"{shared['head']}{place} {word}")


def _goes_on(text: str, start: int, end: int, before: Unit) -> Unit | None:
    """Return a field that goes on with the kind of the body before it ("Sở Tài chính, Nội vụ")."""
    kind = _KINDRED.match(before.name)
    if kind is None or ";" in text[before.end : start]:
        return None
    field = _FIELDS[kind[2].lower()]
    if not field.match(before.name, kind.end()):  # Bộ Chỉ huy, Phòng họp
        return None
    match = field.match(text, start, end)
    body = read_unit(text, start, end)
    if (
        match is None
        or (body is not None and body.end > match.end())
        or not _ENDS.match(text, match.end(), end)
    ):
        return None
    return Unit(start, match.end(), False, f"{kind[1]}{kind[2]} {' '.join(match.group().split())}")


def skip_openers(text: str, start: int, end: int) -> int:
    """Return the position behind "Đề nghị", "Giao", "Trách nhiệm của" and their like."""
    match = _OPENERS.match(text, start, end)
    return match.end() if match else start


def is_bare(text: str, unit: Unit) -> bool:
    """Whether a unit is a class without its article, which may as well be what is spoken of."""
    named = text.startswith(("Các", "các", "Toàn"), unit.start) or BODY.match(unit.name) is not None
    return unit.generic and not named


def _is_class(name: str) -> bool:
    return _MANY.search(name) is not None
