"""What a picture must place, in order, before any position is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from graphkit.facts import Edge, Node
from graphkit.views.levels import MAIN, Lane, lane_of
from graphkit.views.tree import Tree, grow

NOWHERE = ""
"""The column of tasks and units whose document is not in the picture."""
_OWNS = frozenset({"CO_NHIEM_VU", "CO_NGHIA_VU"})
_COLUMN_LANES = (Lane.COMMUNE, Lane.UNKNOWN)

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Plan:
    """The documents and bodies of each lane, and the columns: documents with what hangs below them.

    ``units`` are those of the lowest lane that have a line when the page opens, ``quiet`` all bodies without.

    ``beside`` gives for each body the documents near which it should stand, ``citing`` for each document what
    cites it.
    """

    tree: Tree
    lanes: Mapping[str, Lane]
    documents: Mapping[Lane, list[str]]
    bodies: Mapping[Lane, list[str]]
    columns: tuple[str, ...]
    tasks: Mapping[str, list[str]]
    units: Mapping[str, list[str]]
    quiet: frozenset[str]
    beside: Mapping[str, list[str]]
    citing: Mapping[str, list[str]]


def plan(nodes: Sequence[Node], edges: Sequence[Edge], lines: Collection[str] = MAIN) -> Plan:
    """Sort out what stands in which lane and column; ``lines`` are the relations that are on at first."""
    lanes = {node.id: lane for node in nodes if (lane := lane_of(node)) is not None}
    labels = {node.id: node.label for node in nodes}
    tree = grow({node: lane for node, lane in lanes.items() if labels[node] == "VanBan"}, edges)
    owner = {edge.target: edge.source for edge in edges if edge.type in _OWNS and edge.source in tree.rank}
    said = _said_in(edges, tree)
    tasks = _grouped((owner.get(node, NOWHERE), node) for node in lanes if lanes[node] is Lane.TASK)
    bodies = [node for node in lanes if labels[node] == "CoQuan"]
    quiet = frozenset(bodies) - {
        end for edge in edges if edge.type in lines for end in (edge.source, edge.target)
    }
    hung = [node for node in bodies if lanes[node] is Lane.UNIT and node not in quiet]
    units = _grouped((_most(said[node]), node) for node in hung)
    documents = _grouped((lanes[doc], doc) for doc in tree.order)
    low = {*tasks, *units, *(doc for lane in _COLUMN_LANES for doc in documents.get(lane, ()))}
    return Plan(
        tree=tree,
        lanes=lanes,
        documents=documents,
        bodies=_grouped((lanes[node], node) for node in bodies if node not in {*hung}),
        columns=tuple(doc for doc in (*tree.order, NOWHERE) if doc in low),
        tasks=tasks,
        units=units,
        quiet=quiet,
        beside=_beside(edges, tree, said),
        citing=_grouped((edge.target, edge.source) for edge in edges if edge.source in tree.rank),
    )


def _grouped(pairs: Iterable[tuple[K, str]]) -> dict[K, list[str]]:
    found: dict[K, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def _said_in(edges: Iterable[Edge], tree: Tree) -> dict[str, Counter[str]]:
    """Count for each node the documents of the picture that say something of it."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for edge in edges:
        for document in {evidence.document for evidence in edge.evidence} & tree.rank.keys():
            said[edge.source][document] += 1
            said[edge.target][document] += 1
    return said


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda doc: (-counts[doc], doc), default=NOWHERE)


def _beside(edges: Iterable[Edge], tree: Tree, said: Mapping[str, Counter[str]]) -> dict[str, list[str]]:
    """A body stands beside what it issues, else beside what speaks of it."""
    issued = _grouped(
        (edge.source, edge.target) for edge in edges if edge.type == "BAN_HANH" and edge.target in tree.rank
    )
    return {node: list(counts) for node, counts in said.items()} | issued
