"""What :mod:`graphkit.read.pdf_worker` finds in a file, however that ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from graphkit.read.pdf_page import Page, Piece, Table
from graphkit.read.pdf_workers import ask

SECONDS = 40
"""What taking a file apart may take; 500 pages take five."""
PAGES = 500
"""Pages that are read of a file at most."""
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
    answer = ask(data, ["text", str(PAGES)], SECONDS)
    done = False
    for entry in answer.entries:
        done = done or "done" in entry
        _add(taken, entry)
    if taken.failure is None and not done:
        taken.failure = "slow" if answer.slow else "damaged"
    return taken


def draw(data: bytes, folder: Path, dpi: int, numbers: Sequence[int]) -> dict[int, float]:
    """Draw pages into a folder as NUMBER.pgm; return for each that was drawn how many pixels make a point."""
    answer = ask(data, ["image", str(folder.absolute()), str(dpi), *map(str, numbers)], SECONDS)
    return {entry["drawn"]: entry["scale"] for entry in answer.entries if "drawn" in entry}


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
