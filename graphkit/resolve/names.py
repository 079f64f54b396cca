"""Names of instruments: what kind, which words, which years. Mentions of one rarely agree to the letter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled

Period = tuple[int | None, int]
"""First and last year; the first is None in "đến năm 2030"."""

LAW_TYPES = ("bo luat", "luat", "phap lenh")
_TYPES = (
    *LAW_TYPES,
    "chien luoc",
    "chuong trinh",
    "de an",
    "du an",
    "ke hoach",
    "bo tieu chi",
    "bo chi so",
    "quy hoach",
)
_TYPE = compiled(rf"(?:{'|'.join(_TYPES)})\b")
# what stands before the name in the title of a decision that issues it
_VERB = compiled(r"(?:(?:ve viec|ve|v v|phe duyet|ban hanh)\s+)+")
# who made it, behind the name: "Đề án 938 của Chính phủ"
_MAKER = compiled(r" cua (?:chinh phu|thu tuong(?: chinh phu)?|quoc hoi|bo chinh tri|ban bi thu)$")
_SPAN = compiled(r"(?:(?:giai doan|thoi ky)\s+)?(?:tu (?:nam )?)?\b(20\d\d) (?:den (?:nam )?)?(20\d\d)\b")
_UNTIL = compiled(r"\b(?:den|toi) nam (20\d\d)\b")
_YEAR = compiled(r"\b((?:19|20)\d\d)$")
_OUTLOOK = compiled(r"\b(?:tam nhin|dinh huong)\b.*")
_STAGE = compiled(r"\bgiai doan (?:i+|1|2)\b.*")
_WHERE = compiled(
    r"\b(?:tren dia ban|cua|tai)(?: (?:thu do|(?:tinh|thanh pho|xa|phuong|huyen|quan|thi xa)\b))"
    r".*?(?=\bgiai doan\b|\bden nam\b|\btu nam\b|$)"
)
_NATIONAL = compiled(r"\bquoc gia\b")
_LOCAL_WORDS = compiled(r"\bthu do\b")
_SHORT = {
    fold(short): fold(full).split()
    for short, full in (
        ("NSNN", "ngân sách nhà nước"), ("GTGT", "giá trị gia tăng"), ("MTTQ", "Mặt trận Tổ quốc"),
        ("BĐG", "bình đẳng giới"), ("BHXH", "bảo hiểm xã hội"), ("BHYT", "bảo hiểm y tế"),
        ("HĐND", "Hội đồng nhân dân"), ("ĐBQH", "đại biểu Quốc hội"), ("BLGĐ", "bạo lực gia đình"),
        ("HNGĐ", "hôn nhân và gia đình"), ("NTM", "nông thôn mới"), ("DTTS", "dân tộc thiểu số"),
        ("MTQG", "mục tiêu quốc gia"), ("CCHC", "cải cách hành chính"), ("KTXH", "kinh tế - xã hội"),
    )
}  # fmt: skip
_EMPTY = frozenset(
    fold("và về của các những vào trong tại ở với cho theo thực hiện đến năm giai đoạn từ").split()
)
# "trong" and "tai" are words of their own there: Luật Trọng tài thương mại
_EMPTY_IN_LAWS = frozenset(fold("và về của các những năm").split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: folded whole, kind, words with a meaning, years, whether it is a place's own."""

    whole: str
    kind: str | None
    words: tuple[str, ...]
    period: Period | None
    local: bool

    @property
    def is_number(self) -> bool:
        """Whether the name is no more than a kind and a number."""
        return len(self.words) == 1 and self.words[0].isdigit()


@lru_cache(maxsize=8192)
def parse_name(text: str, kind: str | None = None) -> Name:
    """Take a name apart; ``kind`` is the type word where the text does not begin with it."""
    folded = _MAKER.sub("", fold(text))
    verb = _VERB.match(folded)
    whole = folded[verb.end() :] if verb else folded
    match = _TYPE.match(whole)
    stated = fold(kind) if kind and _TYPE.fullmatch(fold(kind)) else None
    found = match.group() if match else stated
    rest = whole[match.end() :] if match else whole
    local = bool(_WHERE.search(rest) or _LOCAL_WORDS.search(rest)) and not _NATIONAL.search(rest)
    core = _WHERE.sub(" ", _OUTLOOK.sub(" ", rest))
    period = _law_year(core) if found in LAW_TYPES else _period(core)
    core = _UNTIL.sub(" ", _SPAN.sub(" ", _STAGE.sub(" ", core)))
    # a lone number in a long name is a page number; in a short one ("Đề án 938") it is the name
    spelt = (part for word in core.split() for part in _SHORT.get(word, [word]))
    empty = _EMPTY_IN_LAWS if found in LAW_TYPES else _EMPTY
    words = [word for word in spelt if word not in empty]
    if len(words) > 3 or found in LAW_TYPES:
        words = [word for word in words if not word.isdigit()]
    return Name(whole, found, tuple(words), period, local)


def likeness(one: Name, other: Name) -> float:
    """Return how alike two names are in their words, 0 to 1 (Dice's coefficient)."""
    if one.whole == other.whole:
        return 1.0
    rest = list(other.words)
    for word in one.words:
        if word in rest:
            rest.remove(word)
    shared = len(other.words) - len(rest)
    return 2 * shared / max(1, len(one.words) + len(other.words))


def covers(period: Period | None, issued: int | None, asked: Period) -> bool:
    """Tell whether an instrument for ``period``, issued in a year, is meant by the years ``asked``."""
    if period is None:
        return False
    first = period[0] or issued or 0
    if asked[0] is None:
        return asked[1] == period[1]
    return first <= asked[0] and asked[1] <= period[1]


def runs_in(period: Period | None, issued: int | None, year: int) -> bool:
    """Tell whether an instrument is running in a year; one without a period runs since its issue."""
    first = (period and period[0]) or issued or 0
    return first <= year and (period is None or year <= period[1])


def _law_year(text: str) -> Period | None:
    match = _YEAR.search(text)
    return (None, int(match.group(1))) if match else None


def _period(text: str) -> Period | None:
    if match := _SPAN.search(text):
        return int(match.group(1)), int(match.group(2))
    if match := _UNTIL.search(text):
        return None, int(match.group(1))
    return None
