"""The workbook, read again by another library: rows, dates, links, filters, print; nothing in it runs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import openpyxl
import pytest
from exports_scene import HOSTILE, STORES, hostile_path, sample_path
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from graphkit.errors import GraphkitError
from graphkit.exports import export, workbook
from graphkit.i18n import Language, set_language
from graphkit.records import Store

VI = ("Văn bản", "Căn cứ", "Nhiệm vụ", "Báo cáo", "Bằng chứng", "Ghi chú")
EN = ("Documents", "Citations", "Tasks", "Reporting", "Evidence", "Notes")
Rows = list[dict[str, Cell]]


def made(path: Path, folder: Path, language: Language = "vi") -> Workbook:
    set_language(language)
    try:
        with Store.open(path) as store:
            [file] = export(store, "xlsx", folder)
    finally:
        set_language("vi")
    return openpyxl.load_workbook(file)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return made(sample_path(), tmp_path_factory.mktemp("vi"))


@pytest.fixture(scope="module", params=STORES)
def any_book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return made(STORES[request.param](), tmp_path_factory.mktemp("any"))


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def rows_of(book: Workbook, name: str) -> Rows:
    """Return the rows of a sheet, each cell by its heading."""
    heading, *rows = sheet(book, name).iter_rows()
    names = [str(cell.value) for cell in heading]
    return [{n: c for n, c in zip(names, row, strict=True) if isinstance(c, Cell)} for row in rows]


def cells(book: Workbook) -> Iterator[Cell]:
    for name in book.sheetnames:
        for row in sheet(book, name).iter_rows():
            yield from (cell for cell in row if isinstance(cell, Cell))


def values(row: dict[str, Cell], *names: str) -> tuple[object, ...]:
    return tuple(row[name].value for name in names)


def landed(book: Workbook, cell: Cell) -> tuple[str, dict[str, Cell]]:
    """Return the sheet and the row that a link inside the workbook leads to."""
    assert cell.hyperlink is not None and cell.hyperlink.location is not None
    found = re.fullmatch(r"'(.+)'!A(\d+)", cell.hyperlink.location)
    assert found is not None
    return found[1], rows_of(book, found[1])[int(found[2]) - 2]


# --- what it says ---------------------------------------------------------------------------------


def test_documents(book: Workbook) -> None:
    rows = {str(row["Mã định danh"].value): row for row in rows_of(book, "Văn bản")}
    plan = rows["urn:lex:vn;lai.chau;xa.than.uyen:uy.ban.nhan.dan:ke.hoach:2026-04-27;96-kh-ubnd"]
    assert values(plan, "Số, ký hiệu", "Loại", "Cơ quan ban hành", "Cấp", "Toàn văn") == (
        "96/KH-UBND",
        "Kế hoạch",
        "Ủy ban nhân dân xã Than Uyên",
        "xã",
        "có",
    )
    assert plan["Ngày ban hành"].value == datetime.datetime(2026, 4, 27)
    assert plan["Ngày ban hành"].number_format == "dd/mm/yyyy"
    assert plan["Kế hoạch cha"].value == "2723/KH-UBND"
    where, parent = landed(book, plan["Kế hoạch cha"])
    assert (where, parent["Cơ quan ban hành"].value) == ("Văn bản", "Ủy ban nhân dân tỉnh Lai Châu")
    law = rows["urn:lex:vn:quoc.hoi:luat:2006-11-29;73-2006-qh11"]
    assert values(law, "Toàn văn", "Tệp", "Số nhiệm vụ", "Kế hoạch cha") == ("không", None, None, None)
    assert [row["Số, ký hiệu"].value for row in rows.values()].count("(để trống)") == 2


def test_documents_go_from_the_centre_down(book: Workbook) -> None:
    levels = [row["Cấp"].value for row in rows_of(book, "Văn bản")]
    assert levels == sorted(levels, key=("trung ương", "tỉnh", "huyện", "xã").index)


def test_citations(book: Workbook) -> None:
    rows = rows_of(book, "Căn cứ")
    [row] = [
        row
        for row in rows
        if values(row, "Số, ký hiệu", "Quan hệ", "Số, ký hiệu được dẫn")
        == ("96/KH-UBND", "căn cứ", "2723/KH-UBND")
    ]
    assert "2723/KH-UBND ngày 14/4/2026" in str(row["Câu trong văn bản"].value)
    assert values(row, "Tệp", "Vị trí") == ("xa-than-uyen.txt", "dòng 16")
    assert row["Độ tin cậy"].value == 0.95 and row["Độ tin cậy"].number_format == "0%"
    assert landed(book, row["Số, ký hiệu được dẫn"])[1]["Số, ký hiệu"].value == "2723/KH-UBND"
    relations = {row["Quan hệ"].value for row in rows}
    assert relations == {"căn cứ", "triển khai", "dẫn chiếu", "kế hoạch cha"}


def test_tasks_stand_by_unit_with_their_deadlines(book: Workbook) -> None:
    rows = rows_of(book, "Nhiệm vụ")
    units = [row["Đơn vị"].value for row in rows]
    together = [unit for before, unit in zip([None, *units], units, strict=False) if unit != before]
    assert len(together) == len(set(units)) > 20
    [row] = [row for row in rows if "tuần lễ truyền thông" in str(row["Nhiệm vụ"].value)]
    assert values(row, "Đơn vị", "Vai trò", "Hình thức", "Mọi thời hạn") == (
        "Phòng Văn hóa - Xã hội phường Đoàn Kết",
        "chủ trì",
        "giao",
        "22/06/2026 – 28/06/2026",
    )
    assert row["Thời hạn"].value == datetime.datetime(2026, 6, 28)
    assert row["Phối hợp"].value == "Đoàn phường Đoàn Kết; Hội Liên hiệp Phụ nữ phường Đoàn Kết"
    assert landed(book, row["Số, ký hiệu"])[1]["Cơ quan ban hành"].value == "Ủy ban nhân dân phường Đoàn Kết"


def test_reports(book: Workbook) -> None:
    rows = rows_of(book, "Báo cáo")
    lines = {values(row, "Bên báo cáo", "Nơi nhận", "Qua", "Số, ký hiệu") for row in rows}
    assert (
        "Các tổ dân phố phường Đoàn Kết",
        "Ủy ban nhân dân phường Đoàn Kết",
        "Phòng Văn hóa - Xã hội phường Đoàn Kết",
        "112/KH-UBND",
    ) in lines
    assert any(row["Thời hạn"].value == datetime.datetime(2026, 11, 5) for row in rows)


def test_every_row_is_there(any_book: Workbook, request: pytest.FixtureRequest) -> None:
    path = STORES[request.node.callspec.params["any_book"]]()
    with Store.open(path) as store:
        counts = store.counts()
        citing = ("CAN_CU", "TRIEN_KHAI", "DAN_CHIEU", "THAY_THE", "SUA_DOI", "BAI_BO", "KE_HOACH_CHA")
        proved = (*citing, "GIAO_CHO", "CO_NGHIA_VU")
        evidence = sum(len(edge.evidence) for type_ in proved for edge in store.edges(type_))
    expected = (
        counts["VanBan"],
        sum(counts[type_] for type_ in citing),
        counts["GIAO_CHO"],
        counts["NghiaVuBaoCao"],
        evidence,
    )
    assert tuple(len(rows_of(any_book, name)) for name in VI[:5]) == expected


# --- links ----------------------------------------------------------------------------------------


def test_every_number_leads_to_its_document(any_book: Workbook) -> None:
    documents = rows_of(any_book, "Văn bản")
    for name in VI[1:5]:
        rows = rows_of(any_book, name)
        assert len(rows) > 10
        for row in rows:
            place = row["Số, ký hiệu"].hyperlink
            assert (
                place is not None and place.location is not None and place.location.startswith("'Văn bản'!A")
            )
            document = documents[int(place.location.split("!A")[1]) - 2]
            assert document["Số, ký hiệu"].value == row["Số, ký hiệu"].value


def test_evidence_is_what_the_row_says(book: Workbook) -> None:
    for row in rows_of(book, "Căn cứ"):
        count = int(str(row["Bằng chứng"].value).split()[0])
        where, proof = landed(book, row["Bằng chứng"])
        assert where == "Bằng chứng" and count >= 1
        assert values(proof, "Quan hệ", "Từ", "Đến") == values(row, "Quan hệ", "Văn bản", "Văn bản được dẫn")
        assert proof["Câu trong văn bản"].value == row["Câu trong văn bản"].value


def test_files_open_where_they_are_here(book: Workbook) -> None:
    linked = [row["Tệp"] for row in rows_of(book, "Văn bản") if row["Tệp"].value]
    assert len(linked) == 11
    for cell in linked:
        assert cell.hyperlink is not None and cell.hyperlink.target is not None
        parts = urlsplit(cell.hyperlink.target)
        assert parts.scheme == "file"
        assert Path(unquote(parts.path)).name == cell.value
        assert Path(unquote(parts.path)).is_file()


def test_a_file_that_is_not_here_is_named_alone(tmp_path: Path) -> None:
    book = made(hostile_path(), tmp_path)
    assert all(row["Tệp"].hyperlink is None for row in rows_of(book, "Văn bản"))


# --- how it looks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "titles"), [("vi", VI), ("en", EN)])
def test_sheets_in_both_languages(tmp_path: Path, language: Language, titles: tuple[str, ...]) -> None:
    book = made(sample_path(), tmp_path, language)
    assert tuple(book.sheetnames) == titles
    assert sheet(book, titles[2])["A1"].value == {"vi": "Đơn vị", "en": "Unit"}[language]
    assert sheet(book, titles[0])["G2"].value == {"vi": "có", "en": "yes"}[language]


def test_sheets_are_ready_for_screen_and_paper(book: Workbook) -> None:
    for name in VI[:5]:
        page = sheet(book, name)
        assert page.freeze_panes == "B2"
        assert page.auto_filter.ref == page.dimensions
        assert (page.page_setup.orientation, str(page.page_setup.paperSize)) == ("landscape", "9")
        assert page.sheet_properties.pageSetUpPr is not None and page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
        assert page.print_title_rows == "$1:$1"
        assert all(8 <= page.column_dimensions[cell.column_letter].width <= 61 for cell in page[1])  # type: ignore[union-attr]
        assert all(cell.alignment.wrap_text for cell in page[2])


def test_the_notes_explain_every_column(book: Workbook) -> None:
    notes = [[cell.value for cell in row] for row in sheet(book, "Ghi chú").iter_rows()]
    explained = {(line[0], line[1]) for line in notes if line[2]}
    for name in VI[:5]:
        assert {(name, cell.value) for cell in sheet(book, name)[1]} <= explained
        [line] = [line for line in notes if line[0] == name and line[1] is None]
        assert line[3] == len(rows_of(book, name))
    assert datetime.date.today().strftime("%d/%m/%Y") in str(notes[1][0])


# --- what is hostile ------------------------------------------------------------------------------


def test_no_cell_runs(any_book: Workbook) -> None:
    found = list(cells(any_book))
    assert len(found) > 500
    assert {cell.data_type for cell in found} <= {"s", "n", "d", "inlineStr"}
    for cell in found:
        if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@", "＝", "\t", "\n")):
            assert cell.quotePrefix, cell.value


def test_hostile_texts_are_kept(tmp_path: Path) -> None:
    book = made(hostile_path(), tmp_path)
    # "_x005F_" is how the format itself writes "_" where a code could be read; openpyxl leaves it in place.
    titles = {str(row["Trích yếu"].value).replace("_x005F_", "_") for row in rows_of(book, "Văn bản")}
    kept = {text for text in HOSTILE if not re.search("[\r\ufffe\x0b]|^<r>", text)}
    assert len(kept) > 10
    assert kept <= titles
    assert any(title.startswith("<r></t>") for title in titles)
    assert len(titles) == len(HOSTILE)


def test_a_link_leads_nowhere_but_inside_or_to_a_file(any_book: Workbook) -> None:
    targets = {cell.hyperlink.target for cell in cells(any_book) if cell.hyperlink and cell.hyperlink.target}
    assert all(target.casefold().startswith("file:///") for target in targets)


# --- limits ---------------------------------------------------------------------------------------


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 20)
    with Store.open(sample_path()) as store, pytest.raises(GraphkitError, match="csv hoặc parquet"):
        export(store, "xlsx", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_beyond_the_links_of_a_sheet_there_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 5)
    rows = rows_of(made(sample_path(), tmp_path), "Căn cứ")
    assert sum(cell.hyperlink is not None for row in rows for cell in row.values()) == 5
    assert all(row["Số, ký hiệu"].value for row in rows)


def test_a_text_too_long_for_a_cell_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_CHARACTERS", 30)
    texts = [cell.value for cell in cells(made(sample_path(), tmp_path)) if isinstance(cell.value, str)]
    assert max(map(len, texts)) == 30
    assert any(text.endswith("…") for text in texts)
