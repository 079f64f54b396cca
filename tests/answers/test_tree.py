"""The tree of a lineage, from facts written by hand: what hangs where, what is marked, where chains end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.answers.placing import LEVELS, Direction
from graphkit.answers.tree import Branch, Lineage, grow
from graphkit.facts import Edge, Evidence, Facts, Node

KINDS = {"UBND": "ủy ban", "CP": "khác", "BO": "bộ", "SO": "sở", "HOI": "hội"}
TYPES = {"c": "CAN_CU", "t": "TRIEN_KHAI", "p": "KE_HOACH_CHA"}


@dataclass
class Graph:
    """Facts written short: ``add("K", "xã", "UBND", "2026-03-01", "c:P t:N")``."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)

    def add(
        self, id_: str, level: str | None, body: str, day: str, cites: str = "", text: bool = True
    ) -> Graph:
        properties: dict[str, str | bool] = {
            "loai": "Kế hoạch",
            "co_toan_van": text,
            "ngay_ban_hanh": day,
        }
        if level is not None:
            properties["cap"] = level
        self.nodes[id_] = Node("VanBan", id_, id_, properties)
        self.nodes[f"@{id_}"] = Node("CoQuan", f"@{id_}", body, {"loai": KINDS[body]})
        self.join(f"@{id_}", "BAN_HANH", id_, "CoQuan", "VanBan")
        for type_, _, target in (word.partition(":") for word in cites.split()):
            self.join(id_, TYPES[type_], target, "VanBan", "VanBan")
        return self

    def task(self, document: str, start: int, given: str, helping: str = "") -> Graph:
        id_ = f"{document}#nv{start}"
        self.nodes[id_] = Node("NhiemVu", id_, f"việc {start}", {"bat_dau": start})
        self.join(document, "CO_NHIEM_VU", id_, "VanBan", "NhiemVu")
        for type_, names in (("GIAO_CHO", given), ("PHOI_HOP", helping)):
            for name in names.split():
                self.nodes.setdefault(name, Node("CoQuan", name, name))
                self.join(id_, type_, name, "NhiemVu", "CoQuan")
        return self

    def join(self, source: str, type_: str, target: str, from_: str, to: str) -> None:
        proof = Evidence(source, "a.txt", 0, 1, "x", "number", 1.0)
        self.edges.append(Edge(type_, source, target, from_, to, (proof,)))

    def lineage(self, root: str, direction: Direction) -> Lineage:
        start = root
        if self.nodes[root].label != "VanBan":
            start = next(e.source for e in self.edges if e.target == root)
        facts = Facts(tuple(self.nodes.values()), tuple(self.edges))
        return grow(facts, self.nodes[root], self.reached(start, direction), direction)

    def reached(self, start: str, direction: Direction) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            here = waiting.pop()
            for edge in self.edges:
                if edge.type in ("CAN_CU", "TRIEN_KHAI"):
                    a, b = (edge.target, edge.source) if direction == "down" else (edge.source, edge.target)
                    if a == here and b not in found:
                        found.add(b)
                        waiting.append(b)
        return found - {start}


def outline(branch: Branch, depth: int = 0) -> Iterator[str]:
    """Yield the tree as lines: the edges to the branch above, then marks, the lost parent plan, the end."""
    short = {full: letter for letter, full in TYPES.items()}
    line = "  " * depth + branch.node.id
    if branch.edges:
        line += " " + ",".join(sorted(short.get(edge.type, edge.type) for edge in branch.edges))
    for mark in branch.marks:
        line += f" [{','.join(sorted(short[edge.type] for edge in mark.edges))}:{mark.other.id}]"
    if branch.parent_plan is not None:
        line += f" plan={branch.parent_plan.id}"
    yield line + (" end" if branch.ends else "")
    for child in branch.children:
        yield from outline(child, depth + 1)


def whole() -> Graph:
    """A strategy, a decision on it, two provinces, a department, communes."""
    return (
        Graph()
        .add("N", "trung ương", "CP", "2021-03-03")
        .add("D", "trung ương", "CP", "2021-10-23", "c:N")
        .add("P1", "tỉnh", "UBND", "2026-02-14", "c:N c:D")
        .add("P2", "tỉnh", "UBND", "2026-04-14", "t:N")
        .add("S2", "tỉnh", "SO", "2026-04-19", "c:P2 c:N")
        .add("K1", "xã", "UBND", "2026-03-01", "c:N c:P1 t:P1 p:P1")
        .add("K2", "xã", "UBND", "2026-05-01", "c:P2 c:S2 p:P2")
    )


