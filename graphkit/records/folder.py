"""The folder of a store: which one is a store, of which format, and who builds it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.i18n import Text

FORMAT = "graphkit.store/1"
"""What the file FORMAT of a store says; another version is built again, never guessed at."""

DATABASE = "records.sqlite"
_SUFFIX = ".gk"
_FORMAT_FILE = "FORMAT"
_NEW_FORMAT = "FORMAT.new"
_LOCK = "build.lock"
_HOLDER = "build.pid"
_OURS = {_NEW_FORMAT, _LOCK, _HOLDER}


def is_store(path: Path) -> bool:
    """Return whether a folder is a store, of whatever format, or is called like one."""
    return path.suffix == _SUFFIX or (path / _FORMAT_FILE).is_file()


def require(path: Path) -> None:
    """Raise GraphkitError unless the folder is a store of this format that a build has begun to fill."""
    if path.exists() and not _is_unused(path):
        _refuse_others(path)
    if not (path / DATABASE).exists():
        raise GraphkitError(
            Text(
                f"{path}: chưa có kho đồ thị nào ở đây; hãy chạy `graphkit build TỆP... --in {path}` trước",
                f"{path}: there is no graph store here yet; run `graphkit build FILE... --in {path}` first",
            )
        )


def _refuse_others(path: Path) -> None:
    _refuse_strangers(path)
    found = (path / _FORMAT_FILE).read_text(encoding="utf-8", errors="replace").strip()
    if found != FORMAT:
        raise GraphkitError(
            Text(
                f"{path}: kho có định dạng {found[:40]!r}, bản graphkit này dùng {FORMAT!r}; "
                "hãy xóa kho rồi dựng lại",
                f"{path}: the store has format {found[:40]!r}, this graphkit uses {FORMAT!r}; "
                "delete the store and build it again",
            )
        )


def prepare(path: Path) -> None:
    """Make the folder a store unless it is one. Raises GraphkitError where something else is in the way."""
    if path.exists() and not _is_unused(path):
        _refuse_others(path)
        return
    try:
        path.mkdir(parents=True, exist_ok=True)
        # Written aside and renamed: a store without its whole FORMAT is never seen.
        (path / _NEW_FORMAT).write_text(FORMAT + "\n", encoding="utf-8")
        (path / _NEW_FORMAT).replace(path / _FORMAT_FILE)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: Exception) -> GraphkitError:
    """Return the error to raise where a store cannot be written."""
    return GraphkitError(
        Text(
            f"{path}: không ghi được vào kho ({error}); hãy xem quyền ghi và chỗ trống trên đĩa, "
            "hoặc chọn nơi khác với --in",
            f"{path}: the store cannot be written ({error}); look at permissions and disk space, "
            "or choose another place with --in",
        )
    )


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold a store for one build; readers go on reading. The lock ends with its process, however that ends.

    Raises GraphkitError, naming the process, where another build holds it.
    """
    # SQLite's own file lock: it works the same on every system, and no child process inherits it.
    lock = sqlite3.connect(path / _LOCK, timeout=0, isolation_level=None)
    holder = path / _HOLDER
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            raise (_held(path, holder) if busy else unwritable(path, error)) from error
        holder.write_text(str(os.getpid()), encoding="utf-8")
        yield
        holder.unlink(missing_ok=True)
    finally:
        lock.close()


def _held(path: Path, holder: Path) -> GraphkitError:
    process = holder.read_text(encoding="utf-8") if holder.exists() else "?"
    return GraphkitError(
        Text(
            f"{path}: tiến trình {process} đang dựng kho này; hãy đợi nó xong rồi chạy lại",
            f"{path}: process {process} is building this store; wait until it is done and run again",
        )
    )


def _is_unused(path: Path) -> bool:
    return path.is_dir() and all(entry.name in _OURS for entry in path.iterdir())


def _refuse_strangers(path: Path) -> None:
    if path.is_file():
        raise GraphkitError(
            Text(
                f"{path}: là một tệp, không phải kho đồ thị; hãy chọn nơi khác với --in",
                f"{path}: a file, not a graph store; choose another place with --in",
            )
        )
    if not (path / _FORMAT_FILE).is_file():
        raise GraphkitError(
            Text(
                f"{path}: thư mục có sẵn nhưng không phải kho đồ thị; hãy chọn nơi khác với --in",
                f"{path}: a folder of other things, not a graph store; choose another place with --in",
            )
        )
