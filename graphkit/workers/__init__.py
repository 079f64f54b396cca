"""Many files at once: in this process, in several, or on a cluster; always in the order given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from graphkit.pipeline import Analyse, Analysis, Failure, Outcome, analyse, attempt
from graphkit.workers.crew import in_order
from graphkit.workers.executor import PROCESSES, connected

if TYPE_CHECKING:
    from graphkit.workers.cluster import Cluster

__all__ = ["PROCESSES", "analyse_all", "connected", "each"]

_Made = TypeVar("_Made")


def analyse_all(
    paths: Iterable[Path],
    catalogue: Path | None,
    processes: int,
    analyse: Analyse = analyse,
    cluster: Cluster | None = None,
) -> Iterator[tuple[Path, Outcome]]:
    """Yield every path with its analysis, or with why there is none, in the order given (:func:`each`).

    With a ``cluster`` its workers do it, and are sent the bytes of the files and of the catalogue.
    """
    if cluster is None:
        return each(paths, partial(_with, analyse, catalogue), processes)
    from graphkit.workers.cluster import ClusterCrew

    return in_order(paths, ClusterCrew(cluster, analyse, catalogue))


def each(
    paths: Iterable[Path], work: Callable[[Path], _Made], processes: int
) -> Iterator[tuple[Path, _Made | Failure]]:
    """Yield every path with what the work makes of it, or with why that is nothing, in the order given.

    ``processes`` share the work; with 0 it is done in this one. An error in one file, even one that kills its
    process, is that file's failure alone.
    """
    task = partial(attempt, work)
    if not processes:
        return ((path, task(path)) for path in paths)
    from graphkit.workers.processes import ProcessCrew

    return in_order(paths, ProcessCrew(task, processes))


def _with(analyse: Analyse, catalogue: Path | None, path: Path) -> Analysis:
    return analyse(path, catalogue)
