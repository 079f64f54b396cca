"""The graph while it is being made: nodes and edges from many documents, merged into one of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from graphkit.facts import Edge, Evidence, Facts, Node, Value

EdgeKey = tuple[str, str, str]

# How the same property, said differently by several places, becomes one; elsewhere the first one holds.
_MERGE: Mapping[str, Callable[[Iterable[Value]], Value]] = {"chu_tri": any, "suy_ra": all}


class Graph:
    """Collects nodes and edges; whatever is added twice is kept once, with all its evidence."""

    def __init__(self) -> None:
        self._nodes: dict[str, Node] = {}
        self._evidence: dict[EdgeKey, set[Evidence]] = defaultdict(set)
        self._properties: dict[EdgeKey, list[Mapping[str, Value]]] = defaultdict(list)

    def node(self, label: str, id_: str, name: str, **properties: Value | None) -> str:
        """Add a node, unless there is one of this id; what is None is left out. Returns the id."""
        if id_ not in self._nodes:
            known = {key: value for key, value in properties.items() if value not in (None, "", ())}
            self._nodes[id_] = Node(label, id_, name, known)
        return id_

    def edge(
        self, type_: str, source: str, target: str, *evidence: Evidence, **properties: Value | None
    ) -> None:
        """Add an edge between two nodes that are or will be added; nothing points at itself."""
        if source == target:
            return
        key = (type_, source, target)
        self._evidence[key].update(evidence)
        self._properties[key].append({name: value for name, value in properties.items() if value is not None})

    def __contains__(self, id_: str) -> bool:
        return id_ in self._nodes

    def nodes(self, label: str) -> list[Node]:
        """Return the nodes of a label, ordered by id."""
        return sorted(
            (node for node in self._nodes.values() if node.label == label), key=lambda node: node.id
        )

    def get(self, id_: str) -> Node | None:
        """Return a node by its id."""
        return self._nodes.get(id_)

    def witnesses(self) -> Mapping[str, frozenset[str]]:
        """Return for each node the documents that say something of it by an edge that ends there."""
        said: dict[str, set[str]] = defaultdict(set)
        for (_, _, target), evidence in self._evidence.items():
            said[target].update(item.document for item in evidence)
        return {target: frozenset(documents) for target, documents in said.items()}

    def proofs(self, source: str, target: str, types: Iterable[str]) -> set[Evidence]:
        """Return all evidence of the edges of some types between two nodes."""
        return set().union(*(self._evidence.get((type_, source, target), set()) for type_ in types))

    def ends(self, type_: str) -> list[tuple[str, str]]:
        """Return source and target of all edges of a type, ordered."""
        return sorted((source, target) for kind, source, target in self._evidence if kind == type_)

    def facts(self) -> Facts:
        """Return all of it, ordered, each edge with its evidence, the strongest first."""
        nodes = tuple(self._nodes[id_] for id_ in sorted(self._nodes))
        return Facts(nodes, tuple(self._edge(key) for key in sorted(self._evidence)))

    def _edge(self, key: EdgeKey) -> Edge:
        type_, source, target = key
        evidence = tuple(sorted(self._evidence[key], key=_strength))
        labels = self._nodes[source].label, self._nodes[target].label
        return Edge(type_, source, target, *labels, evidence, _merged(self._properties[key]))


def _strength(evidence: Evidence) -> tuple[float, str, str, int, int, str]:
    return (
        -evidence.confidence,
        evidence.document,
        evidence.file,
        evidence.start,
        evidence.end,
        evidence.method,
    )


def _merged(variants: list[Mapping[str, Value]]) -> dict[str, Value]:
    values: dict[str, list[Value]] = defaultdict(list)
    for variant in variants:
        for name, value in variant.items():
            values[name].append(value)
    return {name: _MERGE[name](said) if name in _MERGE else said[0] for name, said in values.items()}


def weaker(evidence: Evidence, method: str, factor: float) -> Evidence:
    """Return evidence for what is concluded from what it says, less sure by ``factor``."""
    return replace(evidence, method=method, confidence=round(evidence.confidence * factor, 4))
