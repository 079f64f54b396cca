"""Finding the files of a build: those given, and those in the folders given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.i18n import Text


def walk(paths: Iterable[Path], passed_over: Callable[[Path], bool] = lambda _: False) -> Iterator[Path]:
    """Yield the given files, and all files of the given folders, in order of their names.

    In a folder, what is hidden and the folders that ``passed_over`` says are left out, and a link that leads
    back up is not followed.
    Raises GraphkitError where a path does not exist.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path, passed_over, frozenset())
        elif path.exists():
            yield path
        else:
            raise GraphkitError(
                Text(
                    f"{path}: không có tệp hay thư mục này; hãy xem lại đường dẫn",
                    f"{path}: no such file or folder; look at the path again",
                )
            )


def _folder(path: Path, passed_over: Callable[[Path], bool], above: frozenset[str]) -> Iterator[Path]:
    real = os.path.realpath(path)
    if real in above:
        return
    for entry in _entries(path):
        if entry.name.startswith("."):
            continue
        if not entry.is_dir():
            yield path / entry.name
        elif not passed_over(path / entry.name):
            yield from _folder(path / entry.name, passed_over, above | {real})


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
