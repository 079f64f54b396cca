"""Files that lie, break off or attack: each is refused with its reason, none harms."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from docx_files import assert_covers, cell, docx, element, p, table, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import UnreadableError
from graphkit.read import read

GOOD = docx(p("Kế hoạch"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
DTD = "<!DOCTYPE x [<!ENTITY e {}>]>"


def declaring(entity: str) -> bytes:
    return zipped(
        {
            "word/document.xml": DTD.format(entity)
            + element("document", f"<w:body>{p('&e;')}</w:body>").split("?>")[1]
        }
    )


def lying(size: int) -> bytes:
    """Return a package whose document declares less than it unpacks to."""
    data = bytearray(
        zipped({"word/document.xml": element("document", "<w:body>" + " " * 30_000_000 + "</w:body>")})
    )
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", size)
    return bytes(data)


def encrypted_part() -> bytes:
    data = bytearray(GOOD)
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


CASES = [
    pytest.param(b"not a zip at all", "không phải gói zip", id="no zip"),
    pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu", id="password"),
    pytest.param(OLE, "kiểu cũ", id="old format"),
    pytest.param(encrypted_part(), "mật khẩu", id="encrypted part"),
    pytest.param(GOOD[:-30], "hỏng", id="cut off"),
    pytest.param(GOOD[:200] + b"\xff" * 20 + GOOD[220:], "hỏng", id="damaged"),
    pytest.param(zipped({"mimetype": "x"}), "không có văn bản Word", id="another package"),
    pytest.param(zipped({"word/document.xml": "<a><b></a>"}), "hỏng", id="broken XML"),
    pytest.param(zipped({"word/document.xml": b"\x00\x01"}), "hỏng", id="no XML"),
    pytest.param(zipped({"word/document.xml": element("document", "<w:body>" + " " * 30_000_000 + "</w:body>")}), "bom nén", id="bomb"),
    pytest.param(zipped({"word/document.xml": element("document", f"<w:body>{p('a')}</w:body>"), "word/styles.xml": b"\0" * 60_000_000}), "bom nén", id="bomb beside it"),
    pytest.param(zipped({"word/document.xml": element("document", "<w:p/>" * 1_600_000)}), "bom nén", id="more paragraphs than a book"),
    pytest.param(lying(100), "hỏng", id="bomb that declares little"),
    pytest.param(declaring('SYSTEM "file:///etc/hostname"'), "thực thể", id="external entity"),
    pytest.param(declaring('"' + "x" * 1000 + '"'), "thực thể", id="internal entity"),
    pytest.param(zipped({"word/document.xml": "<x>" * 100_000}), "hỏng", id="deep"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), CASES)
def test_refused_with_the_reason(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "xau.docx"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=reason) as caught:
        read(path)
    assert "xau.docx" in str(caught.value) and "\n" not in str(caught.value)
    assert [entry.name for entry in tmp_path.iterdir()] == ["xau.docx"]


def test_too_many_parts(tmp_path: Path) -> None:
    path = tmp_path / "xau.docx"
    path.write_bytes(zipped({f"{number}": "" for number in range(20_001)}))
    with pytest.raises(UnreadableError, match="bom nén"):
        read(path)


@pytest.mark.parametrize("name", ["../../ngoai.txt", "/tmp/ngoai.txt", "C:/ngoai.txt", "..\\ngoai.txt"])
def test_a_path_that_climbs_out_is_told_and_never_written(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "trong"
    folder.mkdir()
    path = folder / "xau.docx"
    path.write_bytes(
        zipped({"word/document.xml": element("document", f"<w:body>{p('a')}</w:body>"), name: "x"})
    )
    [warning] = read(path).warnings
    assert "ngoài gói" in warning
    assert [entry.name for entry in tmp_path.rglob("*.*")] == ["xau.docx"]


def test_a_main_part_outside_the_package_is_not_there(tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Type="x/officeDocument" Target="../../etc/hostname"/></Relationships>'
    )
    path = tmp_path / "xau.docx"
    path.write_bytes(zipped({"_rels/.rels": relations}))
    with pytest.raises(UnreadableError, match="không có văn bản Word"):
        read(path)


def test_the_main_part_may_have_another_name(tmp_path: Path) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    path = tmp_path / "khac.docx"
    path.write_bytes(
        zipped(
            {
                "_rels/.rels": relations,
                "word/document2.xml": element("document", f"<w:body>{p('a')}</w:body>"),
            }
        )
    )
    assert read(path).text.strip() == "a"


def test_the_strict_variant(tmp_path: Path) -> None:
    path = tmp_path / "chat.docx"
    strict = element("document", f"<w:body>{p('a')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    path.write_bytes(zipped({"word/document.xml": strict}))
    assert read(path).text.strip() == "a"


def test_tables_within_tables(tmp_path: Path) -> None:
    body = p("đáy")
    for _ in range(70):
        body = table([cell(body)])
    path = tmp_path / "sau.docx"
    path.write_bytes(docx(body))
    assert read(path).text.strip() == "đáy"


def test_widths_beyond_reason(tmp_path: Path) -> None:
    wide = cell("a", properties='<w:gridSpan w:val="999999999"/>')
    path = tmp_path / "rong.docx"
    path.write_bytes(docx(table([wide, "b"], [wide, "c"])))
    assert len(read(path).text) < 500


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mutated_file_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    plain = io.BytesIO()
    with (
        zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as archive,
        zipfile.ZipFile(io.BytesIO(FULL)) as full,
    ):
        for name in full.namelist():
            archive.writestr(name, full.read(name))
    mutated = bytearray(plain.getvalue() if data.draw(st.booleans()) else FULL)
    for _ in range(data.draw(st.integers(1, 8))):
        mutated[data.draw(st.integers(0, len(mutated) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "dot-bien.docx"
    path.write_bytes(
        bytes(mutated[: data.draw(st.integers(1, len(mutated)))] if data.draw(st.booleans()) else mutated)
    )
    try:
        reading = read(path)
    except UnreadableError:
        return
    assert_covers(reading.text, reading.stretches)


FULL = docx(
    p("Kế hoạch", numbered=(1, 0)) + table(["TT", "Nội dung"], ["1", "Việc"]),
    styles='<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>',
    numbering='<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
)
