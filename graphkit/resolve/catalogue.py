"""The catalogue of instruments: by number, by name, by what a mistyped number could have been.

Bundled facts and a user's own file have one form, a UTF-8 table with the columns ``number``, ``type``,
``date``, ``issuer``, ``effective``, ``expired``, ``title``, ``aliases`` (joined by ``;``) and ``source``; of
these a user's file needs ``number``, ``type``, ``issuer`` and ``title``. Its rows come before the others;
what one leaves open that is bundled too (number, date and issuer agree) is taken from there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.lang.fold import fold, slug
from graphkit.lang.patterns import compiled
from graphkit.resolve.names import LAW_TYPES, Name, covers, likeness, parse_name, runs_in
from graphkit.resolve.tables import read_bundled, read_table
from graphkit.resolve.types import Instrument

_DATES = ("date", "effective", "expired")
_DATE = compiled(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")
REQUIRED = ("number", "type", "issuer", "title")
_OTHER = compiled(r"[^a-z0-9]+")
_DASHES = {code: "-" for code in range(128) if not chr(code).isalnum()}
ALIKE = 0.8
"""From here on two names of one kind are taken for one; of different kinds only where all words agree."""

_WORDS_OF_A_SLIP = 4
_Row = dict[str, str]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Identity = tuple[str, str, str]
_Namer = Callable[[str, str, str, str | None], str]


@dataclass(frozen=True, slots=True)
class Match:
    """An instrument that a name may mean; not ``certain`` where its years do not cover what was asked."""

    instrument: Instrument
    score: float
    certain: bool = True


class Catalogue:
    """Instruments from several tables, read when first asked for; an earlier table wins over a later one."""

    def __init__(self, named: Iterable[Path], numbered: Iterable[Path], identify: _Namer) -> None:
        """Take the tables that serve by name and by number.

        ``named``: their titles serve as names; ``numbered``: by number, and laws by name too, bundled ones
        all; ``identify`` gives the id for issuer, type, number and date.
        """
        self._named = tuple(named)
        self._numbered = tuple(numbered)
        self._identify = identify
        self._made: dict[int, Instrument] = {}

    def check(self) -> None:
        """Read the tables of names now. Raises GraphkitError where one cannot be read."""
        _ = self._name_rows

    def get(self, id_: str) -> Instrument | None:
        """Return the instrument of an id."""
        number = id_.rpartition(";")[2]
        found = (self._instrument(row) for row in self._by_number.get(number, ()))
        return next((instrument for instrument in found if instrument.id == id_), None)

    def by_number(
        self, so_ky_hieu: str, date: str | None = None, issuer: str | None = None
    ) -> list[Instrument]:
        """Return the instruments of a number, those whose date (as far as given) and issuer agree."""
        rows = self._by_number.get(_key(so_ky_hieu), ())
        return [
            self._instrument(row)
            for row in rows
            if (not date or row["date"].startswith(date[: len(row["date"])]))
            and (not issuer or fold(row["issuer"]) == fold(issuer))
        ]

    def by_issuer(self, issuer: str) -> list[Instrument]:
        """Return the instruments of a body, named in full."""
        return [self._instrument(row) for row in self._by_issuer.get(fold(issuer), ())]

    def near_number(self, so_ky_hieu: str, date: str) -> list[Instrument]:
        """Return instruments of one full date and symbol whose number is one keystroke away."""
        number, _, symbol = _key(so_ky_hieu).partition("-")
        found = []
        for row in self._by_date.get(date, ()):
            other, _, other_symbol = _key(row["number"]).partition("-")
            if symbol == other_symbol and one_slip(number, other):
                found.append(self._instrument(row))
        return found

    def by_name(
        self,
        name: str,
        *,
        doc_type: str | None = None,
        year: int | None = None,
        date: str | None = None,
        issued: str | None = None,
        accept: Callable[[Instrument], bool] = lambda instrument: True,
    ) -> list[Match]:
        """Return what a name may mean, the likeliest first, at a plan's ``year`` and a document's ``date``.

        A law is the version ``issued`` on a day or in a year, else the one in force then; a programme must
        run in the year, or cover the years that the name states. What was meant only in other years follows
        as not certain. ``accept`` leaves instruments out.
        """
        asked = parse_name(name, doc_type)
        if asked.kind in LAW_TYPES:
            return self._law(asked, _moment(year, date), issued)
        matches = [
            Match(self._instrument(row), score, _in_time(own, row, asked, year))
            for own, row in self._programmes
            if (score := _score(asked, own, row)) and (not asked.local or own.local)
        ]
        kept = [match for match in matches if accept(match.instrument)]
        best: dict[str, Match] = {}
        for match in sorted(kept, key=lambda m: (not m.certain, -m.score)):
            best.setdefault(match.instrument.id, match)
        return list(best.values())

    @cached_property
    def fingerprint(self) -> str:
        """A hash of the tables' contents: what was resolved with others may be stale."""
        digest = hashlib.sha256()
        for path in (*self._named, *self._numbered):
            digest.update(path.read_bytes())
        return digest.hexdigest()

    # --- tables -----------------------------------------------------------------------------------

    @cached_property
    def _name_rows(self) -> list[_Row]:
        """The tables of names, one row an instrument: one that several have bears the names of all."""
        rows: dict[_Identity, _Row] = {}
        for row in (row for path in self._named for row in _read_names(path)):
            known = rows.get(_identity(row))
            rows[_identity(row)] = _completed(known, row, _names(row)) if known else row
        return list(rows.values())

    @cached_property
    def _rows(self) -> dict[_Identity, _Row]:
        rows = {_identity(row): row for row in self._name_rows}
        own = {(number, date) for number, date, _ in rows}
        for row in (row for path in self._numbered for row in read_bundled(path)):
            identity = _identity(row)
            if identity in rows:
                rows[identity] = _completed(rows[identity], row)
            elif identity[:2] not in own:
                rows[identity] = row
        return rows

    @cached_property
    def _by_number(self) -> dict[str, list[_Row]]:
        return _grouped((number, row) for (number, *_), row in self._rows.items())

    @cached_property
    def _by_issuer(self) -> dict[str, list[_Row]]:
        return _grouped((issuer, row) for (*_, issuer), row in self._rows.items())

    @cached_property
    def _by_date(self) -> dict[str, list[_Row]]:
        return _grouped((date, row) for (_, date, _), row in self._rows.items())

    @cached_property
    def _programmes(self) -> list[tuple[Name, _Row]]:
        rows = (row for row in self._name_rows if fold(row["type"]) not in LAW_TYPES)
        return [(parse_name(name, row["type"]), row) for row in rows for name in _names(row)]

    @cached_property
    def _laws(self) -> dict[str, list[_Row]]:
        rows = (row for row in self._rows.values() if fold(row["type"]) in LAW_TYPES)
        return _grouped((" ".join(parse_name(name).words), row) for row in rows for name in _names(row))

    def _law(self, asked: Name, moment: str | None, issued: str | None) -> list[Match]:
        exact = " ".join(asked.words)
        name = exact if exact in self._laws else self._slipped(asked.words)
        versions = {row["number"]: row for row in self._laws.get(name or exact, ())}
        ordered = sorted(versions.values(), key=_since, reverse=True)
        stated = issued or (str(asked.period[1]) if asked.period else None)  # "Luật Trẻ em năm 2016"
        current = next((row for row in ordered if stated and row["date"].startswith(stated)), None)
        if current is None and not asked.period and not (stated and len(ordered) > 1):
            current = next((row for row in ordered if moment is None or _since(row) <= moment), None)
            if current and moment and (current.get("expired") or moment) < moment:
                current = None
            if current is None and len(ordered) == 1 and ordered[0]["date"] <= (moment or ""):
                current = ordered[0]  # passed, and the first of its name: it takes effect later
        rest = [row for row in ordered if row is not current]
        first = [Match(self._instrument(current), 1.0 if name == exact else ALIKE)] if current else []
        return first + [Match(self._instrument(row), 0.5, certain=False) for row in rest]

    def _slipped(self, words: Sequence[str]) -> str | None:
        """Return the one law of these words in another order, or of one word more; four words at least."""
        if len(words) < _WORDS_OF_A_SLIP:
            return None
        asked = tuple(sorted(words))
        alike = self._laws_by_words.get(asked) or self._laws_by_fewer_words.get(asked) or []
        return alike[0] if len(alike) == 1 else None

    @cached_property
    def _laws_by_words(self) -> dict[tuple[str, ...], list[str]]:
        return _grouped((tuple(sorted(law.split())), law) for law in self._laws)

    @cached_property
    def _laws_by_fewer_words(self) -> dict[tuple[str, ...], list[str]]:
        """Laws by all words of their names but one."""
        fewer = (
            (words[:left_out] + words[left_out + 1 :], law)
            for words, laws in self._laws_by_words.items()
            for left_out in range(len(words))
            for law in laws
        )
        return _grouped(dict.fromkeys(fewer))

    def _instrument(self, row: _Row) -> Instrument:
        """Return the instrument of a row, made once: the rows are kept, so that their ids stay theirs."""
        if id(row) not in self._made:
            self._made[id(row)] = self._make(row)
        return self._made[id(row)]

    def _make(self, row: _Row) -> Instrument:
        date = row.get("date") or None
        return Instrument(
            id=self._identify(row["issuer"], row["type"], row["number"], date),
            so_ky_hieu=row["number"],
            doc_type=row["type"],
            date=date,
            issuer=row["issuer"],
            title=row["title"],
            aliases=_aliases(row),
            valid_from=row.get("effective") or None,
            valid_to=row.get("expired") or None,
            source=row.get("source", ""),
        )


