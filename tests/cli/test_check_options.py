"""``graphkit check``: which findings are told, what stays known, corrected copies, many files, exit status."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx_files import docx, p

from graphkit.cli import cli
from graphkit.read import read
from graphkit.records import Store
from graphkit.resources import samples

STALE, RIGHT, MISSING = "xa-quoc-oai.txt", "xa-than-uyen.txt", "phuong-hong-ha.txt"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of plans with no store: one right, two with one finding each."""
    for name in (STALE, RIGHT, MISSING):
        shutil.copy(samples() / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*words: object, form: str = "json") -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, words), "--format", form])


def codes(run: Result) -> list[str]:
    assert run.exit_code in (0, 1), run.output
    return [item["code"] for document in json.loads(run.stdout)["documents"] for item in document["findings"]]


def settings(*lines: str) -> None:
    Path("graphkit.toml").write_text("\n".join(["[check]", *lines]) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["KG206", "KG201"]),
        (("--select", "KG206"), ["KG206"]),
        (("--select", "KG206", "--select", "kg201"), ["KG206", "KG201"]),
        (("--ignore", "KG20"), []),
        (("--min-severity", "error"), ["KG206", "KG201"]),
        (("--min-confidence", "0.99"), []),
    ],
    ids=str,
)
def test_which_findings_are_told(words: Sequence[str], found: list[str]) -> None:
    run = check(STALE, MISSING, RIGHT, *words)
    assert codes(run) == found
    assert run.exit_code == bool(found)


def test_the_folders_settings_hold_and_the_command_line_goes_before_them() -> None:
    settings('ignore = ["KG201"]', 'min-severity = "warning"')
    assert codes(check(STALE, MISSING)) == ["KG206"]
    assert codes(check(STALE, MISSING, "--ignore", "KG206")) == ["KG201"]
    assert codes(check(STALE, MISSING, "--config", "none")) == ["KG206", "KG201"]


def test_settings_of_another_file(folder: Path) -> None:
    (folder / "khac.toml").write_text('[check]\nselect = "KG206"\n', encoding="utf-8")
    assert codes(check(STALE, MISSING, "--config", "khac.toml")) == ["KG206"]


def test_what_is_let_stand_is_not_told_but_sarif_keeps_it_with_the_reason() -> None:
    settings(
        "[[check.suppress]]",
        'code = "KG2"',
        'files = "phuong-*"',
        'reason = "chờ tỉnh"',
        "until = 2999-01-01",
    )
    assert codes(check(STALE, MISSING)) == ["KG206"]
    results = json.loads(check(MISSING, form="sarif").stdout)["runs"][0]["results"]
    assert {item["suppressions"][0]["justification"] for item in results} == {"chờ tỉnh"}
    assert [item["ruleId"] for item in results] == ["KG201"]


def test_what_was_let_stand_until_a_day_is_told_after_it() -> None:
    settings("[[check.suppress]]", 'code = "KG206"', 'reason = "chờ tỉnh"', "until = 2020-01-01")
    run = check(STALE)
    assert codes(run) == ["KG206"]
    assert "hết hạn ngày 01/01/2020" in run.stderr


def test_a_baseline_holds_when_lines_shift_and_new_findings_are_told() -> None:
    assert "đã ghi 2 phát hiện" in check(STALE, MISSING, "--write-baseline", "nen.json").stderr
    plan = Path(STALE)
    plan.write_text("\n\n" + plan.read_text(encoding="utf-8"), encoding="utf-8")
    run = check(STALE, MISSING, "--baseline", "nen.json")
    assert (codes(run), run.exit_code) == ([], 0)
    settings('baseline = "nen.json"')
    right = Path(RIGHT)
    right.write_text(
        right.read_text(encoding="utf-8").replace("14/4/2026", "14/4/2027"), encoding="utf-8", newline=""
    )
    assert codes(check(STALE, RIGHT)) == ["KG204"]


def test_a_baseline_written_anew_holds_what_the_older_one_held() -> None:
    settings('baseline = "nen.json"')
    assert check(STALE, "--write-baseline", "nen.json").exit_code == 1, "there is none yet"
    check(STALE, MISSING, "--write-baseline", "nen.json")
    assert codes(check(STALE, MISSING)) == []


def test_a_file_that_cannot_be_read_is_known_from_another_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "xã").mkdir()
    (folder / "xã" / "rong.txt").write_text("", encoding="utf-8")
    shutil.copy(folder / RIGHT, folder / "xã")
    check("xã", "--write-baseline", "nen.json")
    monkeypatch.chdir(folder / "xã")
    assert codes(check(".", "--baseline", "../nen.json")) == []


