"""The records' facts as a ladybug database: an export in Parquet, the schema's tables, a COPY a file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from graphkit.engines.loading import ladybug_copy, ladybug_schema
from graphkit.schema import EDGES

if TYPE_CHECKING:
    import duckdb

    from graphkit.records import Store

VERSION = "1"
"""Part of a generation's fingerprint: another one where the tables change for the same facts."""

DATABASE = "graph.lbug"
_LOOPS = "loops.json"
_BUFFER = 1 << 30
"""Bytes of the buffer pool while loading, so that a million documents load within 2 GB."""


def project(store: Store, folder: Path) -> None:
    """Write the store's facts into a new database in ``folder``."""
    # Brackets in a path are taken for a pattern. Elsewhere what a kill leaves is swept with the folder.
    aside = None if set("*?[]{}") & set(str(folder)) else folder
    with tempfile.TemporaryDirectory(dir=aside) as exported:
        store.export(Path(exported))
        load(Path(exported), folder)


def load(exported: Path, folder: Path) -> None:
    """Write what :meth:`graphkit.records.Store.export` made into a new database in ``folder``."""
    import duckdb

    with duckdb.connect() as reader:
        filled = _filled(reader, exported)
        found = _loops(reader, exported, filled)
    copies = (copy for name, copy in ladybug_copy(exported.as_posix()).items() if name in filled)
    _execute(folder / DATABASE, (*ladybug_schema(), *copies, "CHECKPOINT;"))
    (folder / _LOOPS).write_text(json.dumps(found), encoding="utf-8")


def loops(folder: Path) -> frozenset[str]:
    """Return the relationship types that join a node to itself somewhere in the database of ``folder``."""
    return frozenset(json.loads((folder / _LOOPS).read_text(encoding="utf-8")))


def _execute(path: Path, statements: Iterable[str]) -> None:
    import ladybug

    # A checkpoint after each statement takes longer than they do; one transaction for all ends the process.
    with (
        ladybug.Database(str(path), buffer_pool_size=_BUFFER, auto_checkpoint=False) as database,
        ladybug.Connection(database) as connection,
    ):
        for statement in statements:
            connection.execute(statement)


def _filled(reader: duckdb.DuckDBPyConnection, exported: Path) -> set[str]:
    """Return the names of the files that have rows."""
    query = "SELECT file_name FROM parquet_file_metadata($files) WHERE num_rows > 0"
    found = reader.execute(query, {"files": (exported / "*.parquet").as_posix()}).fetchall()
    return {PurePath(name).name.removesuffix(".parquet") for (name,) in found}


def _loops(reader: duckdb.DuckDBPyConnection, exported: Path, filled: set[str]) -> list[str]:
    found = []
    for edge in EDGES.values():
        names = {f"{edge.name}.{one}.{two}" for one, two in edge.pairs if one == two} & filled
        files = [str(exported / f"{name}.parquet") for name in names]
        query = "SELECT 1 FROM read_parquet($files) WHERE source = target LIMIT 1"
        if files and reader.execute(query, {"files": files}).fetchone():
            found.append(edge.name)
    return found
