"""Rows from tables that people make, and from the documents of a store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graphkit.build import build
from graphkit.catalogue import COLUMNS, Entry, from_store, from_table, put
from graphkit.cli.headings import HEADINGS
from graphkit.errors import GraphkitError
from graphkit.pipeline import analyse
from graphkit.resolve import Reference
from graphkit.resources import data

ROW = Entry(
    number="15/QĐ-UBND",
    type="Quyết định",
    date="2026-01-10",
    issuer="Ủy ban nhân dân tỉnh Lai Châu",
    title="Đề án A, B; C",
    aliases=("Đề án 15", "Bản làng"),
)
CELLS = (
    "15/QD-UBND",
    "quyết định",
    "10/01/2026",
    "UBND tỉnh Lai Châu",
    "Đề án A, B; C",
    "Đề án 15; Bản làng",
)
ENGLISH = ("number", "type", "date", "issuer", "title", "aliases")
VIETNAMESE = ("Số, ký hiệu", "Loại văn bản", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu", "Tên khác")


def quoted(cells: tuple[str, ...], delimiter: str) -> str:
    return delimiter.join(f'"{cell}"' for cell in cells)


TABLES = {
    "tabs": "\t".join(ENGLISH) + "\n" + "\t".join(CELLS) + "\n",
    "tabs, as a spreadsheet leaves them behind": "\t".join(ENGLISH) + "\t\n" + "\t".join(CELLS) + "\t\n",
    "commas": quoted(ENGLISH, ",") + "\n" + quoted(CELLS, ",") + "\n",
    "semicolons": quoted(ENGLISH, ";") + "\n" + quoted(CELLS, ";") + "\n",
    "a byte order mark and line ends of Windows": "\ufeff" + quoted(ENGLISH, ",") + "\r\n" + quoted(CELLS, ","),
    "headings in Vietnamese": quoted(VIETNAMESE, ";") + "\n" + quoted(CELLS, ";") + "\n",
    "remarks and blank lines": "# của phòng\n\n" + "\t".join(ENGLISH) + "\n\n# chú\n" + "\t".join(CELLS) + "\n",
    "a column of somebody's own": "\t".join((*ENGLISH, "ghi chú")) + "\n" + "\t".join((*CELLS, "x")) + "\n",
}  # fmt: skip


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "bảng.csv"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("case", TABLES)
def test_the_same_row_in_every_form(tmp_path: Path, reference: Reference, case: str) -> None:
    (found,) = from_table(table(tmp_path, TABLES[case]), reference)
    assert (found.entry, found.reason) == (ROW, None)


def test_each_bad_row_has_its_line_and_its_reason(tmp_path: Path, reference: Reference) -> None:
    head = "number,type,date,issuer,title\n"
    rows = (
        "1/KH-UBND,Kế hoạch,2026-01-10,UBND tỉnh Lai Châu,Tốt",
        "2/KH-UBND,Kế hoạch,31/02/2026,UBND tỉnh Lai Châu,Ngày không có",
        '3/KH-UBND,Kế hoạch,2026-01-10,UBND tỉnh Lai Châu,"Tốt,\nhai dòng"',
        "4/KH-UBND,Kế hoạch,2026-01-10,UBND,Cơ quan nào",
        "",
        "5/KH-UBND,Kế hoạch",
        "6/KH-UBND,Kế hoạch,2026-01-10,UBND tỉnh Lai Châu,Tên, có dấu phẩy",
        "7/KH-UBND,Kế hoạch,2026-01-10,UBND tỉnh Lai Châu,'-Tốt",
    )
    path = table(tmp_path, head + "\n".join(rows))
    found = {
        row.place.removeprefix(f"{path}:"): (row.entry and row.entry.title, str(row.reason or "")[:12])
        for row in from_table(path, reference)
    }
    assert found == {
        "2": ("Tốt", ""),
        "3": (None, "date “31/02/"),
        "4": ("Tốt, hai dòng", ""),
        "6": (None, "issuer “UBND"),
        "8": (None, "issuer “”: k"),
        "9": (None, "thừa ô không"),
        "10": ("-Tốt", ""),
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "thiếu cột number, type, issuer, title"),
        ("số ký hiệu;loại\n1/KH-UBND;Kế hoạch\n".encode(), "thiếu cột issuer, title"),
        (b"PK\x03\x04\x00", "là bảng tính"),
        ("number,type,issuer,title\nĐ".encode("utf-16"), "không đọc được"),
        (f'number,type,issuer,title\n1,2,3,"{"a" * 200_000}"'.encode(), "dòng 2"),
    ],
)
def test_what_is_no_table(tmp_path: Path, reference: Reference, content: bytes, said: str) -> None:
    path = tmp_path / "bảng.xlsx"
    path.write_bytes(content)
    with pytest.raises(GraphkitError, match=rf"bảng\.xlsx: .*{said}.*CSV UTF-8") as error:
        list(from_table(path, reference))
    assert error.value.text.vi != error.value.text.en


def test_a_table_that_is_not_there(tmp_path: Path, reference: Reference) -> None:
    with pytest.raises(GraphkitError, match=r"không có\.csv"):
        list(from_table(tmp_path / "không có.csv", reference))


def test_the_headings_that_are_shown_can_be_read(tmp_path: Path, reference: Reference) -> None:
    for language in ("vi", "en"):
        shown = [getattr(HEADINGS[column], language) for column in COLUMNS]
        path = table(tmp_path, "\t".join(shown) + "\n" + "\t".join(map(ROW.cell, COLUMNS)) + "\n")
        assert [found.entry for found in from_table(path, reference)] == [ROW]


def test_the_bundled_table_can_be_read(reference: Reference) -> None:
    found = list(from_table(data("names.tsv"), reference))
    assert len(found) > 150
    assert [row for row in found if row.entry is None] == []


# --- from a store -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store")
    path = folder / "gioi.gk"
    shutil.copy(samples / "office" / "xa-than-uyen.docx", folder)
    build([*sorted(samples.glob("*.txt")), folder / "xa-than-uyen.docx"], path)
    return path


def test_a_store_gives_its_documents(
    store: Path, reference: Reference, tmp_path: Path, samples: Path
) -> None:
    found = list(from_store(store, reference))
    assert {Path(row.place).name: str(row.reason) for row in found if row.entry is None} == {
        "xa-muong-than.txt": "văn bản chưa có số, ngày",
        "xa-soc-son.txt": "văn bản chưa có số, ngày",
    }
    rows = {row.entry.number: row.entry for row in found if row.entry}
    assert len(rows) == 9
    assert rows["96/KH-UBND"].issuer == "Ủy ban nhân dân xã Than Uyên"
    assert rows["96/KH-UBND"].source in ("xa-than-uyen.docx", "xa-than-uyen.txt")
    path = tmp_path / "danh mục.tsv"
    put(path, rows.values(), reference)
    for name in ("xa-than-uyen.txt", "ke-hoach-1378-kh-svhttdl-lai-chau.txt", "nghi-quyet-28-nq-cp.txt"):
        header = analyse(samples / name, path).extraction.header
        assert [i.id for i in Reference.load(path).catalogue.by_number(header.so_ky_hieu or "")] == [
            header.id
        ]


COMMUNE = """ỦY BAN NHÂN DÂN
XÃ TÂN LẬP
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Tân Lập, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Trồng cây năm 2026

Căn cứ Kế hoạch số 5/KH-UBND ngày 02/3/2026 của Ủy ban nhân dân tỉnh Sơn La về trồng cây năm 2026;
Ủy ban nhân dân xã ban hành kế hoạch như sau:
"""


def test_a_commune_whose_name_others_bear_keeps_its_province(tmp_path: Path, reference: Reference) -> None:
    plan = tmp_path / "tan-lap.txt"
    plan.write_text(COMMUNE, encoding="utf-8")
    build([plan], tmp_path / "k.gk")
    (found,) = from_store(tmp_path / "k.gk", reference)
    assert found.entry is not None
    assert found.entry.issuer == "Ủy ban nhân dân xã Tân Lập, tỉnh Sơn La"
    named = reference.identify(found.entry.issuer, "Kế hoạch", "12/KH-UBND", "2026-03-12")
    assert named == analyse(plan).extraction.header.id


def test_no_store(tmp_path: Path, reference: Reference) -> None:
    with pytest.raises(GraphkitError, match=r"không có\.gk"):
        list(from_store(tmp_path / "không có.gk", reference))
