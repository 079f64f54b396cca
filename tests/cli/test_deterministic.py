"""The same text gives the same bytes, in any process, order and locale."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

SAMPLES = sorted((Path(__file__).parents[2] / "graphkit" / "samples").glob("*.txt"))


def extracted(files: Sequence[Path], **environment: str) -> list[bytes]:
    """Return the lines of ``graphkit extract --format jsonl`` from a process of its own, by file."""
    command = [sys.executable, "-m", "graphkit", "extract", *map(str, files), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **environment})
    return sorted(done.stdout.splitlines())


@pytest.fixture(scope="module")
def expected() -> list[bytes]:
    lines = extracted(SAMPLES, PYTHONHASHSEED="0")
    assert len(lines) == len(SAMPLES) > 3
    return lines


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "tr_TR.UTF-8", "TZ": "Asia/Ho_Chi_Minh"},
    ],
    ids=["another hash", "yet another", "C", "a Turkish locale, another zone"],
)
def test_in_any_process_and_locale(expected: list[bytes], environment: dict[str, str]) -> None:
    assert extracted(SAMPLES, **environment) == expected


def test_in_any_order(expected: list[bytes]) -> None:
    assert extracted(SAMPLES[::-1], PYTHONHASHSEED="0") == expected


def test_alone_and_in_company(expected: list[bytes]) -> None:
    [alone] = extracted(SAMPLES[:1])
    assert alone in expected
