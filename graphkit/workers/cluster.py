"""Workers of a Dask cluster, which may be other machines: files go to them as bytes, never as paths.

Only :func:`_work` and what it calls runs there. A worker that dies loses nothing: Dask gives what it had in
hand to another. Files that killed several workers are tried here, each in a process of its own.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, wait
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import dask
from distributed import Client, KilledWorker, get_worker

from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.pipeline import Analyse, Analysis, Failure, Outcome, attempt, extractor_version
from graphkit.read import read_bytes
from graphkit.workers.crew import AHEAD
from graphkit.workers.processes import alone

CONNECTING = 10
"""Seconds in which a scheduler has to answer."""
PATIENCE = 30
"""Seconds without a result after which it is asked whether there are workers, and then to wait for one."""
FILES, BYTES = 8, 1_000_000
"""A task has so many files, or fewer where they have so many bytes."""
_QUIET = {"distributed.admin.large-graph-warning-threshold": "1 GiB"}
"""A task carries its file, so that it can be done again; Dask would warn of files of some megabytes."""


_KEEPING = threading.Lock()
"""A worker may have several threads."""


class Cluster:
    """A connection to a Dask scheduler; closing it gives up what is begun.

    ``hands`` are the files that its workers take at a time, as it was when it was asked first.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        try:
            self._client: Any = _client(address)
        except (OSError, ValueError, ImportError) as error:
            raise self._error(
                f"không trả lời ({_brief(error)}); hãy xem lại địa chỉ, và `dask scheduler` đã chạy chưa",
                f"does not answer ({_brief(error)}); look at the address, and whether `dask scheduler` runs",
            ) from error
        self._executor = self._client.get_executor(pure=False)
        self.await_workers(CONNECTING)
        self.hands = max(1, sum(self._client.nthreads().values()))

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Exception):  # a scheduler that is gone has nothing to give up
            self._executor.shutdown(wait=False)
        self._client.close(timeout=CONNECTING)

    def submit(self, work: Callable[..., Any], *arguments: object) -> Future[Any]:
        """Give a task to the workers. Raises GraphkitError where the cluster is gone."""
        try:
            with dask.config.set(_QUIET):
                future: Future[Any] = self._executor.submit(work, *arguments)
                return future
        except RuntimeError:
            self._gone()

    def hold(self, work: Callable[..., Any], *arguments: object) -> Any:
        """Give a task whose result other tasks take as an argument, made again where its holder dies."""
        return self._client.submit(work, *arguments, pure=False)

    def result(self, future: Future[Any]) -> Any:
        """Return a task's result. Raises KilledWorker, or GraphkitError where there can be none."""
        while not wait([future], PATIENCE).done:
            self.await_workers(PATIENCE)
        try:
            return future.result()
        except CancelledError:
            self._gone()
        except (GraphkitError, KilledWorker):
            raise
        except Exception as error:  # a file's errors are caught in the task: this is the worker's
            raise self._error(
                f"worker không chạy được graphkit ({_brief(error)}); hãy cài cùng một bản trên mọi máy",
                f"a worker cannot run graphkit ({_brief(error)}); install the same graphkit on all machines",
            ) from error

    def await_workers(self, seconds: float) -> None:
        """Wait until there is a worker. Raises GraphkitError where none comes in time."""
        try:
            self._client.wait_for_workers(1, timeout=seconds)
        except TimeoutError as error:
            raise self._error(
                "không có worker nào; hãy chạy `dask worker` với địa chỉ này rồi dựng lại, phần xong vẫn còn",
                "has no workers; run `dask worker` with this address and build again, what is done is kept",
            ) from error
        except (CancelledError, OSError, RuntimeError):
            self._gone()

    def _gone(self) -> NoReturn:
        raise self._error(
            "mất kết nối giữa chừng; hãy chạy lại `graphkit build`, phần đã xong vẫn còn",
            "the connection was lost; run `graphkit build` again, what is done is kept",
        )

    def _error(self, vi: str, en: str) -> GraphkitError:
        return GraphkitError(Text(f"dask:{self.address}: {vi}", f"dask:{self.address}: {en}"))


