"""The tree of a lineage: documents under documents, then tasks and units, made from facts alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphkit.answers.placing import LEVELS, Direction, parents, standing
from graphkit.facts import Edge, Facts, Node

RESTS_ON = ("CAN_CU", "TRIEN_KHAI")
PARENT_PLAN = "KE_HOACH_CHA"
OWNS = {"NhiemVu": "CO_NHIEM_VU", "NghiaVuBaoCao": "CO_NGHIA_VU"}
"""How a document is joined to a task and to a reporting duty."""
UNITS = {"NhiemVu": ("GIAO_CHO", "PHOI_HOP"), "NghiaVuBaoCao": ("NGUOI_BAO_CAO", "QUA", "NOI_NHAN_BAO_CAO")}
"""How they are joined to bodies."""

_PLANS = frozenset({"Kế hoạch", "Chương trình", "Đề án"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A direct citation that the tree does not draw: the other document, its issuer, the edges between."""

    other: Node
    edges: tuple[Edge, ...]
    issuer: Node | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree. ``edges`` join it to the branch above, each with its evidence.

    ``issuer`` is the body that issues a document, where known.
    ``marks`` are its other direct steps within the lineage: what it cites (down), what cites it (up).
    ``parent_plan`` is its parent plan where that does not lead to the root. ``ends`` is true where the chain
    ends for want of a text.
    """

    node: Node
    edges: tuple[Edge, ...] = ()
    marks: tuple[Mark, ...] = ()
    issuer: Node | None = None
    parent_plan: Node | None = None
    ends: bool = False
    children: tuple[Branch, ...] = ()

    def walk(self) -> Iterator[Branch]:
        """Yield this branch and all below it, top down."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a lineage holds without its root: documents by level (None where unknown), tasks, units."""

    documents: Mapping[str | None, int]
    tasks: int
    units: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """What rests on a document (down), or what it rests on (up), as a tree."""

    root: Branch
    direction: Direction

    @property
    def counts(self) -> Counts:
        """How much there is below the root, each node once."""
        nodes = {branch.node.id: branch.node for branch in self.root.walk()}
        del nodes[self.root.node.id]
        labels = Counter(node.label for node in nodes.values())
        levels = Counter(_level(node) for node in nodes.values() if node.label == "VanBan")
        ordered = {level: levels[level] for level in (*LEVELS, None) if levels[level]}
        return Counts(ordered, labels["NhiemVu"], labels["CoQuan"])


def has_text(document: Node) -> bool:
    """Tell whether a document's text has been read; False for one that is only cited."""
    return document.properties.get("co_toan_van") is True


def grow(facts: Facts, root: Node, reached: Collection[str], direction: Direction) -> Lineage:
    """Return the tree of a lineage from a document, a task or a reporting duty.

    ``facts`` hold the root, the documents of ``reached``, their issuers and parent plans, their tasks and
    units, and the edges among all these.
    """
    web = _Web(facts)
    if root.label == "VanBan":
        return Lineage(_Documents(web, reached, root.id, direction).branch(root), direction)
    if direction == "down":
        return Lineage(Branch(root, children=web.units(root)), direction)
    owners = web.joined((edge for edge in web.into[root.id] if edge.type == OWNS[root.label]), "source")
    trees = (_Documents(web, reached, owner.id, direction).branch(owner, (edge,)) for edge, owner in owners)
    return Lineage(Branch(root, children=tuple(trees)), direction)


class _Web:
    """Facts, indexed for growing a tree."""

    def __init__(self, facts: Facts) -> None:
        self.nodes = {node.id: node for node in facts.nodes}
        self.out = _by(facts.edges, "source")
        self.into = _by(facts.edges, "target")
        self.standings = {n.id: standing(n, self.issuer(n)) for n in facts.nodes if n.label == "VanBan"}

    def issuer(self, document: Node) -> Node | None:
        """Return the body that issues a document; of several the first by id."""
        issuers = self.joined((e for e in self.into[document.id] if e.type == "BAN_HANH"), "source")
        return min((node for _, node in issuers), key=lambda node: node.id, default=None)

    def joined(self, edges: Iterable[Edge], end: str) -> Iterator[tuple[Edge, Node]]:
        """Yield the edges with the node at one end, where that is known."""
        for edge in edges:
            if (node := self.nodes.get(getattr(edge, end))) is not None:
                yield edge, node

    def tasks(self, document: Node) -> tuple[Branch, ...]:
        """Return a document's tasks, in the order of its text."""
        owned = (edge for edge in self.out[document.id] if edge.type == OWNS["NhiemVu"])
        tasks = sorted(self.joined(owned, "target"), key=lambda pair: _place_in_text(pair[1]))
        return tuple(Branch(task, (edge,), children=self.units(task)) for edge, task in tasks)

    def units(self, task: Node) -> tuple[Branch, ...]:
        """Return the bodies of a task or a duty: first those it is given to, then those who help."""
        types = UNITS[task.label]
        joins = _grouped((edge for edge in self.out[task.id] if edge.type in types), "target")
        units = [Branch(self.nodes[unit], edges) for unit, edges in joins.items() if unit in self.nodes]
        units.sort(key=lambda unit: (min(types.index(edge.type) for edge in unit.edges), unit.node.name))
        return tuple(units)


