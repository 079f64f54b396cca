"""SPARQL answers in the media types that the protocol names, of so many rows at most."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graphkit.engines.oxigraph import Found, Oxigraph
from graphkit.engines.question import Question, Reply
from graphkit.engines.rdf import PREFIXES

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer


def answer(engine: Oxigraph, question: Question) -> Reply:
    """Answer a question as a table, or in one of its media types; raises as :meth:`Oxigraph.query` does."""
    media, rows = question.media, question.rows
    if media is None:
        most = None if rows is None else rows + 1
        return Reply(engine.query(question.text, question.parameters, most)).cut(rows)
    return engine.read(
        question.text, question.parameters, lambda found: _written(found, media, rows), **_graphs(question)
    )


def _graphs(question: Question) -> dict[str, Any]:
    """Return the graphs that a query sees: those that are named, and no other."""
    if not question.default_graphs and not question.named_graphs:
        return {}
    return {
        "default_graph": list(map(ox.NamedNode, question.default_graphs)),
        "named_graphs": list(map(ox.NamedNode, question.named_graphs)),
    }


def _written(found: Found, media: tuple[str, str], rows: int | None) -> Reply:
    of_rows, of_triples = media
    if isinstance(found, ox.QueryTriples):
        return _graph(found, of_triples, rows) if of_triples else Reply()
    if not of_rows:
        return Reply()
    if isinstance(found, ox.QueryBoolean) or rows is None:
        return Reply(data=found.serialize(format=_form(of_rows)) or b"", media=of_rows)
    return _solutions(found, of_rows, rows)


def _form(media: str) -> ox.QueryResultsFormat | None:
    return ox.QueryResultsFormat.from_media_type(media)


def _graph(found: Iterator[ox.Triple], media: str, rows: int | None) -> Reply:
    triples = list(islice(found, None if rows is None else rows + 1))
    form = ox.RdfFormat.from_media_type(media)
    data = ox.serialize(triples[:rows], format=form, prefixes=dict(PREFIXES))
    return Reply(data=data or b"", media=media, more=rows is not None and len(triples) > rows)


def _solutions(found: ox.QuerySolutions, media: str, rows: int) -> Reply:
    """Return the first rows: TSV has one on each line, so that the lines of it can be counted."""
    first = _Lines(rows + 1)  # the names of the columns are a line too
    with suppress(_FullError):
        found.serialize(first, format=ox.QueryResultsFormat.TSV)
    cut = ox.parse_query_results(first.getvalue(), format=ox.QueryResultsFormat.TSV)
    assert isinstance(cut, ox.QuerySolutions)
    return Reply(data=cut.serialize(format=_form(media)) or b"", media=media, more=first.more)


class _FullError(Exception):
    """No more lines are wanted."""


class _Lines(BytesIO):
    """A file that takes so many lines; where more are written, it ends that with :class:`_FullError`."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.more = False
        self._lines = lines

    def write(self, data: Buffer) -> int:
        """Take what is written as far as there is room."""
        for line in bytes(data).splitlines(keepends=True):
            if not self._lines:
                self.more = True
                raise _FullError
            super().write(line)
            self._lines -= line.endswith(b"\n")
        return len(bytes(data))
