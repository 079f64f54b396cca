"""The words of body names: abbreviations written out, office-holders left out, known bodies spelt one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from graphkit.lang.fold import modern_tones
from graphkit.lang.patterns import any_word, compiled
from graphkit.resolve.tables import read_table

_MARKS = compiled(r"\([^()]*\)|[*_#`“”\"]+")
_EDGES = " \t-–+•.,;:/"
_DASH = compiled(r"\s*[–—]\s*|\s+-\s*|\s*-\s+")
_CITY = compiled(r"T(?<!\w.)(?:P|p|\.P)(?:\.\s*|\s+|(?=[A-ZĐ][a-zà-ỹ]))")
_STANDING = compiled(
    r"^TT\.?\s*(?=(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy|HĐND|UBND|Hội đồng|Ủy ban|Hội|Ban Chấp)",
    re.IGNORECASE,
)
_CENTRE = compiled(r"^TT\.?\s+(?=\w)")

# Posts that stand for the body behind them; a deputy is a person, and stays.
_POST = (
    r"(?:Bộ trưởng|Giám đốc|Tổng Giám đốc|Chủ tịch|Thủ trưởng|Chánh án|Viện trưởng|Chánh|Bí thư|Hiệu trưởng|"
    r"Chỉ huy trưởng|Tổng cục trưởng|Cục trưởng|Chi cục trưởng|Vụ trưởng|Trưởng|Thống đốc|Tổng Thanh tra|"
    r"Lãnh đạo|Người đứng đầu|Thôn trưởng|Chủ nhiệm)"
)
_HEAD = (
    r"(?:các|cơ quan|đơn vị|Ủy ban|UBND|Hội|HĐND|Sở|Bộ|Ban|Phòng|Văn phòng|Công an|Đoàn|Trạm|Trung tâm|"
    r"Trường|Mặt trận|Đảng|Tỉnh ủy|Thành ủy|Huyện ủy|Tổng cục|Cục|Chi cục|Viện|Liên đoàn|Đài|Ngân hàng|"
    r"Bảo hiểm|Tòa án|Kho bạc|thôn\b)"
)
_HOLDER = compiled(
    rf"^(?:(?:Các )?Đồng chí |Ông |Bà )?(?:{_POST}(?:,\s*|\s+))+(?={_HEAD})(?!Ban\b$)", re.IGNORECASE
)
_HOLDER_OR_DEPUTY = compiled(
    rf"^(?:(?:Các )?Đồng chí |Ông |Bà )?(?:(?:Phó )?{_POST}(?: thường trực)?(?:,\s*|\s+))+(?={_HEAD})"
    r"(?!Ban\b$)",
    re.IGNORECASE,
)
_ADDRESS = compiled(r"^(?:(?:Các )?Đồng chí |Ông |Bà )", re.IGNORECASE)

_WORD = compiled(r"\w+")
_GAP_ENDS = compiled(r"[;.:()/]")
_ORGANS = tuple(
    tuple(organ.split())
    for organ in (
        "các cấp",
        "ban thường vụ",
        "ban chấp hành",
        "ban thường trực",
        "thường trực",
        "văn phòng",
        "lãnh đạo",
    )
)


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

    @cached_property
    def written_out(self) -> Callable[[str], str]:
        """Return the name on one line, abbreviations written out, tone marks and dashes in one manner."""
        return lru_cache(maxsize=8192)(self._written_out)

    def _written_out(self, name: str) -> str:
        text = modern_tones(" ".join(_MARKS.sub(" ", name).split())).strip(_EDGES)
        if any(dash in text for dash in "-–—"):
            text = _DASH.sub(" - ", text)
        text = _CITY.sub("thành phố ", text)
        if text[:2].upper() == "TT":
            text = _CENTRE.sub("Trung tâm ", _STANDING.sub("Thường trực ", text))
        text = " ".join(self._short.sub(lambda match: self._full[match.group()], text).split())
        return text.title() if text.isupper() and " " in text else text

    def without_post(self, text: str) -> str:
        """Return the body that an office-holder stands for: of "Giám đốc Sở Y tế", the Sở."""
        return _HOLDER.sub("", text)

    def parted(self, text: str) -> tuple[str, str]:
        """Return the post, a deputy's too, and the body: of "Giám đốc Sở Y tế", Giám đốc and the Sở."""
        match = _HOLDER_OR_DEPUTY.match(text)
        post = _ADDRESS.sub("", match.group()).strip(" ,") if match else ""
        return post, text[match.end() :] if match else text

    @cached_property
    def canonical(self) -> Callable[[str], str]:
        """Return the text with known bodies spelt as the table has them, aliases at its beginning too."""
        return lru_cache(maxsize=8192)(self._canonical)

    def _canonical(self, text: str) -> str:
        words, done, parts = _words(text), 0, []
        first = self._beginning(words)
        at = 0
        while at < len(words):
            found = first if first and at == first.first else self._match(words, at, self._names)
            if found:
                parts += [text[done : words[at].start], found.body.name]
                done, at = words[found.last].end, found.last
            at += 1
        return "".join(parts) + text[done:]

    def known(self, text: str) -> KnownBody | None:
        """Return the row of the body whose name the text begins with, the longest."""
        found = self._beginning(_words(text))
        return found.body if found and found.first == 0 else None

    def recognises(self, text: str) -> bool:
        """Tell whether the text begins with a body of the table, or with an organ of one."""
        return self._beginning(_words(text)) is not None

    def _beginning(self, words: tuple[_Word, ...]) -> _Found | None:
        """Return the body at the beginning of a name, or behind an organ's name there."""
        for start in (0, _organ_length(words)):
            if found := self._match(words, start, self._spellings):
                return found
        return None

    def _match(self, words: tuple[_Word, ...], at: int, spellings: _Spellings) -> _Found | None:
        if at >= len(words):
            return None
        for size in spellings.sizes.get(words[at].key, ()):
            run = words[at : at + size]
            body = spellings.bodies.get(tuple([word.key for word in run]))
            if body and all(word.joined for word in run[1:]):
                return _Found(at, at + len(run) - 1, body)
        return None

    # --- tables -----------------------------------------------------------------------------------

    @cached_property
    def _full(self) -> dict[str, str]:
        return {row["short"]: row["full"] for row in read_table(self._abbreviations, ("short", "full"))}

    @cached_property
    def _short(self) -> re.Pattern[str]:
        return compiled(any_word(self._full))

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
    def _spellings(self) -> _Spellings:
        return _by_words((name, row) for row in self._rows for name in (row.name, *row.aliases))

    @cached_property
    def _names(self) -> _Spellings:
        return _by_words((row.name, row) for row in self._rows)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word for comparing, and its place; ``joined`` where no stop parts it from the one before."""

    key: str
    start: int
    end: int
    joined: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A body between two words of a name, both included."""

    first: int
    last: int
    body: KnownBody


