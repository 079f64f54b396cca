"""Finding the files of a build: those given, and those in the folders given."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.i18n import Text

_STORE = ".gk"


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the given files, and all files of the given folders, in order of their names.

    In a folder, hidden files and stores are passed over, and a link that leads back up is not followed.
    Raises GraphkitError where a path does not exist.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path, frozenset())
        elif path.exists():
            yield path
        else:
            raise GraphkitError(
                Text(
                    f"{path}: không có tệp hay thư mục này; hãy xem lại đường dẫn",
                    f"{path}: no such file or folder; look at the path again",
                )
            )


def _folder(path: Path, above: frozenset[str]) -> Iterator[Path]:
    real = os.path.realpath(path)
    if real in above:
        return
    for entry in _entries(path):
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            yield path / entry.name
        elif not entry.name.endswith(_STORE):
            yield from _folder(path / entry.name, above | {real})


def _entries(path: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(path) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise GraphkitError(
            Text(
                f"{path}: không mở được thư mục ({error.strerror}); hãy kiểm tra quyền đọc",
                f"{path}: the folder cannot be opened ({error.strerror}); look at its permissions",
            )
        ) from error
