"""The coverage of a province: every commune of today, its plan, and how that stands to the province's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from graphkit.check.records import StoreRecords
from graphkit.coverage.base import Asked, Coverage, Found, Row, Task
from graphkit.coverage.citing import citing
from graphkit.coverage.deadlines import asked, dues
from graphkit.coverage.members import members
from graphkit.coverage.places import province as province_of
from graphkit.coverage.plans import Plans, decide
from graphkit.coverage.tasks import Matcher, tasks
from graphkit.coverage.texts import load
from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.link.knowledge import Knowledge
from graphkit.link.lookup import Lookup
from graphkit.link.parent import judge
from graphkit.link.topic import topic as words_of
from graphkit.records import Store
from graphkit.resolve import Reference
from graphkit.resolve.types import Place


def coverage(
    store: Store, reference: Reference, province: str, topic: str, year: int, parent: str | None = None
) -> Coverage:
    """Return the coverage of a province on a topic for a year; ``parent`` names the plan to measure by.

    Raises GraphkitError for an unknown province, a topic without words of its own, and an unknown parent.
    """
    if not words_of(topic):
        raise GraphkitError(
            Text(
                f"--topic “{topic}”: chưa nói về việc gì; hãy nêu chủ đề, ví dụ “bình đẳng giới”",
                f"--topic “{topic}”: says nothing of a topic; name one, such as “bình đẳng giới”",
            )
        )
    with store.snapshot():
        where = province_of(reference.places, province)
        lookup = Lookup(reference)
        plans = Plans(store, lookup, topic, year)
        communes = reference.places.communes_of(where)
        found = {place.id: plans.of(place) for place in communes}
        candidates = plans.candidates(where, chain.from_iterable(found.values()))
        chosen = plans.named(parent, candidates) if parent else decide(candidates)
        parents = [item.id for item in ([chosen] if chosen else candidates)]
        survey = _Survey(store, lookup, plans, year)
        scale = survey.scale(chosen, [place for place in communes if found[place.id]])
        return Coverage(
            province=where,
            topic=topic,
            year=year,
            store=store.path.as_posix(),
            parent=plans.seen(chosen) if chosen else None,
            candidates=tuple(map(plans.seen, candidates)),
            asked=tuple(item for item, _ in scale.asked),
            tasks=tuple(item for item, _ in scale.tasks),
            rows=tuple(survey.row(place, found[place.id], scale, parents) for place in communes),
        )


@dataclass(frozen=True, slots=True)
class _Scale:
    """What communes are measured by: the parent's title, and what it asks of whom."""

    title: str | None = None
    asked: Sequence[tuple[Asked, frozenset[str]]] = ()
    tasks: Sequence[tuple[Task, frozenset[str]]] = ()
    matcher: Matcher | None = None


class _Survey:
    """One survey: what is asked of the records again and again."""

    def __init__(self, store: Store, lookup: Lookup, plans: Plans, year: int) -> None:
        self._store = store
        self._lookup = lookup
        self._plans = plans
        self._known = Knowledge(lookup, StoreRecords(store))
        self._members: dict[str, frozenset[str]] = {}

    def scale(self, parent: Found | None, places: Sequence[Place]) -> _Scale:
        """Return what a parent asks of these communes."""
        node = self._store.node(parent.id) if parent else None
        loaded = load(self._store, node) if node else None
        if loaded is None:
            return _Scale(parent.title if parent else None)
        self._members = {place.id: members(self._store, place) for place in places}
        meant = frozenset[str]().union(*self._members.values())
        given = [pair for pair in tasks(loaded, self._lookup) if pair[1] & meant]
        return _Scale(
            parent.title if parent else None,
            [pair for pair in asked(loaded, self._lookup) if pair[1] & meant],
            given,
            Matcher(loaded, [task for task, _ in given]),
        )

    def row(self, place: Place, found: Sequence[Found], scale: _Scale, parents: Sequence[str]) -> Row:
        """Return what is to be said of one commune with these plans."""
        if not found:
            return Row(place)
        plan, *others = self._plans.nearest(found, scale.title)
        node = self._store.node(plan.id)
        loaded = load(self._store, node) if node else None
        if loaded is None:
            return Row(place, self._plans.seen(plan), tuple(others))
        judgement = judge(loaded.extraction, self._lookup, self._known)
        own = self._members.get(place.id, frozenset())
        given = [task for task, units in scale.tasks if units & own]
        return Row(
            place,
            replace(plan, seen=loaded.title() or loaded.quote(0, 0)),
            tuple(others),
            citing(loaded, judgement, parents),
            dues(loaded, self._lookup, [item for item, senders in scale.asked if senders & own]),
            scale.matcher.match(loaded, given) if scale.matcher and given else (),
        )
