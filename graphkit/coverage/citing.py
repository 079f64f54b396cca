"""How a commune's plan cites its parent: the judgement of the check, told in one word."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from graphkit.check.records import StoreRecords
from graphkit.coverage.base import Citing, How, Quote
from graphkit.coverage.texts import Loaded
from graphkit.facts import Node
from graphkit.lang.fold import slug
from graphkit.link.documents import own_id, target_id
from graphkit.link.expectation import is_plan
from graphkit.link.knowledge import Knowledge, Plan, Records
from graphkit.link.lookup import Lookup
from graphkit.link.names import parse, same_document
from graphkit.link.parent import Cited, Judgement, Kind, fits_year
from graphkit.link.topic import years
from graphkit.model import Citation, Extraction
from graphkit.records import Store
from graphkit.resolve.types import Body
from graphkit.resolve.urn import BODY_PREFIX

_INSTEAD: dict[Kind, How] = {
    Kind.STALE: How.STALE,
    Kind.NO_PLAN: How.LETTER,
    Kind.OTHER_TOPIC: How.TOPIC,
    Kind.DEPARTMENT: How.DEPARTMENT,
    Kind.UNCLEAR: How.OTHER,
    Kind.OTHER_PLACE: How.OTHER,
    Kind.PARTY: How.OTHER,
    Kind.NATIONAL: How.NATIONAL,
    Kind.OWN: How.OTHER,
    Kind.UNKNOWN: How.OTHER,
    Kind.OTHER: How.OTHER,
    Kind.PARENT: How.OTHER,
}
"""What stands in the parent's place; the nearer it comes to one, the sooner it is told."""
_NEARNESS = {kind: order for order, kind in enumerate(_INSTEAD)}


class Remembering(StoreRecords):
    """A store's records as the check asks them, each question put once: many communes ask the same."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._document = lru_cache(maxsize=None)(super().document)
        self._issued = lru_cache(maxsize=None)(super().issued)
        self._witnesses = lru_cache(maxsize=None)(lambda id_: tuple(StoreRecords.witnesses(self, id_)))
        self._issuer = lru_cache(maxsize=None)(super().issuer)

    def document(self, id_: str) -> Node | None:
        """Return the node of a document."""
        return self._document(id_)

    def issued(self, body: str) -> Iterable[str]:
        """Return the ids of a body's documents, ordered."""
        return self._issued(body)

    def issuer(self, id_: str) -> str | None:
        """Return the name of the body that issued a document."""
        return self._issuer(id_)


class Shared(Knowledge):
    """Knowledge that the plans of many communes are judged by; what is the same for all is looked up once.

    What another body issued, and its text or the catalogue vouches for, does not depend on which plan is
    judged. Only plans that fit the year are kept of it, for which all are judged: nothing else can be one.
    """

    def __init__(self, lookup: Lookup, records: Records, year: int) -> None:
        super().__init__(lookup, records)
        self._year = year
        self._ids = records.issued
        self._settled: dict[str, list[Plan]] = {}
        self._open: dict[str, list[str]] = {}

    def issued_by(self, body: Body, judged: Extraction) -> list[Plan]:
        """Return a body's plans, as far as something else than the judged one vouches for them."""
        own = parse(own_id(judged))
        if own is None or own.body == _body_in_names(body):
            return super().issued_by(body, judged)
        if body.id not in self._settled:
            self._settle(body, judged)
        open_ = [plan for id_ in self._open[body.id] if (plan := self.about(id_, judged))]
        return [*self._settled[body.id], *open_]

    def _settle(self, body: Body, judged: Extraction) -> None:
        known = super().issued_by(body, judged)
        sure = {plan.id for plan in known if plan.known_as in ("text", "catalogue")}
        self._settled[body.id] = [plan for plan in known if plan.id in sure and self._could_be(plan)]
        self._open[body.id] = [id_ for id_ in self._ids(body.id) if id_ not in sure]

    def _could_be(self, plan: Plan) -> bool:
        return is_plan(plan.doc_type, plan.title) and fits_year(years(plan.title), plan.date, self._year)


def _body_in_names(body: Body) -> str:
    """Return a body as the names of its documents have it."""
    jurisdiction, _, name = body.id.removeprefix(BODY_PREFIX).partition(":")
    return f"{jurisdiction}:{name.replace('-', '.')}"


def citing(loaded: Loaded, judgement: Judgement | None, parents: Collection[str]) -> Citing:
    """Tell how a plan cites its parent; ``parents`` are the ids of those that would do, all where empty."""
    named = [item for item in loaded.extraction.citations if _is_one_of(target_id(item), parents)]
    if named:
        return _cites(loaded, min(named, key=lambda item: (item.role != "can_cu", item.start)))
    if judgement is None:
        return Citing(How.UNJUDGED)
    if judgement.cited is not None:
        return _accepted(loaded, judgement.cited, parents)
    if judgement.parent is not None and judgement.expected is not None:
        return _contradicted(loaded, judgement.parent.citation, judgement.expected.plan)
    near = min(judgement.readings, key=_rank, default=None)
    return Citing(_INSTEAD[near.kind], _quote(loaded, near.citation)) if near else Citing(How.NONE)


def _is_one_of(id_: str | None, parents: Collection[str]) -> bool:
    return id_ is not None and any(same_document(id_, parent) for parent in parents)


def _accepted(loaded: Loaded, cited: Cited, parents: Collection[str]) -> Citing:
    """Tell of a citation that the check takes for the parent; without an id it may mean any of them."""
    if not parents or cited.id is None or _is_one_of(cited.id, parents):
        return _cites(loaded, cited.citation)
    return Citing(How.OTHER_PLAN, _quote(loaded, cited.citation))


def _cites(loaded: Loaded, citation: Citation) -> Citing:
    how = How.PREAMBLE if citation.role == "can_cu" else How.BODY
    return Citing(how, _quote(loaded, citation))


def _contradicted(loaded: Loaded, citation: Citation, plan: Plan) -> Citing:
    same_number = slug(citation.so_ky_hieu or "") == slug(plan.so_ky_hieu or "")
    date = "/".join(reversed((plan.date or "").split("-")))
    expected = " ".join(filter(None, (plan.so_ky_hieu, date)))
    return Citing(How.DATE if same_number else How.NUMBER, _quote(loaded, citation), expected)


def _quote(loaded: Loaded, citation: Citation) -> Quote:
    return loaded.quote(citation.start, citation.title_end or citation.end)


def _rank(item: Cited) -> tuple[int, int]:
    return (_NEARNESS[item.kind], item.citation.start)
