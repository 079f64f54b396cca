"""The title behind a number: where it begins, what shows that it is one, and where it ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from graphkit.lang.names import BODY
from graphkit.lang.patterns import any_of, compiled
from graphkit.lang.types import WITHOUT_SYMBOL


class Title(NamedTuple):
    """A title in the flow; ``issues`` says that it names what the instrument issues ("ban hành Quy chế")."""

    start: int
    end: int
    issues: bool


_SESSION = (
    r"(?i:\s*,?\s*(?:khóa [IVXLC]+\b|(?:tại )?kỳ họp (?:thứ|lần thứ|chuyên đề|bất thường)(?: \w+){0,4}?"
    r"|nhiệm kỳ \d{4}\s?[-–]\s?\d{4}))"
)
"""Term and session of a council, behind its name."""
_TITLE_START = compiled(
    rf"{_SESSION}*(?:\s?\((?:cũ|trước đây|nay là [^()]{{3,60}})\))?"
    r"(?i:\s*,?\s*(?P<verb>(?:về việc|về|v/v)\s+(?:ban hành|phê duyệt|công bố|thông qua)|về việc|về|v/v"
    r"|ban hành|phê duyệt|thông qua"
    r"|quy định(?: chi tiết)?|hướng dẫn|triển khai|thực hiện|sửa đổi|bổ sung|công bố|giao(?! thông)|tổ chức"
    r"|điều chỉnh|kết luận|tăng cường|bãi bỏ"
    r"|thí điểm)\b\s*)"
)
_ISSUING = compiled(r"(?i:(?:(?:về việc|về|v/v)\s+)?(?:ban hành|phê duyệt|công bố|thông qua))\b")
_ABOUT = compiled(r"(?i:về việc|về|v/v)\s*")
_NUMBERED = (
    *WITHOUT_SYMBOL, "Nghị quyết liên tịch", "Nghị định", "Thông tư liên tịch", "Thông tư", "Luật",
    "Pháp lệnh", "Chương trình", "Chương trình hành động", "Đề án", "Báo cáo", "Quy định", "Quy chế",
)  # fmt: skip
"""Types that an instrument is cited by with its number."""
_TITLE_END = compiled(
    rf"[;\n]|\.(?:\s|$)"
    rf"|(?:,|\s(?:và|VÀ))\s(?=(?:{any_of(_NUMBERED, any_case=True)}\s(?:[sS][ốỐ]\s)?|[sS][ốỐ]\s)\d)"
    rf"|\)(?=[\s,;.]|$)|\s\((?=(?i:sau đây|dưới đây|(?:ban hành )?kèm theo|viết tắt|gọi tắt))"
    rf"|\s(?=Căn cứ\s|(?:hết|(?:tiếp tục )?có) hiệu lực\b)"
    rf"|[đĐ](?i:ược\s+(?:sửa đổi|bổ sung|thay thế)\b(?=[^;.\n]{{0,60}}?\s(?:bởi|tại|theo|năm\s+\d)))"
)
"""What ends a title; before the last, who amended the instrument since, stand words that are no title."""
_SINCE = compiled(r"(?:[\s,(]+(?i:đã))?[\s,(]*$")
_LEADS_ON = compiled(r"(?:,?\s*(?:cụ thể|như sau|sau đây|sau|bao gồm|gồm|có nêu|nêu rõ|quy định))*\s*:$")
"""Words that lead on to what is quoted from the instrument."""
_NO_TITLE = compiled(r"(?:(?:quy định|triển khai|tổ chức|thực hiện|hướng dẫn|giao)[\s,]*)*$")
_BRACKET = compiled(r"[()]")
_COMMA = compiled(r",\s+")
_TITLE_LIMIT = 600


def read_title(text: str, end: int) -> Title | None:
    """Return the title behind a mention that ends there; None where what follows is no title."""
    lead = _TITLE_START.match(text, end)
    if lead is None or (lead["verb"][0].isupper() and "\n" in text[end : lead.start("verb")]):
        return None
    issues = _ISSUING.match(lead["verb"]) is not None
    about = _ABOUT.fullmatch(lead["verb"] + " ") is not None
    start = lead.end() if issues or about else lead.start("verb")
    stop = _title_end(text, start)
    if stop <= start or _NO_TITLE.match(text, start, stop):
        return None
    return Title(start, stop, issues)


def _title_end(text: str, start: int) -> int:
    limit = min(len(text), start + _TITLE_LIMIT)
    for match in _TITLE_END.finditer(text, start, limit):
        end = match.start()
        if match.group()[0] in "đĐ":
            end = start + len(_SINCE.sub("", text[start:end]))
        if not _is_within(text, start, end, match, limit):
            limit = end
            break
    commas = _COMMA.finditer(text, start, limit)
    limit = next((comma.start() for comma in commas if BODY.match(text, comma.end(), limit)), limit)
    leads = _LEADS_ON.search(text, max(start, limit - 60), limit) if text[limit - 1] == ":" else None
    return leads.start() if leads else limit


def _is_within(text: str, start: int, end: int, mark: re.Match[str], limit: int) -> bool:
    """Whether what may end a title stands in brackets or quotation marks that the title has opened."""
    said = text[start:end]
    if said.count("“") > said.count("”"):
        return True
    if said.count("(") <= said.count(")"):
        return False
    closing = mark if mark.group() == ")" else _BRACKET.search(text, mark.end(), limit)
    return closing is not None and closing.group() == ")"
