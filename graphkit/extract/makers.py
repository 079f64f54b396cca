"""Who issued what is cited, as the text says it: behind the number, or before it ("của UBND tỉnh tại …")."""

from __future__ import annotations

import re

from graphkit.lang.cases import cased
from graphkit.lang.names import BODY, FIELD, LOWER, UPPER
from graphkit.lang.patterns import compiled
from graphkit.lang.types import TYPE_WORDS

_OF = compiled(r"\s*,?\s*(?:do|của|giữa)\s+(?:các\s+)?", re.IGNORECASE)
_FALLBACK = compiled(
    rf"[{UPPER}][^,;:.()\n“”\"]{{2,90}}?(?=\s*[,;:.()\n“”\"]|\s+(?:về|v/v|V/v|ban hành|phê duyệt"
    rf"|quy định|hướng dẫn|triển khai"
    r"|thực hiện|sửa đổi|công bố|giao(?! thông)|ngày|thông qua|và|tại|để|số|điều chỉnh|bổ sung|tổ chức"
    r"|yêu cầu|gửi|đã"
    r"|được|là|có)\b|$)"
)
_HOLDER = compiled(
    r"(?:(?:Bộ trưởng|Chủ nhiệm|Chủ tịch|Giám đốc|Tổng cục trưởng|Cục trưởng|Chi cục trưởng|Vụ trưởng"
    rf"|Thống đốc|Tổng Thanh tra|Viện trưởng|Chánh án|Trưởng)(?:\s*,\s*|\s+))+(?=[{UPPER}])"
)
"""Posts before the body that they head, on one line or two: "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"."""
_AT_ANOTHER = compiled(rf"\s+tại\s+(?:các\s+)?(?:{'|'.join(TYPE_WORDS)})\b", re.IGNORECASE)
"""What follows where a body belongs to the next mention ("…, của Ban Bí thư tại Kết luận số …")."""
_ABOUT = compiled(r"\s+(?:về|V/v|v/v)\b")
_TOGETHER = compiled(r"liên|phối hợp")
"""What is in the type of a paper of several issuers."""
_ALSO = compiled(r"\s*(?:,|và|-)\s+")
_SWALLOWED = compiled(
    r"(?<!Ban)(?<!Bộ)(?<!Sở)(?<!Vụ)(?<!Phòng)(?<![-–])\s+(?=(?:Về|Quy định|Sửa đổi|Bổ sung|Ban hành|Phê duyệt"
    r"|Hướng dẫn|Công bố|Thông qua|Điều chỉnh|Thông báo|Triển khai|Thực hiện|Bãi bỏ|Thí điểm|Kết luận"
    r"|Tăng cường|Căn cứ)(?!\w))"
)
"""Where a title begins with a capital right behind the issuer's name, whose words have capitals too."""
_NO_NAME = (
    "VỀ|BAN HÀNH|QUY ĐỊNH|SỬA ĐỔI|BỔ SUNG|PHÊ DUYỆT|CÔNG BỐ|HƯỚNG DẪN|THÔNG QUA|ĐIỀU CHỈNH|THÍ ĐIỂM|THỰC HIỆN"
    "|TRIỂN KHAI|GIAO|TĂNG CƯỜNG|NGÀY|VÀ|TRÊN|TẠI|GIAI|NĂM|BÃI BỎ|KHÓA"
)
_CAPITALS = compiled(
    rf"\s*,?\s*CỦA\s+(?P<name>(?:CHỦ TỊCH )?(?:UBND|ỦY BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN)"
    rf"(?: (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU)"
    rf"(?:(?: [-–])? (?!(?:{_NO_NAME})\b)[{UPPER}]+){{0,4}})?"
    rf"|THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ|QUỐC HỘI|BỘ CHÍNH TRỊ|BAN BÍ THƯ|BAN CHẤP HÀNH TRUNG ƯƠNG(?: ĐẢNG)?"
    rf"|(?:BỘ TRƯỞNG )?BỘ {FIELD.upper()}|(?:BAN THƯỜNG VỤ )?(?:TỈNH|THÀNH|ĐẢNG) ỦY)(?![{UPPER}])"
)
"""An issuer in a title that is all in capitals, where none tells a name."""

