"""Runs :mod:`graphkit.read.pdf_worker` and takes what it finds, however it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from graphkit.read.pdf_page import Page, Piece, Table

SECONDS = 25
"""What taking a file apart may take; 500 pages take five."""
PAGES = 500
"""Pages that are read of a file at most."""
_ROOT = Path(__file__).resolve().parents[2]
_PASSWORD = 4


@dataclass(slots=True)
class Taken:
    """What was taken from a file: its pages by number, how many it has, and what went wrong.

    ``lost`` pages are damaged, of ``unruled`` ones the tables were not looked for. ``failure`` is None where
    the file was read to its end.
    """

    pages: dict[int, Page] = field(default_factory=dict)
    count: int = 0
    lost: list[int] = field(default_factory=list)
    unruled: list[int] = field(default_factory=list)
    failure: Literal["password", "damaged", "slow"] | None = None


def take(data: bytes) -> Taken:
    """Return the text layer of a PDF."""
    taken = Taken()
    output, slow = _run(data, "text", str(PAGES))
    done = False
    for entry in _entries(output):
        done = done or "done" in entry
        _add(taken, entry)
    if taken.failure is None and not done:
        taken.failure = "slow" if slow else "damaged"
    return taken


def draw(data: bytes, folder: Path, dpi: int, numbers: Sequence[int]) -> dict[int, float]:
    """Draw pages into a folder as NUMBER.pgm; return for each that was drawn how many pixels make a point."""
    output, _ = _run(data, "image", str(folder), str(dpi), *map(str, numbers))
    return {entry["drawn"]: entry["scale"] for entry in _entries(output) if "drawn" in entry}


def _run(data: bytes, *arguments: str) -> tuple[bytes, bool]:
    """The worker's output, and whether it was too slow and had to be ended."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            # -P: no module of the current folder, which may hold anybody's files, is imported.
            [sys.executable, "-P", "-m", "graphkit.read.pdf_worker", *arguments],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
    except subprocess.TimeoutExpired as error:
        return error.stdout or b"", True
    return done.stdout, False


def _entries(output: bytes) -> Iterator[dict[str, Any]]:
    """The whole lines of the output; the last may have been cut short."""
    for line in output.splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            return


def _add(taken: Taken, entry: dict[str, Any]) -> None:
    if "number" in entry:
        taken.pages[entry["number"]] = _page(entry)
    elif "pages" in entry:
        taken.count = entry["pages"]
    elif "lost" in entry:
        taken.lost.append(entry["lost"])
    elif "unruled" in entry:
        taken.unruled.append(entry["unruled"])
    elif "error" in entry:
        taken.failure = "password" if entry["error"] == _PASSWORD else "damaged"


def _page(entry: dict[str, Any]) -> Page:
    pieces = tuple(Piece(**piece) for piece in entry.pop("pieces"))
    tables = tuple(
        Table(**{**table, "rows": tuple(map(tuple, table["rows"]))}) for table in entry.pop("tables")
    )
    return Page(**entry, pieces=pieces, tables=tables)
