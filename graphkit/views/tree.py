"""What hangs under what: each document under its nearest higher one, and the lines that skip a level."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.facts import Edge
from graphkit.views.levels import Lane

Rank = tuple[int, int]
"""Lane, then depth within the lane (a decision stands under the resolution that it is based on)."""

RESTS_ON = frozenset({"CAN_CU", "TRIEN_KHAI"})
_PARENT_PLAN = "KE_HOACH_CHA"
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Tree:
    """Documents by rank; ``parent`` is the nearest higher document, ``order`` goes down the branches."""

    rank: Mapping[str, Rank]
    parent: Mapping[str, str]
    order: tuple[str, ...]
    shortcuts: frozenset[tuple[str, str]]
    """Pairs (source, target) whose target is reached through a document between as well."""


def grow(lanes: Mapping[str, Lane], edges: Sequence[Edge]) -> Tree:
    """Arrange documents (id to lane) by what they rest on; cycles among citations do no harm."""
    targets = _targets(lanes, edges)
    rank = _ranks(lanes, targets)
    higher = {doc: [t for t in targets[doc] if rank[t] < rank[doc]] for doc in lanes}
    plans = {edge.source: edge.target for edge in edges if edge.type == _PARENT_PLAN}
    cited = Counter(target for found in higher.values() for target in found)
    parent = {
        doc: max((plans.get(doc) == target, rank[target], cited[target], target) for target in found)[-1]
        for doc, found in higher.items()
        if found
    }
    return Tree(rank, parent, tuple(_walk(rank, parent)), frozenset(_shortcuts(rank, higher)))


def _targets(lanes: Mapping[str, Lane], edges: Iterable[Edge]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for edge in edges:
        rests = edge.type in RESTS_ON or edge.type == _PARENT_PLAN
        if rests and edge.source in lanes and edge.target in lanes and edge.source != edge.target:
            found[edge.source][edge.target] = None
    return defaultdict(list, {source: list(targets) for source, targets in found.items()})


def _ranks(lanes: Mapping[str, Lane], targets: Mapping[str, list[str]]) -> dict[str, Rank]:
    beside = {doc: [t for t in targets[doc] if lanes[t] is lanes[doc]] for doc in lanes}
    depth = dict.fromkeys(lanes, 0)
    for _ in range(_DEEPEST):  # a round for each step down: so depth is bounded, whatever cites whom
        depth = {doc: max((depth[t] + 1 for t in beside[doc]), default=0) for doc in lanes}
    return {doc: (int(lanes[doc]), depth[doc]) for doc in lanes}


def _walk(rank: Mapping[str, Rank], parent: Mapping[str, str]) -> Iterable[str]:
    children: dict[str | None, list[str]] = defaultdict(list)
    for doc in sorted(rank, key=lambda doc: (rank[doc], doc), reverse=True):
        children[parent.get(doc)].append(doc)
    waiting = list(children[None])
    while waiting:
        doc = waiting.pop()
        yield doc
        waiting.extend(children[doc])


def _shortcuts(rank: Mapping[str, Rank], higher: Mapping[str, list[str]]) -> Iterable[tuple[str, str]]:
    above: dict[str, frozenset[str]] = {}
    for doc in sorted(rank, key=lambda doc: rank[doc]):
        through = frozenset[str]().union(*(above[t] for t in higher[doc]))
        yield from ((doc, t) for t in higher[doc] if t in through)
        above[doc] = through.union(higher[doc])
