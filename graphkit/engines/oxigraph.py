"""The SPARQL engine: a projection of the records into an Oxigraph database of its own, opened to read only.

A query sees the union of all graphs, so that derived relationships and evidence need no ``GRAPH``; a text
that wants one graph alone names it. :data:`graphkit.engines.rdf.PREFIXES` are declared already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pyoxigraph as ox

from graphkit.engines.generation import Generation, current, damaged
from graphkit.engines.protocol import Language, Table
from graphkit.engines.rdf import PREFIXES, quads
from graphkit.engines.sparql import names_graphs, prepare, to_value, undeclared
from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.schema import EDGES, NODES

if TYPE_CHECKING:
    from graphkit.records import Store

VERSION = "1"
"""Part of a generation's fingerprint: another one where the quads change for the same facts."""

DATABASE = "graph.oxigraph"

Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Read = TypeVar("Read")

_UNION: Mapping[str, Any] = {"use_default_graph_as_union": True}

_POSITION = re.compile(
    r"error at (?P<line>\d+):(?P<column>\d+)(: expected one of (?P<said>[A-Z][a-z ]+[\w ]+))?"
)
"""What the parser says; of what it expected only a whole sentence is of help, not its lists of characters."""


def open_oxigraph(store: Store) -> Oxigraph:
    """Open the store's Oxigraph projection, brought up to date with its records."""
    return Oxigraph(up_to_date(store))


def up_to_date(store: Store) -> Generation:
    """Return the generation of the store's records, made where it is not there."""
    folder = store.path / "engines" / Oxigraph.name
    with store.snapshot():
        fingerprint = f"{VERSION}:{store.fingerprint()}"
        return current(folder, fingerprint, lambda generation: project(store, generation))


class Oxigraph:
    """An open Oxigraph database; ``database`` can be handed to oxrdflib."""

    name: Final = "oxigraph"
    language: Language = "sparql"

    def __init__(self, generation: Generation) -> None:
        """Open a generation to read; it is closed with the engine.

        Raises GraphkitError where it is damaged.
        """
        self._generation = generation
        try:
            self.database = ox.Store.read_only(str(generation.folder / DATABASE))
        except OSError as error:
            generation.close()
            raise damaged(generation.folder) from error

    def query(
        self, text: str, parameters: Mapping[str, object] | None = None, most: int | None = None
    ) -> Table:
        """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE, with ``most`` rows at most.

        Each parameter takes the place of its variable. ASK gives one row with the column ``answer``,
        CONSTRUCT and DESCRIBE the columns ``subject``, ``predicate``, ``object``. Raises GraphkitError for
        any other text and for errors in it.
        """
        return self.read(text, parameters, lambda found: _table(found, most))

    def read(
        self,
        text: str,
        parameters: Mapping[str, object] | None,
        reading: Callable[[Found], Read],
        **graphs: list[ox.NamedNode],
    ) -> Read:
        """Return what ``reading`` makes of the RDF library's answer; raises as :meth:`query` does.

        ``default_graph`` and ``named_graphs`` are the graphs to ask, all of them where both are left out.
        """
        prepared = prepare(text, parameters or {})
        try:
            return reading(self._ask(prepared, **graphs))
        except SyntaxError as error:
            raise self._mistake(text) from error
        except (RuntimeError, OSError) as error:
            line = " ".join(str(error).split())
            raise GraphkitError(
                Text(
                    vi=f"Máy truy vấn oxigraph không trả lời được: {line}",
                    en=f"The oxigraph engine could not answer: {line}",
                )
            ) from error

    def close(self) -> None:
        """Close the database; a newer generation may then replace it."""
        del self.database
        self._generation.close()

    def _ask(self, text: str, **graphs: Any) -> Found:
        # Where all graphs are asked, the library takes no notice of FROM.
        asked = graphs or ({} if names_graphs(text) else _UNION)
        return self.database.query(text, prefixes=dict(PREFIXES), **asked)

    def _mistake(self, text: str) -> GraphkitError:
        """Say where in the text as written the mistake is: parameters in their place may have moved it."""
        try:
            self._ask(text)
        except SyntaxError as written:
            return _syntax_error(text, written)
        return GraphkitError(
            Text(
                vi="Một tham số đứng ở chỗ mà SPARQL chỉ nhận biến (AS, VALUES, …)",
                en="A parameter stands where SPARQL takes only a variable (AS, VALUES, …)",
            )
        )


def project(store: Store, folder: Path) -> None:
    """Write the store's facts into a new database ``graph.oxigraph`` in ``folder``."""
    database = ox.Store(folder / DATABASE)
    database.bulk_extend(quads_of(store))
    database.flush()


def quads_of(store: Store) -> Iterator[ox.Quad]:
    """Yield the quads of all facts of a store."""
    nodes = chain.from_iterable(map(store.nodes, NODES))
    edges = chain.from_iterable(map(store.edges, EDGES))
    return quads(nodes, edges, {file.path: file.sha256 for file in store.files()})


def _table(answer: Found, most: int | None) -> Table:
    if isinstance(answer, ox.QueryBoolean):
        return Table(("answer",), [(bool(answer),)])
    if isinstance(answer, ox.QueryTriples):
        triples = ((triple.subject, triple.predicate, triple.object) for triple in islice(answer, most))
        return Table(("subject", "predicate", "object"), [tuple(map(to_value, row)) for row in triples])
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, [tuple(map(to_value, row)) for row in islice(answer, most)])


def _syntax_error(text: str, error: SyntaxError) -> GraphkitError:
    unknown = undeclared(text, PREFIXES)
    if unknown is not None:
        return GraphkitError(
            Text(
                vi=f"Tiền tố {unknown}: chưa được khai báo, hãy thêm PREFIX {unknown}: <…> vào đầu truy vấn",
                en=f"The prefix {unknown}: is not declared; add PREFIX {unknown}: <…> before the query",
            )
        )
    found = _POSITION.match(str(error))
    line, column = found.group("line", "column") if found else ("?", "?")
    said = f": {found['said']}" if found and found["said"] else ""
    return GraphkitError(
        Text(
            vi=f"Lỗi cú pháp SPARQL ở dòng {line}, cột {column}{said}",
            en=f"SPARQL syntax error at line {line}, column {column}{said}",
        )
    )
