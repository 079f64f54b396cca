"""Choosing a part of the graph: what belongs to a document, a level, a province, some relationship types.

Each filter narrows what those before it left. They are pure functions of facts; nothing is drawn here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graphkit.answers.tree import OWNS, PARENT_PLAN, RESTS_ON, UNITS
from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Facts, Node
from graphkit.i18n import Text
from graphkit.lang.fold import fold

_UPWARDS = (*RESTS_ON, PARENT_PLAN)
_OWNING = frozenset(OWNS.values())
_JOINING = frozenset(name for names in UNITS.values() for name in names)
_ISSUES, _REPORTS = "BAN_HANH", "BAO_CAO_VE"
_LEVELS = {
    "trung ương": ("trung uong", "trung uong cap", "cap trung uong", "central", "centre"),
    "tỉnh": ("tinh", "cap tinh", "thanh pho", "province"),
    "huyện": ("huyen", "cap huyen", "quan", "district"),
    "xã": ("xa", "cap xa", "phuong", "dac khu", "commune"),
    "thôn": ("thon", "ban", "to dan pho", "village"),
}
_KINDS_OF_PROVINCE = ("tinh ", "thanh pho ", "tp ")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is wanted; what is left out narrows nothing.

    ``start`` is a document, ``depth`` how many steps up and down from it; ``levels`` as ``cap`` has them,
    ``province`` a name (:func:`province`), ``types`` names of relationship types.
    """

    start: Node | None = None
    depth: int | None = None
    levels: tuple[str, ...] = ()
    province: str | None = None
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """The part that was chosen, and how many of the nodes that can be drawn were left out."""

    facts: Facts
    left_out: int


def level(text: str) -> str:
    """Return a level as ``cap`` has it, given with or without marks; GraphkitError for another text."""
    wanted = fold(text)
    for name, words in _LEVELS.items():
        if wanted in words:
            return name
    raise GraphkitError(
        Text(
            f"không có cấp “{text}”; hãy chọn: trung-uong, tinh, huyen, xa, thon",
            f"no level “{text}”; use: trung-uong, tinh, huyen, xa, thon",
        )
    )


def province(facts: Facts, text: str) -> str:
    """Return the name of the province that a text names, as the store has it, with or without its kind.

    Raises GraphkitError where nothing in the store is of such a province.
    """
    named = {_province(node.id): node.name for node in facts.nodes if _is_province(node)}
    known = {found for node in facts.nodes if (found := _province(node.id)) is not None}
    if _plain(text) in known:
        return named.get(_plain(text), text)
    listed = ", ".join(named.get(name, name) for name in sorted(known)) or "–"
    raise GraphkitError(
        Text(
            f"kho không có gì của tỉnh, thành phố “{text}”; có: {listed}",
            f"nothing here belongs to a province “{text}”; there are: {listed}",
        )
    )


def select(facts: Facts, filters: Filters) -> Selection:
    """Return the nodes that all filters leave, with the edges between them; places are left out.

    A document brings its tasks, its reporting duties, their bodies and who issued it. With ``start``, tasks
    come with that document and what rests on it; what it rests on itself stands without. With ``province``,
    national documents and bodies that the province's own are joined to stay. With ``levels`` that issue no
    document (villages), what is given to their bodies stays, with the documents that say so. With ``types``,
    only what such an edge joins stays, beside the document of a task and who issued a document.
    What is left may be nothing.
    """
    nodes = (node for node in facts.nodes if node.label != "DiaBan")
    graph = _Graph(facts.nodes, facts.edges).only({node.id for node in nodes})
    whole = len(graph.nodes)
    for given, step in (
        (filters.start, _from),
        (filters.province, _in_province),
        (filters.levels, _of_levels),
        (filters.types, _of_types),
    ):
        graph = step(graph, filters) if given else graph
    return Selection(Facts(graph.nodes, graph.edges), whole - len(graph.nodes))


class _Graph:
    """Nodes and edges, with what is asked of them again and again."""

    def __init__(self, nodes: tuple[Node, ...], edges: tuple[Edge, ...]) -> None:
        self.nodes = nodes
        self.edges = edges
        self.by_id = {node.id: node for node in nodes}

    def only(self, kept: Collection[str]) -> _Graph:
        """Return the part of these nodes."""
        return _Graph(
            tuple(node for node in self.nodes if node.id in kept),
            tuple(edge for edge in self.edges if edge.source in kept and edge.target in kept),
        )

    def targets(self, types: Collection[str], sources: Collection[str]) -> set[str]:
        return {edge.target for edge in self.edges if edge.type in types and edge.source in sources}

    def sources(self, types: Collection[str], targets: Collection[str]) -> set[str]:
        return {edge.source for edge in self.edges if edge.type in types and edge.target in targets}

    def belonging(self, documents: Collection[str]) -> set[str]:
        """Return the tasks and duties of documents, their bodies, and who reports to whom by these texts."""
        items = self.targets(_OWNING, documents)
        lines = [edge for edge in self.edges if edge.type == _REPORTS and _is_said_in(edge, documents)]
        ends = {end for edge in lines for end in (edge.source, edge.target)}
        return items | self.targets(_JOINING, items) | ends


