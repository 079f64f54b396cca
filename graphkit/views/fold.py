"""Too much for one picture: keep the upper levels, and say what was folded away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from graphkit.facts import Edge, Node
from graphkit.views.levels import Lane, lane_of

LIMIT = 2_000
"""Nodes that a picture shows at most: above it, drawing is slow and nobody reads it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the picture shows, and for each lane how many nodes were folded away."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    folded: tuple[tuple[Lane, int], ...]


def fold(nodes: Sequence[Node], edges: Sequence[Edge], limit: int = LIMIT) -> Shown:
    """Keep whole levels from the top, as many as fit into ``limit`` nodes; fold those below.

    Where the topmost level alone is too large, its nodes with most edges stay.
    """
    lanes = {node.id: lane for node in nodes if (lane := lane_of(node)) is not None}
    count = Counter(lanes.values())
    reach = dict(zip(sorted(count), accumulate(count[lane] for lane in sorted(count)), strict=True))
    kept = {node for node, lane in lanes.items() if reach[lane] <= limit} or _busiest(lanes, edges, limit)
    folded = count - Counter(lanes[node] for node in kept)
    return Shown(
        tuple(node for node in nodes if node.id in kept),
        tuple(edge for edge in edges if edge.source in kept and edge.target in kept),
        tuple(sorted(folded.items())),
    )


def _busiest(lanes: Mapping[str, Lane], edges: Sequence[Edge], limit: int) -> set[str]:
    degree = Counter(end for edge in edges for end in (edge.source, edge.target))
    top = [node for node, lane in lanes.items() if lane is min(lanes.values())]
    return set(sorted(top, key=lambda node: (-degree[node], node))[:limit])