def _read_names(path: Path) -> list[_Row]:
    """Read a table of names, which a user may have written. Raises GraphkitError for a date that is none."""
    rows = [dict.fromkeys(_DATES, "") | row for row in read_table(path, REQUIRED)]
    for row in rows:
        wrong = next((row[column] for column in _DATES if not _DATE.fullmatch(row[column])), None)
        if wrong is not None:
            raise GraphkitError(
                Text(
                    vi=f"{path}: {row['number']}: ngày {wrong!r} phải ghi năm-tháng-ngày, ví dụ 2026-01-31.",
                    en=f"{path}: {row['number']}: write the date {wrong!r} as year-month-day: 2026-01-31.",
                )
            )
    return rows


def _identity(row: _Row) -> _Identity:
    """Return what two rows of one instrument have in common: number, date, issuer."""
    return _key(row["number"]), row["date"], _folded(row["issuer"])


_folded = lru_cache(maxsize=4096)(fold)
"""Few bodies issue many instruments."""


def _completed(row: _Row, other: _Row, names: Iterable[str] = ()) -> _Row:
    """Return a row with what it leaves open from another of the same instrument, and more names."""
    known = (*_aliases(row), *(name.replace(";", ",") for name in names))
    aliases = dict.fromkeys(name for name in known if name != row["title"])
    days = {column: row.get(column) or other.get(column, "") for column in _DATES}
    return {**row, **days, "aliases": "; ".join(aliases)}


