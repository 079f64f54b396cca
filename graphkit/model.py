"""What is known of one document: the records that pass from room to room.

All are frozen. Offsets are half-open indexes of code points into the text as read, and every ``surface`` or
``text`` equals ``text[start:end]``. A room that learns more returns a copy (:func:`dataclasses.replace`).
The JSON shape of :class:`Extraction` is ``graphkit.extraction/1`` (:mod:`graphkit.codec`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["trung ương", "tỉnh", "huyện", "xã"]
Role = Literal["can_cu", "trien_khai", "dan_chieu"]
Mode = Literal["giao", "đề nghị"]
Relation = Literal["thay_the", "sua_doi", "bai_bo"]

THIS = "this"
"""Subject of a citation that the citing document itself carries out."""


# --- read ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read; ``sha256`` is of its bytes, ``text_sha256`` of the text in UTF-8."""

    path: str
    sha256: str
    text_sha256: str
    reader: str
    characters: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a stretch of the text comes from: a line of a text file, a page, a paragraph, a cell.

    ``line`` and ``page`` count from 1; ``place`` is the part's name in the file, for people.
    """

    start: int
    end: int
    line: int | None = None
    page: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text, where each stretch of it comes from (ordered, without gaps), and what went wrong."""

    source: Source
    text: str
    stretches: tuple[Stretch, ...] = ()
    warnings: tuple[str, ...] = ()


# --- extract, resolve ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed: ``on_behalf_of`` is the TM. line, ``mode`` the KT., TL. or TUQ. line."""

    name: str | None = None
    position: str | None = None
    on_behalf_of: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says of itself. ``spans`` gives the place of each field that stands in the text."""

    doc_type: str | None = None
    number: str | None = None
    symbol: str | None = None
    so_ky_hieu: str | None = None
    issuer: str | None = None
    issuer_level: Level | None = None
    province: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    plan_year: int | None = None
    signatory: Signatory | None = None
    recipients: tuple[str, ...] = ()
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    id: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class InstrumentRef:
    """The instrument that a citation means; ``basis`` says how that was found.

    ``basis`` is one of number, name, alias, context, near number.
    """

    id: str
    so_ky_hieu: str | None
    date: str | None
    issuer: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An instrument that a citation could mean, where nothing certain can be said."""

    id: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention of another instrument, by its number or by its name."""

    start: int
    end: int
    surface: str
    by: Literal["number", "name"]
    role: Role
    doc_type: str | None = None
    so_ky_hieu: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    title_start: int | None = None
    title_end: int | None = None
    section: str | None = None
    resolves_to: InstrumentRef | None = None
    confidence: float = 1.0
    subject: str | None = None
    relation: Relation | None = None
    provision: str | None = None
    same_as: int | None = None
    unresolved: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment:
    """One unit's share in one task item; rows of one item have one span.

    ``unit`` and ``helpers`` ("with" in JSON) are surfaces until :mod:`graphkit.resolve` gives full names.
    """

    start: int
    end: int
    text: str
    unit: str
    unit_surface: str
    section: str | None
    mode: Mode = "giao"
    lead: bool = False
    helpers: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    unit_level: str | None = None
    unit_start: int | None = None
    unit_end: int | None = None
    generic: bool = False
    block_start: int | None = None
    block_end: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a report is due: the words, the date, and the period that the report covers."""

    text: str
    date: str | None = None
    period: str | None = None
    recurring: bool = False
    day_of_month: int | None = None


@dataclass(frozen=True, slots=True)
class ReportingDuty:
    """Who reports to whom ("from", "to" in JSON), via whom, what and when; several bodies are joined by "; ".

    A body that the text does not name is None.
    """

    start: int
    end: int
    sender: str | None
    receiver: str | None
    via: str | None = None
    what: str | None = None
    deadlines: tuple[Deadline, ...] = ()
    recurrence: str | None = None
    onward: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading or paragraph; level 1 is Roman, 2 is ``1.``, 3 is ``1.1.``."""

    number: str
    title: str
    level: int
    start: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says, as ``graphkit extract`` prints it."""

    source: Source
    header: Header
    citations: tuple[Citation, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    reports: tuple[ReportingDuty, ...] = ()
    sections: tuple[Section, ...] = ()
    warnings: tuple[str, ...] = ()
