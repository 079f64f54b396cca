"""Exports: the graph as files that other programs and people take away.

Every format writes files of fixed names into a folder; docs/exports.md lists them and says what is in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.records import Store

FORMATS: Mapping[str, str] = {
    "turtle": "triples",
    "jsonld": "jsonld",
    "ntriples": "triples",
    "graphml": "networks",
    "gexf": "networks",
    "csv": "tables",
    "parquet": "tables",
    "neo4j-admin": "neo4j_admin",
    "xlsx": "workbook",
}
"""The formats, and the module that has a function of that name; only what is asked for is imported."""


def export(store: Store, form: str, folder: Path) -> tuple[Path, ...]:
    """Write the store's facts in one of :data:`FORMATS` into a folder; return the files, ordered by name.

    The folder is made where it is missing; files of the same names are replaced, others left alone. Each file
    appears complete or not at all. Raises KeyError for another format, and GraphkitError where the folder is
    a file or a store or cannot be written, or where the format cannot hold so much.
    """
    from graphkit.exports.staging import put

    write = getattr(import_module(f"graphkit.exports.{FORMATS[form]}"), form.replace("-", "_"))
    return put(folder, lambda aside: write(store, aside))
