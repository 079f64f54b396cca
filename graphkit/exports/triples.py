"""Turtle and N-Triples: they know no named graphs, so each graph is a file of its own.

Nothing is lost by the split, and loading all three files gives the union that the SPARQL engine asks. What
they are together stands beside them in ``void.ttl``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphkit.engines.oxigraph import quads_of
from graphkit.engines.rdf import DERIVED, EVIDENCE, PREFIXES, STATED
from graphkit.exports.void import Tally, describe

if TYPE_CHECKING:
    from graphkit.records import Store

GRAPHS: Mapping[str, ox.NamedNode | ox.DefaultGraph] = {
    "graph": STATED,
    "graph.derived": DERIVED,
    "graph.evidence": EVIDENCE,
}
"""The graphs by the stems of their files."""


def turtle(store: Store, folder: Path) -> None:
    """Write ``graph.ttl``, ``graph.derived.ttl``, ``graph.evidence.ttl`` and ``void.ttl``."""
    _write(store, folder, ox.RdfFormat.TURTLE)


def ntriples(store: Store, folder: Path) -> None:
    """Write ``graph.nt``, ``graph.derived.nt``, ``graph.evidence.nt`` and ``void.ttl``."""
    _write(store, folder, ox.RdfFormat.N_TRIPLES)


def _write(store: Store, folder: Path, form: ox.RdfFormat) -> None:
    prefixes = dict(PREFIXES) if form == ox.RdfFormat.TURTLE else None
    tallies: dict[str, Tally] = {}
    with store.snapshot():
        for stem, graph in GRAPHS.items():
            name = f"{stem}.{form.file_extension}"
            tally = tallies[name] = Tally()
            ox.serialize(tally.counted(_triples(store, graph)), folder / name, format=form, prefixes=prefixes)
    (folder / "void.ttl").write_text(describe(tallies, form), encoding="utf-8", newline="\n")


def _triples(store: Store, graph: ox.NamedNode | ox.DefaultGraph) -> Iterator[ox.Triple]:
    return (quad.triple for quad in quads_of(store) if quad.graph_name == graph)
