"""The graph that is served: one generation of the projection, exchanged when the records have changed."""

from __future__ import annotations

import threading
from pathlib import Path

from graphkit.engines.bounded import Bounded, open_bounded
from graphkit.engines.question import Question, Reply
from graphkit.records import Store

_RECORDS = "records.sqlite*"


class Source:
    """A store's graph, asked by any number of threads."""

    def __init__(self, path: Path, seconds: float) -> None:
        """Open the graph, brought up to date. Raises GraphkitError for no store or a damaged one."""
        self._path = path
        self._seconds = seconds
        self._renewing = threading.Lock()
        self._seen = self._stamp()
        self._engine = self._opened()

    def ask(self, question: Question) -> Reply:
        """Answer a question of the newest graph; raises as :meth:`Bounded.ask` does."""
        if self._stamp() != self._seen and self._renewing.acquire(blocking=False):
            try:
                self._renew()
            finally:
                self._renewing.release()
        return self._engine.ask(question)

    def close(self) -> None:
        """Give the graph back."""
        self._engine.close()

    def _opened(self) -> Bounded:
        with Store.open(self._path) as store:
            return open_bounded(store, "oxigraph", self._seconds)

    def _renew(self) -> None:
        """Exchange the graph; who asks meanwhile is answered from the old one."""
        stamp = self._stamp()
        fresh = self._opened()
        old, self._engine, self._seen = self._engine, fresh, stamp
        old.close()

    def _stamp(self) -> tuple[tuple[str, int, int], ...]:
        found = ((path.name, path.stat()) for path in sorted(self._path.glob(_RECORDS)))
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found if "shm" not in name)
