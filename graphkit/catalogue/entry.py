"""A row of a catalogue, and what it must be before it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.lang.dates import DATE, iso, of_match
from graphkit.lang.fold import fold, nfc, slug
from graphkit.lang.patterns import compiled
from graphkit.lang.types import TYPE_WORDS
from graphkit.model import Header
from graphkit.resolve import Context, Reference, body_of, context_of
from graphkit.resolve.bodies import could_be_anywhere
from graphkit.resolve.symbols import canonical_number

Key = tuple[str, str, str]

_NUMBER = compiled(r"\d{1,6}[a-zđ]?(?:\.\d{1,3})?(?:/(?:19|20)\d\d)?[/-][A-ZĐ][^\W_]*(?:[/&-](?!/)[^\W_]+)*")
_TWO_WORDS = compiled(r"\w\s+\w")
_ISO = compiled(r"\d{4}(?:-\d\d){0,2}")
_TYPES = {fold(word): word for word in TYPE_WORDS}
# "…, tỉnh Lai Châu" behind a commune of which the country has only one
_PROVINCE = compiled(r",?\s+(?:tỉnh|thành phố)\s+[^,;]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """An instrument as a catalogue has it: texts on one line; what is not known is empty.

    ``issuer`` is the full name, several are joined by "; ". Dates are ISO 8601, as precise as known:
    ``effective`` and ``expired`` are the first and the last day in force. ``aliases`` are further names,
    ``source`` says where the row comes from.
    """

    number: str = ""
    type: str = ""
    date: str = ""
    issuer: str = ""
    effective: str = ""
    expired: str = ""
    title: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""

    @classmethod
    def of(cls, cells: Mapping[str, str]) -> Entry:
        """Return the row of cells by column, as it stands there; other columns are left out."""
        plain = {column: _line(cells.get(column) or "") for column in COLUMNS}
        aliases = (alias.strip() for alias in plain.pop("aliases").split(";"))
        return cls(**plain, aliases=tuple(alias for alias in aliases if alias))

    @property
    def key(self) -> Key:
        """Number, date and issuer: what two rows of one instrument have in common."""
        return slug(self.number), self.date, fold(self.issuer)

    def cell(self, column: str) -> str:
        """Return the text of a column as a table has it."""
        value = getattr(self, column)
        return value if isinstance(value, str) else "; ".join(value)


COLUMNS = tuple(field.name for field in fields(Entry))


def checked(entry: Entry, reference: Reference) -> Entry:
    """Return a row as it is to be written: number and dates in one form, type and issuer in full.

    Raises GraphkitError, which begins with the column, where one is empty or says nothing that can be.
    """
    for column in ("number", "type", "issuer", "title"):
        if not entry.cell(column):
            raise _wrong(column, entry, "không được để trống", "must not be empty")
    ready = replace(
        entry,
        number=_number(entry),
        type=_type(entry),
        issuer=_issuer(entry, reference),
        date=_day("date", entry),
        effective=_day("effective", entry),
        expired=_day("expired", entry),
        aliases=tuple(dict.fromkeys(alias for alias in entry.aliases if alias != entry.title)),
    )
    known = min(len(ready.expired), len(ready.effective))  # as precise as both are
    if ready.expired[:known] < ready.effective[:known]:
        raise _wrong("expired", entry, "trước ngày có hiệu lực", "before it took effect")
    return ready


def _line(text: str) -> str:
    """Return a text that stays in its cell."""
    return " ".join(nfc(text).split())


def _number(entry: Entry) -> str:
    number = canonical_number(entry.number)
    if not _NUMBER.fullmatch(number) or _TWO_WORDS.search(entry.number):
        raise _wrong(
            "number",
            entry,
            "không phải số, ký hiệu văn bản; hãy ghi như 28/NQ-CP, 73/2006/QH11, 131-NQ/TW",
            "no number of an instrument; write it like 28/NQ-CP, 73/2006/QH11, 131-NQ/TW",
        )
    return number


def _type(entry: Entry) -> str:
    known = _TYPES.get(fold(entry.type))
    if known is None:
        some = ", ".join(TYPE_WORDS[:6])
        raise _wrong(
            "type", entry, f"không phải tên loại văn bản ({some}…)", f"no type of document ({some}…)"
        )
    return known


def _day(column: str, entry: Entry) -> str:
    text = entry.cell(column)
    match = DATE.fullmatch(text)
    day = iso(*text.split("-")) if _ISO.fullmatch(text) else of_match(match) if match else None
    if text and day is None:
        raise _wrong(
            column,
            entry,
            "không có ngày này; hãy ghi 2026-01-31 hoặc 31/01/2026",
            "no date; write 2026-01-31",
        )
    return day or ""


def _issuer(entry: Entry, reference: Reference) -> str:
    names = [_full_name(name, reference) for name in reference.symbols.joint(entry.issuer)]
    if None in names:
        raise _wrong(
            "issuer",
            entry,
            "không rõ cơ quan nào; hãy ghi đủ tên và địa phương, như Ủy ban nhân dân tỉnh Lai Châu",
            "not clear which body; write its name and place in full, like Ủy ban nhân dân tỉnh Lai Châu",
        )
    return "; ".join(filter(None, names))


def _full_name(name: str, reference: Reference) -> str | None:
    """Return a body's name as citations are given it, None where it could be any of several."""
    body = body_of(name, Context(), reference)
    if could_be_anywhere(body) and not _is_one(body.name, reference):
        return None
    short = _PROVINCE.sub("", body.name)
    return short if body_of(short, Context(), reference).id == body.id else body.name


def _is_one(name: str, reference: Reference) -> bool:
    """Tell whether a body without a place is known: an office of the country, or one that has issued."""
    speaks = context_of(Header(issuer=name), reference)
    return speaks.level == "trung ương" or bool(reference.catalogue.by_issuer(name))


def _wrong(column: str, entry: Entry, vi: str, en: str) -> GraphkitError:
    said = f"{column} “{entry.cell(column)}”"
    return GraphkitError(Text(f"{said}: {vi}", f"{said}: {en}"))
