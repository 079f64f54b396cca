"""CSV for ``neo4j-admin database import``, with typed headers, and the scripts that run it.

The files are named as those of :mod:`graphkit.exports.tables`; they are meant for the import alone, so that
nothing is put before what a spreadsheet would run.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.engines.loading import neo4j_constraints, neo4j_head, neo4j_mark
from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.schema import Kind

if TYPE_CHECKING:
    from graphkit.records import Store
    from graphkit.records.sheaves import Sheaf

_BETWEEN = "\x1f"
"""Stands between the items of a list: the character that Unicode has for this."""

_OPTIONS = (
    "--overwrite-destination=true",
    "--array-delimiter=U+001F",
    "--multiline-fields=true",
    "--strict=true",
)
"""The last says that a relationship without its nodes ends the import: the records have none."""

_SHELL = """\
#!/bin/sh
# Imports this folder into the database DATABASE (neo4j), in place of what is in it: sh import.sh [DATABASE]
# The server, or at least that database, must be down. NEO4J_ADMIN: the command, if it is not on the PATH.
# Afterwards start the server and run schema.cypher: cypher-shell -d DATABASE -f schema.cypher
set -eu
cd "$(dirname "$0")"
exec "${NEO4J_ADMIN:-neo4j-admin}" database import full "${1:-neo4j}" @import.args
"""
_WINDOWS = """\
@echo off
rem Imports this folder into the database DATABASE (neo4j), in place of what is in it: import.cmd [DATABASE]
rem The server, or at least that database, must be down. NEO4J_ADMIN: the command, if it is not on the PATH.
rem Afterwards start the server and run schema.cypher: cypher-shell -d DATABASE -f schema.cypher
setlocal
cd /d "%~dp0"
if not defined NEO4J_ADMIN set "NEO4J_ADMIN=neo4j-admin"
set "DATABASE=%~1"
if not defined DATABASE set "DATABASE=neo4j"
call "%NEO4J_ADMIN%" database import full "%DATABASE%" "@import.args"
"""


def neo4j_admin(store: Store, folder: Path) -> None:
    """Write a CSV file for each label and pair of labels, and beside them what imports them.

    That is ``import.sh``, ``import.cmd``, the arguments that both pass on, and ``schema.cypher`` for
    afterwards.
    """
    arguments = list(_OPTIONS)
    with store.snapshot():
        fingerprint = store.fingerprint()
        for sheaf in store.sheaves():
            _write(folder / f"{sheaf.name}.csv", sheaf)
            what = "nodes" if len(sheaf.labels) == 1 else "relationships"
            arguments.append(f"--{what}={sheaf.type}=./{sheaf.name}.csv")
    schema = (*neo4j_constraints(), neo4j_mark(fingerprint))
    _write_lines(folder / "import.args", arguments)
    _write_lines(folder / "schema.cypher", schema)
    _write_lines(folder / "import.sh", _SHELL.splitlines())
    (folder / "import.sh").chmod(0o755)
    _write_lines(folder / "import.cmd", _WINDOWS.splitlines(), "\r\n")


def _write_lines(path: Path, lines: Iterable[str], end: str = "\n") -> None:
    path.write_text("".join(f"{line}{end}" for line in lines), encoding="utf-8", newline="")


def _write(path: Path, sheaf: Sheaf) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(neo4j_head(sheaf.labels, sheaf.columns).values())
        writer.writerows(_cells(sheaf))


def _cells(sheaf: Sheaf) -> Iterable[Sequence[object]]:
    written = {at: _CELLS[kind] for at, kind in enumerate(sheaf.columns.values()) if kind in _CELLS}
    return _changed(sheaf.rows, written) if written else sheaf.rows


def _changed(
    rows: Iterable[tuple[Any, ...]], written: Mapping[int, Callable[[Any], str]]
) -> Iterator[Sequence[object]]:
    for row in rows:
        cells = list(row)
        for at, cell in written.items():
            if row[at] is not None:
                cells[at] = cell(row[at])
        yield cells


def _boolean(value: int) -> str:
    return "true" if value else "false"


def _list(value: str) -> str:
    items: list[str] = json.loads(value)
    for item in items:
        if _BETWEEN in item:
            raise GraphkitError(
                Text(
                    f"“{item}” có ký tự U+001F, neo4j-admin không nhận; hãy đổi tên tệp đó rồi dựng lại, "
                    "hoặc dùng `graphkit load neo4j`",
                    f"“{item}” has the character U+001F, which this format cannot hold; rename the file and "
                    "build again, or use `graphkit load neo4j`",
                )
            )
    return _BETWEEN.join(items)


_CELLS: Mapping[Kind, Callable[[Any], str]] = {Kind.BOOLEAN: _boolean, Kind.STRINGS: _list}
