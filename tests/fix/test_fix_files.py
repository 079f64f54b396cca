"""Corrected copies of real files: all is as before but the words that were wrong."""

from __future__ import annotations

import codecs
import io
import zipfile
from pathlib import Path

import pytest
from docx_files import cell, docx, p, r, table
from old_encodings import windows_1258

from graphkit.check import Edit
from graphkit.errors import GraphkitError
from graphkit.fix import copy_of, write_copy
from graphkit.read import read
from graphkit.read.docx.names import MAIN, STRICT

LINES = "KẾ HOẠCH\r\nCăn cứ Quyết định số 282/QĐ-TTg ngày 31/12/2020;\r\n"


def fix(path: Path, *changes: tuple[str, str], occurrence: int = 0) -> Path:
    """Correct words of a file, each the first that stands there."""
    reading = read(path)
    edits = []
    for old, new in changes:
        at = -1
        for _ in range(occurrence + 1):
            at = reading.text.index(old, at + 1)
        edits.append(Edit(at, at + len(old), new))
    return write_copy(path, reading.source.sha256, reading.text, edits)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
    ids=["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"],
)
def test_text_keeps_its_encoding_and_its_line_ends(tmp_path: Path, mark: bytes, encoding: str) -> None:
    path = tmp_path / "kế hoạch.txt"
    before = mark + LINES.encode(encoding)
    path.write_bytes(before)
    copy = fix(path, ("282", "2282"))
    assert copy == tmp_path / "kế hoạch.da-sua.txt"
    assert copy.read_bytes() == mark + LINES.replace("282", "2282").encode(encoding)
    assert path.read_bytes() == before


def test_text_of_an_old_encoding_becomes_unicode(tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes(windows_1258(LINES * 3))
    assert any("Windows-1258" in warning for warning in read(path).warnings)
    copy = fix(path, ("282", "2282"))
    assert "số 2282/Q" in copy.read_bytes().decode("utf-8")


def test_a_word_in_several_runs_keeps_the_look_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    body = p("Quyết định số 2", r("8", "<w:b/>"), r("2/QĐ", "<w:i/>"), "-TTg ngày 31/12/2020")
    path.write_bytes(docx(body))
    copy = fix(path, ("282", "2282"))
    assert read(copy).text == read(path).text.replace("282", "2282")
    document = zipfile.ZipFile(copy).read("word/document.xml").decode("utf-8")
    assert '<w:t xml:space="preserve">Quyết định số 2282</w:t>' in document
    assert document.count("<w:r>") == 4
    assert "<w:i/>" in document


def test_the_other_parts_of_a_package_are_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p("số 282/QĐ-TTg"), styles="", footnotes=""))
    one, other = zipfile.ZipFile(path), zipfile.ZipFile(fix(path, ("282", "2282")))
    assert one.namelist() == other.namelist()
    same = [name for name in one.namelist() if one.read(name) == other.read(name)]
    assert set(one.namelist()) - set(same) == {"word/document.xml"}


@pytest.mark.parametrize("occurrence", [0, 1, 2])
def test_of_words_that_stand_several_times_the_right_ones_change(tmp_path: Path, occurrence: int) -> None:
    path = tmp_path / "a.docx"
    line = p("Căn cứ Quyết định số 282/QĐ-TTg;")
    path.write_bytes(docx(line + table([cell("1"), cell("Quyết định số 282/QĐ-TTg")]) + line))
    lines = read(fix(path, ("282", "2282"), occurrence=occurrence)).text.split("282/")
    assert [part.endswith("số 2") for part in lines[:-1]] == [index == occurrence for index in range(3)]


def test_several_words_of_one_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p("Quyết định số 282/QĐ-TTg ngày 30/12/2020")))
    copy = fix(path, ("282", "2282"), ("30/12", "31/12"))
    assert read(copy).text.strip() == "Quyết định số 2282/QĐ-TTg ngày 31/12/2020"


def test_words_that_word_computes_are_not_corrected(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    path.write_bytes(docx(p("Giao Phòng Kinh tế", numbered=(1, 0)), numbering=numbering))
    assert "7." in read(path).text
    with pytest.raises(GraphkitError, match=r"a\.docx"):
        fix(path, ("7.", "8."))
    assert not copy_of(path).exists()


def test_a_package_of_the_strict_variant_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    source = zipfile.ZipFile(io.BytesIO(docx(p("số 282/QĐ-TTg"))))
    with zipfile.ZipFile(path, "w") as strict:
        for name in source.namelist():
            strict.writestr(name, source.read(name).replace(MAIN.encode(), STRICT.encode()))
    with pytest.raises(GraphkitError, match="sửa tay"):
        fix(path, ("282", "2282"))


def test_a_signed_package_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(p("số 282/QĐ-TTg")))
    with zipfile.ZipFile(path, "a") as signed:
        signed.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(GraphkitError, match="sửa tay"):
        fix(path, ("282", "2282"))


def test_a_copy_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LINES, encoding="utf-8")
    copy_of(path).write_text("của tôi", encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"a\.da-sua\.txt"):
        fix(path, ("282", "2282"))
    assert copy_of(path).read_text(encoding="utf-8") == "của tôi"


def test_a_file_that_changed_since_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LINES, encoding="utf-8")
    reading = read(path)
    path.write_text(LINES + "thêm", encoding="utf-8")
    with pytest.raises(GraphkitError, match="đã đổi"):
        write_copy(path, reading.source.sha256, reading.text, [Edit(0, 2, "X")])
    assert not copy_of(path).exists()
