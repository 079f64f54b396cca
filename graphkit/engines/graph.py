"""The graph in memory: a networkx view for notebooks, and the named queries that are easy to say in Python.

The functions here share nothing with the texts in ``queries/``, so that the engines can be compared.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from graphkit.engines.protocol import Language, Table
from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Value
from graphkit.i18n import Text
from graphkit.schema import NODES, Kind, edge_properties, node_properties

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

    from graphkit.records import Store

_LINEAGE = {"CAN_CU", "TRIEN_KHAI"}
_CITING = {*_LINEAGE, "DAN_CHIEU"}
_REPORTING = {"BAO_CAO_VE", "THUOC_NHOM"}


def to_networkx(store: Store) -> networkx.MultiDiGraph[str]:
    """Return the graph: nodes by id, edges keyed by their type.

    A node has the attributes ``label``, ``ten`` and those of the schema that are known; an edge has its type
    as key and attribute ``type``, and its strongest evidence as the schema names it. Dates are dates.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for label in NODES:
        kinds = node_properties(label)
        for node in store.nodes(label):
            graph.add_node(node.id, label=label, ten=node.name, **_typed(kinds, node.properties))
    for edge in store.edges():
        graph.add_edge(edge.source, edge.target, key=edge.type, type=edge.type, **_of_edge(edge))
    return graph


def _of_edge(edge: Edge) -> dict[str, object]:
    known: dict[str, Value | None] = {"so_bang_chung": len(edge.evidence), **edge.properties}
    for strongest in edge.evidence[:1]:
        known |= {
            "van_ban": strongest.document,
            "bat_dau": strongest.start,
            "ket_thuc": strongest.end,
            "trich_dan": strongest.quote,
            "tep": strongest.file,
            "trang": strongest.page,
            "cach": strongest.method,
            "do_tin_cay": strongest.confidence,
        }
    return _typed(edge_properties(edge.type), known)


def _typed(kinds: Mapping[str, Kind], values: Mapping[str, Value | None]) -> dict[str, object]:
    return {name: _value(kinds[name], value) for name, value in values.items() if value is not None}


def _value(kind: Kind, value: Value) -> object:
    if kind is Kind.DATE:
        return datetime.date.fromisoformat(str(value))
    return list(value) if isinstance(value, tuple) else value


def open_networkx(store: Store) -> Networkx:
    """Read the store's graph into memory."""
    return Networkx(to_networkx(store))


class Networkx:
    """The graph in memory; ``graph`` is free to use."""

    name: Final = "networkx"
    language: Language = "python"

    def __init__(self, graph: networkx.MultiDiGraph[str]) -> None:
        self.graph = graph

    def query(self, text: str, parameters: Mapping[str, object] | None = None) -> Table:
        """Answer the named query ``text``. Raises GraphkitError for one that has no function here."""
        if text not in _QUERIES:
            known = ", ".join(_QUERIES)
            raise GraphkitError(
                Text(
                    vi=f"networkx không có truy vấn {text}; có: {known}",
                    en=f"networkx does not have the query {text}; there are: {known}",
                )
            )
        columns, answer = _QUERIES[text]
        return Table(columns, list(answer(self.graph, **(parameters or {}))))

    def close(self) -> None:
        """Let the graph go."""
        self.graph.clear()


Rows = Iterable[tuple[object, ...]]
_DOCUMENT = ("id", "so_ky_hieu", "ten", "cap", "ngay")


def _lineage_down(graph: networkx.MultiDiGraph[str], van_ban: str) -> Rows:
    return _documents(graph, _reached(graph.reverse(copy=False), van_ban, _LINEAGE))


def _lineage_up(graph: networkx.MultiDiGraph[str], van_ban: str) -> Rows:
    return _documents(graph, _reached(graph, van_ban, _LINEAGE))


