"""What a title is about, without its body, its place and its year, and for which years it speaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled

SAME_TITLE = 0.8
"""From here on two titles are taken for one, short of slips and of what a citation leaves out."""

_EARLY = "-11-01"
_KINDS = "tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|thon"
_PLACE = compiled(
    rf"\b(?:tren dia ban|tai|cua|o)(?: toan)? (?:{_KINDS})\b"
    r"(?: (?!nam \d|giai doan|den nam|quy|thang)[a-z]+){0,6}"
)
_FORMAL = compiled(
    r"\b(?:ban hanh|phe duyet|trien khai|thuc hien|to chuc|tiep tuc|tang cuong|day manh|cong tac|hoat dong|"
    r"nhiem vu|giai phap|noi dung|ke hoach|chuong trinh|de an|ve viec|giai doan|den nam|tren dia ban|nam|"
    r"va|cua|cac|trong|theo|cho|ve|den|\d+)\b"
)
_PERIOD = compiled(r"\b(\d{4})\s*[-–—]\s*(\d{4})\b")
_UNTIL = compiled(r"\bden(?: het)?(?: nam)? (\d{4})\b")
_YEAR = compiled(r"(?<!den )(?<!het )\bnam (\d{4})\b(?! \d{4}\b)")


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a plan covers, both included."""

    first: int
    last: int

    @property
    def single(self) -> bool:
        """True for the plan of one year."""
        return self.first == self.last

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last


@lru_cache(maxsize=65536)
def years(title: str | None) -> Years | None:
    """Return the years for which a title says that it is; a single year goes before a period.

    >>> years("Kế hoạch công tác dân số năm 2026"), years("Đề án an toàn giao thông giai đoạn 2021 - 2030")
    (Years(first=2026, last=2026), Years(first=2021, last=2030))
    >>> years("Đề án chuyển đổi số đến năm 2030"), years("Kế hoạch ra quân ngày 14/02/2026")
    (Years(first=0, last=2030), None)
    """
    if not title:
        return None
    folded = fold(title)
    stated = {int(year) for year in _YEAR.findall(folded)}
    if len(stated) == 1:
        return Years(min(stated), max(stated))
    if period := _PERIOD.search(title):
        return Years(int(period[1]), int(period[2]))
    if until := _UNTIL.search(folded):
        return Years(0, int(until[1]))
    return Years(min(stated), max(stated)) if stated else None


def fits_year(stated: Years | None, date: str | None, year: int | None) -> bool:
    """Tell whether a plan is for a year: by its title, else by its date; what says nothing fits."""
    if year is None or (stated is None and not date):
        return True
    if stated is not None:
        return year in stated
    return f"{year - 1}{_EARLY}" <= (date or "") < f"{year + 1}"


def topic(title: str | None) -> tuple[str, ...]:
    """Return the folded syllables that say what a title is about, in order.

    >>> topic("Triển khai thực hiện công tác bình đẳng giới trên địa bàn xã Bình Lư năm 2026")
    ('binh', 'dang', 'gioi')
    """
    return tuple(_FORMAL.sub(" ", _PLACE.sub(" ", fold(title or ""))).split())


def similarity(first: str | None, second: str | None) -> float:
    """Return how far two titles are about one thing, 0..1.

    The syllables and pairs in common, as a share of both titles and of the shorter one: a title that says the
    same and more ("bình đẳng giới và vì sự tiến bộ của phụ nữ") is nearer than one that says something else.
    """
    one, other = _features(first), _features(second)
    if not one or not other:
        return 0.0
    common = len(one & other)
    return common / (len(one) + len(other)) + common / (2 * min(len(one), len(other)))


@lru_cache(maxsize=65536)
def _features(title: str | None) -> frozenset[tuple[str, ...]]:
    sequence = topic(title)
    return frozenset([*((word,) for word in sequence), *pairwise(sequence)])
