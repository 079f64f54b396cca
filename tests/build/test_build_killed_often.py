"""A build of files of all kinds, killed again and again with all its processes, wherever it is just then."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

import pytest
import small_batches
from mixed_files import COUNT, write_mixed_files

from graphkit.build import status
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.records import Store

KILLS = 30
MIDWAY = 5
"""Different numbers of files that killed builds leave behind, at least: they were killed while they wrote."""
FILES = 8
"""Half of the builds are killed when so many more files have come in, at most; the others need bring in none."""
SOON, LATE = 0.05, 1.0
"""Seconds that a build then lives on, on average; late enough to make facts where all files are in."""


@dataclass(frozen=True)
class Builds:
    """Builds of one folder into one store, each with its processes in a group of its own."""

    plans: Path
    store: Path

    def begin(self, jobs: int) -> subprocess.Popen[bytes]:
        words = ("build", self.plans, "--in", self.store, "--jobs", str(jobs), "--quiet")
        return subprocess.Popen(
            [sys.executable, small_batches.__file__, *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def finish(self) -> None:
        assert self.begin(jobs=2).wait(timeout=300) == ExitStatus.FINDINGS

    def is_killed(self, dice: Random) -> bool:
        """Kill a build some files and a moment later; return False where it was done before."""
        process = self.begin(jobs=dice.choice((1, 1, 2)))
        files = min(self.files() + max(0, dice.randrange(-FILES, FILES)), COUNT)
        while process.poll() is None and (self.holder() != str(process.pid) or self.files() < files):
            time.sleep(0.02)
        try:
            seconds = dice.expovariate(1 / (SOON if files < COUNT else LATE))
            assert process.wait(seconds) == ExitStatus.FINDINGS
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return process.wait() == -signal.SIGKILL
        return False

    def holder(self) -> str:
        """Return the process that holds the store, or that held it when it was killed."""
        note = self.store / "build.pid"
        return note.read_text(encoding="utf-8") if note.exists() else ""

    def files(self) -> int:
        """Return how many files the records have."""
        try:
            with Store.open(self.store) as store:
                return len(store.files())
        except GraphkitError:  # killed before there were any records
            return 0

    def records(self) -> dict[str, list[str]]:
        """Return every row of every table. No record tells a time, so that none is left out."""
        with closing(sqlite3.connect(self.store / "records.sqlite")) as records:
            tables = records.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {name: sorted(map(repr, records.execute(f"SELECT * FROM {name}"))) for (name,) in tables}

    def tables_unlike(self, other: Builds) -> list[str]:
        """Return the names of the tables that are not the same."""
        mine, theirs = self.records(), other.records()
        return [name for name in sorted({*mine, *theirs}) if mine.get(name) != theirs.get(name)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL for a group of processes")
def test_build_killed_thirty_times_ends_as_one_never_killed(tmp_path: Path) -> None:
    plans = tmp_path / "kế hoạch"
    readable = write_mixed_files(plans)
    whole = Builds(plans, tmp_path / "nguyên.gk")
    whole.finish()
    assert status(whole.store).states["ok"] == len(readable)
    dice, numbers, left_with = Random(30), count(), list[int]()
    while len(left_with) < KILLS:
        builds = Builds(plans, tmp_path / f"{next(numbers)}.gk")
        while len(left_with) < KILLS and builds.is_killed(dice):
            left_with.append(builds.files())
        builds.finish()
        assert builds.tables_unlike(whole) == []
    assert len({files for files in left_with if 0 < files < COUNT}) >= MIDWAY
