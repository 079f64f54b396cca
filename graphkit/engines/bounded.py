"""Queries of strangers: each answered by a process that is killed when its time is up.

An engine's own timeout is not to be trusted with any text: some searches never look at the clock. What is
killed only reads, so that nothing is left half done.
"""

from __future__ import annotations

import pickle
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from graphkit.engines.generation import Generation
from graphkit.engines.protocol import Language, Table
from graphkit.engines.question import SECONDS, Question, Refusal, Reply
from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.processes import start

if TYPE_CHECKING:
    from graphkit.records import Store

_OPENING = 120.0
"""Seconds in which a process must have opened its database; that of a country takes less than one."""


class TimeUpError(GraphkitError):
    """A query that took too long and was ended."""


def open_bounded(store: Store, name: str, seconds: float = SECONDS) -> Bounded:
    """Bring the projection of ``ladybug`` or ``oxigraph`` up to date and ask it in processes of their own."""
    return Bounded(name, _generation(store, name), seconds)


def _generation(store: Store, name: str) -> Generation:
    if name == "ladybug":
        from graphkit.engines import ladybug

        return ladybug.up_to_date(store)
    from graphkit.engines import oxigraph

    return oxigraph.up_to_date(store)


class Bounded:
    """Asks one generation of an engine. Any number of threads may ask at once, each has its own process."""

    def __init__(self, name: str, generation: Generation, seconds: float) -> None:
        """Open over a generation, which is closed with this."""
        self.generation = generation
        self.name = name
        self.language: Language = "cypher" if name == "ladybug" else "sparql"
        self._seconds = seconds
        self._idle: list[_Worker] = []
        self._open = True

    def ask(self, question: Question) -> Reply:
        """Answer a question.

        Raises TimeUpError where it takes too long, GraphkitError where the text is refused or wrong, or the
        process ended.
        """
        worker = self._worker()
        try:
            answered = worker.ask(question, self._seconds)
        except BaseException:
            worker.end()
            raise
        self._put_back(worker)
        if isinstance(answered, Refusal):
            raise GraphkitError(answered.text)
        assert isinstance(answered, Reply)
        return answered

    def query(self, text: str, parameters: Mapping[str, object] | None = None) -> Table:
        """Answer a text with all its rows, as an :class:`graphkit.engines.Engine` does; raises as `ask`."""
        table = self.ask(Question(text, parameters or {}, rows=None)).table
        assert table is not None
        return table

    def close(self) -> None:
        """End the processes and give the generation back."""
        self._open = False
        while self._idle:
            self._idle.pop().end()
        self.generation.close()

    def __enter__(self) -> Bounded:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _worker(self) -> _Worker:
        with suppress(IndexError):
            while True:
                worker = self._idle.pop()
                if worker.lives():
                    return worker
                worker.end()
        return _Worker(self.name, self.generation.folder)

    def _put_back(self, worker: _Worker) -> None:
        self._idle.append(worker)
        if not self._open:
            worker.end()


class _Worker:
    """A process that answers, one question at a time."""

    def __init__(self, name: str, folder: Path) -> None:
        self._process = start("graphkit.engines.worker")
        try:
            opened = self._within(_OPENING, lambda: self._exchange((name, str(folder.resolve()))))
        except BaseException:
            self.end()
            raise
        if isinstance(opened, Refusal):
            self.end()
            raise GraphkitError(opened.text)

    def ask(self, question: Question, seconds: float) -> object:
        """Return a Reply or a Refusal; the process is killed where it takes longer."""
        return self._within(seconds, lambda: self._exchange(question))

    def lives(self) -> bool:
        """Say whether it waits for questions still."""
        return self._process.poll() is None

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        with suppress(OSError), self._process:  # closes its pipes and waits for it
            pass

    def _exchange(self, said: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        pickle.dump(said, self._process.stdin)
        self._process.stdin.flush()
        return pickle.load(self._process.stdout)

    def _within(self, seconds: float, doing: Callable[[], Any]) -> Any:
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, stop)
        began = time.monotonic()
        timer.start()
        try:
            answer = doing()
            if time.monotonic() - began > seconds:  # a timer may be late, the limit is not
                raise _too_late(seconds)
            return answer
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise _too_late(seconds) if late.is_set() else _ended() from error
        finally:
            timer.cancel()


def _too_late(seconds: float) -> TimeUpError:
    return TimeUpError(
        Text(
            vi=f"Truy vấn bị dừng vì chạy quá {seconds:g} giây; hãy thu hẹp nó: nêu id, giới hạn số bước "
            "(*1..5), hoặc cho thêm thời gian (--timeout)",
            en=f"The query was stopped as it took more than {seconds:g} seconds; narrow it: name an id, "
            "bound the number of steps (*1..5), or give it more time (--timeout)",
        )
    )


def _ended() -> GraphkitError:
    return GraphkitError(
        Text(
            vi="Tiến trình trả lời đã dừng giữa chừng, có lẽ vì hết bộ nhớ; hãy thu hẹp truy vấn",
            en="The process that answers ended on the way, most likely for want of memory; narrow the query",
        )
    )
