"""A promise that a resource is there turns a skipped test into a failed run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent.parent / "conftest.py"
SUITE = """
import pytest

@pytest.mark.browser
def test_browser():
    pytest.skip("no browser")

@pytest.mark.server
def test_server():
    pytest.skip("no server")

def test_runs():
    assert True
"""


def run(folder: Path, suite: str, **environment: str) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_suite.py").write_text(suite, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n  browser: b\n  server: s\n", encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GRAPHKIT_REQUIRE_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)],
        capture_output=True,
        encoding="utf-8",
        env={**clean, **environment},
        cwd=folder,
        check=False,
    )


@pytest.mark.parametrize(
    ("promise", "status"),
    [
        ({}, 0),
        ({"GRAPHKIT_REQUIRE_WHEEL": "1"}, 0),
        ({"GRAPHKIT_REQUIRE_BROWSER": "0"}, 0),
        ({"GRAPHKIT_REQUIRE_BROWSER": "1"}, 1),
        ({"GRAPHKIT_REQUIRE_SERVER": "1"}, 1),
    ],
)
def test_promised_resource(tmp_path: Path, promise: dict[str, str], status: int) -> None:
    result = run(tmp_path, SUITE, **promise)
    assert result.returncode == status, result.stdout + result.stderr
    assert ("skipped, though" in result.stdout) == bool(status)


ONE_TEST = "def test_a():\n    pytest.skip('why not')\n"
WHOLE_FILE = "if 1:\n    pytest.skip('why not', allow_module_level=True)\n"


@pytest.mark.parametrize("skipping", [ONE_TEST, WHOLE_FILE])
def test_a_skip_without_a_marker_fails_where_anything_is_promised(tmp_path: Path, skipping: str) -> None:
    (tmp_path / "test_other.py").write_text("def test_b():\n    pass\n", encoding="utf-8")
    suite = f"import pytest\n\n{skipping}"
    assert run(tmp_path, suite).returncode == 0
    assert run(tmp_path, suite, GRAPHKIT_REQUIRE_WHEEL="1").returncode == 1
