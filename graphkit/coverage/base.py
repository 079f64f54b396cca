"""What the coverage of a province is made of: places in texts, plans, citations, deadlines, tasks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from graphkit.link.duties import Timing
from graphkit.resolve.types import Place

Mark = Literal["good", "warn", "bad", "unknown"]
"""How a cell is to be taken: in order, to be looked at, wrong, nothing can be said."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a file: offsets, line and page (from 1) and part; ``location`` is the file's absolute path."""

    file: str
    location: str
    start: int
    end: int
    words: str
    line: int | None = None
    page: int | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A plan that the records or the catalogue know.

    ``score`` (0..1) is how near its title is to the topic. ``known_as`` tells whether its text is there, only
    others cite it, the catalogue has it, or the user named it. ``seen`` is the title in its own text, or the
    words of another document that cite it; ``witnesses`` counts the communes' plans that take it for their
    parent.
    """

    id: str
    name: str
    so_ky_hieu: str | None
    title: str | None
    date: str | None
    score: float
    known_as: Literal["text", "catalogue", "cited", "given"]
    file: str | None = None
    seen: Quote | None = None
    witnesses: int = 0


class How(StrEnum):
    """How a commune's plan cites its parent."""

    PREAMBLE = "can_cu"
    BODY = "trong_noi_dung"
    """Outside the preamble alone."""
    OTHER_PLAN = "ke_hoach_khac"
    """A plan of the province that would do as a parent, but not this one."""
    NUMBER = "sai_so"
    DATE = "sai_ngay"
    STALE = "nam_khac"
    LETTER = "chi_cong_van"
    """Only a letter, guidance, telegram or the like of the province's committee."""
    TOPIC = "viec_khac"
    """Only the province's plan about something else."""
    DEPARTMENT = "chi_so_nganh"
    NATIONAL = "chi_trung_uong"
    OTHER = "chi_van_ban_khac"
    NONE = "khong_dan"
    UNJUDGED = "khong_xet"
    """The text does not say enough to judge it."""


@dataclass(frozen=True, slots=True)
class Citing:
    """How the parent is cited, where, and which number and date were expected where these are wrong."""

    how: How
    quote: Quote | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that the parent asks of communes: the period it covers, its last day (ISO), its words."""

    period: str | None
    date: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Due:
    """A report asked, and what the commune says of it; ``inward`` where its own units report too late."""

    asked: Asked
    timing: Timing
    date: str | None = None
    quote: Quote | None = None
    inward: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A task that the parent gives to communes."""

    id: str
    text: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Taken:
    """A task of the parent beside the commune's words that take it up, with their score (0..1).

    ``quote`` is None where none reach the threshold. ``comparable`` is False for a task too general to be
    recognised in another text.
    """

    task: Task
    quote: Quote | None = None
    score: float = 0.0
    comparable: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A commune: its plan (None: not in this store), and how that plan stands to its parent.

    ``others`` are further plans of it on the topic. ``citing`` is None where there is no text to judge.
    """

    place: Place
    plan: Found | None = None
    others: tuple[Found, ...] = ()
    citing: Citing | None = None
    dues: tuple[Due, ...] = ()
    tasks: tuple[Taken, ...] = ()

    @property
    def has_text(self) -> bool:
        """True where the plan's text is in the store."""
        return self.plan is not None and self.plan.known_as == "text"

    @property
    def has_gap(self) -> bool:
        """True where a plan that is there does not cite its parent in its preamble, or reports late."""
        cited = self.citing is None or self.citing.how in (How.PREAMBLE, How.UNJUDGED)
        return self.has_text and not (cited and all(due.timing != Timing.LATE for due in self.dues))


@dataclass(frozen=True, slots=True)
class Coverage:
    """The communes of a province beside its plan on a topic for a year.

    ``parent`` is None where there is none or where several ``candidates`` are equally good; ``asked`` and
    ``tasks`` are what it asks of communes.
    """

    province: Place
    topic: str
    year: int
    store: str
    parent: Found | None
    candidates: tuple[Found, ...]
    asked: tuple[Asked, ...]
    tasks: tuple[Task, ...]
    rows: tuple[Row, ...]

    @property
    def undecided(self) -> bool:
        """True where several plans could be the parent and the user must choose."""
        return self.parent is None and bool(self.candidates)

    @property
    def has_gaps(self) -> bool:
        """True where something is to be reported: a plan with a gap, or a parent that is not decided."""
        return self.undecided or any(row.has_gap for row in self.rows)
