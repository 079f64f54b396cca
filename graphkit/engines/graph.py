"""The graph in memory: a networkx view for notebooks, which answers the named queries too."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from graphkit.engines.protocol import Language, Table
from graphkit.engines.questions import QUESTIONS, ask
from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Value
from graphkit.i18n import Text
from graphkit.schema import NODES, Kind, edge_properties, node_properties

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

    from graphkit.records import Store


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
        if text not in QUESTIONS:
            known = ", ".join(QUESTIONS)
            raise GraphkitError(
                Text(
                    vi=f"networkx không có truy vấn {text}; có: {known}",
                    en=f"networkx does not have the query {text}; there are: {known}",
                )
            )
        return ask(self.graph, text, parameters or {})

    def close(self) -> None:
        """Let the graph go."""
        self.graph.clear()
