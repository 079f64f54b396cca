"""HermiT on the OWL API, which is what Protégé opens files with: from Maven, in a Java process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
PROJECT = HERE / "reasoner.xml"
JARS = HERE.parents[1] / "build" / "reasoner"


def jars() -> Path:
    """Return the folder of the reasoner's jars, fetched once; skip the test where Java or Maven is missing."""
    commands = [shutil.which(name) for name in ("java", "javac", "mvn")]
    if None in commands:
        pytest.skip("no java, javac or mvn (Debian: apt install default-jdk-headless maven)")
    if not JARS.is_dir():
        aside = JARS.with_name(f"reasoner.{os.getpid()}")
        fetch = ["-q", "-B", "-f", str(PROJECT), "dependency:copy-dependencies", f"-DoutputDirectory={aside}"]
        subprocess.run([str(commands[-1]), *fetch], check=True, stdin=subprocess.DEVNULL)
        aside.replace(JARS)
    return JARS


def reason(files: Iterable[Path]) -> dict[str, list[tuple[str, ...]]]:
    """Return what ``Reason.java`` says of files together: the further cells of its lines by their first one."""
    command = ["java", "-cp", f"{jars()}{os.sep}*", str(HERE / "Reason.java"), *map(str, files)]
    done = subprocess.run(
        command, check=True, capture_output=True, encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL
    )
    said: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in done.stdout.splitlines():
        first, *rest = line.split("\t")
        said[first].append(tuple(rest))
    return dict(said)
