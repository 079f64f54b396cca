"""CSV and Parquet: a file for each label, and one for each pair of labels of a relationship type.

The files have the names and columns of :mod:`graphkit.records.parquet` in both formats, and are there without
rows too.
"""

from __future__ import annotations

import csv as csv_files
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.engines.rdf import evidence_values
from graphkit.exports.cells import joined, neutral
from graphkit.facts import Edge, Node, Value
from graphkit.schema import EDGES, NODES, edge_properties, node_properties

if TYPE_CHECKING:
    from graphkit.records import Store


def parquet(store: Store, folder: Path) -> None:
    """Write ``<Label>.parquet`` and ``<TYPE>.<From>.<To>.parquet``."""
    for _ in store.export(folder):
        pass


def csv(store: Store, folder: Path) -> None:
    """Write ``<Label>.csv`` and ``<TYPE>.<From>.<To>.csv``, UTF-8 without a byte order mark."""
    with store.snapshot():
        for label in NODES:
            columns = tuple(node_properties(label))
            rows = (_node_row(node, columns) for node in store.nodes(label))
            _write(folder / f"{label}.csv", columns, rows)
        for name, type_ in EDGES.items():
            columns = ("source", "target", *edge_properties(name))
            edges = store.edges(name)
            for pair in type_.pairs:
                rows = (_edge_row(e, columns) for e in edges if (e.source_label, e.target_label) == pair)
                _write(folder / f"{'.'.join((name, *pair))}.csv", columns, rows)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv_files.writer(file, lineterminator="\n", quoting=csv_files.QUOTE_NONNUMERIC)
        writer.writerow(columns)
        writer.writerows(rows)


def _node_row(node: Node, columns: Sequence[str]) -> list[object]:
    values: dict[str, Value] = {**node.properties, "id": node.id, "ten": node.name}
    return [_cell(values.get(column)) for column in columns]


def _edge_row(edge: Edge, columns: Sequence[str]) -> list[object]:
    values: dict[str, Value | None] = {
        "source": edge.source,
        "target": edge.target,
        "so_bang_chung": len(edge.evidence),
        **edge.properties,
        **(evidence_values(edge, edge.evidence[0]) if edge.evidence else {}),
    }
    return [_cell(values.get(column)) for column in columns]


def _cell(value: Value | None) -> object:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return value
        case tuple():
            return joined(value)
    return neutral(value)
