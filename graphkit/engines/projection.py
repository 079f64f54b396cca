"""The records' facts as a ladybug database: an export in Parquet, the schema's tables, a COPY a file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.engines.loading import ladybug_copy, ladybug_schema
from graphkit.schema import EDGES

if TYPE_CHECKING:
    from graphkit.records import Store

VERSION = "1"
"""Part of a generation's fingerprint: another one where the tables change for the same facts."""

DATABASE = "graph.lbug"
_LOOPS = "loops.json"
_BUFFER = 1 << 30
"""Bytes of the buffer pool while loading, so that a million documents load within 2 GB."""


def project(store: Store, folder: Path) -> None:
    """Write the store's facts into a new database in ``folder``."""
    exported = folder / "parquet"
    store.export(exported)
    load(exported, folder)
    shutil.rmtree(exported)


def load(exported: Path, folder: Path) -> None:
    """Write what :meth:`graphkit.records.Store.export` made into a new database in ``folder``."""
    _execute(folder / DATABASE, (*ladybug_schema(), *ladybug_copy(exported.as_posix())))
    (folder / _LOOPS).write_text(json.dumps(_loops(exported)), encoding="utf-8")


def loops(folder: Path) -> frozenset[str]:
    """Return the relationship types that join a node to itself somewhere in the database of ``folder``."""
    return frozenset(json.loads((folder / _LOOPS).read_text(encoding="utf-8")))


def _execute(path: Path, statements: Iterable[str]) -> None:
    import ladybug

    with (
        ladybug.Database(str(path), buffer_pool_size=_BUFFER) as database,
        ladybug.Connection(database) as run,
    ):
        for statement in statements:
            run.execute(statement)


def _loops(exported: Path) -> list[str]:
    import duckdb

    found = []
    with duckdb.connect() as reader:
        for edge in EDGES.values():
            files = [
                str(exported / f"{edge.name}.{one}.{two}.parquet") for one, two in edge.pairs if one == two
            ]
            query = "SELECT 1 FROM read_parquet($files) WHERE source = target LIMIT 1"
            if files and reader.execute(query, {"files": files}).fetchone():
                found.append(edge.name)
    return found