@dataclass(frozen=True, slots=True)
class _Spellings:
    """Bodies by the words of their names, and how many words names have by their first, most first."""

    bodies: dict[tuple[str, ...], KnownBody]
    sizes: dict[str, list[int]]


def _by_words(names: Iterable[tuple[str, KnownBody]]) -> _Spellings:
    bodies: dict[tuple[str, ...], KnownBody] = {}
    sizes: dict[str, set[int]] = {}
    for name, body in names:
        keys = tuple(word.key for word in _words(name))
        bodies.setdefault(keys, body)
        sizes.setdefault(keys[0], set()).add(len(keys))
    return _Spellings(bodies, {first: sorted(found, reverse=True) for first, found in sizes.items()})


def _organ_length(words: tuple[_Word, ...]) -> int:
    """Return how many words at the beginning name the organ of a body; 0 where none do."""
    beginning = tuple([word.key for word in words[:3]])
    return next((len(organ) for organ in _ORGANS if beginning[: len(organ)] == organ), 0)


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[_Word, ...]:
    """Take a name apart into words; "và" is no more than a comma."""
    words: list[_Word] = []
    for match in _WORD.finditer(text):
        key = match.group().casefold()
        if key != "và":
            gap = text[words[-1].end : match.start()] if words else ""
            words.append(_Word(key, match.start(), match.end(), gap == " " or not _GAP_ENDS.search(gap)))
    return tuple(words)
