"""The issuing body, as a document names it: in the letterhead, else where it says that it issues."""

from __future__ import annotations

import re
from collections import Counter

from graphkit.lang.cases import cased, titled
from graphkit.lang.names import BODY, PROPER
from graphkit.lang.patterns import compiled
from graphkit.parse import Document
from graphkit.parse.lines import Line

_MOTTO = compiled(
    r"CỘNG\s+H\w+\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Độc\s+lập\s*[-–]\s*Tự\s+do\s*[-–]\s*Hạnh\s+[Pp]húc"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
)
_LETTERHEAD_END = compiled(r"S[ốỐ]\s*[:.]?\s*[\d/\-–…. ]|[Nn]gày\b|V/v|Kính gửi|(?<!\d)\d{1,6}\s*/")
_HEADS = compiled(
    r"(?<!XÃ )(?<!HẢI )(?<!QUỐC )(?<!ĐOÀN )(?<!CỦA )\b(?:ỦY BAN NHÂN DÂN|UBND|ỦY BAN MẶT TRẬN"
    r"|ỦY BAN MTTQ|UBMTTQ"
    r"|ỦY BAN THƯỜNG VỤ QUỐC HỘI|ỦY BAN"
    r"|HỘI ĐỒNG NHÂN DÂN|HĐND|HỘI ĐỒNG|VĂN PHÒNG CHÍNH PHỦ|VĂN PHÒNG|THANH TRA CHÍNH PHỦ"
    r"|THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ"
    r"|BỘ CÔNG AN|BỘ CHỈ HUY|BỘ TƯ LỆNH|BỘ|SỞ|TỔNG CỤC|CHI CỤC|CỤC|PHÒNG|BAN CHẤP HÀNH|BAN CHỈ ĐẠO|BAN"
    r"|ĐẢNG ỦY|ĐẢNG BỘ"
    r"|ĐẢNG ĐOÀN|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|QUẬN ỦY|HỘI LIÊN HIỆP|HỘI|ĐOÀN TNCS|ĐOÀN THANH NIÊN"
    r"|LIÊN ĐOÀN|TỔNG LIÊN ĐOÀN|CÔNG AN"
    r"|TRƯỜNG (?:TIỂU|THCS|THPT|MẦM|ĐẠI|CAO|CHÍNH)|TRUNG TÂM|TRẠM|QUỐC HỘI|CHỦ TỊCH NƯỚC|TÒA ÁN|VIỆN"
    r"|THANH TRA|NGÂN HÀNG|KIỂM TOÁN"
    r"|BẢO HIỂM|KHO BẠC|LIÊN HIỆP)\b"
)
_ORGAN = compiled(r"BAN (?:THƯỜNG VỤ|THƯỜNG TRỰC|CHẤP HÀNH)$")
_JOINT = compiled(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN) (?!HỘI\b)")
_ISSUES = compiled(
    r"\s+(?:ban hành|xây dựng|triển khai|lập|tổ chức|đề ra|hướng dẫn|yêu cầu|thông báo|phát động"
    r"|quyết định)\b"
)
_KIND = compiled(r"(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)$", re.IGNORECASE)
_SIGNED = compiled(r"T\s?M\s?\.\s+(.+)")


def find_issuer(document: Document, place: str | None, spans: dict[str, tuple[int, int]]) -> str | None:
    """Return the issuing body with its locality where the text has it; None where nothing says who."""
    return (
        _from_letterhead(document, spans)
        or _from_opening(document, place, spans)
        or _from_signature(document, place)
    )


def _from_letterhead(document: Document, spans: dict[str, tuple[int, int]]) -> str | None:
    lines = document.lines[: min(document.zones.title or 12, 25)]
    capitals = _MOTTO.sub(" ", "\n".join(_shown(line) for line in lines))
    end = _LETTERHEAD_END.search(capitals)
    text = " ".join(_capital_words(capitals[: end.start()] if end else capitals))
    heads = [match.start() for match in _HEADS.finditer(text)]
    if not heads:
        return None
    entities = [text[i:j].strip(" -–,") for i, j in zip(heads, [*heads[1:], len(text)], strict=True)]
    spans["issuer"] = (lines[0].start, lines[min(len(lines) - 1, capitals.count("\n"))].end)
    issuer = _compose(entities)
    return issuer and _with_kind(document, issuer)


def _shown(line: Line) -> str:
    return line.text.replace("|", " ").replace("*", "")


def _capital_words(text: str) -> list[str]:
    return [word for word in text.replace("_", " ").split() if word.isupper() or word in ("-", "–")]


def _with_kind(document: Document, issuer: str) -> str:
    """Add the kind of place that the letterhead leaves out ("ỦY BAN NHÂN DÂN / DÂN LỰC")."""
    name = re.fullmatch(r"Ủy ban nhân dân (.+)", issuer)
    if name is None or _JOINT.match(name.group(1).upper() + " "):
        return issuer
    said = r"(?:UBND|Ủy ban nhân dân) (xã|phường|đặc khu|thị trấn)\b(?! [A-ZĐ])"
    kind = re.search(said, document.text)
    return f"Ủy ban nhân dân {kind.group(1)} {titled(name.group(1))}" if kind else issuer


def _compose(entities: list[str]) -> str | None:
    last = entities[-1]
    if _ORGAN.match(last):
        return f"{cased(last)} {cased(entities[-2])}" if len(entities) > 1 else None
    own = cased(last)
    if last == "VĂN PHÒNG" and len(entities) > 1:
        return f"{own} {cased(entities[-2])}"
    if len(entities) > 1 and not _JOINT.search(last):
        locality = _JOINT.search(entities[-2])
        if locality and re.match(r"SỞ|PHÒNG|CÔNG AN|VĂN PHÒNG|TRUNG TÂM|CHI CỤC|TRƯỜNG|BAN", last):
            return f"{own} {cased(entities[-2])[locality.start() :]}"
    return own


def _from_opening(document: Document, place: str | None, spans: dict[str, tuple[int, int]]) -> str | None:
    """The body that issues in the opening sentence ("Ủy ban nhân dân xã … ban hành Kế hoạch")."""
    start = document.preamble_start
    end = min(len(document.text), max(document.body_start, start + 1500))
    for match in BODY.finditer(document.text, start, end):
        if document.text[match.start() - 4 : match.start()] == "của ":
            continue
        if _ISSUES.match(document.text, match.end()):
            spans["issuer"] = document.raw(match.start(), match.end())
            return _located(document, match.group(), place)
    return None


def _from_signature(document: Document, place: str | None) -> str | None:
    for line in document.lines[document.zones.recipients : document.zones.annex]:
        match = _SIGNED.match(line.text)
        if match:
            return _located(document, cased(match.group(1)), place)
    return None


def _located(document: Document, name: str, place: str | None) -> str:
    """Add the name of the locality where only its kind is given, if the text names one of that kind."""
    kind = _KIND.search(name)
    if kind is None:
        return name
    named = Counter(
        match.group(1) for match in re.finditer(rf"\b{kind.group(1).lower()} ({PROPER})", document.text)
    )
    if place is not None and (not named or place in named):
        return f"{name} {place}"
    if not named:
        return name
    return f"{name} {named.most_common(1)[0][0]}"
