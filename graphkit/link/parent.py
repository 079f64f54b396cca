"""The parent plan of a plan: which citation is one, what else is known, and what stands there instead.

Used by the graph (KE_HOACH_CHA) and by the check (KG201), so that both always say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from graphkit.lang.fold import fold, slug
from graphkit.lang.types import ABBREVIATIONS
from graphkit.link.documents import own_id, target_id
from graphkit.link.expectation import (
    COMMITTEE,
    DECISIONS,
    NATIONAL,
    Expectation,
    expectation,
    is_plan,
)
from graphkit.link.knowledge import Knowledge, Plan
from graphkit.link.lookup import Lookup
from graphkit.link.names import parse, same_document
from graphkit.link.topic import SAME_TITLE, Years, fits_year, similarity, topic, years
from graphkit.model import THIS, Citation, Extraction
from graphkit.resolve.types import Body

ALIKE = 0.6
"""From here on two titles are taken to be about one thing."""
_SHOWN = 0.3
_MOST = 5
_STRENGTH = {"text": 3, "catalogue": 3, "cited": 2, "plan": 1}
_ANY_TYPE = frozenset({"van ban"})
# A plan for a year may be issued in the last weeks of the year before.


class Kind(StrEnum):
    """What a citation is, seen as a parent plan."""

    PARENT = "parent"
    STALE = "stale"
    """A plan of the right body for another year."""
    OTHER_TOPIC = "other topic"
    OTHER_PLACE = "other place"
    NO_PLAN = "no plan"
    """Of the right body, but a letter, guidance, telegram, directive or the like."""
    UNCLEAR = "unclear"
    """A plan of a body that is not told."""
    UNKNOWN = "unknown"
    """No plan, of a body that is not told."""
    DEPARTMENT = "department"
    PARTY = "party"
    NATIONAL = "national"
    OWN = "own"
    """Of the body's own level: itself, its council, its units."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation, read as a parent plan: what it is, and how sure that is."""

    citation: Citation
    id: str | None
    kind: Kind
    confidence: float
    topic: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plan that the parent could be, with a score within 0..1."""

    plan: Plan
    score: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be said of a plan's parent.

    ``parent`` is the citation that is one, None where there is none. ``expected`` is the plan known elsewhere
    that should be cited: set where no parent is cited, or where what is cited contradicts it. ``certain``
    tells whether that is sure (its text, the catalogue) or only what another document cites.
    ``readings`` are all citations of the preamble, as what they are.
    """

    expectation: Expectation
    parent: Cited | None
    expected: Candidate | None
    certain: bool
    candidates: tuple[Candidate, ...]
    readings: tuple[Cited, ...]

    @property
    def cited(self) -> Cited | None:
        """The citation that stands: a parent that nothing certain contradicts."""
        return None if self.expected and self.certain else self.parent


def judge(extraction: Extraction, lookup: Lookup, known: Knowledge) -> Judgement | None:
    """Judge a plan's citations; None for what is no plan, or whose body is not known."""
    header = extraction.header
    expected = expectation(extraction, lookup) if is_plan(header.doc_type, header.title) else None
    if expected is None:
        return None
    reader = _Reader(extraction, expected, lookup, known)
    readings = tuple(reader.readings())
    parents = [reading for reading in readings if reading.kind == Kind.PARENT]
    parent = min(parents, key=reader.rank, default=None)
    candidates = tuple(_candidates(extraction, expected, lookup, known))
    likely = _likely(candidates)
    best = _contradiction(extraction, parent, candidates, known) if parent else likely
    if parent and not parent.id and likely and not best:
        # cited without what would name it ("Kế hoạch của UBND tỉnh về ..."), and only one is meant
        parent = replace(parent, id=likely.plan.id)
    return Judgement(
        expected,
        parent,
        best,
        parent is None or (best is not None and _STRENGTH[best.plan.known_as] >= _STRENGTH["text"]),
        candidates,
        tuple(item for item in readings if item.citation.role == "can_cu" or item.kind == Kind.PARENT),
    )