class _Documents:
    """The documents of one tree, each in its place."""

    def __init__(self, web: _Web, reached: Collection[str], root: str, direction: Direction) -> None:
        self.web = web
        self.down = direction == "down"
        self.members = {id_ for id_ in reached if id_ in web.nodes} | {root}
        self.steps = {id_: self._steps(id_) for id_ in sorted(self.members)}
        self.lost = {id_: plan for id_ in self.members - {root} if (plan := self._lost_plan(id_)) is not None}
        self.above = parents(web.standings, self.steps, root, direction, self.lost)
        self.below: defaultdict[str, list[str]] = defaultdict(list)
        for id_, parent in self.above.items():
            self.below[parent].append(id_)

    def branch(self, node: Node, edges: tuple[Edge, ...] = ()) -> Branch:
        """Return a document with all under it: its tasks where the tree goes down, then documents."""
        below = sorted((self.web.nodes[id_] for id_ in self.below[node.id]), key=self._reading_order)
        documents = tuple(self.branch(child, self.steps[child.id].get(node.id, ())) for child in below)
        plan = self.lost.get(node.id)
        return Branch(
            node,
            edges,
            self._marks(node.id),
            self.web.issuer(node),
            parent_plan=plan,
            ends=plan is not None or not (self.down or documents or has_text(node)),
            children=(*(self.web.tasks(node) if self.down else ()), *documents),
        )

    def _marks(self, id_: str) -> tuple[Mark, ...]:
        drawn = self.above.get(id_)
        marks = [self._mark(other, edges) for other, edges in self.steps[id_].items() if other != drawn]
        return tuple(sorted(marks, key=lambda mark: self._reading_order(mark.other)))

    def _mark(self, other: str, edges: tuple[Edge, ...]) -> Mark:
        node = self.web.nodes[other]
        return Mark(node, edges, self.web.issuer(node))

    def _reading_order(self, node: Node) -> tuple[int, int, str]:
        place = self.web.standings[node.id]
        return (2 * len(LEVELS) if place.rank is None else place.rank, place.day, node.id)

    def _steps(self, id_: str) -> dict[str, tuple[Edge, ...]]:
        """Return the direct steps from a document towards the root, by the document at the other end."""
        edges, end = (self.web.out[id_], "target") if self.down else (self.web.into[id_], "source")
        found = _grouped((edge for edge in edges if edge.type in (*RESTS_ON, PARENT_PLAN)), end)
        return {other: found[other] for other in found if other in self.members and other != id_}

    def _lost_plan(self, id_: str) -> Node | None:
        """Return a document's parent plan where none that it has leads to the root."""
        plans = self._plans(id_) if self.down else []
        return plans[0] if plans and not any(plan.id in self.members for plan in plans) else None

    def _plans(self, id_: str) -> list[Node]:
        """Return a document's parent plans: as derived, else the plans of the right bodies that it cites."""
        cited = list(self.web.joined(self.web.out[id_], "target"))
        derived = [node for edge, node in cited if edge.type == PARENT_PLAN]
        return derived or [node for edge, node in cited if edge.type in RESTS_ON and self._binds(node, id_)]

    def _binds(self, plan: Node, id_: str) -> bool:
        """Tell whether a plan is of a committee above the document's body, and below the centre."""
        mine, its = self.web.standings[id_], self.web.standings[plan.id]
        if mine.rank is None or its.rank is None or its.level == 0 or its.deputy:
            return False
        return its.rank < mine.rank and plan.properties.get("loai") in _PLANS


def _place_in_text(task: Node) -> tuple[int, str]:
    return int(str(task.properties.get("bat_dau", 0))), task.id


def _by(edges: Iterable[Edge], end: str) -> defaultdict[str, list[Edge]]:
    found: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[getattr(edge, end)].append(edge)
    return found


def _grouped(edges: Iterable[Edge], end: str) -> dict[str, tuple[Edge, ...]]:
    return {id_: tuple(group) for id_, group in _by(edges, end).items()}


def _level(document: Node) -> str | None:
    level = document.properties.get("cap")
    return str(level) if level in LEVELS else None
