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
class Shape:
    """What the rows of a label have, or those of a relationship type between two labels.

    ``labels`` is the label, or the two; ``table`` is where the records keep the rows. A relationship has
    ``source`` and ``target`` first.
    """

    name: str
    labels: tuple[str, ...]
    columns: Mapping[str, Kind]
    table: str

    @property
    def type(self) -> str:
        """The label or the relationship type."""
        return self.name.partition(".")[0]

    @property
    def joins(self) -> bool:
        """True for relationships."""
        return len(self.labels) > 1


@dataclass(frozen=True, slots=True)
class Sheaf(Shape):
    """The rows of a shape, ordered by id or by both ends.

    Values are as the records keep them: dates ISO 8601, booleans 0 and 1, lists JSON, what is unknown None;
    no text is empty.
    """

    rows: Iterator[tuple[Any, ...]]


def shapes() -> Iterator[Shape]:
    """Yield a shape for each label, then one for each pair of labels of a relationship type.

    They are named ``<Label>`` and ``<TYPE>.<From>.<To>``.
    """
    for label in NODES:
        yield Shape(label, (label,), node_properties(label), tables.node_table(label))
    for edge in EDGES.values():
        columns = {**_ENDS, **edge_properties(edge.name)}
        for pair in edge.pairs:
            yield Shape(".".join((edge.name, *pair)), pair, columns, tables.edge_table(edge.name))


def sheaves(database: Database) -> Iterator[Sheaf]:
    """Yield a sheaf for each shape; they are there without rows too."""
    for shape in shapes():
        select = f"SELECT {', '.join(shape.columns)} FROM {shape.table}"
        if shape.joins:
            where = "WHERE source_label = ? AND target_label = ? ORDER BY source, target"
            rows = database.rows(f"{select} {where}", shape.labels)
        else:
            rows = database.rows(f"{select} ORDER BY id")
        yield Sheaf(shape.name, shape.labels, shape.columns, shape.table, rows)
