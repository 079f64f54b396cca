"""The words of body names: abbreviations written out, office-holders left out, known bodies spelt one way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graphkit.lang.fold import modern_tones
from graphkit.resolve.tables import read_table

_MARKS = re.compile(r"[*_#`“”\"]+|^[\s\-–+•.,;:]+|[\s.,;:/]+$")
_DASH = re.compile(r"\s*[–—]\s*|\s+-\s*|\s*-\s+")
_CITY = re.compile(r"(?<!\w)(?:TP|Tp|T\.P)(?:\.\s*|\s+|(?=[A-ZĐ][a-zà-ỹ]))")
_STANDING = re.compile(
    r"^TT\.?\s*(?=(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy|HĐND|UBND|Hội đồng|Ủy ban|Hội|Ban Chấp)", re.IGNORECASE
)
_CENTRE = re.compile(r"^TT\.?\s+(?=\w)")

# Posts that stand for the body behind them; a deputy is a person, and stays.
_POST = (
    r"(?:Bộ trưởng|Giám đốc|Tổng Giám đốc|Chủ tịch|Thủ trưởng|Chánh án|Viện trưởng|Chánh|Bí thư|Hiệu trưởng|"
    r"Chỉ huy trưởng|Trưởng|Thống đốc|Tổng Thanh tra|Lãnh đạo|Người đứng đầu|Thôn trưởng|Chủ nhiệm)"
)
_HEAD = (
    r"(?:các|cơ quan|đơn vị|Ủy ban|UBND|Hội|HĐND|Sở|Bộ|Ban|Phòng|Văn phòng|Công an|Đoàn|Trạm|Trung tâm|Trường|"
    r"Mặt trận|Đảng|Tỉnh ủy|Thành ủy|Huyện ủy|Cục|Chi cục|Viện|Liên đoàn|Đài|Ngân hàng|Bảo hiểm|Tòa án|Kho bạc|thôn\b)"
)
_HOLDER = re.compile(
    rf"^(?:(?:Các )?Đồng chí |Ông |Bà )?(?:{_POST}(?:,\s*|\s+))+(?={_HEAD})(?!Ban\b$)", re.IGNORECASE
)

_SEPARATOR = r"[\s,&–-]+(?:và\s+)?"
_ORGAN = r"(?:Các cấp|Ban Thường vụ|Ban Chấp hành|Ban Thường trực|Thường trực|Văn phòng|Lãnh đạo)\s+"


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A row of ``bodies.tsv``: level None means that each level has its own; ``parent`` is a bare name."""

    name: str
    level: str | None
    kind: str
    parent: str | None
    aliases: tuple[str, ...]


class Wording:
    """Spelling of body names by two tables, ``abbreviations.tsv`` and ``bodies.tsv``."""

    def __init__(self, abbreviations: Path, bodies: Path) -> None:
        self._abbreviations = abbreviations
        self._bodies = bodies

    def written_out(self, name: str) -> str:
        """Return the name on one line, abbreviations written out, tone marks and dashes in one manner."""
        text = modern_tones(_MARKS.sub(" ", name))
        text = _DASH.sub(" - ", " ".join(text.split()))
        text = _CENTRE.sub("Trung tâm ", _STANDING.sub("Thường trực ", _CITY.sub("thành phố ", text)))
        return " ".join(self._short.sub(lambda match: self._full[match.group()], text).split())

    def without_post(self, text: str) -> str:
        """Return the body that an office-holder stands for: of "Giám đốc Sở Y tế", the Sở."""
        return _HOLDER.sub("", text)

    def canonical(self, text: str) -> str:
        """Return the text with known bodies spelt as the table has them, aliases at its beginning replaced."""
        match = self._beginning.match(text)
        if match:
            known = self._by_spelling[_key(match.group("name"))]
            text = f"{match.group('organ') or ''}{known.name}{text[match.end() :]}"
        return self._anywhere.sub(lambda m: self._by_spelling[_key(m.group())].name, text)

    def known(self, text: str) -> KnownBody | None:
        """Return the row of the body whose name the text begins with, the longest."""
        match = self._beginning.match(text)
        return self._by_spelling[_key(match.group("name"))] if match and not match.group("organ") else None

    # --- tables -----------------------------------------------------------------------------------

    @cached_property
    def _full(self) -> dict[str, str]:
        return {row["short"]: row["full"] for row in read_table(self._abbreviations, ("short", "full"))}

    @cached_property
    def _short(self) -> re.Pattern[str]:
        words = sorted(map(re.escape, self._full), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")

    @cached_property
    def _rows(self) -> list[KnownBody]:
        return [
            KnownBody(
                row["name"],
                row["level"] or None,
                row["kind"],
                row["parent"] or None,
                tuple(filter(None, row["aliases"].split(";"))),
            )
            for row in read_table(self._bodies, ("name", "level", "kind", "parent", "aliases"))
        ]

    @cached_property
    def _by_spelling(self) -> dict[str, KnownBody]:
        return {_key(name): row for row in self._rows for name in (*row.aliases, row.name)}

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        names = [name for row in self._rows for name in (row.name, *row.aliases)]
        return re.compile(rf"(?P<organ>{_ORGAN})??(?P<name>{_either(names)})", re.IGNORECASE)

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(_either([row.name for row in self._rows]), re.IGNORECASE)


def _either(names: list[str]) -> str:
    patterns = (_SEPARATOR.join(map(re.escape, _words(name))) for name in sorted(names, key=len, reverse=True))
    return rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)"


def _key(name: str) -> str:
    return " ".join(_words(name)).casefold()


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name) if word.casefold() != "và"]
