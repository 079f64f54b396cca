"""A question to an engine in a process of its own, and what comes back: plain values that travel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphkit.engines.protocol import Table
from graphkit.i18n import Text

SECONDS = 30.0
"""What a query may take unless told otherwise."""
ROWS = 10_000
"""The rows that are answered unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text with its parameters.

    ``rows`` bounds the answer, None does not. ``native`` is for Cypher: the text is the engine's own.
    ``media`` is for SPARQL: the media types to answer in instead of a table, of rows and of triples, "" where
    none will do. ``default_graphs`` and ``named_graphs`` are IRIs of the graphs to ask, all of them where
    both are empty.
    """

    text: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    rows: int | None = ROWS
    native: bool = False
    media: tuple[str, str] | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered: a table, or bytes in a media type; ``more`` where rows were cut.

    ``media`` is "" where the kind of answer has none that will do.
    """

    table: Table | None = None
    data: bytes = b""
    media: str = ""
    more: bool = False

    def cut(self, rows: int | None) -> Reply:
        """Return the reply with so many rows of its table at most."""
        if self.table is None or rows is None or len(self.table.rows) <= rows:
            return self
        return Reply(Table(self.table.columns, self.table.rows[:rows]), more=True)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer."""

    text: Text
