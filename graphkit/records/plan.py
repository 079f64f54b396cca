"""What a build has to do: the files as they are now against the files as the records know them."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from graphkit.errors import GraphkitError
from graphkit.read import read_bytes, reader_of
from graphkit.records.types import FileRecord

Change = Literal["added", "changed", "renamed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Plan:
    """``files`` with their change; ``gone`` are the records of files that are no longer there.

    A renamed file is in ``files`` under its new name, and under its old one in ``moved``.
    """

    files: tuple[tuple[FileRecord, Change], ...]
    gone: tuple[FileRecord, ...]
    moved: tuple[FileRecord, ...]


def location_of(path: Path) -> str:
    """Return the absolute path that tells a file apart, with forward slashes."""
    return Path(os.path.abspath(path)).as_posix()  # noqa: PTH100  links are kept: a link is a file of its own


def content_key(sha256: str, reader: str, version: str) -> str:
    """Return the key of the content of these bytes, read by this reader, extracted by this version."""
    return hashlib.sha256(f"{sha256}\n{reader}\n{version}".encode()).hexdigest()


def look(path: Path, version: str) -> FileRecord:
    """Return a file as it is now; its ``state`` is "ok" where a reader takes it and its bytes can be had."""
    name = unicodedata.normalize("NFC", Path(os.path.normpath(path)).as_posix())
    location = location_of(path)
    try:
        reader, data = reader_of(path), read_bytes(path)
    except GraphkitError as error:
        return FileRecord(name, location, "", 0, "unreadable", "", error.text)
    sha256 = hashlib.sha256(data).hexdigest()
    return FileRecord(name, location, sha256, len(data), "ok", content_key(sha256, reader.name, version))


def plan(found: Iterable[FileRecord], known: Iterable[FileRecord], folders: Sequence[str]) -> Plan:
    """Compare what was found, in these folders and elsewhere, with what is known.

    A known file is gone where it lies in one of the folders (by location) and was not found. It is moved
    where it is not there any more, wherever that was, and a new file has its bytes.
    """
    before = {record.location: record for record in known}
    now = {record.location: record for record in found}
    left = [record for place, record in before.items() if place not in now]
    movable = _movable(left, {record.sha256 for place, record in now.items() if place not in before}, folders)
    names = {r.path: place for place, r in before.items() if place in now or not _within(r, folders)}
    files: list[tuple[FileRecord, Change]] = []
    moved: dict[str, FileRecord] = {}
    for place, record in now.items():
        old = before.get(place)
        source = None if old else movable.pop(record.sha256, None)
        if source is not None:
            moved[source.location] = source
            names.pop(source.path, None)
        change = _change(old, record, source)
        named = replace(record, path=old.path if old else _free_name(record, names))
        names[named.path] = place
        files.append((named, change))
    gone = (record for record in left if record.location not in moved and _within(record, folders))
    return Plan(tuple(files), tuple(gone), tuple(moved.values()))


def _movable(
    left: Sequence[FileRecord], arrived: AbstractSet[str], folders: Sequence[str]
) -> dict[str, FileRecord]:
    """Return, by their bytes, the files that are not there any more and whose bytes came in elsewhere."""
    return {
        record.sha256: record
        for record in reversed(left)
        if record.sha256 in arrived - {""}
        and (_within(record, folders) or not Path(record.location).exists())
    }


def _within(record: FileRecord, folders: Sequence[str]) -> bool:
    return any(record.location.startswith(folder.rstrip("/") + "/") for folder in folders)


def _change(old: FileRecord | None, new: FileRecord, moved: FileRecord | None) -> Change:
    if moved is not None:
        return "renamed"
    if old is None:
        return "added"
    return "unchanged" if (old.key, old.state) == (new.key, "ok") else "changed"


def _free_name(record: FileRecord, names: Mapping[str, str]) -> str:
    """Return the path to show, or the whole one where a file elsewhere was given by the same words."""
    return record.path if names.get(record.path, record.location) == record.location else record.location