class ClusterCrew:
    """The workers of a cluster, each with the rules and the catalogue of this machine.

    A task is several files: what it costs beside its work is as much as to analyse a short plan.
    """

    def __init__(self, cluster: Cluster, analyse: Analyse, catalogue: Path | None) -> None:
        self.ahead = cluster.hands * AHEAD * 2
        self._cluster = cluster
        self._analyse = analyse
        self._catalogue = catalogue
        self._held = cluster.hold(bytes, read_bytes(catalogue)) if catalogue else None
        self._filling = _Batch()

    def begin(self, path: Path) -> Callable[[], Outcome]:
        """Put a file into a batch, and send that when it is full; a file that cannot be read is not sent."""
        data = attempt(read_bytes, path)
        if isinstance(data, Failure):
            return lambda: data
        batch = self._filling
        # The path goes as text: that of a Windows machine is none that another system could make.
        batch.files.append((path.as_posix(), data))
        if len(batch.files) == FILES or sum(len(data) for _, data in batch.files) >= BYTES:
            self._send(batch)
        return partial(self._outcome, path, batch, len(batch.files) - 1)

    def close(self) -> None:
        """Let the catalogue go; the cluster is its owner's to close."""
        self._held = None

    def _send(self, batch: _Batch) -> Future[list[Outcome]]:
        if batch.future is None:
            task = (self._analyse, batch.files, self._held, extractor_version())
            batch.future = self._cluster.submit(_work, *task)
            self._filling = _Batch()
        return batch.future

    def _outcome(self, path: Path, batch: _Batch, place: int) -> Outcome:
        try:
            outcomes: list[Outcome] = self._cluster.result(self._send(batch))
        except KilledWorker:
            here = partial(attempt, partial(_here, self._analyse, self._catalogue))
            # Forking a process that has threads, as a client does, can leave the new one waiting for ever.
            return alone(here, path, multiprocessing.get_context("spawn"))
        return outcomes[place]


@dataclass(slots=True)
class _Batch:
    """Names and bytes of files that one task takes; ``future`` when it is sent."""

    files: list[tuple[str, bytes]] = field(default_factory=list)
    future: Future[list[Outcome]] | None = None


def _client(address: str) -> Any:
    connect: Any = Client  # it has no annotations
    return connect(address, timeout=CONNECTING, set_as_default=False)


def _here(analyse: Analyse, catalogue: Path | None, path: Path) -> Analysis:
    return analyse(path, catalogue)


def _work(
    analyse: Analyse, files: list[tuple[str, bytes]], catalogue: bytes | None, version: str
) -> list[Outcome]:
    """Analyse files' bytes on a worker. Raises GraphkitError where its rules are not those of the build."""
    if extractor_version() != version:
        where = get_worker().address
        raise GraphkitError(
            Text(
                f"dask worker {where}: bản graphkit ở đó khác bản ở đây; hãy cài cùng một bản trên mọi máy",
                f"dask worker {where}: its graphkit is not the one here; install the same on all machines",
            )
        )
    own = _kept(catalogue) if catalogue is not None else None
    return [attempt(partial(_of_bytes, analyse, own, data), Path(name)) for name, data in files]


def _of_bytes(analyse: Analyse, catalogue: Path | None, data: bytes, path: Path) -> Analysis:
    return analyse(path, catalogue, data)


def _kept(catalogue: bytes) -> Path:
    """Return a file of this worker with these bytes, which goes with the worker."""
    path = Path(get_worker().local_directory) / f"{hashlib.sha256(catalogue).hexdigest()}.tsv"
    with _KEEPING:
        if not path.exists():
            path.write_bytes(catalogue)
    return path


def _brief(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or type(error).__name__
