"""Whose plan is the parent of a plan, by who issued it and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.link.lookup import Lookup
from graphkit.link.topic import years
from graphkit.model import Extraction, Header
from graphkit.resolve.places import PROVINCE_KINDS, REFORM
from graphkit.resolve.types import Body, Context, Place

COMMITTEE = "ủy ban"
NATIONAL = "trung ương"
PLANS = frozenset({"ke hoach", "chuong trinh", "de an"})
DECISIONS = frozenset({"quyet dinh"})

_RULERS = frozenset({COMMITTEE, "hội đồng"})
_DEPARTMENTS = frozenset({"sở", "phòng"})
_PARTY = "đảng"
_LEVELS = ("xã", "huyện", "tỉnh", NATIONAL)
_ORDER: Mapping[str, int] = {"thôn": -1, **{level: order for order, level in enumerate(_LEVELS)}}
_COMMITTEE_NAME = "Ủy ban nhân dân"


@dataclass(frozen=True, slots=True)
class Acceptor:
    """Bodies whose plan is a parent: of a kind and a level, in a place where that is known.

    Kind None is any body of the state: the Party's instruments are the parents of the Party's plans alone.
    """

    kind: str | None
    level: str
    place: str | None = None
    name: str | None = None

    def accepts(self, body: Body, lookup: Lookup) -> bool:
        """Tell whether a body is one of them; a place that merged into the one meant is as good."""
        if body.generic or body.level != self.level or body.kind != (self.kind or body.kind):
            return False
        if self.kind is None and body.kind == _PARTY:
            return False
        if not self.place or not body.place:
            return True
        if self.level == "huyện":
            # communes changed their district now and then, and the tables know the last one alone
            return lookup.same_province(body.place, self.place)
        return lookup.same_or_merged(body.place, self.place)

    @property
    def shown(self) -> Text:
        """The body's name, or what kind of body it is."""
        if self.name:
            return Text(self.name, self.name)
        if self.kind == COMMITTEE:
            return Text(f"{_COMMITTEE_NAME} cấp {self.level}", f"the committee at the level “{self.level}”")
        return Text("cơ quan cấp trên cùng hệ thống", "the organisation's own higher body")


@dataclass(frozen=True, slots=True)
class Expectation:
    """Whose plan a plan must cite, and for which year; ``annual`` where it is the plan of that year alone."""

    acceptors: tuple[Acceptor, ...]
    body: Body
    context: Context
    year: int | None
    annual: bool

    @property
    def national(self) -> bool:
        """True where the parent is a national instrument, not a plan of a committee."""
        return any(acceptor.level == NATIONAL and acceptor.kind is None for acceptor in self.acceptors)

    def accepts(self, body: Body, lookup: Lookup) -> bool:
        """Tell whether a plan of this body would be a parent."""
        return body.id != self.body.id and any(acceptor.accepts(body, lookup) for acceptor in self.acceptors)


def is_plan(doc_type: str | None, title: str | None) -> bool:
    """Tell whether a document is a plan, programme or scheme, or a decision that issues one."""
    words = fold(doc_type or "")
    if words in DECISIONS:
        return issues_plan(title)
    return any(words == plan or words.startswith(f"{plan} ") for plan in PLANS)


def issues_plan(title: str | None) -> bool:
    """Tell from its title whether a decision issues a plan, programme or scheme.

    >>> issues_plan("Về việc ban hành Kế hoạch phòng, chống thiên tai"), issues_plan("Công nhận xã đạt chuẩn")
    (True, False)
    """
    words = fold(title or "")
    for opening in ("ve viec ", "v v ", "ve ", "ban hanh ", "phe duyet ", "dieu chinh "):
        words = words.removeprefix(opening)
    return any(words.startswith(f"{plan} ") for plan in PLANS)


def expectation(extraction: Extraction, lookup: Lookup) -> Expectation | None:
    """Return whose plan is the parent of this one; None where the body that issued it is not known."""
    header = extraction.header
    context = lookup.context(header)
    if context.province and context.province.kind not in PROVINCE_KINDS:
        context = replace(context, province=None)
    body = next(iter(lookup.issuers(header.issuer, context)), None)
    if body is None or body.level is None:
        return None
    stated = years(header.title)
    year = header.plan_year or (int(header.date[:4]) if header.date else None)
    annual = header.plan_year is not None or (stated is not None and stated.single)
    return Expectation(
        _acceptors(body, context, _eras(extraction, context), lookup), body, context, year, annual
    )


def _acceptors(body: Body, context: Context, eras: frozenset[bool], lookup: Lookup) -> tuple[Acceptor, ...]:
    """``eras``: True for before July 2025, when districts stood; both where nothing tells."""
    level = body.level or "xã"
    if level == NATIONAL or (body.kind in _RULERS and level == "tỉnh"):
        return (Acceptor(None, NATIONAL, name="trung ương"),)
    higher = [_higher(level, before) for before in sorted(eras)]
    if body.kind in _RULERS:
        return tuple(_committee(above, context, lookup) for above in higher)
    above = tuple(Acceptor(body.kind, other, name=None) for other in _LEVELS[_ORDER[level] + 1 :])
    if body.kind == _PARTY:
        return above
    own = _committee("xã" if level == "thôn" else level, context, lookup)
    if body.kind in _DEPARTMENTS:
        return (own,)
    if body.kind == "khác":
        return (own, *(_committee(other, context, lookup) for other in higher if other != NATIONAL))
    return (own, *above)


def _higher(level: str, before: bool) -> str:
    if level in ("xã", "thôn"):
        return "huyện" if before else "tỉnh"
    return "tỉnh" if level == "huyện" else NATIONAL


def _committee(level: str, context: Context, lookup: Lookup) -> Acceptor:
    place: Place | None = {"xã": context.commune, "huyện": context.district, "tỉnh": context.province}.get(
        level
    )
    if place is None:
        around = context.province.id if level == "huyện" and context.province else None
        return Acceptor(COMMITTEE, level, around)
    return Acceptor(COMMITTEE, level, place.id, f"{_COMMITTEE_NAME} {place.name}")


def _eras(extraction: Extraction, context: Context) -> frozenset[bool]:
    """Tell whether a plan is older than July 2025: by its date, its year, or its latest citation.

    A plan of 2025 without a date, all of whose citations are older, can be of either time.
    """
    before, after, either = frozenset({True}), frozenset({False}), frozenset({True, False})
    header = extraction.header
    for date in filter(None, (header.date, str(header.plan_year or ""))):
        if date[:4] != REFORM[:4]:
            return before if date < REFORM else after
        if len(date) > 4:
            return before if date < REFORM[: len(date)] else after
    latest = max((citation.date for citation in extraction.citations if citation.date), default="")
    if latest[:7] >= REFORM[:7]:
        return after
    if latest and not _of_reform_year(header):
        return before
    return before if context.district else either


def _of_reform_year(header: Header) -> bool:
    return REFORM[:4] in (str(header.plan_year or ""), (header.date or "")[:4])
