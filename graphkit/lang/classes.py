"""Classes of bodies in running text ("các sở, ban, ngành"): their nouns, and what tells which of a kind.

As in :mod:`graphkit.lang.names`: patterns over the flow, no parser.
"""

from __future__ import annotations

import re

from graphkit.lang.names import BODY, LOCALITY, PROPER
from graphkit.lang.patterns import any_of, compiled

_KINDS: dict[str, tuple[str, ...]] = {
    "cơ quan": (
        "ngang [Bb]ộ", "thuộc Chính phủ", "chuyên môn", "chức năng", "quản lý nhà nước", "hành chính",
        "báo chí", "truyền thông", "y tế", "quân sự", "công an", "thuế", "hải quan", "tài chính", "nội vụ",
        "thanh tra", "đăng ký đầu tư", "đăng ký kinh doanh", "đầu mối", "thường trực", "chủ quản",
        "chủ trì thẩm tra",
        "(?:chủ trì|phối hợp)(?= có trách nhiệm| chịu trách nhiệm)",
    ),
    "đơn vị": (
        "sự nghiệp(?: công lập)?", "chức năng", "trực thuộc", "chủ rừng", "cơ sở", "cấp nước",
        "quản lý vận hành", "thi công", "tư vấn",
    ),
    "đoàn thể": ("chính trị ?[-–] ?xã hội", "chính trị"),
    "hội": ("đặc thù", "quần chúng", "đoàn thể"),
    "trường": ("học", "mầm non", "tiểu học", "THCS", "THPT"),
    "lực lượng": ("chức năng", "vũ trang", "Công an", "Kiểm lâm", "Quân đội"),
    "thành viên": ("Ban [Cc]hỉ đạo",),
    "chính quyền": ("địa phương",),
    "chủ rừng": ("là tổ chức",),
    "cơ sở giáo dục": ("và đào tạo",),
    "thành phố": ("trực thuộc [Tt]rung ương",),
}  # fmt: skip
"""Nouns with the words that may follow them."""
_PLAIN = (
    "sở", "ban", "ngành", "ban ngành", "phòng", "phòng ban", "phòng chuyên môn", "địa phương",
    "doanh nghiệp", "hợp tác xã", "thôn trưởng", "trưởng thôn", "trưởng bản", "thôn", "bản", "tổ dân phố",
    "khu phố", "ấp", "buôn", "khu dân cư", "nhà trường", "cơ sở y tế", "bộ trưởng", "bộ", "bộ ngành", "xã",
    "phường", "đặc khu", "tỉnh", "chi bộ", "chi hội", "cấp hội", "cấp Hội", "cơ sở Hội",
    "ban công tác Mặt trận", "ban xây dựng Đảng", "cấp ủy(?: [Đđ]ảng)?(?:, chính quyền)?", "cá nhân",
    "ban quản lý", "tổ công nghệ số cộng đồng", "hộ gia đình", "chủ dự án", "chủ cơ sở", "chủ đầu tư",
    "nhà thầu", "tập đoàn", "tổng công ty", "ngân hàng", "huyện", "quận", "thị xã",
)  # fmt: skip
_ORGANISATION = (
    r"tổ chức(?: thành viên| đoàn thể| chính trị ?[-–] ?xã hội| hội(?! nghị| thảo| thi)| xã hội| đảng"
    r"|(?!\s+(?:triển|thực|tuyên|các|tốt|hội|lễ|lớp|hoạt|kiểm|tập|quán|đánh|công|thi|phát|cho|lấy|gặp"
    r"|chỉ|xây|đón|đối|ký|giám|theo|rà|thăm)\b))"
)
"""An organisation, unless the word is the verb: tổ chức thực hiện."""


def _with_modifiers(noun: str, modifiers: tuple[str, ...]) -> str:
    return f"{noun}(?: (?:{'|'.join(sorted(modifiers, key=len, reverse=True))}))?"


_NOUNS = (*(_with_modifiers(*kind) for kind in _KINDS.items()), *_PLAIN, _ORGANISATION)
_NOUN = f"(?:{'|'.join(sorted(_NOUNS, key=len, reverse=True))})"
_TAIL = (
    rf"(?:(?: có| và cá nhân có| và tổ chức có)? liên quan| có thẩm quyền| chức năng| khác"
    rf"| (?:thuộc|trong) phạm vi quản lý| trên địa bàn(?: {PROPER})?| ở cơ sở| các cấp| cùng cấp"
    r"| (?:của )?(?:Quốc hội|Chính phủ)"
    r"| cấp (?:tỉnh|xã|huyện|trên|dưới|thành phố|phường)(?: và cấp xã)?"
    rf"|(?: của)? (?:tỉnh|xã|Thành phố|thành phố|phường|huyện)(?: {PROPER})?|(?! (?:trực )?thuộc){LOCALITY})*"
)
_ARTICLES = ("các", "một số", "toàn thể", "toàn bộ", "mọi", "mỗi", "những")
_FIRST_WORDS = {words.partition(" ")[0].partition("(")[0] for words in (*_ARTICLES, "cấp", *_NOUNS)}
BEGINNING = rf"(?={any_of(_FIRST_WORDS, any_case=True)}(?!\w))"
"""What all of these begin with: most places in a text need not be tried with each."""
_CLASS = compiled(
    rf"{BEGINNING}(?:(?:{'|'.join(_ARTICLES)})\s+)?(?:cấp\s+)?{_NOUN}"
    rf"(?:(?:,\s*|\s+và\s+|/|\s+(?!tổ chức))(?!lực lượng|chính quyền){_NOUN})*{_TAIL}(?!\w)",
    re.IGNORECASE,
)
_MORE = compiled(_TAIL, re.IGNORECASE)
_OF = compiled(r"(?: trực thuộc| thuộc(?: thẩm quyền)?| của) ", re.IGNORECASE)
_WITHIN = compiled(r" trực thuộc| thuộc(?: thẩm quyền)?(?: xã| tỉnh| Thành phố| phường)?", re.IGNORECASE)


def class_end(text: str, start: int, end: int) -> int | None:
    """Return where the class of bodies ends that begins at ``start``, its locality with it; else None.

    The body that its members belong to ("các đơn vị thuộc Sở Y tế") is a pattern of its own: in one with
    these it would take as long to compile as all others together.
    """
    found = _CLASS.match(text, start, end)
    if found is None:
        return None
    place = found.end()
    while True:
        of = _OF.match(text, place, end)
        more = (BODY.match(text, of.end(), end) if of else None) or _WITHIN.match(text, place, end)
        if more is None:
            return place
        tail = _MORE.match(text, more.end(), end)
        place = tail.end() if tail else more.end()
