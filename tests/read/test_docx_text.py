from __future__ import annotations

from pathlib import Path

import pytest
from docx_files import assert_covers, cell, docx, p, r, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.model import Reading
from graphkit.read import read

BOX = "<w:txbxContent>{}</w:txbxContent>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def reading_of(folder: Path, body: str, **parts: str) -> Reading:
    path = folder / "ke-hoach.docx"
    path.write_bytes(docx(body, **parts))
    reading = read(path)
    assert_covers(reading.text, reading.stretches)
    assert reading.source.reader == "docx"
    return reading


def lines(reading: Reading) -> list[str]:
    return [line for line in reading.text.splitlines() if line]


WORDS = [
    pytest.param(p("Kế ", "hoạch"), ["Kế hoạch"], id="runs"),
    pytest.param(p("a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c"), ["a\tb", "c"], id="tab and break"),
    pytest.param(p("28/NQ", "<w:r><w:noBreakHyphen/><w:t>CP</w:t></w:r>"), ["28/NQ-CP"], id="no-break hyphen"),
    pytest.param(p("báo", "<w:r><w:softHyphen/><w:t>cáo</w:t></w:r>"), ["báocáo"], id="soft hyphen"),
    pytest.param(p("<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>", " mục"), ["\uf0b7 mục"], id="symbol"),
    pytest.param(p("<w:r><w:sym w:char='zz'/></w:r>", "x"), ["x"], id="broken symbol"),
    pytest.param(p(f"<w:ins>{r('12')}</w:ins><w:del><w:r><w:delText>11</w:delText></w:r>{r('11')}</w:del>"), ["12"], id="tracked"),
    pytest.param(p(f"<w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r('mới')}</w:moveTo>"), ["mới"], id="moved"),
    pytest.param(p("Kế ", mark="<w:del/>") + p("hoạch"), ["Kế hoạch"], id="mark deleted"),
    pytest.param(p("cuối", mark="<w:del/>"), ["cuối"], id="last mark deleted"),
    pytest.param(p("thấy", r("ẩn", "<w:vanish/>"), r(" rõ", '<w:vanish w:val="0"/>')), ["thấy rõ"], id="hidden"),
    pytest.param(p(f"<w:hyperlink>{r('liên kết')}</w:hyperlink>"), ["liên kết"], id="link"),
    pytest.param(p(f"<w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{r('thẻ')}</w:sdtContent></w:sdt></w:smartTag>"), ["thẻ"], id="tags"),
    pytest.param(f"<w:sdt><w:sdtContent>{p('khung')}</w:sdtContent></w:sdt>", ["khung"], id="block control"),
    pytest.param(p(FIELD.format("begin"), "<w:r><w:instrText>PAGE</w:instrText></w:r>", r("mã"), FIELD.format("separate"), "7", FIELD.format("end"), " trang"), ["7 trang"], id="field"),
    pytest.param(p(FIELD.format("begin"), FIELD.format("separate"), "mục") + p("lục", FIELD.format("end"), " một"), ["mục", "lục một"], id="field over paragraphs"),
    pytest.param(p(FIELD.format("end"), "vẫn đọc"), ["vẫn đọc"], id="field that never began"),
    pytest.param(p(f'<w:fldSimple w:instr="DATE">{r("03/3/2021")}</w:fldSimple>'), ["03/3/2021"], id="simple field"),
    pytest.param(p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), ["x=1"], id="formula"),
    pytest.param(p(r("Kế hoạch", "<w:caps/>")), ["KẾ HOẠCH"], id="capitals"),
    pytest.param(p("một") + p("") + p("") + p("hai"), ["một", "hai"], id="empty paragraphs"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), WORDS)
def test_words(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert lines(reading_of(tmp_path, body)) == expected


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (p("a", f"<w:ins>{r('b')}</w:ins>"), "sửa đổi"),
        (p("a", f"<w:del>{r('b')}</w:del>"), "sửa đổi"),
        (p("a", r("b", "<w:vanish/>")), "chữ ẩn"),
        (p("a") + "<w:altChunk/>", "khác định dạng"),
    ],
)
def test_what_was_left_out_is_said(tmp_path: Path, body: str, words: str) -> None:
    [warning] = reading_of(tmp_path, body).warnings
    assert words in warning


