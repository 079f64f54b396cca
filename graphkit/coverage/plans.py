"""The plans of a body on a topic for a year, and which of a province's is the parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from graphkit.answers.find import find
from graphkit.coverage.base import Found, Quote
from graphkit.coverage.texts import load, quote
from graphkit.facts import Node
from graphkit.lang.fold import slug
from graphkit.link.expectation import is_plan
from graphkit.link.lookup import Lookup
from graphkit.link.topic import similarity
from graphkit.records import Store
from graphkit.resolve.places import jurisdiction
from graphkit.resolve.types import Instrument, Place
from graphkit.resolve.urn import body_id

ON_TOPIC = 0.5
"""A title is on the topic from here on: one of the two says all that the other says, or nearly so."""
COMMITTEE = "Ủy ban nhân dân"
_CITING = ("CAN_CU", "TRIEN_KHAI", "DAN_CHIEU")
_STRONG = ("text", "catalogue", "given")


def committee(place: Place) -> str:
    """Return the id of a place's committee."""
    return body_id(jurisdiction(place), COMMITTEE)


class Plans:
    """Finds plans on one topic for one year in a store's records."""

    def __init__(self, store: Store, lookup: Lookup, topic: str, year: int) -> None:
        self._store = store
        self._lookup = lookup
        self._topic = topic
        self._year = year

    def of(self, place: Place) -> list[Found]:
        """Return the plans of a place's committee, those with a text first, then the nearest."""
        return _ordered(map(self._found, self._nodes(place)))

    def candidates(self, province: Place, plans: Iterable[Found]) -> list[Found]:
        """Return what could be the parent of these plans of communes, the best known and nearest first."""
        body = committee(province)
        taken = self._taken(plans)
        found = {node.id: self._found(node) for node in self._nodes(province)}
        for row in self._lookup.catalogued(f"{COMMITTEE} {province.name}"):
            if row.id not in found and self._fits(row.doc_type, row.title, row.date and int(row.date[:4])):
                found[row.id] = _catalogued(row, similarity(self._topic, row.title))
        for id_ in taken.keys() - found.keys():
            node = self._store.node(id_)
            # what is cited by its number alone has no title that could tell its topic
            if node and not node.properties.get("trich_yeu") and self._issued_by(id_, body):
                found[id_] = self._found(node)
        return _ordered(replace(item, witnesses=taken.get(item.id, 0)) for item in found.values())

    def named(self, text: str, candidates: Sequence[Found]) -> Found:
        """Return the plan that the user names by its number, file or id: a candidate, else any of the store.

        Raises GraphkitError as ``find`` does.
        """
        near = [item for item in candidates if _is_called(item, text)]
        if len(near) == 1:
            return near[0]
        node = self._store.node(text) if text.startswith("urn:") else find(self._store, text, "VanBan")
        if node is None:
            return Found(text, text, None, None, None, 0.0, "given")
        found = self._found(node)
        return found if found.known_as == "text" else replace(found, known_as="given")

    def nearest(self, plans: Sequence[Found], title: str | None) -> list[Found]:
        """Order a commune's plans: with text first, then the nearest to the parent's title or the topic."""
        return _ordered(plans, title)

    def _nodes(self, place: Place) -> Iterator[Node]:
        return filter(self._on_topic, self._store.issued(committee(place), self._year))

    def _on_topic(self, node: Node) -> bool:
        year = node.properties.get("nam_ke_hoach") or node.properties.get("nam")
        return self._fits(node.properties.get("loai"), node.properties.get("trich_yeu"), year)

    def _fits(self, doc_type: object, title: object, year: object) -> bool:
        """Tell whether a document is a plan on the topic for the year: the plan's year, else its date's."""
        type_, words = str(doc_type or ""), str(title or "")
        return year == self._year and is_plan(type_, words) and similarity(self._topic, words) >= ON_TOPIC

    def _taken(self, plans: Iterable[Found]) -> dict[str, int]:
        taken: dict[str, int] = {}
        for plan in plans:
            for edge in self._store.edges("KE_HOACH_CHA", source=plan.id):
                taken[edge.target] = taken.get(edge.target, 0) + 1
        return taken

    def _issued_by(self, id_: str, body: str) -> bool:
        return any(edge.source == body for edge in self._store.edges("BAN_HANH", target=id_))

    def _found(self, node: Node) -> Found:
        facts = {name: str(value) for name, value in node.properties.items() if isinstance(value, str)}
        title, files = facts.get("trich_yeu"), node.properties.get("tep", ())
        has_text = bool(node.properties.get("co_toan_van"))
        return Found(
            id=node.id,
            name=node.name,
            so_ky_hieu=facts.get("so_ky_hieu"),
            title=title,
            date=facts.get("ngay_ban_hanh"),
            score=round(similarity(self._topic, title), 3),
            known_as="text" if has_text else "catalogue" if self._lookup.instrument(node.id) else "cited",
            file=files[0] if isinstance(files, tuple) and files else None,
        )

    def seen(self, plan: Found) -> Found:
        """Return a plan with its title in its text, else the words of another document that cite it."""
        node = self._store.node(plan.id)
        if node is None or plan.seen is not None:
            return plan
        loaded = load(self._store, node)
        return replace(plan, seen=loaded.title() if loaded else self._cited(plan.id))

    def _cited(self, id_: str) -> Quote | None:
        for type_ in _CITING:
            for edge in self._store.edges(type_, target=id_):
                for item in edge.evidence:
                    return quote(self._store, item.file, item.start, item.end)
        return None


def decide(candidates: Sequence[Found]) -> Found | None:
    """Return the parent: the only one that is well known, else the only one; None where several could be."""
    strong = [item for item in candidates if item.known_as in _STRONG]
    alone = strong or list(candidates)
    return alone[0] if len(alone) == 1 else None


def _ordered(plans: Iterable[Found], title: str | None = None) -> list[Found]:
    def rank(item: Found) -> tuple[bool, float, str]:
        near = similarity(title, item.title) if title else item.score
        return (item.known_as not in _STRONG, -near, item.id)

    return sorted(plans, key=rank)


def _is_called(plan: Found, text: str) -> bool:
    file = PurePosixPath(plan.file).name if plan.file else None
    return text in (plan.id, file) or slug(text) == slug(plan.so_ky_hieu or "")


def _catalogued(row: Instrument, score: float) -> Found:
    name = " ".join(filter(None, (row.doc_type, row.so_ky_hieu)))
    return Found(row.id, name, row.so_ky_hieu, row.title, row.date, round(score, 3), "catalogue")
