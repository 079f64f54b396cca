from __future__ import annotations

import codecs
import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import ExitStatus, GraphkitError, UnreadableError
from graphkit.read import READERS, EmptyError, read

PLAN = "Số: 12/KH-UBND\r\nKẾ HOẠCH\n\nCăn cứ Nghị quyết 28/NQ-CP\rhết"


def put(folder: Path, data: bytes, name: str = "ke-hoach.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PLAN.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + PLAN.encode(), id="utf-8 with mark"),
        pytest.param(codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"), id="utf-16-le"),
        pytest.param(codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"), id="utf-16-be"),
    ],
)
def test_text_is_the_content_unchanged(tmp_path: Path, data: bytes) -> None:
    reading = read(put(tmp_path, data))
    assert reading.text == PLAN
    assert [(PLAN[s.start : s.end], s.line) for s in reading.stretches] == [
        ("Số: 12/KH-UBND\r\n", 1),
        ("KẾ HOẠCH\n", 2),
        ("\n", 3),
        ("Căn cứ Nghị quyết 28/NQ-CP\r", 4),
        ("hết", 5),
    ]
    assert reading.warnings == ()


def test_source_names_bytes_text_and_reader(tmp_path: Path) -> None:
    data = codecs.BOM_UTF8 + PLAN.encode()
    path = put(tmp_path, data, "ke-hoach.MD")
    source = read(path).source
    assert source.path == path.as_posix()
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.text_sha256 == hashlib.sha256(PLAN.encode()).hexdigest()
    assert (source.reader, source.characters) == ("text", len(PLAN))


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_stretches_cover_the_text(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = put(tmp_path_factory.getbasetemp(), ("x" + text).encode())
    reading = read(path)
    assert reading.text == "x" + text
    assert "".join(reading.text[s.start : s.end] for s in reading.stretches) == reading.text
    assert [s.line for s in reading.stretches] == list(range(1, len(reading.stretches) + 1))
    assert [s.start for s in reading.stretches[1:]] == [s.end for s in reading.stretches[:-1]]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"K\xc3\xaa ho\x00ch", "byte 0"),
        ("b.txt", "hoạch".encode("cp1258", errors="replace") + b"\xff", "UTF-8"),
        ("c.txt", codecs.BOM_UTF16_LE + b"K", "UTF-16-LE"),
        ("d.png", b"\x89PNG\r\n", "không đọc được loại tệp này"),
        ("e", b"K", "không đọc được loại tệp này"),
    ],
)
def test_what_is_not_text_is_told(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(put(tmp_path, data, name))
    assert name in str(error.value) and words in str(error.value)
    assert "\n" not in str(error.value)
    assert error.value.status is ExitStatus.NOTHING


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n", "\xa0\u200b".encode()]
)
def test_empty_is_told(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EmptyError, match="rỗng"):
        read(put(tmp_path, data))


@pytest.mark.parametrize("name", ["vắng.txt", "vắng.xyz", "."])
def test_no_such_file_is_an_error_of_usage(tmp_path: Path, name: str) -> None:
    with pytest.raises(GraphkitError) as error:
        read(tmp_path / name)
    assert error.value.status is ExitStatus.FAILED


@pytest.mark.parametrize(
    ("text", "words"),
    [(unicodedata.normalize("NFD", "Kế hoạch"), "NFD"), ("K\ufffd hoạch \ufffd", "2 ký tự")],
)
def test_doubtful_characters_are_kept_and_told(tmp_path: Path, text: str, words: str) -> None:
    reading = read(put(tmp_path, text.encode()))
    assert reading.text == text
    assert len(reading.warnings) == 1 and words in reading.warnings[0]


def test_no_two_readers_take_one_ending() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)
