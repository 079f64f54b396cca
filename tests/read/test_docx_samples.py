"""Whole documents: the letterhead of a sample in its columns; real files are all read."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_files import assert_covers
from sample_office import write_docx

from graphkit.read import read


def test_the_letterhead_of_a_sample_is_read_in_columns(tmp_path: Path, samples: Path) -> None:
    target = tmp_path / "a.docx"
    write_docx(samples / "xa-than-uyen.txt", target)
    reading = read(target)
    assert [line for line in reading.text.splitlines() if line][:6] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ THAN UYÊN",
        "Số: 96/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Than Uyên, ngày 27 tháng 4 năm 2026",
    ]


@pytest.mark.shared
def test_every_real_file_is_read(shared: Path) -> None:
    files = sorted((shared / "corpus" / "office").glob("*.docx"))
    assert len(files) > 10
    for path in files:
        reading = read(path)
        assert_covers(reading.text, reading.stretches)
        assert len(reading.text) > 1000 and "Độc lập" in reading.text, path.name
        assert all(stretch.place for stretch in reading.stretches), path.name


@pytest.mark.shared
def test_tables_of_real_files_give_rows(shared: Path) -> None:
    reading = read(shared / "corpus" / "office" / "sct-bao-cao-vp-ubnd.docx")
    rows = [line for line in reading.text.splitlines() if line.startswith("| ")]
    assert len(rows) > 80
    assert len({row.count("|") for row in rows if row.startswith("| TT |")}) == 2