def test_every_exit_status(folder: Path) -> None:
    (folder / "rong.txt").write_text("", encoding="utf-8")
    assert check(RIGHT).exit_code == 0
    assert check(STALE).exit_code == 1
    assert check(STALE, "--exit-zero").exit_code == 0
    assert check(RIGHT, "rong.txt").exit_code == 1
    assert check(RIGHT, "rong.txt", "--exit-zero").exit_code == 0
    assert check("rong.txt").exit_code == 3
    assert check("rong.txt", "--exit-zero").exit_code == 3
    assert check("khong-co.txt").exit_code == 2
    assert check().exit_code == 2
    assert check(RIGHT, "--in", "khong-co.gk").exit_code == 2
    (folder / "hong.tsv").write_text("a\tb\n", encoding="utf-8")
    assert check(RIGHT, "--catalogue", "hong.tsv").exit_code == 2


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--select", "KG7"), "KG7"),
        (("--ignore", "E501"), "E501"),
        (("--config", "khong-co.toml"), "khong-co.toml"),
        (("--baseline", "khong-co.json"), "khong-co.json"),
        (("--min-severity", "grave"), "--min-severity"),
        (("--min-confidence", "2"), "--min-confidence"),
        (("--jobs", "0"), "--jobs"),
        (("--write-baseline", "khong-co/nen.json"), "khong-co"),
    ],
    ids=str,
)
def test_wrong_use_is_one_line_that_names_it(words: Sequence[str], named: str) -> None:
    run = check(RIGHT, *words)
    assert run.exit_code == 2
    assert named in run.stderr
    assert len(run.stderr.strip().splitlines()) <= 2, run.stderr


def test_one_bad_file_does_not_stop_the_rest_in_any_number_of_processes(folder: Path) -> None:
    (folder / "hong.docx").write_bytes(b"PK\x03\x04 hong")
    alone = check(folder, "--jobs", 1)
    both = check(folder, "--jobs", 2)
    assert sorted(codes(alone)) == ["KG201", "KG206", "KG901"]
    assert both.stdout == alone.stdout


def test_a_store_in_a_folder_is_no_plan(folder: Path, sample_store: Store) -> None:
    shutil.copytree(sample_store.path, folder / "graphkit.gk")
    assert "KG901" not in codes(check("."))


def test_the_checks_own_files_in_a_folder_are_no_plans(folder: Path) -> None:
    settings('baseline = "nen.json"')
    check(".", "--write-baseline", "nen.json")
    for _ in range(2):
        run = check(".", "--to", "ket-qua.html", form="html")
        assert (run.exit_code, run.stdout) == (0, "")
    assert (folder / "ket-qua.html").is_file()
    assert codes(check("graphkit.toml", RIGHT)) == ["KG901"], "one that is named is told of"


@pytest.mark.parametrize("target", [STALE, "khac.docx", "khac.pdf", "KHAC.TXT"])
def test_a_result_never_takes_the_place_of_a_document(folder: Path, target: str) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    run = check(STALE, RIGHT, "--to", target)
    assert run.exit_code == 2
    assert target in run.stderr
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_files_are_checked_against_a_store_in_processes(sample_store: Store) -> None:
    alone = check(".", "--in", sample_store.path, "--jobs", 1)
    both = check(".", "--in", sample_store.path, "--jobs", 2)
    parents = [document["parent"]["known_as"] for document in json.loads(alone.stdout)["documents"]]
    assert "text" in parents
    assert both.stdout == alone.stdout


def wrong(path: Path) -> str:
    """Write the right plan with another number of its parent; return its text."""
    text = (samples() / RIGHT).read_text(encoding="utf-8").replace("số 2723/KH-UBND", "số 2732/KH-UBND", 1)
    path.write_text(text, encoding="utf-8", newline="")
    return text


def test_a_corrected_copy_of_text(folder: Path, sample_store: Store) -> None:
    path, copy = folder / "du-thao.txt", folder / "du-thao.da-sua.txt"
    text = wrong(path)
    run = check(path.name, "--in", sample_store.path, "--fix", form="concise")
    assert run.exit_code == 1
    assert path.read_text(encoding="utf-8") == text
    assert copy.read_text(encoding="utf-8") == (samples() / RIGHT).read_text(encoding="utf-8")
    removed, added = (
        [line for line in run.stderr.splitlines() if line.startswith(sign) and line[1:2] != sign]
        for sign in "-+"
    )
    assert "2732/KH-UBND" in removed[0] and "2723/KH-UBND" in added[0]
    assert check(copy.name, "--in", sample_store.path).exit_code == 0


def test_a_corrected_copy_of_word(folder: Path, sample_store: Store) -> None:
    path, copy = folder / "du-thao.docx", folder / "du-thao.da-sua.docx"
    lines = (samples() / RIGHT).read_text(encoding="utf-8").replace("2723", "2732").splitlines()
    path.write_bytes(docx("".join(p(line) for line in lines)))
    before = path.read_bytes()
    assert codes(check(path.name, "--in", sample_store.path, "--fix")) == ["KG203"]
    assert path.read_bytes() == before
    assert read(copy).text == read(path).text.replace("2732", "2723", 1)


def test_a_second_copy_is_not_written_over_the_first_and_the_rest_are(
    folder: Path, sample_store: Store
) -> None:
    wrong(folder / "du-thao.txt")
    check("du-thao.txt", "--in", sample_store.path, "--fix")
    wrong(folder / "khac.txt")
    again = check("du-thao.txt", "khac.txt", "--in", sample_store.path, "--fix")
    assert again.exit_code == 2
    assert "lỗi: du-thao.da-sua.txt" in again.stderr
    assert (folder / "khac.da-sua.txt").is_file()


def test_without_a_certain_correction_nothing_is_written(folder: Path) -> None:
    before = sorted(folder.iterdir())
    check(STALE, MISSING, "--fix")
    assert sorted(folder.iterdir()) == before
