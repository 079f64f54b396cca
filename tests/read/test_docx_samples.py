"""Whole documents: the samples as Word files say what their text files say; real files are all read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx_files import assert_covers
from sample_office import write_docx

from graphkit.codec import to_json
from graphkit.pipeline import Analysis, analyse
from graphkit.read import read
from graphkit.resources import samples as samples_folder

PLANS = sorted(samples_folder().glob("*.txt"))
_PLACES = frozenset({"start", "end", "spans", "source", "same_as"})


def findings(analysis: Analysis) -> Any:
    """Return what was found, without where it stands and how its lines were broken."""

    def bare(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            kept = {key: entry for key, entry in value.items() if not _is_place(key)}
            return {key: bare(entry, key) for key, entry in kept.items()}
        if isinstance(value, list):
            return [bare(entry) for entry in value]
        return " ".join(value.replace("*", "").split()) if isinstance(value, str) else value

    return bare(to_json(analysis.extraction))


def _is_place(key: str) -> bool:
    return key in _PLACES or key.endswith(("_start", "_end"))


@pytest.mark.parametrize("sample", PLANS, ids=lambda path: path.stem)
def test_a_sample_says_the_same_in_word(tmp_path: Path, sample: Path) -> None:
    target = tmp_path / f"{sample.stem}.docx"
    write_docx(sample, target)
    text, word = analyse(sample), analyse(target)
    assert word.extraction.source.reader == "docx"
    assert findings(word) == findings(text)
    said = word.extraction
    spans = [(c.start, c.end, c.surface) for c in said.citations]
    spans += [(a.start, a.end, a.text) for a in said.assignments]
    assert [word.reading.text[start:end] for start, end, _ in spans] == [surface for *_, surface in spans]


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
