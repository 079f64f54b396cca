"""The facts as Parquet: a file for each label, and one for each pair of labels of a relationship type.

``<Label>.parquet`` has the columns of :func:`graphkit.schema.node_properties`;
``<TYPE>.<From>.<To>.parquet`` has ``source``, ``target``, and :func:`graphkit.schema.edge_properties`.
Dates are DATE, lists VARCHAR[], what is unknown is null. A file is written for every label and pair, without
rows where there are none.
"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.records.sheaves import Sheaf, sheaves
from graphkit.schema import Kind

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


def export(database: Database, target: Path) -> None:
    """Write all files into the folder ``target``, which is made where it is missing."""
    import duckdb

    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, duckdb.connect() as writer:
        passing = Path(scratch) / "rows.csv"
        for sheaf in sheaves(database):
            _write(writer, sheaf, passing, target / f"{sheaf.name}.parquet")


def _write(writer: duckdb.DuckDBPyConnection, sheaf: Sheaf, passing: Path, target: Path) -> None:
    columns = sheaf.columns
    # Rows come from Python into DuckDB at speed only through a file. No fact is an empty string, so that an
    # empty field is a null.
    with passing.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator=_LINE_END).writerows(sheaf.rows)
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
