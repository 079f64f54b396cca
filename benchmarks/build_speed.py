"""How fast a build analyses with processes and with workers of a Dask cluster, 1 and 2 of each.

    pip install "graphkit[dask]"
    python benchmarks/build_speed.py [--plans 300] [--rounds 3] [--whole 500 1000 2000]

Analysing: the bundled commune plan in the name of so many communes, all ways in turns; the middle of the
rounds counts, and start-up is left out. The cluster is of this machine: what it loses is what Dask costs.
Processor time, of which other programs take nothing, is the difference between all plans and half of them.
Whole builds: of several sizes, by step, which gives the slope of what one process does.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import graphkit.build
from graphkit.build import build
from graphkit.pipeline import analyse, reference
from graphkit.resources import samples
from graphkit.workers import analyse_all, connected

SAMPLE = "xa-than-uyen.txt"
OWN = ("XÃ THAN UYÊN", "xã Than Uyên")
WARM = 16


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--plans", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--whole", type=int, nargs="*", default=[500, 1000, 2000])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        plans = write(Path(folder) / "plans", max(arguments.plans + WARM, *arguments.whole, 0))
        ways(plans[: arguments.plans + WARM], arguments.rounds)
        slopes(plans, arguments.whole, Path(folder))


def write(folder: Path, count: int) -> list[Path]:
    """Write the sample plan in the name of so many communes, each with a number of its own."""
    folder.mkdir()
    text = (samples() / SAMPLE).read_text(encoding="utf-8")
    places = reference().places
    communes = [place for province in places.provinces() for place in places.communes_of(province)]
    paths = []
    for number in range(count):
        name = communes[number % len(communes)].name
        own = text.replace(OWN[0], name.upper()).replace(OWN[1], name).replace("96/KH", f"{number + 100}/KH")
        paths.append(folder / f"{number:06}.txt")
        paths[-1].write_text(own, encoding="utf-8")
    return paths


def ways(plans: list[Path], rounds: int) -> None:
    """Analyse the plans in each way, in turns."""
    from distributed import LocalCluster  # type: ignore[attr-defined]

    named: dict[str, Callable[[list[Path]], float]] = {"1 process": lambda p: timed(p, 1)}
    named["2 processes"] = lambda p: timed(p, 2)
    for workers in (1, 2):
        named[f"Dask, {workers} worker{'s' * (workers - 1)}"] = lambda p, n=workers: on_dask(
            p, n, LocalCluster
        )
    seconds: dict[str, list[float]] = {name: [] for name in named}
    work: dict[str, list[float]] = {name: [] for name in named}
    half = len(plans) // 2
    for _ in range(rounds):
        for name, run in named.items():
            few = of_processors(lambda run=run: run(plans[:half]))
            many = of_processors(lambda run=run, name=name: seconds[name].append(run(plans)))
            work[name].append(1000 * (many - few) / (len(plans) - half))
    one, base = statistics.median(seconds["1 process"]), statistics.median(work["1 process"])
    print("| way | documents/s | beside 1 process | processor time a document | beside 1 process |")
    print("|---|---|---|---|---|")
    for name, taken in seconds.items():
        middle, effort = statistics.median(taken), statistics.median(work[name])
        speed = f"{(len(plans) - WARM) / middle:.0f} | {one / middle:.2f}"
        print(f"| {name} | {speed} | {effort:.1f} ms | {effort / base:.2f} |")


def of_processors(run: Callable[[], object]) -> float:
    """Return the processor time that something takes, in this process and those that it starts and ends."""
    before = os.times()
    run()
    after = os.times()
    return sum(after[:4]) - sum(before[:4])


def on_dask(plans: list[Path], workers: int, local: Any) -> float:
    """Return the seconds that a cluster of so many workers takes."""
    with (
        local(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
        connected(f"dask:{cluster.scheduler_address}") as client,
    ):
        return after_start(analyse_all(plans, None, 0, cluster=client))


def timed(plans: list[Path], processes: int) -> float:
    """Return the seconds that so many processes take."""
    return after_start(analyse_all(plans, None, processes, analyse))


def after_start(outcomes: Iterator[object]) -> float:
    """Return the seconds from the result at which all workers are warm to the last."""
    for _ in range(WARM):
        next(outcomes)
    start = time.perf_counter()
    for _ in outcomes:
        pass
    return time.perf_counter() - start


def slopes(plans: list[Path], sizes: list[int], folder: Path) -> None:
    """Build stores of these sizes, and print what each step takes a document."""
    print("\n| documents | analysing, 2 processes | writing | linking and writing facts | whole build |")
    print("|---|---|---|---|---|")
    for size in sizes:
        steps = whole_build(plans[:size], folder / "whole.gk")
        print(f"| {size:,} | " + " | ".join(f"{1000 * taken / size:.2f} ms" for taken in steps) + " |")


def whole_build(plans: list[Path], store: Path) -> tuple[float, float, float, float]:
    """Build a store; return the seconds of analysing, of writing, of linking, and of all."""
    shutil.rmtree(store, ignore_errors=True)
    told: list[float] = []
    start = time.perf_counter()
    with clocked("_write") as writing, clocked("_relink") as linking:
        build(plans, store, jobs=2, progress=lambda _: told.append(time.perf_counter()))
    return told[-1] - start - writing[0], writing[0], linking[0], time.perf_counter() - start


@contextmanager
def clocked(name: str) -> Iterator[list[float]]:
    """Add up the seconds that a step of the build takes."""
    step: Callable[..., Any] = getattr(graphkit.build, name)
    total = [0.0]

    def timed_step(*arguments: object) -> Any:
        start = time.perf_counter()
        try:
            return step(*arguments)
        finally:
            total[0] += time.perf_counter() - start

    setattr(graphkit.build, name, timed_step)
    try:
        yield total
    finally:
        setattr(graphkit.build, name, step)


if __name__ == "__main__":
    main()
