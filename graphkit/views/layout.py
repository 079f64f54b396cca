"""Where everything stands: positions by lane, computed once, so that nothing moves in the browser.

Units are those of the canvas (pixels at scale 1), x to the right, y downwards, origin at the top left.
A document with tasks has a column of its own: its card, its tasks and its units stand below each other.
Documents of upper levels stand above what hangs under them. Columns wrap where there are many.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean

from graphkit.facts import Edge, Node
from graphkit.views.levels import MAIN, Lane
from graphkit.views.plan import NOWHERE, Plan, plan
from graphkit.views.spread import rows, spread
from graphkit.views.tree import Tree

Point = tuple[float, float]
_Placer = Callable[[Sequence[str], float, float], float]
"""Places nodes at a left edge and a top, and says how high they came out."""
Column = tuple[int, float]
"""A column's row, counted from 0, and its left edge."""

CARD = (194.0, 88.0)
"""Width and height of a document's card."""
TASK = 14.0
"""Side of a task's square."""

_COLUMN = 220.0
_CARD_X = 119.0  # the card's middle in its column: left of it is room for reporting lines
_CARD_PITCH = CARD[0] + 16
_BODY_X, _BODY_GAP, _BODY_PITCH = 12.0, 208.0, 38.0
_TASK_X, _TASK_PITCH, _TASKS_A_ROW = 44.0, 21.0, 8
_UNIT_X, _UNIT_PITCH, _UNIT_STAIR = 14.0, 36.0, 56.0
_NAME_X = 26.0  # what a circle and the gap to the next name take of a unit's room
_ROW_GAP, _MARGIN = 40.0, 26.0
_END = 14.0  # free ground at the right end
_SCREEN = 1.36  # width to height of the canvas on a usual screen
_LEGIBLE, _TOO_WIDE = 1930.0, 1.25  # the width that a usual screen shows in legible letters
_LARGEST = 2270.0  # what a usual screen shows at once in letters that can just be read
_PAGE = 1560.0  # width of what must be gone through from top to bottom
_COLUMNS_A_PAGE = int((_PAGE - _END) // _COLUMN - 0.5)  # odd rows are shifted by half a column
_NARROWEST, _TRIALS = 5, 14
_LOW = (int(Lane.COMMUNE), 0)  # the lowest ranks have their cards in their columns


@dataclass(frozen=True, slots=True)
class Band:
    """A lane's extent from top to bottom."""

    lane: Lane
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Positions (middles) of all nodes that stand in a lane; bands from top to bottom without gaps.

    ``height`` ends above the units at the bottom that are hidden at first, ``room`` is how wide a unit's
    name may be, ``trays`` are the tasks of each document, drawn on one ground.
    """

    positions: Mapping[str, Point]
    room: Mapping[str, float]
    bands: tuple[Band, ...]
    trays: Mapping[str, list[str]]
    tree: Tree
    lanes: Mapping[str, Lane]
    width: float
    height: float


def arrange(nodes: Sequence[Node], edges: Sequence[Edge], lines: Collection[str] = MAIN) -> Layout:
    """Return, of layouts with more or fewer columns in a row, the one that a screen can show largest.

    Where no screen can show all of it, it becomes as wide as a page that is gone through from top to bottom.
    ``lines`` are the relations that are on at first.
    """
    found = plan(nodes, edges, lines)
    most = max(_NARROWEST, len(found.columns), len(found.tree.order) // 2)
    steps = {round(_NARROWEST * (most / _NARROWEST) ** (trial / _TRIALS)) for trial in range(_TRIALS + 1)}
    layouts = [_Placing(found, step).run() for step in sorted({*steps, _COLUMNS_A_PAGE})]
    best = min(layouts, key=_size)
    if _size(best) <= _LARGEST:
        return best
    return max((layout for layout in layouts if layout.width <= _PAGE), key=lambda layout: layout.width)


def _size(layout: Layout) -> float:
    """Return how large a screen must be; a bit more height is better than names cut off at both sides."""
    size = max(layout.width, layout.height * _SCREEN)
    return size * _TOO_WIDE if layout.width > _LEGIBLE else size


class _Placing:
    """One layout in the making: ``y`` is how far down it has come."""

    def __init__(self, found: Plan, columns_a_row: int) -> None:
        self.plan = found
        self.a_row = columns_a_row
        self.width = columns_a_row * _COLUMN if len(found.columns) < columns_a_row else CARD[0] + _COLUMN
        self.column: dict[str, Column] = {}
        self._lay_columns()
        self.wanted = self._wanted()
        self.positions: dict[str, Point] = {}
        self.room: dict[str, float] = {}
        self.y = 0.0
        self.floor = 0.0

    def run(self) -> Layout:
        bands = []
        for lane in Lane:
            top, self.y = self.y, self.y + _MARGIN
            self._fill(lane)
            if self.y == top + _MARGIN:
                self.y = top
            else:
                self.y += _MARGIN
                bands.append(Band(lane, top, self.y))
        return Layout(
            positions=self.positions,
            room=self.room,
            bands=tuple(bands),
            trays={doc: tasks for doc, tasks in self.plan.tasks.items() if doc != NOWHERE},
            tree=self.plan.tree,
            lanes=self.plan.lanes,
            width=self.width + _END,
            height=self.floor,
        )

    def _lay_columns(self) -> None:
        """Give each column its row and left edge; odd rows are shifted, so that lines pass between cards.

        Where all stand in one row and other lanes are wider, they share out the room.
        """
        spare = self.width - sum(map(self._breadth, self.plan.columns))
        pause = max(0.0, spare) / max(1, len(self.plan.columns))
        for row in range(self._column_rows()):
            left = row % 2 * 0.5 * _COLUMN + pause / 2
            for doc in self.plan.columns[row * self.a_row : (row + 1) * self.a_row]:
                self.column[doc] = (row, left)
                left += self._breadth(doc) + pause
            self.width = max(self.width, left)

    def _column_rows(self) -> int:
        return ceil(len(self.plan.columns) / self.a_row)

    def _breadth(self, doc: str) -> float:
        """Return how wide a column is: one that has tasks alone, its card being higher up, is narrow."""
        if doc in self.plan.units or doc not in self.plan.tasks or self.plan.tree.rank.get(doc, _LOW) >= _LOW:
            return _COLUMN
        return _TASK_X + min(len(self.plan.tasks[doc]), _TASKS_A_ROW) * _TASK_PITCH + _TASK_PITCH / 2

    def _wanted(self) -> dict[str, float]:
        """Return where documents would like to stand: above what hangs under them, or what cites them."""
        parent, wanted = self.plan.tree.parent, dict[str, float]()
        under: dict[str, list[float]] = {}
        for doc in sorted(self.plan.tree.rank, key=lambda doc: self.plan.tree.rank[doc], reverse=True):
            own = [self.column[doc][1] + _CARD_X] if doc in self.column else []
            citing = [wanted[other] for other in self.plan.citing.get(doc, ()) if other in wanted]
            wanted[doc] = fmean([*own, *under.get(doc, ())] or citing or [self.width / 2])
            if doc in parent:
                under.setdefault(parent[doc], []).append(wanted[doc])
        return wanted

    def _fill(self, lane: Lane) -> None:
        match lane:
            case Lane.TASK:
                self._in_columns(self.plan.tasks, self._tray)
            case Lane.UNIT:
                self._in_columns(self.plan.units, self._stairs)
                self.floor = self.y + (_MARGIN if self.plan.units else -_MARGIN)
                if lane in self.plan.bodies:
                    self.y += _MARGIN
                    self._bodies(lane)
            case Lane.COMMUNE | Lane.UNKNOWN:
                cards = {doc: [doc] for doc in self.plan.documents.get(lane, ())}
                self._in_columns(cards, self._card)
                self._bodies(lane)
            case _:
                self._cards(lane)
                self._bodies(lane)

    def _in_columns(self, contents: Mapping[str, Sequence[str]], place: _Placer) -> None:
        """Place what belongs to columns, a row of columns at a time; ``place`` says how high it came out."""
        for row in range(self._column_rows()):
            here = [doc for doc in contents if self.column[doc][0] == row]
            if here:
                gap = 0.0 if row == 0 else _ROW_GAP
                heights = [place(contents[doc], self.column[doc][1], self.y + gap) for doc in here]
                self.y += gap + max(heights)

    def _card(self, nodes: Sequence[str], left: float, top: float) -> float:
        self.positions[nodes[0]] = (left + _CARD_X, top + CARD[1] / 2)
        return CARD[1]

    def _tray(self, nodes: Sequence[str], left: float, top: float) -> float:
        for index, node in enumerate(nodes):
            row, place = divmod(index, _TASKS_A_ROW)
            self.positions[node] = (left + _TASK_X + place * _TASK_PITCH, top + 12 + row * _TASK_PITCH)
        return ceil(len(nodes) / _TASKS_A_ROW) * _TASK_PITCH + 6

    def _stairs(self, nodes: Sequence[str], left: float, top: float) -> float:
        """Place units on stairs that fall to the left: lines from above reach each beside the other names."""
        step = _UNIT_STAIR / max(len(nodes) - 1, 4)
        for index, node in enumerate(nodes):
            x = left + _UNIT_X + (len(nodes) - 1 - index) * step
            self.positions[node] = (x, top + (index + 0.5) * _UNIT_PITCH)
            self.room[node] = left + _COLUMN - x - _NAME_X / 2
        return len(nodes) * _UNIT_PITCH

    def _cards(self, lane: Lane) -> None:
        depths = [self.plan.tree.rank[doc][1] for doc in self.plan.documents.get(lane, ())]
        for depth in sorted(set(depths)):
            docs = [doc for doc in self.plan.documents[lane] if self.plan.tree.rank[doc][1] == depth]
            for row in rows(docs, self.wanted, int(self.width // _CARD_PITCH)):
                self.y += _ROW_GAP if self._is_open(lane) else 0.0
                self._line(row, self.wanted, _CARD_PITCH, (CARD[0] / 2 + 22, CARD[0] / 2), CARD[1])

    def _is_open(self, lane: Lane) -> bool:
        """Say whether a row of this lane has been placed."""
        return any(doc in self.positions for doc in self.plan.documents.get(lane, ()))

    def _bodies(self, lane: Lane) -> None:
        left = _CARD_X - _BODY_X
        wanted = {
            body: fmean([self.wanted[doc] for doc in self.plan.beside.get(body, ())] or [self.width / 2])
            - left
            for body in self.plan.bodies.get(lane, ())
        }
        if wanted and self._is_open(lane):
            self.y += 10
        self.room |= dict.fromkeys(wanted, _BODY_GAP - _NAME_X)
        for some in (wanted.keys() - self.plan.quiet, wanted.keys() & self.plan.quiet):
            for row in rows(some, wanted, int(self.width // _BODY_GAP)):
                self._line(row, wanted, _BODY_GAP, (_BODY_X, _BODY_GAP), _BODY_PITCH)

    def _line(
        self, items: Sequence[str], wanted: Mapping[str, float], gap: float, edges: Point, height: float
    ) -> None:
        """Place a row of items, whose middles keep away from the left and right end by ``edges``."""
        places = spread([wanted[item] for item in items], gap, edges[0], self.width - edges[1])
        for item, x in zip(items, places, strict=True):
            self.positions[item] = (x, self.y + height / 2)
        self.y += height
