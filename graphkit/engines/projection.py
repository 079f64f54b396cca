"""The records' facts as a ladybug database: an export in Parquet, the schema's tables, a COPY a file."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
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
_BUFFER = 0
"""The engine's own bound, most of the machine's memory: a COPY of relationships holds all of them, both ways,
and takes what it needs. With 1 GB, and with 1.75 GB, a million documents could not be loaded at all."""


def project(store: Store, folder: Path) -> None:
    """Write the store's facts into a new database in ``folder``."""
    # Brackets in a path are taken for a pattern. Elsewhere what a kill leaves is swept with the folder.
    aside = None if set("*?[]{}") & set(str(folder)) else folder
    with tempfile.TemporaryDirectory(dir=aside) as exported:
        load(store.export(Path(exported)), Path(exported), folder)


def load(written: Iterable[tuple[str, int]], exported: Path, folder: Path) -> None:
    """Write the files of :meth:`graphkit.records.Store.export` into a new database in ``folder``.

    Each is loaded as soon as it is ``written``, while the next one is.
    """
    copies, filled = ladybug_copy(exported.as_posix()), []

    def statements() -> Iterator[str]:
        yield from ladybug_schema()
        for name, rows in written:
            if rows:
                filled.append(name)
                yield copies[name]
        yield "CHECKPOINT;"

    _execute(folder / DATABASE, statements())
    (folder / _LOOPS).write_text(json.dumps(_loops(exported, filled)), encoding="utf-8")


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


def _loops(exported: Path, filled: Sequence[str]) -> list[str]:
    import duckdb

    found = []
    with duckdb.connect() as reader:
        for edge in EDGES.values():
            names = {f"{edge.name}.{one}.{two}" for one, two in edge.pairs if one == two}.intersection(filled)
            files = [str(exported / f"{name}.parquet") for name in names]
            query = "SELECT 1 FROM read_parquet($files) WHERE source = target LIMIT 1"
            if files and reader.execute(query, {"files": files}).fetchone():
                found.append(edge.name)
    return found
