"""The records' facts as a ladybug database: an export in Parquet, the schema's tables, a COPY for each file."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.engines.loading import ladybug_copy, ladybug_schema

if TYPE_CHECKING:
    from graphkit.records import Store

VERSION = "1"
"""Part of a generation's fingerprint: another one where the tables change for the same facts."""

DATABASE = "graph.lbug"
_BUFFER = 1 << 30
"""Bytes of the buffer pool while loading, so that a million documents load within 2 GB."""


def project(store: Store, folder: Path) -> None:
    """Write the store's facts into a new database ``graph.lbug`` in ``folder``."""
    exported = folder / "parquet"
    store.export(exported)
    load(exported, folder / DATABASE)
    shutil.rmtree(exported)


def load(exported: Path, database: Path) -> None:
    """Write a folder of Parquet files, as :meth:`graphkit.records.Store.export` makes it, into a new database."""
    _execute(database, (*ladybug_schema(), *ladybug_copy(exported.as_posix())))


def _execute(path: Path, statements: Iterable[str]) -> None:
    import ladybug

    with ladybug.Database(str(path), buffer_pool_size=_BUFFER) as database, ladybug.Connection(database) as run:
        for statement in statements:
            run.execute(statement)
