"""From 10,000 to 1,000,000 documents: what it takes to load them, each figure beside its peer's.

    python benchmarks/scale.py --folder FOLDER [--documents 10000 100000 1000000] [--rounds 3]

Below FOLDER each size has a store of benchmarks/country.py, made where it is not there and then kept, so that
benchmarks/scale_queries.py can ask it. Records to ladybug is timed in turns with the bare statements: the
same CREATE and COPY of the same Parquet, in a process of its own too. The middle of the rounds counts; of
memory the most, with that of the process that writes Parquet. Wants a system with ``resource``.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from country import fill

from graphkit.engines import projection
from graphkit.engines.ladybug import open_ladybug
from graphkit.engines.loading import ladybug_copy, ladybug_schema
from graphkit.records import Store

Seconds = float


def bare(parquet: Path, target: Path) -> None:
    """Load Parquet files with nothing but the engine."""
    import ladybug

    filled = json.loads((parquet / "rows.json").read_text(encoding="utf-8"))
    copies = ladybug_copy(parquet.as_posix())
    # As graphkit sets it: a checkpoint after each statement takes longer than they do.
    with (
        ladybug.Database(str(target / "graph.lbug"), auto_checkpoint=False) as base,
        ladybug.Connection(base) as connection,
    ):
        for statement in (*ladybug_schema(), *(copies[name] for name, rows in filled if rows), "CHECKPOINT;"):
            connection.execute(statement)


def projected(store: Path, target: Path) -> None:
    """Make the projection of a store as graphkit does."""
    with Store.open(store) as records:
        projection.project(records, target)


def exported(store: Path, target: Path) -> None:
    """Write the Parquet files of a store."""
    with Store.open(store) as records:
        rows = list(records.export(target))
    (target / "rows.json").write_text(json.dumps(rows), encoding="utf-8")


def made(size: Path, store: Path) -> None:
    """Make a store of so many documents."""
    fill(store, int(size.name))


CHILDREN: dict[str, Callable[[Path, Path], None]] = {
    "bare": bare,
    "project": projected,
    "export": exported,
    "fill": made,
}


def child(what: str, source: Path, target: Path) -> None:
    """Do one thing; print its seconds and bytes of memory at most, those of processes of its own with it."""
    begin = time.perf_counter()
    CHILDREN[what](source, target)
    seconds = time.perf_counter() - begin
    most = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps([seconds, most * 1024]))


def timed(what: str, source: Path, target: Path, keep: bool = False) -> tuple[Seconds, int]:
    """Return seconds and bytes of memory of a child, in an empty target folder that is removed."""
    if not keep:
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
    command = [sys.executable, __file__, "--child", what, str(source), str(target)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    seconds, most = json.loads(done.stdout)
    return seconds, most


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def measure(folder: Path, documents: int, rounds: int) -> None:
    """Measure one size, and print its line."""
    store = folder / f"{documents}.gk"
    written = folder / f"{documents}.json"
    if not store.exists():
        written.write_text(
            json.dumps(timed("fill", Path(str(documents)), store, keep=True)), encoding="utf-8"
        )
    writing = json.loads(written.read_text(encoding="utf-8"))[0] if written.exists() else float("nan")
    disk = (store / "records.sqlite").stat().st_size
    parquet, aside = folder / "parquet", folder / "aside"
    exporting, _ = timed("export", store, parquet)
    peers, ours = [], []
    for _ in range(rounds):
        peers.append(timed("bare", parquet, aside))
        ours.append(timed("project", store, aside))
    database, between = size_of(aside), size_of(parquet)
    for gone in (parquet, aside):
        shutil.rmtree(gone)
    peer, own = (statistics.median(seconds for seconds, _ in runs) for runs in (peers, ours))
    peer_most, own_most = (max(most for _, most in runs) / 1e9 for runs in (peers, ours))
    times = f"{own:.1f} | {peer:.1f} | {own_most:.2f} | {peer_most:.2f} | {exporting:.1f} | {writing:.0f}"
    sizes = " | ".join(f"{size / 1e6:,.0f}" for size in (disk, between, database))
    print(f"| {documents:,} | **{own / peer:.2f}** | {times} | {sizes} |", flush=True)
    with Store.open(store) as records:
        open_ladybug(records).close()


def main() -> None:
    """Measure every size, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        what, source, target = arguments.child
        child(what, Path(source), Path(target))
        return
    if arguments.folder is None:
        parser.error("--folder is needed")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    print(
        "| documents | ladybug / bare COPY | ladybug s | bare COPY s | memory GB | of bare COPY GB | "
        "Parquet alone s | records written s | records MB | Parquet MB | ladybug MB |"
    )
    print("|---" * 11 + "|")
    for documents in arguments.documents:
        measure(arguments.folder, documents, arguments.rounds)


if __name__ == "__main__":
    main()
