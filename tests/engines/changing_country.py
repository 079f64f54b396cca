"""A made country in which things change: plans are replaced, units end, classes of bodies have tasks.

``country(450, 2)`` has two provinces. To :mod:`country` (benchmarks) it adds what no plan there says, so that
every named query has something to find, and takes away what would make all documents alike. Nothing is drawn
but with one fixed seed.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from country import Country

from graphkit.facts import Edge, Evidence, Facts, Node, Value

_SEED = 20260227
_BEFORE_PLANS = "2026-02-01"
_LINEAGE = {"CAN_CU", "TRIEN_KHAI", "KE_HOACH_CHA"}


def facts(size: int, provinces: int | None) -> Facts:
    """Return the facts of a country of so many documents."""
    made = Country(size, provinces)
    chance = random.Random(_SEED)
    nodes = {node.id: node for node in made.nodes()}
    edges = [edge for edge in made.edges() if edge.source in nodes and edge.target in nodes]
    loose = {id_ for id_ in _ids(nodes, "VanBan") if chance.random() < 0.02}
    kept = [edge for edge in edges if not (edge.source in loose and edge.type in _LINEAGE)]
    named = {node.id: _poorer(node, chance) for node in nodes.values()}
    named |= {node.id: node for node in _classes(named)}
    added = [*_replaced(named, chance), *_merged(named), *_members(named), *_shared(named, kept, chance)]
    return Facts(tuple(named.values()), tuple(_once(kept + added)))


def _ids(nodes: dict[str, Node], label: str, **wanted: object) -> list[str]:
    return [
        node.id
        for node in nodes.values()
        if node.label == label and all(node.properties.get(key) == value for key, value in wanted.items())
    ]


def _poorer(node: Node, chance: random.Random) -> Node:
    """Return a node without some of what it says; some units end, some dates are unknown."""
    known = dict(node.properties)
    lost = {"VanBan": "ngay_ban_hanh", "NhiemVu": "han", "NghiaVuBaoCao": "noi_dung"}.get(node.label)
    if lost and chance.random() < 0.1:
        known.pop(lost)
    if node.label == "CoQuan" and known.get("loai") == "phòng" and chance.random() < 0.1:
        known["hieu_luc_den"] = _BEFORE_PLANS
    return replace(node, properties=known)


def _classes(nodes: dict[str, Node]) -> Iterator[Node]:
    """Yield for each province the class of its communes' committees."""
    for province in _committees(nodes, "tỉnh"):
        facts_: dict[str, Value] = {"cap": "xã", "loai": "ủy ban", "chung": True}
        yield Node("CoQuan", f"{province}:~cac-xa", f"Các xã của {nodes[province].name}", facts_)


def _committees(nodes: dict[str, Node], level: str) -> list[str]:
    return _ids(nodes, "CoQuan", cap=level, loai="ủy ban")


def _members(nodes: dict[str, Node]) -> Iterator[Edge]:
    """Yield what class a commune's committee belongs to, and the tasks that a province gives to the class."""
    classes = _ids(nodes, "CoQuan", chung=True)
    for group in classes:
        place = group.removesuffix(":~cac-xa").rpartition(":")[0]
        for committee in _committees(nodes, "xã"):
            if committee.startswith(f"{place};"):
                yield Edge("THUOC_NHOM", committee, group, "CoQuan", "CoQuan")
        for task in _ids(nodes, "NhiemVu"):
            if task.startswith(f"urn:lex:{place.removeprefix('urn:gk:co-quan:')}:"):
                yield _said("GIAO_CHO", task, group, nodes)


def _replaced(nodes: dict[str, Node], chance: random.Random) -> Iterator[Edge]:
    documents = _ids(nodes, "VanBan")
    for old in _ids(nodes, "VanBan", cap="trung ương") + _ids(nodes, "VanBan", cap="tỉnh")[:4]:
        if chance.random() < 0.2:
            yield _said(chance.choice(["THAY_THE", "BAI_BO"]), chance.choice(documents), old, nodes)


def _merged(nodes: dict[str, Node]) -> Iterator[Edge]:
    for unit in _ids(nodes, "CoQuan", hieu_luc_den=_BEFORE_PLANS)[::2]:
        committee = f"{unit.rpartition(':')[0]}:uy-ban-nhan-dan"
        if committee in nodes:
            known = {"ngay": _BEFORE_PLANS}
            yield Edge("SAP_NHAP_VAO", unit, committee, "CoQuan", "CoQuan", properties=known)


def _shared(nodes: dict[str, Node], edges: Iterable[Edge], chance: random.Random) -> Iterator[Edge]:
    """Yield who helps with tasks: units of the same document, and now and then one from elsewhere."""
    units = defaultdict(set)
    for edge in edges:
        if edge.type == "GIAO_CHO":
            units[edge.source.partition("#")[0]].add(edge.target)
    every = _ids(nodes, "CoQuan")
    for task in _ids(nodes, "NhiemVu"):
        near = sorted(units[task.partition("#")[0]])
        if near and chance.random() < 0.3:
            yield _said("PHOI_HOP", task, chance.choice(near), nodes)
        if chance.random() < 0.05:
            yield _said("GIAO_CHO", task, chance.choice(every), nodes)


def _said(kind: str, source: str, target: str, nodes: dict[str, Node]) -> Edge:
    document = source.partition("#")[0]
    places = tuple(
        Evidence(document, "a/b.txt", start, start + 9, f"{kind} {start}", "số", 0.8, 2) for start in (10, 70)
    )
    facts_: dict[str, Value] = {"che_do": "giao", "chu_tri": False} if kind == "GIAO_CHO" else {}
    return Edge(kind, source, target, nodes[source].label, nodes[target].label, places, facts_)


def _once(edges: Iterable[Edge]) -> Iterable[Edge]:
    return {(edge.type, edge.source, edge.target): edge for edge in edges}.values()
