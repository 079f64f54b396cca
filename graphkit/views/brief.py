"""A level with too many documents, in brief: those that most others touch, in a few rows of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.facts import Edge, Node
from graphkit.views.layout import CARD, Layout, Point
from graphkit.views.levels import MAIN, Lane

CROWD = 48
"""A level with more documents than this begins in brief."""

_ROWS = 2
_PITCH, _ROW, _TOP = CARD[0] + 20, CARD[1] + 34, 26.0
_BODY_PITCH, _BODY_ROW, _BODY_LEFT = 216.0, 44.0, 24.0


@dataclass(frozen=True, slots=True)
class Brief:
    """Positions of those that stay, from the top of their lane, and how high they came out."""

    positions: Mapping[str, Point]
    height: float


def briefs(nodes: Sequence[Node], edges: Sequence[Edge], layout: Layout) -> dict[Lane, Brief]:
    """Return the lanes that have more documents than ``CROWD``, each in brief."""
    touched = Counter(end for edge in edges if edge.type in MAIN for end in (edge.source, edge.target))
    documents = Counter(layout.lanes[node.id] for node in nodes if node.label == "VanBan")
    return {
        lane: _brief([node for node in nodes if layout.lanes[node.id] is lane], touched, layout)
        for lane, count in documents.items()
        if count > CROWD
    }


def _brief(nodes: Sequence[Node], touched: Counter[str], layout: Layout) -> Brief:
    a_row, bodies_a_row = int(layout.width // _PITCH), int(layout.width // _BODY_PITCH)
    documents = _most(nodes, "VanBan", touched, _ROWS * a_row)
    positions: dict[str, Point] = {}
    y = _TOP
    for start in range(0, len(documents), a_row):
        row = _across(documents[start : start + a_row], layout)
        positions |= _spaced(row, layout.width, 0.5, y + CARD[1] / 2)
        y += _ROW
    bodies = _across(_most(nodes, "CoQuan", touched, bodies_a_row), layout)
    positions |= _spaced(bodies, layout.width, _BODY_LEFT / _BODY_PITCH, y + _BODY_ROW / 2)
    return Brief(positions, y + (_BODY_ROW if bodies else 0.0))


def _most(nodes: Iterable[Node], label: str, touched: Counter[str], most: int) -> list[str]:
    """Return the nodes of a label that most edges touch; those that none touches are never among them."""
    found = [node.id for node in nodes if node.label == label and touched[node.id]]
    return sorted(found, key=lambda node: (-touched[node], node))[:most]


def _across(nodes: Iterable[str], layout: Layout) -> list[str]:
    return sorted(nodes, key=lambda node: (layout.positions[node][0], node))


def _spaced(row: Sequence[str], width: float, share: float, y: float) -> dict[str, Point]:
    """Spread a row over the width; ``share`` says where in its part each stands."""
    return {node: ((index + share) * width / len(row), y) for index, node in enumerate(row)}
