"""The process in which one engine answers questions, one after the other.

``python -m graphkit.engines.worker`` is told engine and folder on its standard input, says that it is ready,
and then answers each question that comes. It ends when its standard input does, also in the middle of a
query: nobody waits for the answer.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from graphkit.engines.generation import Generation, share
from graphkit.engines.question import Question, Refusal, Reply
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

MEMORY = 4 << 30
"""Bytes that queries may take beside what the open database holds; where the system can hold them to it."""

Answer = Callable[[Question], Reply]


def main() -> None:
    """Serve until the standard input ends."""
    answers = _own_stdout()
    incoming: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, incoming), daemon=True).start()
    name, folder = incoming.get()
    answer = _attempt(lambda: _OPENERS[name](share(Path(folder))))
    _bound_memory()
    _say(answers, None if callable(answer) else answer)
    while callable(answer):
        question = incoming.get()
        _say(answers, _attempt(lambda: answer(question)))  # noqa: B023  called at once


def _own_stdout() -> IO[bytes]:
    """Return what was standard output; what a library prints goes to the standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _listen(source: IO[bytes], incoming: SimpleQueue[Any]) -> None:
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            incoming.put(pickle.load(source))
    os._exit(0)


def _say(answers: IO[bytes], said: object) -> None:
    pickle.dump(said, answers)
    answers.flush()


def _attempt(doing: Callable[[], Any]) -> Any:
    """Return what ``doing`` returns, or why it could not."""
    try:
        return doing()
    except GraphkitError as error:
        return Refusal(error.text)
    except MemoryError:
        return Refusal(
            Text(
                "Truy vấn cần quá nhiều bộ nhớ; hãy thu hẹp nó", "The query takes too much memory; narrow it"
            )
        )
    except Exception as error:
        line = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        return Refusal(Text(f"Máy truy vấn không trả lời được: {line}", f"The engine failed: {line}"))


def _bound_memory() -> None:
    """Let the process grow so far and no further, where the system says how large it is."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, size + MEMORY))


def _cypher(generation: Generation) -> Answer:
    from graphkit.engines.ladybug import NEVER, Ladybug

    engine = Ladybug(generation, NEVER)

    def answer(question: Question) -> Reply:
        most = None if question.rows is None else question.rows + 1
        table = engine.query(question.text, question.parameters, question.native, most)
        return Reply(table).cut(question.rows)

    return answer


def _sparql(generation: Generation) -> Answer:
    from graphkit.engines.oxigraph import Oxigraph
    from graphkit.engines.results import answer

    engine = Oxigraph(generation)
    return lambda question: answer(engine, question)


_OPENERS: dict[str, Callable[[Generation], Answer]] = {"ladybug": _cypher, "oxigraph": _sparql}

if __name__ == "__main__":
    main()
