"""Processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Generic, TypeVar

from graphkit.i18n import Text
from graphkit.pipeline import Failure
from graphkit.workers.crew import AHEAD

_Made = TypeVar("_Made")


class ProcessCrew(Generic[_Made]):
    """Processes that share the work; a file that kills its process costs no other."""

    def __init__(self, work: Callable[[Path], _Made | Failure], processes: int) -> None:
        self.ahead = processes * AHEAD
        self._work = work
        self._processes = processes
        self._pool = _pool(processes)

    def begin(self, path: Path) -> Callable[[], _Made | Failure]:
        """Give a file to a process."""
        return partial(self._outcome, path, _submit(self._pool, self._work, path), self._pool)

    def close(self) -> None:
        """Give up what is begun, and end the processes."""
        self._pool.shutdown(cancel_futures=True)

    def _outcome(
        self, path: Path, future: Future[_Made | Failure], owner: ProcessPoolExecutor
    ) -> _Made | Failure:
        try:
            return future.result()
        except BrokenProcessPool:
            # Some file in hand killed its process; each is tried again where it can only kill its own.
            if owner is self._pool:
                self._pool = _pool(self._processes)
            return alone(self._work, path)


def alone(
    work: Callable[[Path], _Made | Failure], path: Path, context: BaseContext | None = None
) -> _Made | Failure:
    """Return what the work makes of a file in a process of its own, or that the file killed it."""
    with _pool(1, context) as pool:
        try:
            return pool.submit(work, path).result()
        except BrokenProcessPool:
            return Failure(
                "unreadable",
                Text(
                    f"{path}: tiến trình đọc tệp bị dừng giữa chừng (thiếu bộ nhớ hoặc tệp hỏng); "
                    "hãy bỏ tệp này ra",
                    f"{path}: the process that read the file was ended (out of memory, or a damaged file); "
                    "leave this file out",
                ),
            )


def _submit(pool: ProcessPoolExecutor, work: Callable[[Path], _Made], path: Path) -> Future[_Made]:
    try:
        return pool.submit(work, path)
    except BrokenProcessPool as error:
        failed: Future[_Made] = Future()
        failed.set_exception(error)
        return failed


def _pool(processes: int, context: BaseContext | None = None) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Make this process end when its parent is killed, rather than wait for work for ever."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
