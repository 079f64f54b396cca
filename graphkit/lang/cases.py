"""Sentence case for what is printed in capitals: the names of bodies and places keep theirs."""

from __future__ import annotations

import re

from graphkit.lang.names import FIELDS
from graphkit.lang.patterns import any_word, compiled

_PLACE_WORD = compiled(
    r"\b(tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn) (?!hội\b)(.+)$"
)
_NAMES = (
    "Chính phủ",
    "Thủ tướng",
    "Quốc hội",
    "Việt Nam",
    "Mặt trận Tổ quốc",
    "Liên hiệp Phụ nữ",
    "Trung ương",
    "Đảng",
    "Ban Thường trực",
    "Ban Thường vụ",
    "Ban Chấp hành",
    "Ủy ban nhân dân",
    "Ủy ban",
    "Hội đồng nhân dân",
    "Nhà nước",
    "Hội",
    "Thường vụ Quốc hội",
    "Ban Chỉ đạo",
    "Đảng ủy",
    "Hồ Chí Minh",
)
_CASES = {
    name.casefold(): (compiled(any_word([name.casefold()])), name)
    for name in (*_NAMES, *(field for field in FIELDS if field != "Dân tộc"))
}


def cased(capitals: str) -> str:
    """Sentence case with proper names capitalised, as far as the kind of place tells where they stand."""
    text = " ".join(capitals.split()).lower()
    text = re.sub(r"\b(?:ubnd|hđnd|mttq|ubmttq|lhpn|tp|btv|bch)\b", lambda m: m.group().upper(), text)
    match = _PLACE_WORD.search(text)
    if match:
        text = f"{text[: match.start(2)]}{titled(match.group(2))}"
    for lower, (pattern, name) in _CASES.items():
        if lower in text:
            text = pattern.sub(name, text)
    return text[:1].upper() + text[1:]


def titled(name: str) -> str:
    """Return a name with a capital for each of its words."""
    return " ".join(word[:1].upper() + word[1:] for word in name.split())
