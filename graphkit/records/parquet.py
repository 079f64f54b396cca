"""The facts as Parquet: a file for each label, and one for each pair of labels of a relationship type.

``<Label>.parquet`` has the columns of :func:`graphkit.schema.node_properties`;
``<TYPE>.<From>.<To>.parquet`` has ``source``, ``target``, and :func:`graphkit.schema.edge_properties`.
Dates are DATE, lists VARCHAR[], what is unknown is null. A file is written for every label and pair, without
rows where there are none.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.records import tables
from graphkit.schema import EDGES, NODES, Kind, edge_properties, node_properties

if TYPE_CHECKING:
    import duckdb

    from graphkit.records.database import Database

_TYPES = {
    Kind.STRING: "VARCHAR",
    Kind.INTEGER: "BIGINT",
    Kind.FLOAT: "DOUBLE",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.DATE: "DATE",
    Kind.STRINGS: "VARCHAR[]",
}
# A value with either of these characters is quoted only where the line's end has both.
_LINE_END = "\r\n"
_ENDS = {"source": Kind.STRING, "target": Kind.STRING}


def export(database: Database, target: Path) -> None:
    """Write all files into the folder ``target``, which is made where it is missing."""
    import duckdb

    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as writer:
        passing = Path(scratch) / "rows.csv"
        for label in NODES:
            columns = node_properties(label)
            rows = database.rows(f"SELECT {', '.join(columns)} FROM {tables.node_table(label)} ORDER BY id")
            _write(writer, rows, columns, passing, target / f"{label}.parquet")
        for name, start, end in ((edge.name, *pair) for edge in EDGES.values() for pair in edge.pairs):
            columns = {**_ENDS, **edge_properties(name)}
            rows = database.rows(
                f"SELECT {', '.join(columns)} FROM {tables.edge_table(name)} "
                "WHERE source_label = ? AND target_label = ? ORDER BY source, target",
                [start, end],
            )
            _write(writer, rows, columns, passing, target / f"{name}.{start}.{end}.parquet")


def _write(
    writer: duckdb.DuckDBPyConnection,
    rows: Iterable[tuple[Any, ...]],
    columns: Mapping[str, Kind],
    passing: Path,
    target: Path,
) -> None:
    # Rows come from Python into DuckDB at speed only through a file. No fact is an empty string, so that an
    # empty field is a null.
    with passing.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator=_LINE_END).writerows(rows)
    values = ", ".join(_value(name, kind) for name, kind in columns.items())
    types = {name: "VARCHAR" if kind is Kind.STRINGS else _TYPES[kind] for name, kind in columns.items()}
    writer.execute(
        f"COPY (SELECT {values} FROM read_csv($source, columns = {types!r}, header = false, "
        "auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n', "
        "max_line_size = 16777216)) "
        f"TO '{_quoted(target)}' (FORMAT parquet)",
        {"source": str(passing)},
    )


def _value(name: str, kind: Kind) -> str:
    return f"from_json({name}, '[\"VARCHAR\"]') AS {name}" if kind is Kind.STRINGS else name


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