def _is_said_in(edge: Edge, documents: Collection[str]) -> bool:
    return any(evidence.document in documents for evidence in edge.evidence)


# --- from a document ----------------------------------------------------------------------------------


def _from(graph: _Graph, filters: Filters) -> _Graph:
    assert filters.start is not None
    followed = [name for name in _UPWARDS if not filters.types or name in filters.types]
    up, down = _steps(edge for edge in graph.edges if edge.type in followed)
    below = _reached(filters.start.id, down, filters.depth)
    documents = below | _reached(filters.start.id, up, filters.depth)
    kept = documents | graph.belonging(below) | graph.sources({_ISSUES}, documents)
    part = graph.only(kept)
    said = (edge for edge in part.edges if edge.type != _REPORTS or _is_said_in(edge, documents))
    return _Graph(part.nodes, tuple(said))


def _steps(edges: Iterable[Edge]) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    up, down = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for edge in edges:
        up[edge.source].add(edge.target)
        down[edge.target].add(edge.source)
    return up, down


def _reached(start: str, steps: Mapping[str, set[str]], depth: int | None) -> set[str]:
    """Return what can be reached in at most ``depth`` steps, the start among it."""
    reached, last = {start}, {start}
    while last and depth != 0:
        last = {node for found in last for node in steps.get(found, ())} - reached
        reached |= last
        depth = None if depth is None else depth - 1
    return reached


# --- province, level, relationship types ----------------------------------------------------------------


def _in_province(graph: _Graph, filters: Filters) -> _Graph:
    provinces = {node.id: _province(node.id) for node in graph.nodes}
    own = {node for node, province in provinces.items() if province == _plain(filters.province or "")}
    joined = [edge for edge in graph.edges if edge.source in own or edge.target in own]
    ends = {end for edge in joined for end in (edge.source, edge.target)}
    nation = {
        end for end in ends if provinces[end] is None and graph.by_id[end].label in ("VanBan", "CoQuan")
    }
    part = graph.only(own | nation | graph.sources({_ISSUES}, nation) | _started(filters))
    said = (
        edge
        for edge in part.edges
        if edge.type != _REPORTS or {edge.source, edge.target} & own or _is_said_in(edge, own)
    )
    return _Graph(part.nodes, tuple(said))


def _of_levels(graph: _Graph, filters: Filters) -> _Graph:
    chosen = {node.id for node in graph.nodes if node.properties.get("cap") in filters.levels}
    documents = {node for node in chosen if graph.by_id[node].label == "VanBan"} | _started(filters)
    if documents:
        items = graph.targets(_OWNING, documents)
    else:
        items = graph.sources(_JOINING, chosen)
        documents = graph.sources(_OWNING, items)
    told = {node for node in graph.targets(_JOINING, items) if "cap" not in graph.by_id[node].properties}
    return graph.only(chosen | documents | items | told | graph.sources({_ISSUES}, documents))


def _of_types(graph: _Graph, filters: Filters) -> _Graph:
    edges = [edge for edge in graph.edges if edge.type in filters.types]
    if not edges:
        return _Graph((), ())
    ends = {end for edge in edges for end in (edge.source, edge.target)} | _started(filters)
    documents = ends | graph.sources(_OWNING, ends)
    kept = documents | graph.sources({_ISSUES}, documents)
    # Whose a task is and who issued a document is never left out.
    around = {_ISSUES, *_OWNING}.difference(filters.types)
    edges += [edge for edge in graph.edges if edge.type in around and edge.target in documents]
    return _Graph(tuple(node for node in graph.nodes if node.id in kept), tuple(edges))


def _started(filters: Filters) -> set[str]:
    return {filters.start.id} if filters.start else set()


def _province(node: str) -> str | None:
    """Return the folded name of the province of whose jurisdiction a name is, None for the nation's."""
    head = node.split(":", 4)
    jurisdiction = head[2] if node.startswith("urn:lex:") else head[3] if len(head) > 3 else ""
    parts = jurisdiction.split(";")
    return fold(parts[1]) if parts[0] == "vn" and len(parts) > 1 else None


def _is_province(node: Node) -> bool:
    return node.label == "DiaBan" and node.id.count(";") == 1


def _plain(name: str) -> str:
    folded = fold(name)
    kind = next((kind for kind in _KINDS_OF_PROVINCE if folded.startswith(kind)), "")
    return folded.removeprefix(kind)
