"""GraphML and GEXF: the networkx view as files, for Gephi, yEd, igraph and networkx itself.

Neither knows dates or lists: a date is ISO 8601 text, a list JSON text. Every relationship has an id of its
own, the one that its statement has in RDF, so that several between one pair stay apart.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.engines.graph import to_networkx
from graphkit.engines.rdf import statement_id
from graphkit.exports.cells import xml_text

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

    from graphkit.records import Store


def graphml(store: Store, folder: Path) -> None:
    """Write ``graph.graphml``."""
    import networkx

    # The writer of Python's own library, whatever else is installed: the same bytes everywhere.
    networkx.write_graphml_xml(_view(store), folder / "graph.graphml", edge_id_from_attribute="id")


def gexf(store: Store, folder: Path) -> None:
    """Write ``graph.gexf``; its own ``label`` is what people see, and the graph's label is ``nhan``."""
    import networkx

    graph = _view(store)
    for _, known in graph.nodes(data=True):
        known["nhan"], known["label"] = known["label"], known["ten"]
    for *_, known in graph.edges(data=True):
        # "type" of a GEXF edge says whether it is directed.
        known["quan_he"] = known["label"] = known.pop("type")
    networkx.write_gexf(graph, folder / "graph.gexf")


def _view(store: Store) -> networkx.MultiDiGraph[str]:
    """Return the networkx view with values that XML can carry, and an ``id`` for every edge."""
    with store.snapshot():
        graph = to_networkx(store)
    for _, known in graph.nodes(data=True):
        known.update({name: _attribute(value) for name, value in known.items()})
    for source, target, type_, known in graph.edges(keys=True, data=True):
        known.update({name: _attribute(value) for name, value in known.items()})
        known["id"] = statement_id(type_, source, target)
    return graph


def _attribute(value: object) -> object:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return json.dumps([xml_text(item) for item in value], ensure_ascii=False)
    return xml_text(value) if isinstance(value, str) else value
