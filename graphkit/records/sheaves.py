"""The facts as plain rows, for whoever writes all of them elsewhere at speed: Parquet, CSV, a server."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.records import tables
from graphkit.schema import EDGES, NODES, Kind, edge_properties, node_properties

if TYPE_CHECKING:
    from graphkit.records.database import Database

_ENDS: Mapping[str, Kind] = {"source": Kind.STRING, "target": Kind.STRING}


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The rows of a label, or of a relationship type between two labels, ordered by id or by both ends.

    ``labels`` is the label, or the two. Values are as the records keep them: dates ISO 8601, booleans 0 and
    1, lists JSON, what is unknown None; no text is empty. A relationship has ``source`` and ``target`` first.
    """

    name: str
    labels: tuple[str, ...]
    columns: Mapping[str, Kind]
    rows: Iterator[tuple[Any, ...]]

    @property
    def type(self) -> str:
        """The label or the relationship type."""
        return self.name.partition(".")[0]


def sheaves(database: Database) -> Iterator[Sheaf]:
    """Yield a sheaf for each label, then one for each pair of labels of a relationship type.

    They are named ``<Label>`` and ``<TYPE>.<From>.<To>``, and are there without rows too.
    """
    for label in NODES:
        columns = node_properties(label)
        query = f"SELECT {', '.join(columns)} FROM {tables.node_table(label)} ORDER BY id"
        yield Sheaf(label, (label,), columns, database.rows(query))
    for name, pair in ((edge.name, pair) for edge in EDGES.values() for pair in edge.pairs):
        columns = {**_ENDS, **edge_properties(name)}
        query = (
            f"SELECT {', '.join(columns)} FROM {tables.edge_table(name)} "
            "WHERE source_label = ? AND target_label = ? ORDER BY source, target"
        )
        yield Sheaf(".".join((name, *pair)), pair, columns, database.rows(query, pair))
