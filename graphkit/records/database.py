"""One connection to the records' SQLite file, whose troubles are told as errors that a user can mend."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.records.folder import unwritable

_PATIENCE = 30.0
"""Seconds to wait for another process's batch; readers never wait, they see the state before it."""


class Database:
    """A connection; ``write`` opens it for writing too, and makes the file where there is none."""

    def __init__(self, path: Path, write: bool) -> None:
        self._path = path
        with self._told():
            self._connection = sqlite3.connect(
                _uri(path, write),
                uri=True,
                timeout=_PATIENCE,
                isolation_level=None,
                check_same_thread=False,
            )
            if write:
                self._connection.execute("PRAGMA journal_mode = WAL")
                # A power cut may cost the last batches, which are made again, never the file.
                self._connection.execute("PRAGMA synchronous = NORMAL")

    @property
    def uri(self) -> str:
        """By which SQLite opens the file to read."""
        return _uri(self._path, write=False)

    def close(self) -> None:
        """Close the connection; what is not committed is undone."""
        self._connection.close()

    def rows(self, statement: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query; a cursor of its own for each, so that queries may nest."""
        with self._told():
            for row in self._connection.execute(statement, parameters):  # noqa: UP028  a cursor cannot close late
                yield row

    def row(self, statement: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, None where there is none."""
        with self._told():
            row: tuple[Any, ...] | None = self._connection.execute(statement, parameters).fetchone()
            return row

    def execute(self, statement: str, parameters: Sequence[Any] = ()) -> int:
        """Run a statement that changes something; return how many rows it changed."""
        with self._told():
            return self._connection.execute(statement, parameters).rowcount

    def insert(self, table: str, rows: Iterable[Sequence[Any]], replace: bool = False) -> None:
        """Insert rows; ``replace`` those of the same key, or raise sqlite3.IntegrityError for them."""
        rows = iter(rows)
        with self._told():
            for first in rows:
                verb = "INSERT OR REPLACE" if replace else "INSERT"
                statement = f"{verb} INTO {table} VALUES ({', '.join('?' * len(first))})"
                self._connection.execute(statement, first)
                self._connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit what is done inside, all or nothing."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self.execute("COMMIT")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one state of the records inside, whatever a build commits meanwhile."""
        self.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise
        except sqlite3.Error as error:
            raise self._error(error) from error

    def _error(self, error: sqlite3.Error) -> GraphkitError:
        folder, code = self._path.parent, getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return GraphkitError(
                Text(
                    f"{folder}: kho đang bận vì tiến trình khác đang ghi; hãy đợi rồi chạy lại",
                    f"{folder}: the store is busy, another process writes to it; wait and run again",
                )
            )
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
            return unwritable(folder, error)
        return GraphkitError(
            Text(
                f"{folder}: kho bị hỏng ({error}); hãy xóa thư mục này rồi dựng lại bằng `graphkit build`",
                f"{folder}: the store is damaged ({error}); delete it and run `graphkit build` again",
            )
        )


def _uri(path: Path, write: bool) -> str:
    return f"{path.resolve().as_uri()}?{_mode(path, write)}"


def _mode(path: Path, write: bool) -> str:
    if write:
        return "mode=rwc"
    # Where nobody can write, nobody needs locks, and SQLite could not make its files for them.
    return "mode=ro" if os.access(path.parent, os.W_OK) else "mode=ro&immutable=1"
