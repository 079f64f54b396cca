"""Loading a Neo4j server over Bolt, beside `neo4j-admin database import` of the same graph.

    python benchmarks/neo4j_load.py [--documents 10000] [--rounds 1]

Needs what tools/neo4j_server.py needs: Java 17 or newer and Maven. Each way starts from an empty home; the
import is timed with its JVM, the load with its constraints and indexes, with the server up. Then the load is
run again over what is there. Prints one table; the ratio is over the import.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from graphkit.engines.neo4j import Server
from graphkit.engines.neo4j.loading import load
from graphkit.exports import export
from graphkit.records import Store

# What follows lies in that folder, and beside this file.
sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

import neo4j_server
from country import fill


def timed(doing: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doing()
    return time.perf_counter() - begin


def imported(store: Store, folder: Path) -> float:
    """Return the seconds of the import, by the arguments that the script passes on."""
    export(store, "neo4j-admin", folder / "csv")
    home = folder / "imported"
    (home / "conf").mkdir(parents=True)
    arguments = ["database", "import", "full", "neo4j", "@import.args"]
    return timed(lambda: neo4j_server.admin(home, arguments, folder / "csv"))


def loaded(store: Store, folder: Path) -> tuple[float, float]:
    """Return the seconds of a first load, and of the same again."""
    server = neo4j_server.Server(folder / "loaded", neo4j_server.free_port(), "do-thi-do-thi")
    process = server.start()
    try:
        reached = Server.of_environment(server.environment)
        return timed(lambda: load(store, reached)), timed(lambda: load(store, reached))
    finally:
        neo4j_server.end(process)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=1)
    arguments = parser.parse_args()
    print("| documents | import s | Bolt s | again s | Bolt / import | again / import |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as aside:
        path = Path(aside) / "nuoc.gk"
        fill(path, arguments.documents)
        with Store.open(path) as store:
            for number in range(arguments.rounds):
                folder = Path(aside) / str(number)
                peer = imported(store, folder)
                first, again = loaded(store, folder)
                shown = f"{peer:.1f} | {first:.1f} | {again:.1f} | {first / peer:.2f} | {again / peer:.2f}"
                print(f"| {arguments.documents:,} | {shown} |", flush=True)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error}\n{error.stdout}{error.stderr}")