def _most_cited(graph: networkx.MultiDiGraph[str], toi_thieu: int) -> Rows:
    citing: dict[str, set[str]] = {}
    for source, target, kind in graph.edges(keys=True):
        if kind in _CITING:
            citing.setdefault(target, set()).add(source)
    ranked = sorted((-len(sources), id_) for id_, sources in citing.items() if len(sources) >= toi_thieu)
    return [(id_, *_get(graph, id_, "so_ky_hieu", "ten", "cap"), -count) for count, id_ in ranked]


def _plans_without_parent(graph: networkx.MultiDiGraph[str]) -> Rows:
    wanted = {"label": "VanBan", "cap": "xã", "loai": "Kế hoạch", "co_toan_van": True}
    plans = (id_ for id_, known in graph.nodes(data=True) if wanted.items() <= _plain(known).items())
    parents = {source for source, _, kind in graph.edges(keys=True) if kind == "KE_HOACH_CHA"}
    return _documents(graph, set(plans) - parents)


def _reporting_chain(graph: networkx.MultiDiGraph[str], co_quan: str) -> Rows:
    bodies = _reached(graph, co_quan, _REPORTING) | {co_quan}
    steps = (step for step in graph.out_edges(bodies & set(graph), keys=True) if step[2] in _REPORTING)
    ordered = sorted(steps, key=lambda step: (step[0], step[2], step[1]))
    return [(a, *_get(graph, a, "ten"), kind, b, *_get(graph, b, "ten")) for a, b, kind in ordered]


def _tasks_of_unit(graph: networkx.MultiDiGraph[str], co_quan: str) -> Rows:
    classes = {b for _, b, kind in graph.out_edges(co_quan, keys=True) if kind == "THUOC_NHOM"}
    found = []
    for unit in {co_quan, *classes} & set(graph):
        for task, _, kind, how in graph.in_edges(unit, keys=True, data=True):
            holders = [v for v, _, key in graph.in_edges(task, keys=True) if key == "CO_NHIEM_VU"]
            for document in holders if kind == "GIAO_CHO" else []:
                of_task, of_document = (
                    _get(graph, task, "noi_dung", "han"),
                    _get(graph, document, "so_ky_hieu"),
                )
                found.append(
                    (task, *of_task, unit, how.get("che_do"), how.get("chu_tri"), document, *of_document)
                )
    return sorted(found, key=lambda row: (row[0], row[3]))


_TASK = ("id", "noi_dung", "han", "don_vi", "che_do", "chu_tri", "van_ban", "so_ky_hieu")
_STEP = ("tu", "tu_ten", "quan_he", "den", "den_ten")
_QUERIES: Mapping[str, tuple[tuple[str, ...], Callable[..., Rows]]] = {
    "lineage_down": (_DOCUMENT, _lineage_down),
    "lineage_up": (_DOCUMENT, _lineage_up),
    "most_cited": (("id", "so_ky_hieu", "ten", "cap", "so_van_ban"), _most_cited),
    "plans_without_parent": (_DOCUMENT, _plans_without_parent),
    "reporting_chain": (_STEP, _reporting_chain),
    "tasks_of_unit": (_TASK, _tasks_of_unit),
}


def _reached(graph: networkx.MultiDiGraph[str], start: str, kinds: Collection[str]) -> set[str]:
    """Return all nodes that can be reached over edges of these types, the start left out."""
    seen, waiting = {start}, [start] if start in graph else []
    while waiting:
        for _, following, kind in graph.out_edges(waiting.pop(), keys=True):
            if kind in kinds and following not in seen:
                seen.add(following)
                waiting.append(following)
    return seen - {start}


def _documents(graph: networkx.MultiDiGraph[str], ids: Iterable[str]) -> Rows:
    return [(id_, *_get(graph, id_, "so_ky_hieu", "ten", "cap", "ngay_ban_hanh")) for id_ in sorted(ids)]


def _get(graph: networkx.MultiDiGraph[str], id_: str, *names: str) -> tuple[Any, ...]:
    return tuple(graph.nodes[id_].get(name) for name in names)


def _plain(known: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in known.items() if not isinstance(value, list)}
