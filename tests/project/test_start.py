"""The command line starts at once: no heavy library is loaded before a command asks for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "dask",
    "distributed",
    "duckdb",
    "ladybug",
    "networkx",
    "numpy",
    "oxrdflib",
    "pyoxigraph",
    "pyvis",
    "rdflib",
    "rich",
    "cypherast",
    "xlsxwriter",
)


@pytest.mark.parametrize("module", ["graphkit", "graphkit.cli", "graphkit.pipeline", "graphkit.schema"])
def test_import_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({{m.split('.')[0] for m in sys.modules}} & set({HEAVY!r})))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    assert result.stdout.split() == []


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["build", "--help"], ["check", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    code = (
        f"import sys\nfrom graphkit.cli import main\nsys.argv[1:] = {words!r}\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"found = {{m.split('.')[0] for m in sys.modules}} & set({HEAVY!r})\n"
        "print(*sorted(found), file=sys.stderr)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    assert result.stdout
    assert result.stderr.split() == []
