"""PDF with a text layer: columns, hyphens, page numbers, paragraphs, tables, and what cannot be believed."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_files import assert_covers
from pdf_files import Paper, plan, scanned

from graphkit.errors import UnreadableError
from graphkit.model import Reading
from graphkit.pipeline import Analysis, analyse
from graphkit.read import read

pytestmark = pytest.mark.fonts

GARBAGE = "\n".join(["&ăQ Fͱ 1JK͓ quy͇t FͯD ChÌnh SKͯ v͉ EuQK ÿ̻ng JLͣi WUrQ ÿ͓a EjQ"] * 5)
"""What a font without a proper map makes of a text."""


def put(folder: Path, data: bytes) -> Path:
    path = folder / "ke-hoach.pdf"
    path.write_bytes(data)
    return path


def reading_of(folder: Path, paper: Paper) -> Reading:
    reading = read(put(folder, paper.done()))
    assert_covers(reading.text, reading.stretches)
    return reading


def analysis_of(folder: Path, paper: Paper) -> Analysis:
    return analyse(put(folder, paper.done()))


def test_letterhead_column_after_column(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, plan())
    assert reading.text.splitlines()[:9] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ BẢN MỚI",
        "Số: 15/KH-UBND",
        "",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bản Mới, ngày 05 tháng 3 năm 2026",
        "",
        "KẾ HOẠCH",
    ]
    assert (reading.source.reader, reading.warnings) == ("pdf", ())


def test_header_and_citations_are_found(tmp_path: Path) -> None:
    extraction = analysis_of(tmp_path, plan()).extraction
    header = extraction.header
    assert (header.doc_type, header.so_ky_hieu, header.date) == ("Kế hoạch", "15/KH-UBND", "2026-03-05")
    assert [c.so_ky_hieu for c in extraction.citations] == ["28/NQ-CP", "3592/SNV-CCHC"]


def test_a_hyphen_at_the_end_of_a_line_is_kept(tmp_path: Path) -> None:
    assert "số 3592/SNV-CCHC ngày" in reading_of(tmp_path, plan()).text


def test_paragraphs_are_made_whole_and_parted(tmp_path: Path) -> None:
    text = reading_of(tmp_path, plan()).text
    body = text[text.index("Căn cứ") :]
    paragraphs = [part for part in body.split("\n\n") if part.strip()]
    assert [part.split()[0] for part in paragraphs] == ["Căn", "Thực"]
    assert all("\n" not in part.strip() for part in paragraphs)


@pytest.mark.parametrize("motto", [240.0, 215.0], ids=["wide gap", "narrow gap"])
def test_a_letter_has_its_subject_in_the_left_column(tmp_path: Path, motto: float) -> None:
    paper = Paper()
    paper.columns(
        ["UBND XÃ BẢN MỚI", "Số: 7/UBND-VX", "V/v báo cáo", "bình đẳng giới"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Bản Mới, ngày 5 tháng 3 năm 2026",
        ],
        motto,
    )
    paper.paragraph("Kính gửi: Sở Nội vụ. Ủy ban nhân dân xã báo cáo kết quả thực hiện công tác sáu tháng.")
    lines = [line for line in reading_of(tmp_path, paper).text.splitlines() if line]
    assert lines[:4] == [
        "UBND XÃ BẢN MỚI",
        "Số: 7/UBND-VX",
        "V/v báo cáo bình đẳng giới",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def test_signature_stands_behind_the_recipients(tmp_path: Path) -> None:
    paper = plan()
    paper.columns(
        ["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Lò Thị Mai"],
        300,
    )
    analysis = analysis_of(tmp_path, paper)
    assert analysis.reading.text.rstrip().endswith("- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLò Thị Mai")
    assert analysis.extraction.header.recipients == ("Sở Nội vụ", "Lưu: VT")
    signatory = analysis.extraction.header.signatory
    assert signatory and (signatory.name, signatory.on_behalf_of) == ("Lò Thị Mai", "TM. ỦY BAN NHÂN DÂN")


def test_running_numbers_and_headings_are_left_out(tmp_path: Path) -> None:
    paper = plan()
    for page in range(2, 5):
        paper.begin()
        paper.canvas.drawString(85, 800, f"Công báo xã, kỳ {page}")
        paper.paragraph(f"Trang này nói về việc thứ {page} mà các thôn, bản cùng nhau thực hiện trong năm.")
    reading = reading_of(tmp_path, paper)
    lines = reading.text.splitlines()
    assert not {"2", "3", "4"} & set(lines) and "Công báo" not in reading.text
    assert "việc thứ 4" in reading.text


def test_stretches_say_the_page(tmp_path: Path) -> None:
    paper = plan()
    paper.begin()
    paper.paragraph("Trang sau nói về chế độ báo cáo của các thôn, bản.")
    reading = reading_of(tmp_path, paper)
    place = reading.text.index("Trang sau")
    assert [s.page for s in reading.stretches if s.start <= place < s.end] == [2]
    assert [s.page for s in reading.stretches] == [1, 2]


HEAD = [["TT"], ["Nội dung"], ["Chủ trì"], ["Phối hợp"], ["Thời gian"]]
ROWS = [
    HEAD,
    [
        ["1"],
        ["Tư vấn pháp luật", "cho nữ công nhân"],
        ["Phòng Văn hóa", "- Xã hội"],
        ["Công an xã"],
        ["30/6/2026"],
    ],
    [["2"], ["Khám sức khỏe cho", "phụ nữ nghèo"], ["Trạm Y tế xã"], [""], ["31/8/2026"]],
]
WIDTHS = [30.0, 140.0, 105.0, 90.0, 80.0]


def test_rows_of_a_ruled_table_are_tasks(tmp_path: Path) -> None:
    paper = plan()
    paper.table(ROWS, WIDTHS)
    paper.paragraph("Trên đây là Kế hoạch của xã năm 2026.")
    analysis = analysis_of(tmp_path, paper)
    rows = [line for line in analysis.reading.text.splitlines() if line.startswith("|")]
    assert rows == [
        "| TT | Nội dung | Chủ trì | Phối hợp | Thời gian |",
        "| 1 | Tư vấn pháp luật cho nữ công nhân | Phòng Văn hóa - Xã hội | Công an xã | 30/6/2026 |",
        "| 2 | Khám sức khỏe cho phụ nữ nghèo | Trạm Y tế xã |  | 31/8/2026 |",
    ]
    tasks = analysis.extraction.assignments
    assert [(task.text, task.unit_surface, task.deadlines) for task in tasks] == [
        ("Tư vấn pháp luật cho nữ công nhân", "Phòng Văn hóa - Xã hội", ("2026-06-30",)),
        ("Khám sức khỏe cho phụ nữ nghèo", "Trạm Y tế xã", ("2026-08-31",)),
    ]
    place = analysis.reading.text.index("Tư vấn")
    assert [s.place for s in analysis.reading.stretches if s.start <= place < s.end] == ["bảng 1, hàng 2"]
    assert analysis.reading.text.rstrip().endswith("Trên đây là Kế hoạch của xã năm 2026.")


def test_a_cell_over_several_rows_holds_for_each(tmp_path: Path) -> None:
    paper = plan()
    paper.table(
        [[["Nhóm"], ["Việc"]], [["A"], ["một"]], [[""], ["hai"]], [["B"], ["ba"]]], [80, 120], merged=(2,)
    )
    rows = [line for line in reading_of(tmp_path, paper).text.splitlines() if line.startswith("|")]
    assert rows == ["| Nhóm | Việc |", "| A | một |", "| A | hai |", "| B | ba |"]


def test_a_number_broken_in_a_cell_is_whole(tmp_path: Path) -> None:
    paper = plan()
    paper.table(
        [[["Văn bản"], ["Về"]], [["Số 3592/SNV-", "CCHC của Sở"], ["kinh tế -", "xã hội"]]], [120, 120]
    )
    assert "| Số 3592/SNV-CCHC của Sở | kinh tế - xã hội |" in reading_of(tmp_path, paper).text


def test_a_frame_is_no_table(tmp_path: Path) -> None:
    paper = plan()
    paper.table([[["Mẫu 01"]]], [120])
    text = reading_of(tmp_path, paper).text
    assert "|" not in text and "Mẫu 01" in text


def test_a_coloured_ground_is_no_table(tmp_path: Path) -> None:
    paper = plan()
    text = "Căn cứ Luật Bình đẳng giới được cán bộ, công chức, viên chức và nhân dân trong xã thực hiện."
    paper.canvas.setFillGray(0.9)
    for number in range(2):
        for x in (85, 200, 330):
            paper.canvas.rect(x, paper.y - 4 - 18 * number, 100, 16, stroke=0, fill=1)
    paper.canvas.setFillGray(0)
    paper.paragraph(text)
    read_text = reading_of(tmp_path, paper).text
    assert "|" not in read_text and text in read_text


def test_paragraphs_of_a_cell_are_parted(tmp_path: Path) -> None:
    paper = plan()
    names = ["Lò Thị Mai", "Tòng Văn Sơn"]
    paper.table([[["Việc"], ["Đơn vị", "Thực hiện"]], [["Họp thôn", "hằng tháng"], names]], [100, 160])
    rows = [line for line in reading_of(tmp_path, paper).text.splitlines() if line.startswith("|")]
    assert rows == ["| Việc | Đơn vị Thực hiện |", "| Họp thôn hằng tháng | Lò Thị Mai; Tòng Văn Sơn |"]


def test_the_name_of_an_issuer_is_whole(tmp_path: Path) -> None:
    paper = Paper()
    paper.columns(
        ["UBND TỈNH LAI CHÂU", "SỞ VĂN HÓA VÀ DU", "LỊCH", "Số: 8/KH-SVHDL"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "",
            "Lai Châu, ngày 5 tháng 3 năm 2026",
        ],
    )
    paper.title("KẾ HOẠCH", "Thực hiện bình đẳng giới năm 2026")
    analysis = analysis_of(tmp_path, paper)
    assert "\nSỞ VĂN HÓA VÀ DU LỊCH\nSố: 8/KH-SVHDL\n" in analysis.reading.text
    assert analysis.extraction.header.doc_type == "Kế hoạch"


def test_addressees_stand_behind_the_letterhead(tmp_path: Path) -> None:
    paper = Paper()
    paper.columns(
        ["UBND XÃ BẢN MỚI", "Số: 7/UBND-VX", "V/v báo cáo"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Bản Mới, ngày 5 tháng 3 năm 2026",
        ],
    )
    paper.canvas.drawString(150, paper.y, "Kính gửi:")
    paper.canvas.drawString(290, paper.y - 18, "- Sở Nội vụ;")
    text = reading_of(tmp_path, paper).text
    assert "V/v báo cáo\n\nCỘNG HÒA" in text and text.rstrip().endswith("Kính gửi:\n- Sở Nội vụ;")


def test_a_page_held_sideways(tmp_path: Path) -> None:
    paper = Paper()
    canvas = paper.canvas
    canvas.setPageRotation(90)
    canvas.rotate(90)
    for number, line in enumerate(
        ["KẾ HOẠCH", "Căn cứ Nghị quyết số 28/NQ-CP", "ngày 03/3/2021 của Chính phủ"]
    ):
        canvas.drawString(60, -100 - 20 * number, line)
    assert reading_of(tmp_path, paper).text.splitlines() == [
        "KẾ HOẠCH",
        "Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ",
    ]


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize(
    ("hidden", "reason", "cause"),
    [
        (GARBAGE, "lớp chữ của PDF hỏng (chỉ ", "garbage"),
        ("", "bản quét, không có lớp chữ", "scan"),
    ],
    ids=["garbage", "scan"],
)
def test_what_wants_ocr_is_refused_without_it(tmp_path: Path, hidden: str, reason: str, cause: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(put(tmp_path, scanned(plan().done(), hidden)))
    assert reason in str(error.value) and "tesseract-ocr-vie" in str(error.value)
    assert error.value.cause == cause


@pytest.mark.usefixtures("without_ocr")
def test_garbage_is_told_from_text_whatever_is_drawn(tmp_path: Path) -> None:
    paper = Paper()
    for line in GARBAGE.splitlines():
        paper.paragraph(line)
    with pytest.raises(UnreadableError, match="lớp chữ của PDF hỏng"):
        read(put(tmp_path, paper.done()))


@pytest.mark.usefixtures("without_ocr")
def test_one_page_that_wants_ocr_is_left_out_with_a_warning(tmp_path: Path) -> None:
    paper = plan()
    paper.begin()
    for line in GARBAGE.splitlines():
        paper.paragraph(line)
    reading = reading_of(tmp_path, paper)
    assert "28/NQ-CP" in reading.text and "1JK" not in reading.text
    assert len(reading.warnings) == 1 and reading.warnings[0].startswith("bỏ trang 2: lớp chữ của PDF hỏng")


@pytest.mark.shared
@pytest.mark.usefixtures("without_ocr")
def test_every_real_file_is_read_or_refused_with_the_reason(shared: Path) -> None:
    said = {}
    for path in sorted((shared / "corpus" / "office").glob("*.pdf")):
        try:
            reading = read(path)
        except UnreadableError as error:
            said[path.name[:5]] = str(error).split(": ")[1][:12]
        else:
            assert_covers(reading.text, reading.stretches)
            said[path.name[:5]] = reading.source.reader
    assert said == {
        "qng-1": "bản quét, kh",
        "qng-2": "bản quét, kh",
        "qng-5": "bản quét, kh",
        "sct-Q": "pdf",
        "sctpa": "lớp chữ của ",
    }


def test_old_fonts_are_converted(tmp_path: Path) -> None:
    paper = Paper()
    for _ in range(4):
        paper.paragraph("Kế hoạch hành động vì bình đẳng giới của xã, các thôn, bản cùng thực hiện trong năm")
    plain = read(put(tmp_path, paper.done())).text
    old = Paper()
    for _ in range(4):
        old.paragraph("KÕ ho¹ch hµnh ®éng v× b×nh ®¼ng giíi cña x·, c¸c th«n, b¶n cïng thùc hiÖn trong n¨m")
    reading = reading_of(tmp_path, old)
    assert reading.text.split() == plain.split()
    assert [warning for warning in reading.warnings if "TCVN3" in warning] == list(reading.warnings) != []
