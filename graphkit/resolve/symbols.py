"""What a number's symbol says of its issuer: NQ-CP is the Government's, KH-SVHTTDL a department's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import takewhile
from pathlib import Path

from graphkit.lang.fold import latin
from graphkit.lang.patterns import compiled
from graphkit.resolve.tables import read_table

_TERM = compiled(r"(?<=QH)\d+$")
_PART = compiled(r"[-/]")
# one body's name ends and the next begins; "Nông nghiệp và Phát triển nông thôn" has no such beginning inside
_OFFICE_OF_TWO = compiled(r"Văn phòng (?:Đoàn|HĐND|Hội đồng)", re.IGNORECASE)
_JOINT = compiled(
    r"\s*(?:[,;]|\bvà\b)\s+(?=(?:Bộ|Ban|Tòa án|Viện|Ủy ban|Hội|Tổng|Trung ương|Đoàn|Ngân hàng|Thanh tra|"
    r"Chính phủ|Bảo hiểm|Mặt trận|Văn phòng|Kiểm toán|Sở|Công an|Liên đoàn|"
    r"Đảng ủy|Tỉnh ủy|Thành ủy|Thủ tướng|Quốc hội|UBND|HĐND)\b)"
)
# letters lost on the way: a D that stands for Đ, in codes that have no other reading
_LOST = {
    "QD": "QĐ", "ND": "NĐ", "HDND": "HĐND", "CD": "CĐ", "DA": "ĐA", "BDG": "BĐG", "LDTBXH": "LĐTBXH",
    "BLDTBXH": "BLĐTBXH", "SLDTBXH": "SLĐTBXH",
    "BGDDT": "BGDĐT", "SGDDT": "SGDĐT", "BKHDT": "BKHĐT", "SKHDT": "SKHĐT",
}  # fmt: skip
_PARTY_FORM = compiled(r"\d+-[A-ZĐ][A-ZĐa-z]*/")
_EVERYWHERE = frozenset(
    ("UBND", "HĐND", "TU", "HU", "QU", "ĐU", "BTV", "BTT", "MTTQ", "LHPN", "BCĐ", "VPUBND")
)
_COMMITTEE = compiled(r"[-/](?:UBND|HĐND)$")
_CODE_OF = (
    ("TTg", compiled(r"Thủ tướng")), ("UBND", compiled(r"Ủy ban nhân dân")),
    ("TW", compiled(r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương")),
    ("TU", compiled(r"(?:Ban Thường vụ |Thường trực )?(?:Tỉnh|Thành) ủy")),
)  # fmt: skip
_ABBREVIATED = {"Chỉ thị": "CT", "Kế hoạch": "KH", "Công điện": "CĐ", "Kết luận": "KL", "Hướng dẫn": "HD"}
_UNJOINED = compiled(r"(?<=/)(NĐ|NQ|QĐ|CT|CĐ)(CP|TTg)$")
_CODE = compiled(r"(?<![A-ZĐ])[A-Z]+(?![A-ZĐa-zđ])")


class Symbols:
    """Codes of issuers, from ``symbols.tsv``."""

    def __init__(self, table: Path) -> None:
        self._table = table

    def issuer(self, so_ky_hieu: str) -> str | None:
        """Return the issuer that a number's symbol gives by itself; None where it decides nothing.

        A department comes without its province; several issuers are named as :func:`together` does.
        Of joint issuers all must be known. KH-UBND, NQ-HĐND, CT/TW and the like decide nothing: each level
        has such a body.
        """
        deciding = _deciding_codes(canonical_number(so_ky_hieu))
        joint = bool(deciding) and deciding[0].endswith("LT")
        if joint and not all(map(self._issuers.get, deciding[1:])):
            return None  # of several issuers, one is not known
        names = dict.fromkeys(self._issuers[code] for code in deciding if code in self._issuers)
        return together(names)

    def joint(self, issuers: str) -> list[str]:
        """Split the names of bodies that issue together, as :func:`together` or a text joins them."""
        return list(_joint(issuers))

    @cached_property
    def _issuers(self) -> dict[str, str]:
        return {row["code"]: row["issuer"] for row in read_table(self._table, ("code", "issuer"))}


def _parted(names: str) -> list[str]:
    """An office may serve two bodies: it is one all the same (Văn phòng Hội đồng nhân dân và …)."""
    return [names] if _OFFICE_OF_TWO.match(names) else _JOINT.split(names)


def together(names: Iterable[str]) -> str | None:
    """Return names of bodies as one is used to read them: A, B và C; None of no name."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} và {last}" if first else last or None


@lru_cache(maxsize=8192)
def _deciding_codes(number: str) -> tuple[str, ...]:
    codes = [_TERM.sub("", part) for part in _PART.split(number)[1:]]
    if _PARTY_FORM.match(number):
        codes = [code for code in codes if code.endswith("TW")]
    # behind a body that each level has (UBND-SNV) stands only the drafting unit
    return tuple(takewhile(lambda code: code not in _EVERYWHERE, codes))


@lru_cache(maxsize=8192)
def _joint(issuers: str) -> tuple[str, ...]:
    return tuple(name for part in issuers.split(";") for name in _parted(part.strip()) if name)


def completed(number: str, doc_type: str, issuer: str) -> str | None:
    """Return a number with the symbol that it was cited without, as its type and issuer have it.

    None where it already has one, or where they leave a choice: decisions and resolutions may bear the year.
    """
    code = next((code for code, of in _CODE_OF if of.match(issuer)), None)
    abbreviation = _ABBREVIATED.get(doc_type)
    if not number.isdigit() or code is None or abbreviation is None:
        return None
    return f"{number}-{abbreviation}/{code}" if code in ("TW", "TU") else f"{number}/{abbreviation}-{code}"


def committee_of(number: str) -> str | None:
    """Return the end of a canonical number that names a committee or council as each level has."""
    match = _COMMITTEE.search(number)
    return match.group() if match else None


@lru_cache(maxsize=8192)
def canonical_number(so_ky_hieu: str) -> str:
    """Return a number with plain hyphens, also where one was left out, no blanks, and Đ where D was typed."""
    text = re.sub(r"[‐‑‒–—−]", "-", "".join(latin(so_ky_hieu).replace("Ð", "Đ").split()))
    text = _UNJOINED.sub(r"\1-\2", text)
    return _CODE.sub(lambda match: _LOST.get(match.group(), match.group()), text)