class _Reader:
    """Reads the citations of one document."""

    def __init__(
        self, extraction: Extraction, expected: Expectation, lookup: Lookup, known: Knowledge
    ) -> None:
        self._extraction = extraction
        self._expected = expected
        self._lookup = lookup
        self._known = known
        self._own = own_id(extraction)
        self._title = extraction.header.title

    def readings(self) -> Iterator[Cited]:
        """Yield what each citation of this document is; the document itself is none."""
        for citation in self._extraction.citations:
            id_ = target_id(citation)
            if citation.subject not in (None, THIS) or (id_ and same_document(id_, self._own)):
                continue
            yield self._read(citation, id_)

    def rank(self, reading: Cited) -> tuple[bool, bool, float, int]:
        """Order parents: in the preamble first, no law, the nearest topic, then as they stand."""
        citation = reading.citation
        return (
            citation.role != "can_cu",
            fold(citation.doc_type or "") in ("luat", "bo luat", "hien phap"),
            0.0 if self._expected.national else -reading.topic,
            citation.start,
        )

    def _read(self, citation: Citation, id_: str | None) -> Cited:
        meant = citation.resolves_to if id_ else None
        issuer = (meant and meant.issuer) or citation.issuer
        bodies = self._lookup.issuers(issuer, self._expected.context)
        if any(self._expected.accepts(body, self._lookup) for body in bodies):
            return self._accepted(citation, id_)
        if bodies:
            return Cited(citation, id_, self._other(bodies[0]), 0.9, 0.0)
        unclear = citation.by == "number" and is_plan(type_of(citation), citation.title)
        return Cited(citation, id_, Kind.UNCLEAR if unclear else Kind.UNKNOWN, 0.5, 0.0)

    def _accepted(self, citation: Citation, id_: str | None) -> Cited:
        """Read what a right body issued; what the citation leaves out is known from elsewhere, or not."""
        known = id_ and (citation.by == "name" or not citation.title)
        about = self._known.find(id_, self._extraction) if known and id_ else None
        title = citation.title or (about.title if about else None)
        kind, sure = self._as_plan(citation, title, about)
        return Cited(citation, id_, kind, sure, similarity(self._title, title))

    def _as_plan(self, citation: Citation, title: str | None, about: Plan | None) -> tuple[Kind, float]:
        if self._expected.national:
            carried = citation.role == "can_cu" or (
                citation.role == "trien_khai" and citation.subject == THIS
            )
            return (Kind.PARENT if carried else Kind.NATIONAL), 0.9
        type_ = type_of(citation, about)
        if not is_plan(type_, title):
            untold = fold(type_ or "") in DECISIONS and not title
            return Kind.NO_PLAN, 0.6 if untold else 0.95
        date = (citation.resolves_to and citation.resolves_to.date) or citation.date
        return self._in_time(citation, title, date)

    def _in_time(self, citation: Citation, title: str | None, date: str | None) -> tuple[Kind, float]:
        """Judge a plan of the right body by its year and, outside the preamble, by its topic."""
        year = self._expected.year
        stated = years(title)
        fits = fits_year(stated, date, year)
        if citation.role == "can_cu":
            if not fits and self._expected.annual:
                return Kind.STALE, 0.95 if stated else 0.8
            if title and self._title and topic(title) and topic(self._title):
                return (Kind.PARENT, 0.95) if similarity(title, self._title) else (Kind.OTHER_TOPIC, 0.7)
            return Kind.PARENT, 0.8
        current = year is not None and (stated == Years(year, year) or (stated is None and fits))
        if current and similarity(title, self._title) >= ALIKE:
            return Kind.PARENT, 0.8
        return Kind.OTHER, 0.9

    def _other(self, body: Body) -> Kind:
        """Tell what a body is that is not the one expected."""
        own = self._expected.body
        if body.kind == "đảng":
            return Kind.PARTY
        if body.level == NATIONAL:
            return Kind.NATIONAL
        if body.kind in ("sở", "phòng"):
            return Kind.DEPARTMENT
        if body.place and body.place == own.place:
            return Kind.OWN
        return Kind.OTHER_PLACE if body.kind == COMMITTEE else Kind.OTHER


