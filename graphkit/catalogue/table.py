"""The file of a user's own catalogue: rows go in, and what else stands there stays as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graphkit.catalogue.entry import COLUMNS, Entry, Key, checked
from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.resolve import Reference
from graphkit.resolve.catalogue import REQUIRED
from graphkit.resolve.tables import read_table

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a row; ``kept`` is the one there, which says something else in ``columns``."""

    entry: Entry
    outcome: Literal["added", "replaced", "unchanged", "kept"]
    columns: tuple[str, ...] = ()


def entries(path: Path) -> list[Entry]:
    """Return the rows of a catalogue as they stand. Raises GraphkitError where it is none."""
    return [Entry.of(cells) for cells in read_table(path, REQUIRED)]


def put(
    path: Path, rows: Iterable[Entry], reference: Reference, *, replace: bool = False
) -> tuple[Change, ...]:
    """Write checked rows into a catalogue, made where there is none; return what became of each.

    A row of the same number, date and issuer is another row's only with ``replace``; then it stands in its
    place. All other lines stay as they are. The file is whole at any moment: the old one or the new one.
    Raises GraphkitError where it is no catalogue or cannot be written.
    """
    table = _Table(path, reference)
    changes = tuple(table.take(row, replace) for row in rows)
    if any(change.outcome in ("added", "replaced") for change in changes):
        _write(path, table.text())
    return changes


class _Table:
    """A catalogue's lines, and which of them holds which instrument."""

    def __init__(self, path: Path, reference: Reference) -> None:
        text = _text(path)
        self._reference = reference
        self._bom = _BOM if text.startswith(_BOM) else ""
        self._end = "\r\n" if "\r\n" in text else "\n"
        self._lines = text.removeprefix(_BOM).splitlines(keepends=True) or [self._ended("\t".join(COLUMNS))]
        self._lines[-1] = self._ended(self._lines[-1].rstrip("\r\n"))
        self._head, *rows = (number for number, line in enumerate(self._lines) if _holds_cells(line))
        self._columns = _cells(self._lines[self._head])
        self._known: dict[Key, int] = {}
        for number in rows:
            self._known.setdefault(self._entry(number).key, number)

    def take(self, entry: Entry, replace: bool) -> Change:
        """Put a row in, and say what became of it."""
        number = self._known.get(entry.key)
        if number is None:
            self._known[entry.key] = len(self._lines)
            self._lines.append(self._line(entry, {}))
            return Change(entry, "added")
        old = self._entry(number)
        columns = tuple(column for column in COLUMNS if entry.cell(column) != old.cell(column))
        if not replace:
            columns = tuple(column for column in columns if _contradicts(column, old, entry))
            return Change(entry, "kept" if columns else "unchanged", columns)
        if columns:
            self._lines[number] = self._line(entry, self._row(number))
        return Change(entry, "replaced" if columns else "unchanged", columns)

    def text(self) -> str:
        """Return the whole file."""
        return self._bom + "".join(self._lines)

    def _ended(self, line: str) -> str:
        return line + self._end

    def _row(self, number: int) -> dict[str, str]:
        cells = _cells(self._lines[number])
        return dict(zip(self._columns, cells + [""] * (len(self._columns) - len(cells)), strict=False))

    def _entry(self, number: int) -> Entry:
        """Return a row in the form that new ones have, where it can be brought into it."""
        entry = Entry.of(self._row(number))
        try:
            return checked(entry, self._reference)
        except GraphkitError:
            return entry

    def _line(self, entry: Entry, before: Mapping[str, str]) -> str:
        """Return the line of a row; columns that are not ours keep what they held."""
        new = [column for column in COLUMNS if column not in self._columns and entry.cell(column)]
        if new:
            self._columns += new
            self._lines[self._head] = self._ended("\t".join(self._columns))
        cells = {**before, **{column: entry.cell(column) for column in COLUMNS}}
        return self._ended("\t".join(cells.get(column, "") for column in self._columns))


def _contradicts(column: str, old: Entry, new: Entry) -> bool:
    """Tell whether a row brings something that the one there does not say."""
    if column == "source":
        return False
    if column == "aliases":
        return not set(new.aliases) <= {*old.aliases, old.title}
    return bool(new.cell(column))


def _text(path: Path) -> str:
    """Return a catalogue as it stands, nothing where there is none. Raises GraphkitError for another file."""
    if not path.exists():
        return ""
    read_table(path, REQUIRED)
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def _holds_cells(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("\t")]


def _write(path: Path, text: str) -> None:
    """Write beside the file, then rename: whoever stops us leaves the old one."""
    target = path.resolve()  # a link goes on pointing to the file
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, aside)
        aside.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> GraphkitError:
    return GraphkitError(
        Text(
            f"{path}: không ghi được danh mục ({error.strerror}); hãy đóng tệp nếu đang mở, xem quyền ghi và "
            "chỗ trống, hoặc chọn tệp khác với --catalogue",
            f"{path}: the catalogue cannot be written ({error.strerror}); close the file if it is open, look "
            "at permissions and disk space, or choose another file with --catalogue",
        )
    )
