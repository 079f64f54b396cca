"""Processes that take PDF files apart, each many files: to start one takes longer than to read most files.

One that crashes, hangs or runs out of memory is ended. Where it had read other files before, the file that it
crashed at gets a new one for itself: whatever came before a file, it is read alike.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Answer:
    """The lines of an answer; ``whole`` unless the process ended first, ``slow`` where its time was up.

    ``more`` says that the process takes another file.
    """

    entries: list[dict[str, Any]] = field(default_factory=list)
    whole: bool = False
    slow: bool = False
    more: bool = False


def ask(data: bytes, arguments: Sequence[str], seconds: float) -> Answer:
    """Return what :mod:`graphkit.read.pdf_worker` answers of a file within so many seconds."""
    until = time.monotonic() + seconds
    worker = _idle()
    if worker is not None:
        answer = _asked(worker, data, arguments, until)
        if answer.whole or answer.slow:
            return answer
    return _asked(Worker(), data, arguments, until)


def end_workers() -> None:
    """End the processes that wait for files; the next file starts a new one."""
    while (worker := _idle()) is not None:
        worker.end()


class Worker:
    """A process that waits for files on its standard input, and ends when that is closed."""

    def __init__(self) -> None:
        search = [str(_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
        self.process = subprocess.Popen(
            # -P: no module of the current folder, which may hold anybody's files, is imported.
            [sys.executable, "-P", "-m", "graphkit.read.pdf_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,  # not one that somebody wants to remove while the process waits there
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, search))},
        )

    def ask(self, data: bytes, arguments: Sequence[str], until: float) -> Answer:
        """Return its answer; it is ended at the time given, which time.monotonic() tells."""
        answer = Answer()
        timer = threading.Timer(until - time.monotonic(), self.process.kill)
        timer.start()
        try:
            self._send(data, arguments)
            self._receive(answer)
        finally:
            timer.cancel()
        answer.slow = not answer.whole and time.monotonic() >= until
        return answer

    def _send(self, data: bytes, arguments: Sequence[str]) -> None:
        assert self.process.stdin is not None
        head = json.dumps({"arguments": arguments, "size": len(data)})
        with suppress(OSError):  # it has ended: there is no answer to come either
            self.process.stdin.write(head.encode() + b"\n" + data)
            self.process.stdin.flush()

    def _receive(self, answer: Answer) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            try:
                entry = json.loads(line)
            except ValueError:  # cut short
                return
            if "more" in entry:
                answer.whole, answer.more = True, entry["more"]
                return
            answer.entries.append(entry)

    def end(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        with suppress(OSError), self.process:  # closes its pipes and waits for it
            pass


_WAITING: dict[int, list[Worker]] = defaultdict(list)


def waiting() -> list[Worker]:
    """Return the workers that wait for files of this process, and not of one that it was forked from."""
    return _WAITING[os.getpid()]


def _idle() -> Worker | None:
    try:
        return waiting().pop()
    except IndexError:
        return None


def _asked(worker: Worker, data: bytes, arguments: Sequence[str], until: float) -> Answer:
    """The answer of a process, which waits for another file if it takes one, and is ended if not."""
    answer = Answer()
    try:
        answer = worker.ask(data, arguments, until)
        return answer
    finally:
        if answer.more:
            waiting().append(worker)
        else:
            worker.end()


atexit.register(end_workers)
