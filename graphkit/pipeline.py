"""The pure part: one file to what it says, and many files in processes of their own.

Nothing here knows another document or a store, so that any executor may run it.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from graphkit.errors import Cause, GraphkitError, UnreadableError
from graphkit.i18n import Text
from graphkit.model import Extraction, Reading
from graphkit.read import EmptyError, read

if TYPE_CHECKING:
    from graphkit.resolve import Reference

_PACKAGE = Path(__file__).resolve().parent
_ROOMS = ("lang", "read", "parse", "extract", "resolve", "data", "model.py", "codec.py", "pipeline.py")
_AHEAD = 16
"""Files given to each process at a time: enough to keep it busy, few enough to lose with it."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one file says: its text as read, and what was extracted from it, resolved."""

    reading: Reading
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file has no analysis; ``cause`` where its text could have been had."""

    state: Literal["empty", "unreadable"]
    reason: Text
    cause: Cause | None = None


Outcome = Analysis | Failure
Analyse = Callable[[Path, Path | None], Analysis]
_Made = TypeVar("_Made")


def analyse(path: Path, catalogue: Path | None = None) -> Analysis:
    """Read, parse, extract and resolve one file; ``catalogue`` is a user's own table of instruments.

    Raises GraphkitError where the file or the catalogue cannot be read.
    """
    from graphkit.extract import extract
    from graphkit.parse import parse
    from graphkit.resolve import resolve

    reading = read(path)
    return Analysis(reading, resolve(extract(parse(reading)), reference(catalogue)))


def reference(catalogue: Path | None = None) -> Reference:
    """Return the tables that names are looked up in, loaded once in a process for each state of a catalogue.

    Raises GraphkitError where the catalogue cannot be read.
    """
    facts = catalogue.stat() if catalogue and catalogue.is_file() else None
    return _reference(catalogue, facts and (facts.st_mtime_ns, facts.st_size))


@lru_cache(maxsize=2)
def _reference(catalogue: Path | None, _state: tuple[int, int] | None) -> Reference:
    from graphkit.resolve import Reference

    return Reference.load(catalogue)


@cache
def extractor_version() -> str:
    """Return a hash of all rules from reading to resolving: what other rules extracted is out of date."""
    return sources_hash(*_ROOMS)


def sources_hash(*parts: str) -> str:
    """Return a hash of the package's files and folders of these names."""
    digest = hashlib.sha256()
    for path in sorted(file for part in parts for file in _files(_PACKAGE / part)):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\n".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files(path: Path) -> list[Path]:
    found = path.rglob("*") if path.is_dir() else [path]
    return [file for file in found if file.is_file() and file.parent.name != "__pycache__"]


def analyse_all(
    paths: Iterable[Path], catalogue: Path | None, processes: int, analyse: Analyse = analyse
) -> Iterator[tuple[Path, Outcome]]:
    """Yield every path with its analysis, or with why there is none, in the order given (:func:`each`)."""
    return each(paths, partial(_with, analyse, catalogue), processes)


def each(
    paths: Iterable[Path], work: Callable[[Path], _Made], processes: int
) -> Iterator[tuple[Path, _Made | Failure]]:
    """Yield every path with what the work makes of it, or with why that is nothing, in the order given.

    ``processes`` share the work; with 0 it is done in this one. An error in one file, even one that kills its
    process, is that file's failure alone.
    """
    attempt = partial(_attempt, work)
    if not processes:
        yield from ((path, attempt(path)) for path in paths)
        return
    yield from _in_processes(iter(paths), attempt, processes)


def _in_processes(
    waiting: Iterator[Path], work: Callable[[Path], _Made | Failure], processes: int
) -> Iterator[tuple[Path, _Made | Failure]]:
    begun: deque[tuple[Path, Future[_Made | Failure], ProcessPoolExecutor]] = deque()
    pool = _pool(processes)
    try:
        while True:
            for path in islice(waiting, processes * _AHEAD - len(begun)):
                begun.append((path, _submit(pool, work, path), pool))
            if not begun:
                return
            path, future, owner = begun.popleft()
            try:
                outcome = future.result()
            except BrokenProcessPool:
                # Some file in hand killed its process; each is tried again where it can only kill its own.
                if owner is pool:
                    pool = _pool(processes)
                outcome = _alone(work, path)
            yield path, outcome
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, work: Callable[[Path], _Made], path: Path) -> Future[_Made]:
    try:
        return pool.submit(work, path)
    except BrokenProcessPool as error:
        failed: Future[_Made] = Future()
        failed.set_exception(error)
        return failed


def _alone(work: Callable[[Path], _Made | Failure], path: Path) -> _Made | Failure:
    with _pool(1) as pool:
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


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Make this process end when its parent is killed, rather than wait for work for ever."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _with(analyse: Analyse, catalogue: Path | None, path: Path) -> Analysis:
    return analyse(path, catalogue)


def _attempt(work: Callable[[Path], _Made], path: Path) -> _Made | Failure:
    try:
        return work(path)
    except EmptyError as error:
        return Failure("empty", error.text)
    except UnreadableError as error:
        return Failure("unreadable", error.text, error.cause)
    except GraphkitError as error:
        return Failure("unreadable", error.text)
    except Exception as error:  # any other is a defect of a rule, which must not cost the other files
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return Failure(
            "unreadable",
            Text(
                f"{path}: phân tích gặp lỗi ({what}); hãy gửi lỗi này kèm tệp cho người phát triển",
                f"{path}: the analysis failed ({what}); report this with the file to the developers",
            ),
        )
