"""The main job on real plans: the five annotated ones, built together."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import cli

pytestmark = pytest.mark.shared

NGOC_HOI, BINH_LU, WOMEN, CAN_LOC, DONG_THAP = ("000_*", "001_*", "002_*", "003_*", "004_*")


def graphkit(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Path:
    return shared / "seeds"


@pytest.fixture(scope="module")
def store(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "gioi.gk"
    run = graphkit("build", seeds, "--in", path)
    assert run.exit_code == 0, run.output
    return path


def name_of(seeds: Path, pattern: str) -> str:
    (path,) = seeds.glob(pattern)
    return path.name


def lineage(store: Path, *words: object) -> list[dict[str, Any]]:
    run = graphkit("lineage", *words, "--format", "jsonl", "--in", store)
    assert run.exit_code == 0, run.output
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_the_strategy_reaches_all_five(store: Path, seeds: Path) -> None:
    rows = lineage(store, "28/NQ-CP", "--down")
    read = {row["id"] for row in rows if row["nhan"] == "VanBan"}
    for pattern in (NGOC_HOI, BINH_LU, WOMEN, CAN_LOC, DONG_THAP):
        (start, *_) = lineage(store, name_of(seeds, pattern), "--down")
        assert start["id"] in read, pattern
        (row,) = [row for row in rows if row["id"] == start["id"]]
        assert {"CAN_CU", "TRIEN_KHAI"} & set(row["quan_he"]), pattern


@pytest.mark.parametrize("unit", ["Ngọc Hồi", "Can Lộc"])
def test_the_villages_have_their_tasks(store: Path, unit: str) -> None:
    rows = lineage(store, "28/NQ-CP", "--down")
    villages = [row for row in rows if row["nhan"] == "CoQuan" and row["ten"].lower().startswith("các thôn")]
    assert any(unit in row["ten"] and "GIAO_CHO" in row["quan_he"] for row in villages)


def test_one_plan_of_the_city_under_both(store: Path) -> None:
    (root, *below) = lineage(store, "67/KH-UBND@hà nội", "--down")
    assert root["ten"] == "Kế hoạch 67/KH-UBND của Ủy ban nhân dân thành phố Hà Nội"
    assert root["id"].endswith(":2026-02-14;67-kh-ubnd")
    assert len([row for row in below if row["nhan"] == "VanBan"]) == 2


def test_what_a_text_says_of_two_others(store: Path, seeds: Path) -> None:
    run = graphkit("evidence", "139/KH-UBND", "triển khai", "28/NQ-CP", "--format", "jsonl", "--in", store)
    assert run.exit_code == 0
    assert name_of(seeds, NGOC_HOI) in run.stdout


@pytest.mark.parametrize(
    ("pattern", "parent"),
    [
        (BINH_LU, "2723/KH-UBND"),
        (BINH_LU, "1378/KH-SVHTTDL"),
        (CAN_LOC, "211/KH-UBND"),
        (NGOC_HOI, "67/KH-UBND"),
    ],
)
def test_plans_above(store: Path, seeds: Path, pattern: str, parent: str) -> None:
    run = graphkit("evidence", name_of(seeds, pattern), "CAN_CU", parent, "--in", store)
    assert run.exit_code == 0, run.output


@pytest.mark.parametrize(
    ("pattern", "parent"), [(NGOC_HOI, "67/KH-UBND"), (BINH_LU, "2723/KH-UBND"), (CAN_LOC, "211/KH-UBND")]
)
def test_check_says_where_the_parent_plan_is_cited(
    store: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, parent: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (path,) = seeds.glob(pattern)
    for where in (["--in", store], []):
        run = graphkit("check", path, "--quiet", *where)
        # their numbers and dates are blank, but what they rest on is right
        assert run.exit_code == 1 and "KG101" in run.stdout, run.output
        assert not re.search(r"KG20[1-7]", run.stdout), run.output
        assert f"có dẫn kế hoạch cấp trên {parent}" in run.stdout
        assert "ở dòng " in run.stdout


@pytest.mark.parametrize(
    ("pattern", "number"), [(NGOC_HOI, "67/KH-UBND"), (BINH_LU, "2723/KH-UBND"), (CAN_LOC, "211/KH-UBND")]
)
def test_check_misses_a_citation_that_was_cut(
    store: Path, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, number: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (path,) = seeds.glob(pattern)
    document = json.loads(graphkit("check", path, "--quiet", "--format", "json").stdout)["documents"][0]
    text, parent = path.read_bytes().decode(), document["parent"]
    assert number in "".join(text[parent["start"] : parent["end"]].split())
    copy = tmp_path / "bản sao.txt"
    copy.write_bytes((text[: parent["start"]] + text[parent["end"] :]).encode())
    for where in (["--in", store], []):
        run = graphkit("check", copy, "--quiet", *where)
        assert run.exit_code == 1, run.output
        assert "KG201" in run.stdout
