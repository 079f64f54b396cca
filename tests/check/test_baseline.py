"""Findings that are known already stay known when lines shift, and no more of them than there were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.check import RULES, Baseline, CheckedDocument, Finding, Observation, write_baseline
from graphkit.check.base import finding
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

RULE = next(rule for rule in RULES if rule.code == "KG203")


def said(text: str, words: str, at: int = 0, message: str = "Số không khớp") -> Finding:
    start = text.index(words, at)
    return finding(RULE, Observation(Text(message, "number"), start, start + len(words)), text)


def document(path: Path, *findings: Finding) -> CheckedDocument:
    return CheckedDocument(path.as_posix(), None, None, findings)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "xã").mkdir()
    return tmp_path


def new(folder: Path, path: Path, text: str, *findings: Finding) -> list[Finding]:
    return list(Baseline.load(folder / "nen.json").keep(path.as_posix(), findings, text))


TEXT = "Căn cứ Kế hoạch số 12/KH-UBND;\nKế hoạch số 13/KH-UBND.\n"


def test_known_findings_stay_known_where_lines_shift(folder: Path) -> None:
    path = folder / "xã" / "kế hoạch.txt"
    one = said(TEXT, "12/KH-UBND")
    assert write_baseline(folder / "nen.json", [(document(path, one), TEXT)]) == 1
    shifted = f"ỦY BAN NHÂN DÂN\n\n\n{TEXT}"
    other = said(shifted, "13/KH-UBND")
    assert new(folder, path, shifted, said(shifted, "12/KH-UBND"), other) == [other]


def test_another_line_that_a_message_names_may_shift_too(folder: Path) -> None:
    path = folder / "a.txt"
    one = said(TEXT, "12/KH-UBND", message="Lặp số, đã dùng ở dòng 1")
    write_baseline(folder / "nen.json", [(document(path, one), TEXT)])
    shifted = said("\n" + TEXT, "12/KH-UBND", message="Lặp số, đã dùng ở dòng 2")
    assert new(folder, path, "\n" + TEXT, shifted) == []


def test_a_blank_more_in_the_words_is_no_new_finding(folder: Path) -> None:
    path = folder / "a.txt"
    write_baseline(folder / "nen.json", [(document(path, said(TEXT, "số 12/KH-UBND")), TEXT)])
    spaced = TEXT.replace("số 12", "số\n 12")
    assert new(folder, path, spaced, said(spaced, "số\n 12/KH-UBND")) == []


def test_one_more_of_the_same_is_new(folder: Path) -> None:
    path = folder / "a.txt"
    write_baseline(folder / "nen.json", [(document(path, said(TEXT, "12/KH-UBND")), TEXT)])
    twice = TEXT + TEXT
    second = said(twice, "12/KH-UBND", len(TEXT))
    assert new(folder, path, twice, said(twice, "12/KH-UBND"), second) == [second]


def test_what_is_known_in_one_file_is_new_in_another(folder: Path) -> None:
    one = said(TEXT, "12/KH-UBND")
    write_baseline(folder / "nen.json", [(document(folder / "a.txt", one), TEXT)])
    assert new(folder, folder / "b.txt", TEXT, one) == [one]


def test_files_are_named_from_the_baselines_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "xã")
    one = said(TEXT, "12/KH-UBND")
    write_baseline(folder / "nen.json", [(document(Path("a.txt"), one), TEXT)])
    content = json.loads((folder / "nen.json").read_text(encoding="utf-8"))
    assert [item["file"] for item in content["findings"]] == ["xã/a.txt"]
    monkeypatch.chdir(folder)
    assert new(folder, Path("xã/a.txt"), TEXT, one) == []


def test_the_same_findings_make_the_same_bytes_in_any_order(folder: Path) -> None:
    one, two = said(TEXT, "12/KH-UBND"), said(TEXT, "13/KH-UBND")
    write_baseline(folder / "1.json", [(document(folder / "a.txt", one, two), TEXT)])
    write_baseline(folder / "2.json", [(document(folder / "a.txt", two, one), TEXT)])
    assert (folder / "1.json").read_bytes() == (folder / "2.json").read_bytes()


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"schema": "x/1", "findings": []}', '{"schema": "graphkit.baseline/1"}']
)
def test_what_is_no_baseline_is_refused_by_name(folder: Path, content: str) -> None:
    path = folder / "nen.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"nen\.json"):
        Baseline.load(path)


def test_a_baseline_that_is_not_there_is_an_error(folder: Path) -> None:
    with pytest.raises(GraphkitError, match=r"nen\.json"):
        Baseline.load(folder / "nen.json")
