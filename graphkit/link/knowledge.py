"""What is known of documents apart from the one that is judged: by the graph, and by the catalogue.

The judged document itself, in whatever version, and what is known only from it never serve as proof.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from graphkit.facts import Node
from graphkit.lang.fold import slug
from graphkit.link.documents import own_id
from graphkit.link.expectation import is_plan
from graphkit.link.lookup import Lookup
from graphkit.link.names import parse, same_document
from graphkit.link.topic import fits_year, years
from graphkit.model import Extraction
from graphkit.resolve.types import Body, Instrument
from graphkit.resolve.urn import BODY_PREFIX

KnownAs = Literal["text", "cited", "catalogue", "plan", "given"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A document and how it is known: its text is there, others cite it, or the catalogue has it."""

    id: str
    doc_type: str | None
    so_ky_hieu: str | None
    issuer: str | None
    date: str | None
    title: str | None
    known_as: KnownAs


class Records(Protocol):
    """What a graph tells, while it is made or from the records."""

    def document(self, id_: str) -> Node | None:
        """Return the node of a document."""

    def issued(self, body: str) -> Iterable[Node]:
        """Return the documents that a body issued, ordered by id."""

    def witnesses(self, id_: str) -> Iterable[str]:
        """Return the documents whose text says something of a document."""

    def issuer(self, id_: str) -> str | None:
        """Return the name of the body that issued a document."""


class Knowledge:
    """What graph and catalogue vouch for; ``records`` is None where there is no graph."""

    def __init__(self, lookup: Lookup, records: Records | None = None) -> None:
        self._lookup = lookup
        self._records = records
        self._yearly: dict[tuple[str, int | None], list[Plan]] = {}

    def plans(
        self, body: Body, year: int | None, judged: Extraction, wanted: Callable[[Plan], bool]
    ) -> Iterator[Plan]:
        """Yield a body's wanted plans for a year, as far as another than the judged one vouches for them."""
        if (body.id, year) not in self._yearly:
            # the same for every plan that is judged: many communes of one province ask for it
            self._yearly[body.id, year] = list(self._plans(body, year))
        for plan in filter(wanted, self._yearly[body.id, year]):
            if vouched := self.about(plan.id, judged):
                yield vouched

    def _plans(self, body: Body, year: int | None) -> Iterator[Plan]:
        issued = self._records.issued(body.id) if self._records else ()
        plans = {row.id: _catalogued(row) for row in self._lookup.catalogued(body.name)}
        plans |= {node.id: _plan(node, body.name, "plan") for node in issued}
        for plan in plans.values():
            if is_plan(plan.doc_type, plan.title) and fits_year(years(plan.title), plan.date, year):
                yield plan

    def about(self, id_: str, judged: Extraction) -> Plan | None:
        """Return what is known of a document from elsewhere than the judged one; None where nothing is."""
        row = self._lookup.instrument(id_)
        node = self._records.document(id_) if self._records else None
        if self._records is None or node is None:
            return _catalogued(row) if row else None
        if node.properties.get("co_toan_van") and not self._is(id_, judged):
            known_as: KnownAs = "text"
        elif row:
            known_as = "catalogue"
        elif any(not self._is(witness, judged) for witness in self._records.witnesses(id_)):
            known_as = "cited"
        else:
            return None
        return _plan(node, self._records.issuer(id_), known_as)

    def find(self, id_: str, judged: Extraction) -> Plan | None:
        """Return what is known of a document, under this name or the one that its full date gives it."""
        if plan := self.about(id_, judged):
            return plan
        name = parse(id_)
        if name is None or self._records is None:
            return None
        jurisdiction, authority = name.body.split(":")
        body = f"{BODY_PREFIX}{jurisdiction}:{authority.replace('.', '-')}"
        same = (other.id for other in self._records.issued(body) if same_document(id_, other.id))
        return next((plan for other in same if (plan := self.about(other, judged))), None)

    def _is(self, id_: str, judged: Extraction) -> bool:
        """Tell whether a document of the graph is the judged one, or another version of it."""
        own = own_id(judged)
        if same_document(id_, own):
            return True
        theirs, ours = parse(id_), parse(own)
        if not theirs or not ours or (theirs.body, theirs.measure) != (ours.body, ours.measure):
            return False
        node = self._records.document(id_) if self._records else None
        title = slug(str(node.properties.get("trich_yeu") or "")) if node else ""
        return theirs.year == ours.year and title == slug(judged.header.title or "")


def _catalogued(row: Instrument) -> Plan:
    return Plan(row.id, row.doc_type, row.so_ky_hieu, row.issuer, row.date, row.title, "catalogue")


def _plan(node: Node, issuer: str | None, known_as: KnownAs) -> Plan:
    facts = {name: str(value) for name, value in node.properties.items()}
    return Plan(
        node.id,
        facts.get("loai"),
        facts.get("so_ky_hieu"),
        issuer,
        facts.get("ngay_ban_hanh"),
        facts.get("trich_yeu"),
        known_as,
    )