def test_places(tmp_path: Path) -> None:
    body = p("Tên") + p("") + table(["TT", "Nội dung"], ["1", "Việc"]) + p("Hết")
    reading = reading_of(tmp_path, body)
    assert [(reading.text[s.start : s.end].strip(), s.place) for s in reading.stretches] == [
        ("Tên", "đoạn 1"),
        ("| TT", "bảng 1, hàng 1, ô 1"),
        ("| Nội dung |", "bảng 1, hàng 1, ô 2"),
        ("| 1", "bảng 1, hàng 2, ô 1"),
        ("| Việc |", "bảng 1, hàng 2, ô 2"),
        ("Hết", "đoạn 2"),
    ]


@pytest.mark.parametrize("form", ["mc:Choice", "mc:Fallback"])
def test_a_text_box_is_read_once(tmp_path: Path, form: str) -> None:
    choice = f"<mc:Choice><w:drawing>{BOX.format(p('Số: 12/KH-UBND'))}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict>{BOX.format(p('Số: 12/KH-UBND'))}</w:pict></mc:Fallback>"
    both = choice + fallback if form == "mc:Choice" else fallback
    body = p("trước", f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>") + p("sau")
    reading = reading_of(tmp_path, body)
    assert lines(reading) == ["trước", "Số: 12/KH-UBND", "sau"]
    assert [s.place for s in reading.stretches] == ["đoạn 1", "hộp chữ 1", "đoạn 2"]


def test_notes_stand_at_the_end_with_the_place_that_mentions_them(tmp_path: Path) -> None:
    mention = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = p("Một", mention.format("endnote", 5), " hai", mention.format("footnote", 2)) + p(
        "Ba", mention.format("footnote", 9)
    )
    footnotes = f'<w:footnote w:id="1">{p("chưa nhắc")}</w:footnote><w:footnote w:id="2">{p("theo 28/NQ-CP")}{p("tiếp")}</w:footnote>'
    reading = reading_of(
        tmp_path, body, footnotes=footnotes, endnotes=f'<w:endnote w:id="5">{p("cuối")}</w:endnote>'
    )
    assert lines(reading) == ["Một hai", "Ba", "[1] cuối", "[2] theo 28/NQ-CP", "tiếp"]
    assert [s.place for s in reading.stretches][2:] == [
        "chú thích cuối 1 của đoạn 1",
        "chú thích 2 của đoạn 1",
        "chú thích 2 của đoạn 1",
    ]


LETTERHEAD = [
    ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["XÃ HƯƠNG SƠN", "Độc lập - Tự do - Hạnh phúc"],
    ["Số: 12/KH-UBND", "Hương Sơn, ngày 02 tháng 3 năm 2026"],
]


@pytest.mark.parametrize("ruled", [True, False])
def test_letterhead_column_after_column(tmp_path: Path, ruled: bool) -> None:
    reading = reading_of(tmp_path, table(*LETTERHEAD, ruled=ruled))
    assert lines(reading) == [row[column] for column in (0, 1) for row in LETTERHEAD]
    assert reading.stretches[1].place == "bảng 1, hàng 2, ô 1"


def test_letterhead_with_uneven_rows(tmp_path: Path) -> None:
    wide = cell("V/v lập kế hoạch", properties='<w:gridSpan w:val="2"/>')
    body = table(["UBND XÃ A", "", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"], [wide, "Hà Nội"], ruled=False)
    assert lines(reading_of(tmp_path, body)) == [
        "UBND XÃ A",
        "V/v lập kế hoạch",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội",
    ]


TABLES = [
    pytest.param(
        table(["TT", "Nội dung", "Chủ trì"], ["1", "Họp | bàn", cell("Phòng", "Kinh tế", "Sở Nội vụ", "- Công an")], ruled=False),
        ["| TT | Nội dung | Chủ trì |", "| 1 | Họp ¦ bàn | Phòng; Kinh tế; Sở Nội vụ; - Công an |"],
        id="headings make a table of data",
    ),
    pytest.param(table(["a", "b"], ["c", "d"]), ["| a | b |", "| c | d |"], id="lines do"),
    pytest.param(table(["a", "b"], ["c", "d"], ruled=False), ["a", "c", "b", "d"], id="nothing does"),
    pytest.param(table(["a", "b"]), ["a", "b"], id="one row is no data"),
    pytest.param(table(["một"], ["hai"]), ["một", "hai"], id="one column is no data"),
    pytest.param(
        table(["Nơi nhận:", "CHỦ TỊCH"], ["- Lưu: VT.", "(Đã ký)"]),
        ["Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "(Đã ký)"],
        id="signature",
    ),
    pytest.param(
        table(
            [cell("TT", properties="<w:vMerge w:val='restart'/>"), cell("Đơn vị", "thực hiện", properties="<w:gridSpan w:val='2'/>")],
            [cell("", properties="<w:vMerge/>"), "Chủ trì", "Phối hợp"],
            ["1", "Sở A", ""],
        ),
        ["| TT | Đơn vị thực hiện | |", "| TT | Chủ trì | Phối hợp |", "| 1 | Sở A |  |"],
        id="merged cells",
    ),
    pytest.param(
        table(["x", cell("d" * 201, properties="<w:vMerge w:val='restart'/>")], ["y", cell("", properties="<w:vMerge/>")]),
        ["| x | " + "d" * 201 + " |", "| y |  |"],
        id="long merged cell is said once",
    ),
    pytest.param(
        table(["a", "b"], [cell("I. Nhóm", properties="<w:gridSpan w:val='2'/>")], ["c"], ["d", "e"]),
        ["| a | b |", "| I. Nhóm | |", "| c | |", "| d | e |"],
        id="row over the whole width",
    ),
    pytest.param(
        table(["a", "b"], ["c", cell(table(["1", "2"], ["3", "4"]) + p("sau"))]),
        ["| a | b |", "| c | 1 2 3 4 sau |"],
        id="table in a cell",
    ),
    pytest.param(
        table(["a", "b"], ["c", "d"]).replace("</w:tbl>", f"<w:tr><w:trPr><w:del/></w:trPr>{cell('x')}{cell('y')}</w:tr></w:tbl>"),
        ["| a | b |", "| c | d |"],
        id="deleted row",
    ),
    pytest.param(
        table(["a", "b", "c"]).replace("</w:tbl>", f"<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>{cell('x')}</w:tr></w:tbl>"),
        ["| a | b | c |", "|  | | x |"],
        id="row that begins late",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TABLES)
def test_tables(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert lines(reading_of(tmp_path, body)) == expected


def test_borders_of_cells_and_of_styles_count(tmp_path: Path) -> None:
    style = (
        '<w:style w:type="table" w:styleId="Luoi"><w:tblPr><w:tblBorders><w:insideH w:val="single"/>'
        '</w:tblBorders></w:tblPr></w:style><w:style w:type="table" w:styleId="Con"><w:basedOn w:val="Luoi"/></w:style>'
    )
    plain = table(["a", "b"], ["c", "d"])
    styled = (
        plain[: plain.index("<w:tblBorders>")]
        + '<w:tblStyle w:val="Con"/>'
        + plain[plain.index("</w:tblPr>") :]
    )
    assert "| a | b |" in reading_of(tmp_path, styled, styles=style).text
    none = '<w:tcBorders><w:left w:val="nil"/></w:tcBorders>'
    bare = [cell(text, properties=none) for text in "abcd"]
    assert "|" not in reading_of(tmp_path, table(bare[:2], bare[2:])).text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_stretches_cover_any_text_without_gaps(tmp_path: Path, data: st.DataObject) -> None:
    words = st.text(alphabet="aạ |\t.-1 \n", max_size=6)
    paragraph = words.map(p)
    row = st.lists(paragraph.map(cell), max_size=3)
    grid = st.tuples(st.lists(row, max_size=3), st.booleans()).map(lambda g: table(*g[0], ruled=g[1]))
    blocks = data.draw(st.lists(paragraph | grid, max_size=5))
    reading = reading_of(tmp_path, p("đầu") + "".join(blocks) + p("cuối"))
    assert lines(reading)[0] == "đầu" and lines(reading)[-1] == "cuối"
    assert all(s.place for s in reading.stretches)
