from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from docx_files import assert_covers, docx, p
from sample_office import write_docx

from graphkit.errors import UnreadableError
from graphkit.pipeline import analyse
from graphkit.read import doc, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RICH_TEXT = r"{\rtf1\ansi\uc0 K\u7871  ho\u7841ch s\u7889  12/KH-UBND\par M\u7909c \'e1\par}"


def put(folder: Path, data: bytes, name: str = "cu.doc") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (docx(p("Kế hoạch")), "Kế hoạch"),
        ("<HTML><p>Kế hoạch</p>".encode(), "Kế hoạch"),
    ],
)
def test_another_format_under_the_name(tmp_path: Path, data: bytes, text: str) -> None:
    reading = read(put(tmp_path, data))
    assert (reading.text.strip(), reading.source.reader) == (text, "doc")


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="không phải tệp Word"):
        read(put(tmp_path, b"plain text"))


@pytest.mark.parametrize("data", [OLE + bytes(100), RICH_TEXT.encode()])
def test_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doc, "_PLACES", ())
    with pytest.raises(UnreadableError, match=r"cu\.doc: .*hãy cài LibreOffice"):
        read(put(tmp_path, data))


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for a program that hangs")
def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = put(tmp_path, b'#!/bin/sh\necho $$ > "$0.pid"\nsleep 600 &\nwait\n', "soffice")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(doc, "_SECONDS", 1)
    with pytest.raises(UnreadableError, match="chưa chuyển xong"):
        read(put(tmp_path, OLE))
    group = (tmp_path / "soffice.pid").read_text(encoding="utf-8").strip()
    command_line = ["ps", "-o", "stat=", "-g", group]
    left = subprocess.run(command_line, capture_output=True, encoding="utf-8", check=False)
    assert [state for state in left.stdout.split() if not state.startswith("Z")] == []


@pytest.mark.office
def test_rich_text(tmp_path: Path, office: str) -> None:
    reading = read(put(tmp_path, RICH_TEXT.encode(), "kế hoạch (1).rtf"))
    assert reading.text.split("\n\n")[0] == "Kế hoạch số 12/KH-UBND"
    assert reading.source.reader == "doc"
    assert [entry.name for entry in tmp_path.iterdir()] == ["kế hoạch (1).rtf"]


@pytest.mark.office
def test_an_old_file_says_what_the_text_says(tmp_path: Path, office: str, samples: Path) -> None:
    sample = samples / "xa-soc-son.txt"
    write_docx(sample, tmp_path / "a.docx")
    profile = (tmp_path / "profile").as_uri()
    options = [
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([office, *options, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "a.doc").read_bytes().startswith(OLE)
    old, text = analyse(tmp_path / "a.doc"), analyse(sample)
    assert_covers(old.reading.text, old.reading.stretches)
    assert old.extraction.header.title == text.extraction.header.title
    assert [(a.unit, a.deadlines) for a in old.extraction.assignments] == [
        (a.unit, a.deadlines) for a in text.extraction.assignments
    ]


@pytest.mark.office
def test_a_damaged_old_file_is_refused_or_empty(tmp_path: Path, office: str) -> None:
    with pytest.raises(UnreadableError, match=r"cu\.doc"):
        read(put(tmp_path, OLE + bytes(4000)))