def type_of(citation: Citation, about: Plan | None = None) -> str | None:
    """Return a citation's type: its word, else its symbol's; a name's is that of what it means."""
    if citation.by == "name":
        return about.doc_type if about and about.doc_type else citation.doc_type
    if citation.doc_type and fold(citation.doc_type) not in _ANY_TYPE:
        return citation.doc_type
    symbol = (citation.so_ky_hieu or "").rpartition("/")[2]
    return ABBREVIATIONS.get(symbol.partition("-")[0], citation.doc_type)


def _candidates(
    extraction: Extraction, expected: Expectation, lookup: Lookup, known: Knowledge
) -> list[Candidate]:
    """Return the known plans of the bodies expected for this year, the most alike first."""
    own, title = own_id(extraction), extraction.header.title
    found: dict[str, Candidate] = {}

    def shown(plan: Plan) -> bool:
        return _score(title, plan, expected) >= _SHOWN

    for acceptor in expected.acceptors:
        if acceptor.name is None or acceptor.place is None:
            continue
        body = lookup.body(acceptor.name, expected.context)
        near = known.plans(
            body, expected.year, extraction, lambda plan: _score(title, plan, expected) >= _SHOWN
        )
        found |= {
            plan.id: Candidate(plan, _score(title, plan, expected))
            for plan in near
            if not same_document(plan.id, own)
        }
    return sorted(
        found.values(), key=lambda item: (-item.score, -_STRENGTH[item.plan.known_as], item.plan.id)
    )[:_MOST]


def _score(title: str | None, plan: Plan, expected: Expectation) -> float:
    stated = years(plan.title)
    exact = stated is not None and stated.single
    return round(similarity(title, plan.title) * (1.0 if exact or not expected.annual else 0.8), 3)


def _likely(candidates: tuple[Candidate, ...]) -> Candidate | None:
    """Return the best candidate where it is about the same thing and stands alone at the top."""
    alike = [item for item in candidates if item.score >= ALIKE]
    if len(alike) > 1 and alike[0].score == alike[1].score:
        return None
    return alike[0] if alike else None


def _cites(parent: Cited, plan: Plan) -> bool:
    """Tell whether a citation may well mean a plan: by its name, or by as much of its number as is given."""
    if parent.id:
        return same_document(parent.id, plan.id)
    number = parent.citation.so_ky_hieu
    return number is None or slug(number) == slug(plan.so_ky_hieu or "")


def _contradiction(
    extraction: Extraction, parent: Cited, candidates: tuple[Candidate, ...], known: Knowledge
) -> Candidate | None:
    """Return the known plan that the cited one contradicts: same body, year, title; another number or date.

    Only a cited plan that is less well known can be contradicted.
    """
    about = known.find(parent.id, extraction) if parent.id else None
    strength = _STRENGTH[about.known_as if about else "plan"]

    def better(item: Candidate) -> bool:
        return _STRENGTH[item.plan.known_as] > strength

    if any(_cites(parent, item.plan) for item in candidates if better(item)):
        return None
    alike = (item for item in candidates if better(item) and item.score >= ALIKE)
    return next((item for item in alike if _agrees(parent, item.plan)), None)


def _agrees(parent: Cited, plan: Plan) -> bool:
    """Tell whether a citation gives a plan's title; where it gives none, its number or its date."""
    title = parent.citation.title
    if title:
        return similarity(title, plan.title) >= SAME_TITLE
    one, other = parse(parent.id or ""), parse(plan.id)
    return one is not None and other is not None and (one.date == other.date or one.detail == other.detail)
