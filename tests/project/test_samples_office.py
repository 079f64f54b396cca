"""The samples as Word files and PDF: the same findings as their text, the layout of Nghị định 30, made by the script."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from sample_office import main as make_office
from sample_office import write_docx

from graphkit.build import build, status
from graphkit.codec import to_json
from graphkit.pipeline import Analysis, analyse
from graphkit.read import read
from graphkit.resources import samples as samples_folder

PLANS = sorted(samples_folder().glob("*.txt"))
OFFICE = samples_folder() / "office"
_PLACES = frozenset({"start", "end", "spans", "source", "same_as"})
_OUT_OF_DATE = "not what tests/sample_office.py makes of the text: run `make office` and commit what it made"


def findings(analysis: Analysis) -> Any:
    """Return what was found, without where it stands and how its lines were broken."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: bare(entry) for key, entry in value.items() if not _is_place(key)}
        if isinstance(value, list):
            return [bare(entry) for entry in value]
        return _one_line(value) if isinstance(value, str) else value

    return bare(to_json(analysis.extraction))


def _is_place(key: str) -> bool:
    return key in _PLACES or key.endswith(("_start", "_end"))


def _one_line(text: str) -> str:
    """Return a text as one line; a hyphen inside a word may have ended one of its lines."""
    return " ".join(re.sub(r"(?<=\w)-\s+(?=\w)", "-", text.replace("*", "")).split())


@cache
def analysed(path: Path) -> Analysis:
    return analyse(path)


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("sample", PLANS, ids=lambda path: path.stem)
def test_a_sample_says_the_same_in_every_format(sample: Path, suffix: str) -> None:
    text, office = analysed(sample), analysed(OFFICE / f"{sample.stem}{suffix}")
    assert office.reading.source.reader == suffix[1:]
    assert office.reading.warnings == ()
    assert findings(office) == findings(text)
    said = office.extraction
    spans = [(c.start, c.end, c.surface) for c in said.citations]
    spans += [(a.start, a.end, a.text) for a in said.assignments]
    assert spans and [office.reading.text[start:end] for start, end, _ in spans] == [s for *_, s in spans]


def test_findings_tell_documents_apart() -> None:
    """A comparison that forgets too much would find all the same."""
    for part in ("header", "citations", "assignments", "reports"):
        values = [
            findings(analysed(path))[part] for path in PLANS if not path.name.startswith(("nghi", "quyet"))
        ]
        assert all(values) and all(a != b for i, a in enumerate(values) for b in values[:i]), part


def test_every_sample_has_its_files_and_they_are_small() -> None:
    wanted = {f"{path.stem}{suffix}" for path in PLANS for suffix in (".docx", ".pdf")}
    assert {path.name for path in OFFICE.iterdir()} == wanted
    assert sum(path.stat().st_size for path in OFFICE.iterdir()) < 1_200_000


@pytest.mark.parametrize("sample", PLANS, ids=lambda path: path.stem)
def test_word_files_are_what_the_script_makes(tmp_path: Path, sample: Path) -> None:
    made = tmp_path / f"{sample.stem}.docx"
    write_docx(sample, made)
    assert parts(OFFICE / made.name) == parts(made), _OUT_OF_DATE


def parts(path: Path) -> dict[str, bytes]:
    """Return what is in a Word file; how it is packed depends on the library that packs."""
    with zipfile.ZipFile(path) as packed:
        assert {info.date_time for info in packed.infolist()} == {(2026, 5, 1, 8, 0, 0)}
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.office
@pytest.mark.fonts
def test_pdfs_are_what_the_script_makes(tmp_path: Path) -> None:
    try:
        make_office(tmp_path)
    except FileNotFoundError as missing:
        pytest.skip(str(missing))
    kept = {path.name: _one_line(read(path).text) for path in OFFICE.glob("*.pdf")}
    assert {path.name: _one_line(read(path).text) for path in tmp_path.glob("*.pdf")} == kept, _OUT_OF_DATE
    assert all(b"/CreationDate(D:20260501080000" in path.read_bytes() for path in OFFICE.glob("*.pdf"))


@pytest.mark.parametrize("path", sorted(OFFICE.glob("*.pdf")), ids=lambda path: path.stem)
def test_pages_are_laid_out_as_the_decree_asks(path: Path) -> None:
    with pdfplumber.open(path) as document:
        pages = [
            (page.width, page.height, page.extract_words(extra_attrs=["fontname", "size"]))
            for page in document.pages
        ]
    width, height, _ = pages[0]
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
    assert {
        font.split("+")[1].split("-")[0] for *_, words in pages for font in {w["fontname"] for w in words}
    } == {"LiberationSerif"}
    assert {round(word["size"]) for *_, words in pages for word in words} == {11, 12, 13, 14}
    for number, (width, _, words) in enumerate(pages[1:], start=2):
        top = min(words, key=lambda word: float(word["top"]))
        assert top["text"] == str(number) and abs((top["x0"] + top["x1"]) / 2 - width / 2) < 25
    motto = next(word for word in pages[0][2] if word["text"] == "CỘNG")
    symbol = next(word for word in pages[0][2] if word["text"] == "Số:")
    title = next(word for word in pages[0][2] if word["text"] in {"KẾ", "NGHỊ", "QUYẾT"})
    assert symbol["x1"] < motto["x0"] and motto["top"] < symbol["top"] < title["top"]
    assert "Bold" in motto["fontname"] and "Bold" in title["fontname"]


def test_a_table_stands_in_an_annex_on_a_page_across() -> None:
    with pdfplumber.open(OFFICE / "xa-soc-son.pdf") as document:
        page = document.pages[-1]
        assert page.width > page.height and page.extract_text().split()[:3] == ["3", "PHỤ", "LỤC"]
        [table] = page.extract_tables()
        assert [row[0] for row in table] == ["TT", "1", "2", "3", "4", "5"]


def test_the_folder_of_samples_holds_nothing_but_plans(tmp_path: Path) -> None:
    report = build([samples_folder()], tmp_path / "kho.gk", jobs=1)
    assert (report.added, report.left_out) == (3 * len(PLANS), ())
    assert status(tmp_path / "kho.gk").documents == len(PLANS)