def _key(number: str) -> str:
    """Return the number as :func:`slug` does; nearly all are ASCII but for Đ, and tables are long."""
    plain = number.lower().replace("đ", "d")
    if not plain.isascii():
        return slug(number)
    joined = plain.translate(_DASHES)
    return (_OTHER.sub("-", plain) if "--" in joined else joined).strip("-")


def one_slip(number: str, other: str) -> bool:
    """Tell whether two numbers differ by one keystroke: a digit missing, doubled, wrong, or two swapped."""
    if number == other or abs(len(number) - len(other)) > 1:
        return False
    short, long = sorted((number, other), key=len)
    if len(short) < len(long):
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    differing = [i for i, (a, b) in enumerate(zip(short, long, strict=True)) if a != b]
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1
    return len(differing) == 1 or (swapped and sorted(short) == sorted(long))


def _score(asked: Name, own: Name, row: _Row) -> float:
    """Return a score above 0 where two names may be one: 1 for the same words and kind."""
    if asked.is_number:  # "Đề án 938", of the decision that approves it
        number = row["number"].partition("/")[0].lstrip("0")
        same = number == asked.words[0].lstrip("0") and asked.kind == own.kind
        return 1.0 if same or asked.whole == own.whole else 0.0
    if asked.kind == own.kind or None in (asked.kind, own.kind):
        score = likeness(asked, own)
        return score if score >= ALIKE else 0.0
    return 0.7 if asked.words == own.words and len(asked.words) > 2 else 0.0


def _in_time(own: Name, row: _Row, asked: Name, year: int | None) -> bool:
    issued = int(row["date"][:4]) if row.get("date") else None
    period = own.period or parse_name(row["title"]).period
    if asked.period:
        return covers(period, issued, asked.period)
    return year is None or runs_in(period, issued, year)


def _moment(year: int | None, date: str | None) -> str | None:
    """Return the day at which a law must be in force: the issue, but not outside the plan's year."""
    if year is None:
        return date
    return min(max(date or "", f"{year}-01-01"), f"{year}-12-31")


def _since(row: _Row) -> str:
    return row.get("effective") or row["date"]


def _aliases(row: _Row) -> tuple[str, ...]:
    return tuple(alias.strip() for alias in row.get("aliases", "").split(";") if alias.strip())


def _names(row: _Row) -> tuple[str, ...]:
    return (row["title"], *_aliases(row))


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
