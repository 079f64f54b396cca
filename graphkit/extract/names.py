"""Citations by name: names that the lexicon knows, and unknown ones that their form gives away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graphkit.extract.numbers import Mention
from graphkit.extract.spans import Span, touches
from graphkit.lang.dates import DATE, of_match
from graphkit.lang.lexicon import KINDS, LAWS, Lexicon, known_end
from graphkit.lang.names import UPPER
from graphkit.lang.patterns import any_word, compiled

_KIND = compiled(any_word((*KINDS, "Nghị quyết Đại hội"), any_case=True))
_CONGRESS = compiled(
    r"(?: (?:đại biểu|Đảng bộ|toàn quốc|Đảng)(?: (?:tỉnh|thành phố|xã|phường)(?: [" + UPPER + r"]\w*)*)?)*"
    r"(?:,? (?:lần thứ|khóa) [IVXLC]+)(?: (?:của )?(?:Đảng|nhiệm kỳ \d{4} ?[-–] ?\d{4}))?",
    re.IGNORECASE,
)
"""Which congress a resolution is of: "đại biểu toàn quốc lần thứ XIII của Đảng"."""
_SEGMENT = compiled(r"[;.\n:()]")
_YEARS = r"(?:từ\s+(?:năm\s+)?)?(?:19|20)\d{2}\s?(?:[-–]|đến(?: năm)?)\s?(?:19|20)\d{2}"
PERIOD = compiled(
    rf"[”\"’]?\s*,?\s*(?:(?:giai đoạn|thời kỳ)\s+(?:I+\s+)?{_YEARS}|(?:đến|tới)\s+(?:hết\s+)?năm\s+20\d{{2}})"
    rf"(?:\s*,?\s*(?:và\s+)?(?:tầm nhìn|định hướng|những năm tiếp theo)(?:\s+(?:đến"
    rf"|tới)\s+(?:năm\s+)?20\d{{2}})?"
    rf"|\s*,\s*giai đoạn I+(?:\s*:)?\s+{_YEARS})*",
    re.IGNORECASE,
)
"""The years of a programme, behind its name."""
_LONGEST = 500
"""Characters that a name, with its years, may have."""
_ON = compiled(r"\s*,?\s*(?=ngày\s)")
_YEAR_OF_LAW = compiled(r"\s+(?:năm\s+)?((?:19|20)\d{2})(?![\d/])")
_QUOTED = compiled(r"\s*[“\"]\s*[^”\"\n]{5,300}[”\"]")
_NUMBERED = compiled(r"\s+(?:số\s+)?\d{1,4}(?![\d/.,%\-]*\d)(?!\s?(?:tỷ|triệu|người|%|xã|hộ))")
_MAKER = compiled(r"\s+của\s+(?:Thủ tướng )?Chính phủ")
_PLURAL = compiled(r"(?:các|những|một số|mọi|từng|nhiều)\s+(?:\w+,\s+)*$", re.IGNORECASE)
_CARRIED = compiled(
    r"(?:thực hiện|triển khai|thi hành)\s+(?:có hiệu quả\s+|hiệu quả\s+|tốt\s+)?$", re.IGNORECASE
)
_TO_BE_MADE = compiled(
    r"(?:xây dựng|ban hành|trình|phê duyệt|hoàn thiện|nghiên cứu|đề xuất|lập|soạn thảo)\b"
    r"[^.;:]{0,60}$",
    re.IGNORECASE,
)
_NATIONAL = compiled(r"\s+(?:hành động\s+|mục tiêu\s+|tổng thể\s+)?quốc gia\s")
_STOP = compiled(
    r"\s+(?:nhằm|theo|do|được|đã|tại|trong đó|trên địa bàn|phù hợp|bảo đảm|đảm bảo|sau khi|gắn với"
    r"|từ nguồn|năm 20\d\d|và các|và điều kiện"
    r"|cũng như|thông qua|hướng tới|như sau|để|khi|của (?:tỉnh|thành phố|Thành phố|xã|Trung ương"
    r"|Chính phủ|Thủ tướng)|(?:tỉnh|thành phố|xã) [" + UPPER + r"])\b"
)
_LAW_STOP = compiled(
    r"\s+(?:và (?:các|văn bản|những|Luật|Nghị)|năm|ngày|về|số|được|có|quy định|do|tại|cho|để|theo"
    r"|hiện hành|sửa đổi|này|trên|thì|là|đến|trong"
    r"|nhằm|với|đã|của|phải|thuộc|cũng|khi|hoặc|thành|vào|cùng|đối với|và trình|\d+)\b"
    r"|,(?!\s+(?:chống|sử dụng|an toàn|chữa|cứu|đổi mới|hỗ trợ|trợ giúp|giáo dục|khen thưởng)\b)|[”\"“]"
)
_ONE_LAW = (
    rf"(?:Bộ luật|Luật|Pháp lệnh) [{UPPER}]"
    rf"(?:(?!,? (?:và )?(?:Luật|Bộ luật) |{_LAW_STOP.pattern})[^;.:()\n]){{1,120}}"
)
_AMENDING = compiled(
    rf"Luật [Ss]ửa đổi,? bổ sung (?:một số điều của )?(?:các )?{_ONE_LAW}(?:(?:, |,? và ){_ONE_LAW})*"
)
"""A law that amends others bears all their names."""
_LAW_START = compiled(rf"\s+(?!Sửa đổi|Luật)[{UPPER}]")
_GENERIC = compiled(
    r"\s*(?:,|(?:này|trên|trong|với|nêu trên|đã|được|công tác|hành động của|phối hợp|hằng năm|hàng năm|của|và"
    r"|cùng|chỉ|sẽ|không|phải|cần|gồm|giai đoạn|liên quan|có|theo|khác|chung|giáo dục phổ thông"
    r"|đào tạo|học|tại|thực hiện|triển khai|kế hoạch|dự án|đề án|là|về việc|sau|nhằm)\b)"
)


def find_names(
    text: str, start: int, end: int, lexicons: Sequence[Lexicon], taken: Sequence[Span]
) -> Iterator[Mention]:
    """Yield the mentions by name within ``text[start:end]`` outside the spans already taken, in order."""
    last = start
    for kind in _KIND.finditer(text, start, end):
        if kind.start() < last or touches(taken, kind.start(), kind.start() + 1):
            continue
        stop = _name_end(text, kind, lexicons, _limit(text, kind.end(), end))
        if stop is None:
            continue
        last = stop
        name = kind.group().split(" Đại")[0].split(" ĐẠI")[0].capitalize()
        date = _issued(text, stop, name in LAWS)
        yield Mention(kind.start(), stop, "name", name, date=date, title=text[kind.start() : stop])


def _issued(text: str, end: int, law: bool) -> str | None:
    """Return the day behind a name on which it was issued, of a law the year too."""
    lead = _ON.match(text, end)
    match = DATE.match(text, lead.end()) if lead else None
    year = _YEAR_OF_LAW.match(text, end) if law and match is None else None
    return of_match(match) if match else year and year[1]


def _limit(text: str, start: int, end: int) -> int:
    """The end of the clause, a closed quotation counting as one word."""
    position, end = start, min(end, start + _LONGEST)
    while True:
        match = _SEGMENT.search(text, position, end)
        if match is None:
            return end
        if text.count("“", start, match.start()) <= text.count("”", start, match.start()):
            return match.start()
        position = match.end()
        if match.group() == "\n":
            return match.start()


def _name_end(text: str, kind: re.Match[str], lexicons: Sequence[Lexicon], limit: int) -> int | None:
    if kind.group().lower().endswith("đại hội"):
        congress = _CONGRESS.match(text, kind.end(), limit)
        return congress.end() if congress else None
    law = kind.group().capitalize() in LAWS
    if law and (kind.group()[0].islower() or text[kind.start() - 5 : kind.start()].lower() == "pháp "):
        return None
    known = known_end(text, kind.start(), limit, lexicons)
    if known is not None:
        return _with_period(text, known, limit)
    if law:
        amending = _AMENDING.match(text, kind.start(), limit)
        return amending.end() if amending else _law(text, kind, limit)
    national = _NATIONAL.match(text, kind.end(), limit) is not None
    if not (kind.group()[0].isupper() or national) or kind.group().isupper():
        return None
    return _by_form(text, kind, limit)


def _with_period(text: str, end: int, limit: int) -> int:
    maker = _MAKER.match(text, end) if text[end - 1].isdigit() else None
    if maker:
        return maker.end()
    period = PERIOD.match(text, end, max(limit, end))
    if period:
        end = period.end()
    if text[end : end + 1] in ("”", '"') and text.count("“", max(0, end - 300), end) > text.count(
        "”", max(0, end - 300), end
    ):
        end += 1
    period = PERIOD.match(text, end, max(limit, end))
    return period.end() if period else end


def _law(text: str, kind: re.Match[str], limit: int) -> int | None:
    """An unknown law: its name begins with a capital behind the word, and ends where the sentence goes on."""
    if kind.group().isupper() or not _LAW_START.match(text, kind.end(), limit):
        return None
    stop = _LAW_STOP.search(text, kind.end() + 2, limit)
    end = stop.start() if stop else limit
    words = text[kind.end() : end].split()
    return kind.end() + len(text[kind.end() : end].rstrip()) if 1 <= len(words) <= 14 else None


def _by_form(text: str, kind: re.Match[str], limit: int) -> int | None:
    """A quoted name, a number for a name, a name with its years, or what a plan carries out."""
    quoted = _QUOTED.match(text, kind.end())
    if quoted:
        return _with_period(text, quoted.end(), _limit(text, quoted.end(), len(text)))
    if kind.group() in ("Đề án", "Dự án", "Chương trình"):
        numbered = _NUMBERED.match(text, kind.end(), limit)
        if numbered:
            return _with_period(text, numbered.end(), limit)
    if kind.group() in ("Kế hoạch", "Dự án"):
        return None
    head = text[max(0, kind.start() - 80) : kind.start()]
    head = head[head.rfind("\n") + 1 :]
    if _TO_BE_MADE.search(head) and not _CARRIED.search(head):
        return None
    if _PLURAL.search(head) or _GENERIC.match(text, kind.end()):
        return None
    return _unquoted(text, kind, head, limit)


def _unquoted(text: str, kind: re.Match[str], head: str, limit: int) -> int | None:
    other = _KIND.search(text, kind.end(), limit)
    bound = min(limit, other.start() if other and other.group()[0].isupper() else limit, kind.end() + 260)
    place = re.search(r"\s+trên địa bàn\b", text[kind.end() : bound])
    period = PERIOD.search(text, kind.end(), bound)
    if period and (place is None or kind.end() + place.start() > period.start()):
        return period.end()
    if kind.group() == "Quy hoạch" or not (_CARRIED.search(head) or _NATIONAL.match(text, kind.end())):
        return None
    stop = _STOP.search(text, kind.end(), bound)
    end = stop.start() if stop else bound
    name = text[kind.end() : end].rstrip(" ,")
    return kind.end() + len(name) if 4 <= len(name.split()) <= 50 else None
