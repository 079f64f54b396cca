"""Which document hangs under which, where a document rests on several.

Seen from above, a document hangs under the nearest higher level among those that it rests on; seen from
below, under the nearest lower level among those that rest on it. Citations in a circle do no harm.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from graphkit.facts import Node

Direction = Literal["down", "up"]

LEVELS = ("trung ương", "tỉnh", "huyện", "xã")

_LEADING = frozenset({"ủy ban", "hội đồng"})
"""Kinds of local bodies whose plans bind the others of their level."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a document stands: its level (0 is the centre, None unknown), whether a committee's, its day.

    ``deputy`` is true for a ministry's, a department's or an organisation's document; ``day`` is a number
    that grows with the date, 0 where that is unknown.
    """

    level: int | None
    deputy: bool
    day: int

    @property
    def rank(self) -> int | None:
        """The height: the level, and within it the committee before its departments."""
        return None if self.level is None else 2 * self.level + self.deputy


def standing(document: Node, issuer: Node | None) -> Standing:
    """Return where a document stands; ``issuer`` is the body that issues it, where known."""
    body = {} if issuer is None else issuer.properties
    name = document.properties.get("cap") or body.get("cap")
    level = LEVELS.index(str(name)) if name in LEVELS else None
    return Standing(level, _is_deputy(level, str(body.get("loai", ""))), _day(document))


def parents(
    standings: Mapping[str, Standing],
    steps: Mapping[str, Collection[str]],
    root: str,
    direction: Direction,
    lost: Collection[str] = (),
) -> dict[str, str]:
    """Return for each document but the root the one that it hangs under.

    ``steps`` gives, for each document, those that it may hang under: what it rests on (down) or what rests on
    it (up). A document of ``lost`` has a parent plan that does not lead to the root, and hangs under the
    highest.
    """
    distances = _distances(steps, root)
    order = _Order(standings, distances, 1 if direction == "down" else -1, lost)
    choices = {
        document: sorted(others, key=partial(order.key, document))
        for document, others in steps.items()
        if document != root
    }
    return _hang(choices, root, sorted(choices, key=lambda document: (order.distance(document), document)))


def _hang(choices: Mapping[str, Sequence[str]], root: str, nearest_first: Sequence[str]) -> dict[str, str]:
    """Hang each document under its first choice, once that hangs itself.

    Where documents wait for one another in a circle, the one nearest to the root takes the best choice that
    hangs already.
    """
    waiting: dict[str, list[str]] = {}
    for document in nearest_first:
        waiting.setdefault(next(iter(choices[document]), root), []).append(document)
    above: dict[str, str] = {}

    def settle(ready: list[tuple[str, str]]) -> None:
        while ready:
            document, parent = ready.pop()
            above[document] = parent
            ready.extend((other, document) for other in waiting.get(document, ()) if other not in above)

    settle([(document, root) for document in waiting.get(root, ())])
    for document in nearest_first:
        if document not in above:
            settle([(document, next((c for c in choices[document] if c == root or c in above), root))])
    return above


@dataclass(frozen=True, slots=True)
class _Order:
    """In which order a document tries what it may hang under."""

    standings: Mapping[str, Standing]
    distances: Mapping[str, int]
    sign: int
    lost: Collection[str]

    def distance(self, document: str) -> int:
        return self.distances.get(document, len(self.distances))

    def key(self, document: str, other: str) -> tuple[int, int, int, int, int, str]:
        """Sort first what is on the right side and near, then the committee's, then the later one."""
        mine, its = self.standings[document], self.standings[other]
        far = self.distance(other)
        if mine.rank is None or its.rank is None or (mine.rank - its.rank) * self.sign <= 0:
            return (2, far, int(its.deputy), -its.day, 0, other)
        between = abs((mine.level or 0) - (its.level or 0))
        if document in self.lost:
            return (0, -between, far, int(its.deputy), -its.day, other)
        # A department stands below its committee. Seen from a commune's plan, all the same, the province's
        # plan that it cites is its own, and not only what the department's rests on.
        beside = int(self.sign < 0 and not between)
        return (beside, between, int(its.deputy), -its.day, far, other)


def _distances(steps: Mapping[str, Collection[str]], root: str) -> dict[str, int]:
    below: dict[str, list[str]] = {}
    for document, others in steps.items():
        for other in others:
            below.setdefault(other, []).append(document)
    distances, waiting = {root: 0}, deque([root])
    while waiting:
        here = waiting.popleft()
        for document in _new(below.get(here, ()), distances):
            distances[document] = distances[here] + 1
            waiting.append(document)
    return distances


def _new(documents: Iterable[str], seen: Mapping[str, int]) -> Iterator[str]:
    return (document for document in documents if document not in seen)


def _is_deputy(level: int | None, kind: str) -> bool:
    if level == 0:  # Quốc hội, Chính phủ, Thủ tướng are of no kind of their own, a ministry is
        return kind not in (*_LEADING, "khác", "")
    return kind not in (*_LEADING, "")


def _day(document: Node) -> int:
    date = document.properties.get("ngay_ban_hanh") or document.properties.get("nam")
    return int(str(date).replace("-", "").ljust(8, "0")) if date else 0
