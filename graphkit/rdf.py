"""The graph in RDF: the store's facts for rdflib and for files, and the vocabulary's namespace.

``dataset(store).query("SELECT ?ten { ?id gk:ten ?ten }")`` asks all graphs at once, as the engine does.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from oxrdflib.store import OxigraphStore
from rdflib import Dataset, Graph, Namespace, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from graphkit.engines import rdf
from graphkit.engines.oxigraph import Oxigraph, open_oxigraph, quads_of
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.records import Store

NS = Namespace(rdf.NS)
STATED = DATASET_DEFAULT_GRAPH_ID
"""The graph of nodes and of relationships that texts say."""
DERIVED = URIRef(rdf.DERIVED.value)
EVIDENCE = URIRef(rdf.EVIDENCE.value)


class _Projection(OxigraphStore):
    """An rdflib store over an engine, which it keeps in use until closed."""

    def __init__(self, engine: Oxigraph) -> None:
        super().__init__(store=engine.database)
        self._engine = engine

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Give the database back."""
        super().close(commit_pending_transaction)
        self._engine.close()


def graph(store: Store, name: URIRef = STATED) -> Graph:
    """Return one graph of the store's facts: :data:`STATED`, :data:`DERIVED` or :data:`EVIDENCE`; read-only.

    Close it to give the database back. Raises GraphkitError where the database is damaged.
    """
    return _bound(Graph(_Projection(open_oxigraph(store)), identifier=name))


def dataset(store: Store) -> Dataset:
    """Return all graphs of the store's facts, queried as their union; read-only.

    Close it to give the database back. Raises GraphkitError where the database is damaged.
    """
    found = Dataset(_Projection(open_oxigraph(store)), default_union=True)
    _bound(found)
    return found


def write(store: Store, path: Path) -> None:
    """Write all facts into a file of N-Quads (``.nq``) or TriG (``.trig``).

    Raises GraphkitError for a name that ends otherwise.
    """
    form = ox.RdfFormat.from_extension(path.suffix.lstrip("."))
    if form is None or not form.supports_datasets:
        raise GraphkitError(
            Text(
                vi=f"{path}: RDF được ghi ra tệp .nq hoặc .trig, hãy đổi đuôi tệp",
                en=f"{path}: RDF is written to a .nq or .trig file, change the file's ending",
            )
        )
    with path.open("wb") as file, store.snapshot():
        ox.serialize(quads_of(store), file, format=form, prefixes=dict(rdf.PREFIXES))


def _bound(found: Graph) -> Graph:
    for prefix, namespace in rdf.PREFIXES.items():
        found.bind(prefix, namespace)
    return found
