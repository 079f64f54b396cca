"""``graphkit show`` over a store: what the page holds, what it says of itself, what is wrong in one line."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import cli

Run = Callable[..., Result]


def graphkit(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


@pytest.fixture(scope="module")
def store(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("show")
    (folder / "plans").mkdir()
    for path in samples.glob("*.txt"):
        shutil.copy(path, folder / "plans")
    assert graphkit("build", folder / "plans", "--in", folder / "gioi.gk").exit_code == 0
    return folder / "gioi.gk"


@pytest.fixture
def show(store: Path, tmp_path: Path) -> Run:
    return lambda *words: graphkit("show", "--in", store, "--html", tmp_path / "a.html", *words)


@pytest.fixture
def drawn(show: Run, tmp_path: Path) -> Callable[..., tuple[str, dict[str, Any]]]:
    """Return the page and the data in it."""

    def draw(*words: str) -> tuple[str, dict[str, Any]]:
        run = show(*words)
        assert (run.exit_code, run.stderr) == (0, "")
        html = (tmp_path / "a.html").read_text(encoding="utf-8")
        data = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
        assert data
        return html, json.loads(data[1])

    return draw


Drawn = Callable[..., tuple[str, dict[str, Any]]]


def heads(data: dict[str, Any]) -> set[str]:
    return {node["head"] for node in data["nodes"] if node["kind"] in ("document", "stub")}


def said(html: str) -> str:
    found = re.search(r'<p id="filters">(.*?)</p>', html, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1]) if found else ""


def test_without_filters_all_is_drawn_and_none_is_told(drawn: Drawn) -> None:
    html, data = drawn()
    assert {"28/NQ-CP", "2723/KH-UBND", "67/KH-UBND"} <= heads(data)
    assert said(html) == ""


def test_from_a_document_with_a_short_name(drawn: Drawn) -> None:
    html, data = drawn("--from", "2723/KH-UBND", "--depth", "1")
    whole = drawn()[1]
    assert "2723/KH-UBND" in heads(data)
    assert "67/KH-UBND" not in heads(data)
    assert len(data["nodes"]) < len(whole["nodes"])
    left_out = len(whole["nodes"]) - len(data["nodes"])
    assert "từ Kế hoạch 2723/KH-UBND" in said(html)
    assert "1 bước" in said(html)
    assert f"{len(data['nodes'])} nút, {left_out} nút bị lọc bỏ" in said(html)
    assert "2723/KH-UBND" in re.findall(r"<title>(.*?)</title>", html)[0]


def test_level_and_province_together(drawn: Drawn) -> None:
    html, data = drawn("--province", "lai chau", "--level", "tinh", "--level", "xã")
    assert "2723/KH-UBND" in heads(data)
    assert not {"28/NQ-CP", "67/KH-UBND"} & heads(data)
    assert "địa phương: tỉnh Lai Châu; cấp: tỉnh, xã" in said(html)


@pytest.mark.parametrize("typed", ["DAN_CHIEU", "dẫn chiếu", "dan chieu"])
def test_a_relationship_that_is_asked_for_is_on_at_first(drawn: Drawn, typed: str) -> None:
    html, data = drawn("--edge", typed)
    assert {edge["type"] for edge in data["edges"]} <= {"DAN_CHIEU", "BAN_HANH"}
    assert 'data-relation="DAN_CHIEU" checked' in html
    assert 'data-relation="BAN_HANH" checked' not in html


def test_it_speaks_english_when_asked(drawn: Drawn) -> None:
    html, _ = drawn("--level", "commune", "--edge", "GIAO_CHO", "--lang", "en")
    assert "levels: commune; relations: assigned to" in said(html)
    assert "nodes filtered out" in said(html)


def test_programs_are_told_how_much_was_drawn(show: Run, drawn: Drawn) -> None:
    (row,) = json.loads(show("--level", "xa", "--format", "json").stdout)
    _, data = drawn("--level", "xa")
    assert (row["so_nut"], row["so_quan_he"]) == (len(data["nodes"]), len(data["edges"]))


WRONG = {
    "no such document": (["--from", "999/KH-UBND"], "999/KH-UBND"),
    "depth alone": (["--depth", "2"], "--from"),
    "no such level": (["--level", "khu-phố"], "trung-uong, tinh, huyen, xa, thon"),
    "no such province": (["--province", "Atlantis"], "tỉnh Lai Châu"),
    "no such relationship": (["--edge", "YEU"], "CAN_CU"),
    "nothing left": (
        ["--province", "Lai Châu", "--edge", "bãi bỏ"],
        "không có gì để vẽ với bộ lọc (địa phương: tỉnh Lai Châu; quan hệ: bãi bỏ)",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_one_line_and_writes_nothing(show: Run, tmp_path: Path, case: str) -> None:
    words, told = WRONG[case]
    run = show(*words)
    assert run.exit_code == 2
    (line,) = run.stderr.splitlines()
    assert line.startswith("lỗi: ")
    assert told in line
    assert not (tmp_path / "a.html").exists()
