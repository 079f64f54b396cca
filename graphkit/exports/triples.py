"""Turtle and N-Triples: they know no named graphs, so each graph is a file of its own.

Nothing is lost by the split, and loading all three files gives the union that the SPARQL engine asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.engines.oxigraph import quads_of
from graphkit.engines.rdf import DERIVED, EVIDENCE, PREFIXES, STATED

if TYPE_CHECKING:
    from graphkit.records import Store

GRAPHS: Mapping[str, ox.NamedNode | ox.DefaultGraph] = {
    "graph": STATED,
    "graph.derived": DERIVED,
    "graph.evidence": EVIDENCE,
}
"""The graphs by the stems of their files."""


def turtle(store: Store, folder: Path) -> None:
    """Write ``graph.ttl``, ``graph.derived.ttl`` and ``graph.evidence.ttl``."""
    _write(store, folder, ox.RdfFormat.TURTLE)


def ntriples(store: Store, folder: Path) -> None:
    """Write ``graph.nt``, ``graph.derived.nt`` and ``graph.evidence.nt``."""
    _write(store, folder, ox.RdfFormat.N_TRIPLES)


def _write(store: Store, folder: Path, form: ox.RdfFormat) -> None:
    prefixes = dict(PREFIXES) if form == ox.RdfFormat.TURTLE else None
    with store.snapshot():
        for stem, graph in GRAPHS.items():
            path = folder / f"{stem}.{form.file_extension}"
            ox.serialize(_triples(store, graph), path, format=form, prefixes=prefixes)


def _triples(store: Store, graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Triple]:
    return (quad.triple for quad in quads_of(store) if quad.graph_name == graph)
