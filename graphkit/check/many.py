"""Many files under the check, in processes of their own where they are many."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graphkit.check.base import Finding
from graphkit.check.document import CheckedDocument, Checker, unreadable
from graphkit.errors import UnreadableError
from graphkit.pipeline import Failure, analyse, reference
from graphkit.records import Store
from graphkit.workers import each

_FEW = 12
"""Up to here one process is sooner done than several, each of which loads the tables."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not told, and why: the reason that somebody gave; None for one of the baseline."""

    finding: Finding
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check says of a file, and the text and bytes it was said of; "" where it could not be read.

    ``suppressed`` are not among the document's findings.
    """

    document: CheckedDocument
    text: str = ""
    sha256: str = ""
    suppressed: tuple[Suppressed, ...] = ()


@dataclass(frozen=True, slots=True)
class Means:
    """What files are checked by: a store's path, the user's own catalogue, the parent that the user names."""

    store: Path | None = None
    catalogue: Path | None = None
    parent_id: str | None = None


def check_all(paths: Sequence[Path], means: Means, jobs: int | None = None) -> Iterator[Checked]:
    """Yield what the check says of each file, in their order; one that cannot be read does not stop the rest.

    ``jobs`` processes share the work; by the number of files and processors where None. Raises GraphkitError
    where the catalogue cannot be read.
    """
    processes = _processes(len(paths), jobs)
    reference(means.catalogue)  # one that cannot be read is no fault of the files
    try:
        for path, outcome in each(paths, partial(_check, means), processes):
            yield _unread(path, outcome) if isinstance(outcome, Failure) else outcome
    finally:
        _open.close()


class _Open:
    """The checker of this process, which stays for the next file."""

    def __init__(self) -> None:
        self._means: Means | None = None
        self._checker: Checker | None = None
        self._stores = ExitStack()

    def checker(self, means: Means) -> Checker:
        """Return the checker by these means, its store open."""
        if self._checker is None or self._means != means:
            self.close()
            store = self._stores.enter_context(Store.open(means.store)) if means.store else None
            self._means, self._checker = means, Checker(reference(means.catalogue), store)
        return self._checker

    def close(self) -> None:
        """Close the store."""
        self._stores.close()
        self._means = self._checker = None


_open = _Open()


def _check(means: Means, path: Path) -> Checked:
    analysis = analyse(path, means.catalogue)
    reading = analysis.reading
    document = _open.checker(means).check(reading, analysis.extraction, means.parent_id)
    return Checked(document, reading.text, reading.source.sha256)


def _unread(path: Path, failure: Failure) -> Checked:
    return Checked(unreadable(path.as_posix(), UnreadableError(failure.reason, failure.cause)))


def _processes(files: int, jobs: int | None) -> int:
    if jobs is None:
        jobs = 1 if files <= _FEW else os.cpu_count() or 1
    return 0 if jobs == 1 else jobs
