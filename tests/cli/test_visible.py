"""Names and quotes that a terminal would obey: what is printed stays one line, and shows what is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphkit.cli import cli
from graphkit.lang.visible import visible
from graphkit.resources import samples

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names, and links need a right there")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("kế hoạch\nhai dòng.txt", "kế hoạch\\u000ahai dòng.txt"),
        ("\u202etxt.exe", "\\u202etxt.exe"),
        ("\x1b[2Jxã", "\\u001b[2Jxã"),
        ("├─ xã 😀 – “Căn cứ”", "├─ xã 😀 – “Căn cứ”"),
    ],
)
def test_what_a_terminal_would_obey_is_written_as_its_code(line: str, shown: str) -> None:
    assert visible(line) == shown


@POSIX
def test_a_folder_of_hostile_names_that_links_to_itself(tmp_path: Path) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    shutil.copy(samples() / "xa-than-uyen.txt", plans / "kế hoạch\nhai dòng.txt")
    shutil.copy(samples() / "xa-soc-son.txt", plans / "\u202etxt.exe 😀.txt")
    shutil.copy(samples() / "phuong-doan-ket.txt", plans / "-rf.txt")
    (plans / "rỗng\x1b[2J\nhết.txt").write_text("", encoding="utf-8")
    (plans / "vòng").symlink_to(plans)
    store = str(tmp_path / "kho.gk")
    built = CliRunner().invoke(cli, ["build", str(plans), "--in", store])
    said = [line for line in built.output.splitlines() if "rỗng" in line]
    assert built.exit_code == 1
    assert len(said) == 1 and "rỗng\\u001b[2J\\u000ahết.txt" in said[0], built.output
    assert "thêm 3" in built.output
    status = CliRunner().invoke(cli, ["status", "--in", store])
    assert not {"\x1b", "\u202e"} & set(built.output + status.output)
