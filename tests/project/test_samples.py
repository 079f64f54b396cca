"""The samples: their form, the facts in their names, and what the check says of each."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from graphkit.resources import samples as samples_folder

PLANS = sorted(samples_folder().glob("*.txt"))
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("expected.json").read_text(encoding="utf-8")
)
NUMBERS = ("1790/QĐ-TTg", "67/KH-UBND", "2723/KH-UBND", "1378/KH-SVHTTDL")
COMMUNES = ("Than Uyên", "Đoàn Kết", "Quốc Oai", "Hồng Hà", "Sóc Sơn", "Mường Than")


def graphkit(*words: str, status: int = 0) -> str:
    result = subprocess.run(
        [sys.executable, "-m", "graphkit", *words], capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == status, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "gioi.gk"
    graphkit("build", *map(str, PLANS), "--in", str(path), "--quiet")
    return path


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_form(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text and text.endswith("\n") and not text.startswith("\ufeff")
    assert unicodedata.is_normalized("NFC", text)


def test_every_sample_is_described() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "samples.md"
    said = page.read_text(encoding="utf-8")
    assert [path.name for path in PLANS if f"`{path.name}`" not in said] == []
    communes = {path.name for path in PLANS if path.name.startswith(("xa-", "phuong-"))}
    assert set(EXPECTED) == communes


@pytest.mark.parametrize("name", EXPECTED)
def test_check_says_what_is_wrong(name: str, store: Path) -> None:
    expected = EXPECTED[name]
    words = ("check", str(samples_folder() / name), "--in", str(store), "--format", "json")
    [document] = json.loads(graphkit(*words, status=1 if expected["findings"] else 0))["documents"]
    assert [finding["code"] for finding in document["findings"]] == expected["findings"]
    parent = document["parent"]
    assert {key: parent[key] for key in expected["parent"]} == expected["parent"]
    if parent["cited"]:
        text = (samples_folder() / name).read_bytes().decode("utf-8")
        assert expected["parent"]["so_ky_hieu"] in text[parent["start"] : parent["end"]]
    else:
        assert expected["parent"]["so_ky_hieu"] in document["findings"][0]["message"]


@pytest.fixture(scope="module")
def tree(store: Path) -> str:
    return graphkit("lineage", "28/NQ-CP", "--down", "--in", str(store))


@pytest.mark.parametrize("name", [*NUMBERS, *COMMUNES])
def test_lineage_reaches_it_from_the_resolution(name: str, tree: str) -> None:
    assert name in tree
