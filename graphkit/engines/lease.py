"""Leases: who uses a folder says so by a lock that the system takes back when the process ends.

A lease is a shared lock on a small file beside the folder. Windows has no shared locks of this kind, but does
not remove a file that is open: there the open file is the lock, and removing it the test.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class Lease:
    """A share in the use of what the file ``path`` stands for, until closed or the process ends."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = path.open("ab")
        if fcntl is not None:
            fcntl.flock(self._file, fcntl.LOCK_SH)

    def close(self) -> None:
        """Give the share back."""
        self._file.close()


def end(path: Path, in_service: Callable[[], bool]) -> bool:
    """Remove the file of a lease that nobody holds, unless its thing is in service; return whether it was.

    The question is asked while nobody else can take a share: who puts a thing into service holds one.
    """
    try:
        with path.open("ab") as file:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if in_service():
                return False
            if fcntl is not None:
                path.unlink()
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
