"""``graphkit check``: each format from end to end, where it goes, and colours on a terminal alone."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from graphkit.cli import cli
from graphkit.cli.output import Format
from graphkit.report import FORMS
from graphkit.resources import samples

WRONG, RIGHT = "xa-quoc-oai.txt", "xa-than-uyen.txt"
BEGINS = {
    "text": f"{WRONG}:18:8: lỗi KG206: Dẫn kế hoạch cấp trên của năm khác",
    "concise": f"{WRONG}:18:8: KG206 Dẫn kế hoạch cấp trên của năm khác",
    "table": "Tệp ",
    "json": "{\n",
    "jsonl": '{"path":',
    "csv": "tep,dong,cot,ma,muc_do,noi_dung,de_nghi\n",
    "sarif": '{\n  "$schema": ',
    "github": f"::error file={WRONG},line=18,",
    "junit": "<?xml ",
    "markdown": "# ",
    "html": "<!DOCTYPE html>\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two plans, one of them right, and no store."""
    for name in (WRONG, RIGHT):
        shutil.copy(samples() / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*words: object) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, words), "--quiet"])


def test_every_format_is_tried_here() -> None:
    assert set(BEGINS) == {*FORMS, *get_args(Format)}
    assert all(form in check("--help").stdout for form in BEGINS)


@pytest.mark.parametrize("form", BEGINS)
def test_a_format_is_printed_or_written_and_the_status_is_the_same(form: str, folder: Path) -> None:
    printed = check(WRONG, RIGHT, "--format", form)
    assert (printed.exit_code, printed.stderr) == (1, "")
    assert printed.stdout.startswith(BEGINS[form])
    written = check(WRONG, RIGHT, "--format", form, "--to", "kết quả")
    assert (written.exit_code, written.stdout) == (1, "")
    assert (folder / "kết quả").read_bytes() == printed.stdout_bytes


@pytest.mark.parametrize("form", BEGINS)
def test_a_clean_plan_is_no_finding_in_any_format(form: str) -> None:
    assert check(RIGHT, "--format", form).exit_code == 0


@pytest.mark.parametrize("form", BEGINS)
def test_an_unreadable_file_is_told_in_every_format(form: str, folder: Path) -> None:
    (folder / "rỗng.txt").write_bytes(b"")
    run = check("rỗng.txt", "--format", form)
    assert run.exit_code == 3
    assert "KG901" in run.stdout


def test_text_is_the_default_and_ends_with_the_summary() -> None:
    lines = check(WRONG, RIGHT).stdout.splitlines()
    assert lines[1:5] == [
        "   |",
        next(line for line in lines if line.startswith("18 | Căn cứ Kế hoạch số 94/KH-UBND")),
        "   |        " + "^" * 63,
        "",
    ]
    assert lines[-1] == "Có 1 điều phải báo ở 1/2 tệp: 1 lỗi."


def test_where_it_was_written_is_said() -> None:
    run = CliRunner().invoke(cli, ["check", RIGHT, "--to", "a.txt"])
    assert "đã ghi a.txt" in run.stderr


def test_a_file_that_cannot_be_written_is_an_error() -> None:
    run = check(WRONG, "--to", "không có/a.txt")
    assert run.exit_code == 2 and "không có" in run.stderr and len(run.stderr.splitlines()) == 1


def test_statistics_count_the_codes() -> None:
    assert check(WRONG, RIGHT, WRONG, "--statistics").stdout.split()[-4:] == [
        "2",
        "KG206",
        "parent-of-other-year",
        "error",
    ]
    told = json.loads(check(WRONG, "--statistics", "--format", "json").stdout)
    assert told == [{"so_luong": 1, "ma": "KG206", "ten": "parent-of-other-year", "muc_do": "error"}]
    assert list(csv.reader(io.StringIO(check(RIGHT, "--statistics", "--format", "csv").stdout)))[1:] == []
    run = check(WRONG, "--statistics", "--format", "sarif")
    assert run.exit_code == 2 and "--statistics" in run.stderr


def test_both_languages() -> None:
    run = check(WRONG, RIGHT, "--lang", "en")
    assert "error KG206" in run.stdout and run.stdout.endswith("1 finding in 1 of 2 files: 1 error.\n")


def test_explaining_takes_the_formats_that_all_commands_have() -> None:
    assert json.loads(check("--explain", "KG206", "--format", "json").stdout)[0]["ma"] == "KG206"
    assert check("--explain", "KG206", "--format", "sarif").stdout.startswith("KG206 parent-of-other-year")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="such names are not there")
@pytest.mark.parametrize("form", BEGINS)
def test_a_name_that_is_not_utf8_stops_no_format(form: str, folder: Path) -> None:
    name = os.fsdecode(b"x\xff.txt")
    shutil.copy(folder / WRONG, folder / name)
    run = check(name, "--format", form)
    assert (run.exit_code, run.stderr) == (1, "")
    if form not in ("table", "json", "jsonl", "csv"):  # which give the name's own bytes
        assert ("x%FF.txt" if form == "sarif" else "x\ufffd.txt") in run.stdout_bytes.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are not on Windows")
@pytest.mark.parametrize(
    ("more", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_are_for_terminals_that_want_them(more: dict[str, str], coloured: bool) -> None:
    import pty

    ours, its = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "72", **more}
    if "NO_COLOR" not in more:
        environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "graphkit", "check", WRONG, "--quiet"]
    with subprocess.Popen(command, stdout=its, env=environment) as process:
        os.close(its)
        seen = b""
        while piece := _read(ours):
            seen += piece
    os.close(ours)
    assert process.returncode == 1
    shown = seen.decode()
    assert ("\x1b[31m" in shown) is ("\x1b" in shown) is coloured
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    (excerpt,) = [line for line in lines if line.startswith("18 |")]
    assert len(excerpt) == 72 and excerpt.endswith("…")
    assert any(line.strip(" |^") == "" and line.endswith("^^^") for line in lines)


def _read(end: int) -> bytes:
    try:
        return os.read(end, 65536)
    except OSError:  # Linux's way to say that nobody writes there any more
        return b""
