"""How fast a plan is checked beside 100,000 documents, and the plans of all communes.

    pip install "graphkit[bench]"
    python benchmarks/check_speed.py [--documents 100000] [--plans 3321] [--jobs 2] [--rounds 7]

One plan: ``graphkit check`` with process start, in turns with ``ruff check`` of one Python file of as many
bytes, which is what an instant linter is. All plans: the bundled commune plan in the name of each commune.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from country import Country, fill

from graphkit.resources import samples

SAMPLE = "xa-than-uyen.txt"
OWN = ("XÃ THAN UYÊN", "xã Than Uyên")


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--plans", type=int, default=3321)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--store", type=Path, help="a store of benchmarks/country.py, made where left out")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = arguments.store or Path(folder) / "country.gk"
        if not store.exists():
            fill(store, arguments.documents)
        one(Path(folder), store, arguments.rounds)
        many(Path(folder) / "plans", store, arguments.plans, arguments.jobs)


def one(folder: Path, store: Path, rounds: int) -> None:
    """Check one plan and one Python file in turns; the middle of the rounds counts."""
    plan = samples() / SAMPLE
    source = folder / "source.py"
    source.write_text("value = 1\n" * (plan.stat().st_size // 10), encoding="utf-8")
    commands = {
        "graphkit check": [_script("graphkit"), "check", str(plan), "--in", str(store)],
        "ruff check": [_script("ruff"), "check", "--no-cache", "--isolated", str(source)],
        "graphkit --help": [_script("graphkit"), "--help"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(_timed(command))
    base = statistics.median(times["ruff check"])
    print(f"{'':30}{'seconds':>10}{'ratio':>10}")
    for name, taken in times.items():
        middle = statistics.median(taken)
        print(f"{name:30}{middle:>10.3f}{middle / base:>10.1f}")


def many(folder: Path, store: Path, plans: int, jobs: int) -> None:
    """Check the plan of each commune."""
    folder.mkdir()
    text = (samples() / SAMPLE).read_text(encoding="utf-8")
    for number, (commune, _) in enumerate(Country(0).communes[:plans]):
        own = text.replace(OWN[0], commune.name.upper()).replace(OWN[1], commune.name)
        (folder / f"{number}.txt").write_text(own, encoding="utf-8")
    command = [_script("graphkit"), "check", str(folder), "--in", str(store), "--jobs", str(jobs), "--quiet"]
    taken = _timed([*command, "--format", "json"])
    print(f"{f'{plans} plans, {jobs} processes':30}{taken:>10.1f}")


def _script(name: str) -> str:
    """Return where a command of this environment is."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise SystemExit(f'{name}: not there; pip install "graphkit[bench]"')
    return found


def _timed(command: Sequence[str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if done.returncode > 1:
        raise SystemExit(done.stderr.decode("utf-8", "replace"))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