_SPEAKS = compiled(r"\b(?:tại|ban hành|có)(?: (?:các|nội dung|bổ sung|thêm))*\s*$|\($|:\s*$")
_SPOKEN = compiled(
    r"(?: \([^()]*\))?(?: tại| ban hành| (?:đã|vừa|có|tiếp tục)\b[^.;:]{0,120}? (?:tại|ban hành|có)| có)"
    r"(?: (?:các|nội dung|bổ sung|thêm))*\s*"
)
_LEADS_IN = compiled(
    rf"(?: \([^()]*\))?(?:(?: (?:đã|vừa|tiếp tục|kịp thời))* ban hành(?: (?:các|nhiều|một số|hệ thống))?"
    rf" (?:văn bản|{'|'.join(map(str.lower, TYPE_WORDS))})\b[^.;:]{{0,60}}?)?"
    rf"(?: (?:như|sau|gồm|là|bao gồm|cụ thể|như sau|sau đây|trong đó có))*\s*:\s*$",
    re.IGNORECASE,
)
"""What stands between a body and the list of its papers ("UBND tỉnh ban hành các văn bản: …")."""
_PAPERS_OF = compiled(
    rf"(?:\bvăn bản|\bchỉ đạo|{'|'.join(TYPE_WORDS)})(?: [{LOWER}, ]{{1,40}})? của (?:các )?$", re.IGNORECASE
)
"""What stands before a body whose papers are listed behind a colon, not said to issue them."""
_FIRM = compiled(
    r"(?:^\s*|\bcủa |[;:] )((?:Công ty|Chi nhánh|Doanh nghiệp|Hợp tác xã|HTX|Tập đoàn|Tổng công ty|Hiệp hội) "
    r"[^;,:.()]{2,90}) tại\s*$"
)
_OFFICE = compiled(
    rf"(?<!\w)((?:(?:Tổng cục|Chi [Cc]ục|Cục) (?=[{UPPER}]|thuế|hải quan)"
    rf"|Thuế (?:tỉnh|thành phố) (?=[{UPPER}]))"
    r"(?:(?! của )[^;,:.()]){2,70}?)(?: \([^()]*\))?(?: (?:đã|vừa))?(?: (?:tại|ban hành|có))$"
)
"""An office of the centre, whose name no table has, with what it was or is now in brackets."""
_CLAUSE_END = compiled(r"[;:\n]|\.\s")
_SPEAKER_REACH = 220
_FAMILIES = (
    (compiled(r"[-/]UBND(?:-|$)"), compiled(r"UBND|[ỦU]y ban [Nn]hân dân")),
    (compiled(r"[-/]HĐND(?:-|$)"), compiled(r"HĐND|Hội đồng [Nn]hân dân")),
    (compiled(r"[-/](?:UB)?MTTQ"), compiled(r"MTTQ|[Mm]ặt trận")),
    (compiled(r"/TU$"), compiled(r"[Tt]ỉnh ủy|[Tt]hành ủy")),
    (compiled(r"/(?:HU|QU)$"), compiled(r"Huyện ủy|Quận ủy|Thị ủy|Thành ủy")),
    (compiled(r"/ĐU$"), compiled(r"Đảng ủy|Đảng bộ")),
    (compiled(r"/TW$"), compiled(r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương")),
)
"""Symbols that each level has, with the bodies that use them."""
_DECIDES = compiled(r"[-/](?:CP|TTg|QH\d*|UBTVQH\d*|CTN|TTCP|NHNN|KTNN|VPCP|VPTW|[BS][A-ZĐ&]{2,})(?:-|$)")
"""Symbols that say themselves who issued it, whoever speaks through it."""


def read_issuer(text: str, end: int, dated: bool, doc_type: str | None) -> tuple[int, str] | None:
    """Return where the issuer behind a number ends, and its name; None where none is named there."""
    capitals = _CAPITALS.match(text, end)
    if capitals:
        return capitals.end(), cased(capitals["name"])
    lead = _OF.match(text, end)
    if lead is None:
        start = end + 1
        stop = _without_lead(text, start) if dated and text[end:start] in (" ", "\n") else None
    else:
        start = lead.end()
        stop = _name_end(text, start)
    if stop is None or _AT_ANOTHER.match(text, stop):
        return None
    stop = _without_title(text, start, stop)
    if doc_type is not None and _TOGETHER.search(doc_type):
        stop = _joint_end(text, stop)
    return stop, " ".join(text[start:stop].split())


def _without_lead(text: str, start: int) -> int | None:
    """Where the body's name ends for which "của" is missing; on the next line only where a title follows."""
    match = BODY.match(text, start)
    if match is None or (text[start - 1] == "\n" and _ABOUT.match(text, match.end()) is None):
        return None
    return match.end()


def _name_end(text: str, start: int) -> int | None:
    holder = _HOLDER.match(text, start)
    headed = BODY.match(text, holder.end()) if holder else None
    match = headed or BODY.match(text, start) or _FALLBACK.match(text, start)
    return match.end() if match else None


def _without_title(text: str, start: int, stop: int) -> int:
    """Give back the first word of a title that passes for a part of the name ("… Đà Nẵng Quy định")."""
    title = _SWALLOWED.search(text, start, stop + 12)
    return title.start() if title and title.start() < stop else stop


def _joint_end(text: str, stop: int) -> int:
    """Where the last of several issuers ends, who issue together."""
    while True:
        also = _ALSO.match(text, stop)
        other = BODY.match(text, also.end()) if also else None
        if other is None:
            return stop
        stop = other.end()


def speaker(text: str, start: int, so_ky_hieu: str) -> str | None:
    """Return who speaks through what is cited at ``start`` ("ý kiến của UBND tỉnh tại Công văn …"), or None.

    Only a body that has such symbols: a premier speaks through his office's letters, which it signs.
    """
    head = text[max(0, start - _SPEAKER_REACH) : start]
    if _SPEAKS.search(head, max(0, len(head) - 40)) is None or _DECIDES.search(so_ky_hieu):
        return None
    stripped = head.rstrip(": ")
    clause = max((end.end() for end in _CLAUSE_END.finditer(head, 0, len(stripped))), default=0)
    if head.endswith(" ("):
        body = next((body for body in BODY.finditer(head, clause) if body.end() == len(head) - 2), None)
        return body.group() if body and uses(body.group(), so_ky_hieu) else None
    if len(stripped) < len(head) and ":" in head[len(stripped) :]:
        return _lister(head, clause, so_ky_hieu)
    found = [body for body in BODY.finditer(head, clause) if _SPOKEN.fullmatch(head, body.end())]
    if found and uses(found[-1].group(), so_ky_hieu) is not False:
        return found[-1].group()
    if found:
        return None
    said = head.rstrip()
    firm = _FIRM.search(head, max(0, clause - 2)) or _OFFICE.search(said, clause)
    return firm.group(1) if firm else None


def _lister(head: str, clause: int, so_ky_hieu: str) -> str | None:
    """Return whose papers the list behind a colon has."""
    for body in reversed([*BODY.finditer(head, clause)]):
        between = _LEADS_IN.fullmatch(head, body.end())
        if between is not None and uses(body.group(), so_ky_hieu):
            issues = "ban hành" in between.group().lower()
            return body.group() if issues or _PAPERS_OF.search(head, clause, body.start()) else None
    return None


def title_issuer(title: str, so_ky_hieu: str) -> str | None:
    """Return the issuer that stands behind a title ("về việc trồng rừng của UBND tỉnh"), or None.

    Only a body that has such symbols; most titles end with other words.
    """
    of = title.rfind(" của ") + 5
    body = BODY.fullmatch(title.rstrip(" ,"), of) if of > 4 else None
    return body.group() if body and uses(body.group(), so_ky_hieu) else None


def uses(body: str, so_ky_hieu: str) -> bool | None:
    """Whether a body is of those that use a symbol; None for a symbol that is nobody's in particular."""
    bodies = next((bodies for symbol, bodies in _FAMILIES if symbol.search(so_ky_hieu)), None)
    return bodies.search(body) is not None if bodies else None