CASES: dict[str, tuple[Graph, str, Direction, str]] = {
    "nearest higher level": (
        whole(),
        "N",
        "down",
        """
        N
          D c
            P1 c [c:N]
              K1 c,p,t [c:N]
          P2 t
            S2 c [c:N]
            K2 c,p [c:S2]
        """,
    ),
    "up, seen from below": (
        whole(),
        "K1",
        "up",
        """
        K1
          P1 c,p,t
            N c [c:D] [c:K1]
            D c
        """,
    ),
    "up, the department's plan beside the committee's": (
        whole(),
        "K2",
        "up",
        """
        K2
          P2 c,p [c:S2]
            N t [c:S2]
          S2 c
        """,
    ),
    "up, from the department's plan": (
        whole(),
        "S2",
        "up",
        """
        S2
          P2 c
            N t [c:S2]
        """,
    ),
    "the committee's before the department's, then the later": (
        Graph()
        .add("N", "trung ương", "CP", "2021-03-03")
        .add("P1", "tỉnh", "UBND", "2025-01-01", "c:N")
        .add("P2", "tỉnh", "UBND", "2026-01-01", "c:N")
        .add("S", "tỉnh", "SO", "2026-02-01", "c:N")
        .add("K", "xã", "UBND", "2026-03-01", "c:S c:P1 c:P2"),
        "N",
        "down",
        """
        N
          P1 c
          P2 c
            K c [c:P1] [c:S]
          S c
        """,
    ),
    "district between province and commune": (
        Graph()
        .add("N", "trung ương", "CP", "2021-03-03")
        .add("P", "tỉnh", "UBND", "2024-01-01", "c:N")
        .add("H", "huyện", "UBND", "2024-02-01", "c:P")
        .add("K", "xã", "UBND", "2024-03-01", "c:P c:H c:N"),
        "N",
        "down",
        """
        N
          P c
            H c
              K c [c:N] [c:P]
        """,
    ),
    "a parent plan without text does not lead to the root": (
        Graph()
        .add("N", "trung ương", "CP", "2021-03-03")
        .add("P", "tỉnh", "UBND", "2026-02-14", text=False)
        .add("S", "tỉnh", "SO", "2026-02-20", "c:N")
        .add("K", "xã", "UBND", "2026-03-01", "c:S c:N c:P p:P"),
        "N",
        "down",
        """
        N
          S c
          K c [c:S] plan=P end
        """,
    ),
    "the same, where the plan is known by its body alone": (
        Graph()
        .add("N", "trung ương", "CP", "2021-03-03")
        .add("P", "tỉnh", "UBND", "2026-02-14", text=False)
        .add("K", "xã", "UBND", "2026-03-01", "c:N c:P"),
        "N",
        "down",
        """
        N
          K c plan=P end
        """,
    ),
    "a text that speaks of another document makes the chain": (
        Graph()
        .add("N", "trung ương", "CP", "2021-03-03")
        .add("P", "tỉnh", "UBND", "2026-02-14", "t:N", text=False)
        .add("K", "xã", "UBND", "2026-03-01", "c:P c:N"),
        "N",
        "down",
        """
        N
          P t
            K c [c:N]
        """,
    ),
    "up, a chain ends for want of a text": (
        Graph()
        .add("P", "tỉnh", "UBND", "2026-02-14", text=False)
        .add("K", "xã", "UBND", "2026-03-01", "c:P"),
        "K",
        "up",
        """
        K
          P c end
        """,
    ),
    "a circle of citations": (
        Graph()
        .add("A", "xã", "UBND", "2026-01-01", "c:B")
        .add("B", "xã", "UBND", "2026-01-02", "c:C")
        .add("C", "xã", "UBND", "2026-01-03", "c:A"),
        "A",
        "down",
        """
        A [c:B]
          C c
            B c
        """,
    ),
    "a circle that does not pass through the root": (
        Graph()
        .add("N", "trung ương", "CP", "2021-03-03")
        .add("P", "tỉnh", "UBND", "2026-01-01", "c:K")
        .add("K", "xã", "UBND", "2026-01-02", "c:P c:N"),
        "N",
        "down",
        """
        N
          K c [c:P]
            P c
        """,
    ),
    "a document whose level nobody knows": (
        Graph()
        .add("N", "trung ương", "CP", "2021-03-03")
        .add("X", None, "HOI", "2026-01-01", "c:N")
        .add("Y", None, "HOI", "2026-01-02", "c:X"),
        "N",
        "down",
        """
        N
          X c
            Y c
        """,
    ),
    "tasks in the order of the text, units after them": (
        whole().task("K1", 90, "thôn-b").task("K1", 20, "thôn-b phòng-a", "hội-c"),
        "P1",
        "down",
        """
        P1
          K1 c,p,t
            K1#nv20 CO_NHIEM_VU
              phòng-a GIAO_CHO
              thôn-b GIAO_CHO
              hội-c PHOI_HOP
            K1#nv90 CO_NHIEM_VU
              thôn-b GIAO_CHO
        """,
    ),
    "from a task, up through its document": (
        whole().task("K1", 20, "thôn-b"),
        "K1#nv20",
        "up",
        """
        K1#nv20
          K1 CO_NHIEM_VU
            P1 c,p,t
              N c [c:D] [c:K1]
              D c
        """,
    ),
    "from a task, down to its units": (
        whole().task("K1", 20, "thôn-b", "hội-c"),
        "K1#nv20",
        "down",
        """
        K1#nv20
          thôn-b GIAO_CHO
          hội-c PHOI_HOP
        """,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_tree(case: str) -> None:
    graph, root, direction, expected = CASES[case]
    lines = list(outline(graph.lineage(root, direction).root))
    margin = len(expected.splitlines()[1]) - len(expected.splitlines()[1].lstrip())
    assert lines == [line[margin:].rstrip() for line in expected.splitlines()[1:-1]]


def test_counts_take_each_node_once() -> None:
    graph = whole().task("K1", 20, "thôn-b", "hội-c").task("K2", 20, "thôn-b")
    counts = graph.lineage("N", "down").counts
    assert counts.documents == {"trung ương": 1, "tỉnh": 3, "xã": 2}
    assert list(counts.documents) == ["trung ương", "tỉnh", "xã"]
    assert (counts.tasks, counts.units) == (2, 2)


def test_counts_say_where_the_level_is_unknown() -> None:
    graph = Graph().add("N", "trung ương", "CP", "2021-03-03").add("X", None, "HOI", "2026-01-01", "c:N")
    assert graph.lineage("N", "down").counts.documents == {None: 1}


ids = st.sampled_from("ABCDEFG")


def web(levels: dict[str, str | None], cites: set[tuple[str, str, str]]) -> Graph:
    graph = Graph()
    for id_, level in levels.items():
        mine = [f"{type_}:{to}" for from_, type_, to in sorted(cites) if from_ == id_ and to in levels]
        graph.add(id_, level, "UBND", "2026-01-01", " ".join(mine))
    return graph


@given(
    st.dictionaries(ids, st.sampled_from([*LEVELS, None]), min_size=2),
    st.sets(st.tuples(ids, st.sampled_from("ctp"), ids)),
    st.sampled_from(get_args(Direction)),
)
def test_every_document_that_is_reached_hangs_somewhere_once(
    levels: dict[str, str | None], cites: set[tuple[str, str, str]], direction: Direction
) -> None:
    graph, root = web(levels, cites), min(levels)
    hanging = [branch.node.id for branch in graph.lineage(root, direction).root.walk()]
    assert sorted(hanging) == sorted({root} | graph.reached(root, direction))


@given(
    st.dictionaries(ids, st.sampled_from([*LEVELS, None]), min_size=2),
    st.sets(st.tuples(ids, st.sampled_from("ct"), ids)),
    st.sampled_from(get_args(Direction)),
)
def test_every_line_of_the_tree_is_a_citation(
    levels: dict[str, str | None], cites: set[tuple[str, str, str]], direction: Direction
) -> None:
    lineage = web(levels, cites).lineage(min(levels), direction)
    assert all(branch.edges for branch in lineage.root.walk() if branch is not lineage.root)
