"""Scans and garbage read through tesseract: what is printed is read, what is written by hand is left open."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

import pytest
from docx_files import assert_covers
from pdf_files import Paper, plan, scanned
from test_pdf import GARBAGE, put

from graphkit.errors import UnreadableError
from graphkit.pipeline import Analysis, analyse
from graphkit.read import ocr, read
from graphkit.read.ocr import form_word, word_of
from graphkit.read.ocr_letterhead import agreed
from graphkit.read.ocr_numbers import is_doubtful, mended
from graphkit.read.pdf_page import Piece
from graphkit.read.pdf_scan import crop

LETTERHEAD = ("Kế hoạch", "15/KH-UBND", "2026-03-05", "Ủy ban nhân dân xã Bản Mới")


def header_of(analysis: Analysis) -> tuple[str | None, ...]:
    header = analysis.extraction.header
    return header.doc_type, header.so_ky_hieu, header.date, header.issuer


def numbers_of(analysis: Analysis) -> list[str]:
    return [citation.so_ky_hieu for citation in analysis.extraction.citations if citation.so_ky_hieu]


@pytest.mark.ocr
@pytest.mark.fonts
@pytest.mark.usefixtures("tesseract")
class TestScans:
    """Files that go all the way through tesseract."""

    @pytest.mark.parametrize("hidden", ["", GARBAGE], ids=["scan", "garbage"])
    def test_header_and_citations_are_those_of_the_print(self, tmp_path: Path, hidden: str) -> None:
        analysis = analyse(put(tmp_path, scanned(plan().done(), hidden, noise=500)))
        reading = analysis.reading
        assert reading.source.reader == "pdf+ocr"
        assert_covers(reading.text, reading.stretches)
        assert [stretch.page for stretch in reading.stretches] == [1]
        assert header_of(analysis)[:3] == LETTERHEAD[:3]
        assert numbers_of(analysis) == ["28/NQ-CP", "3592/SNV-CCHC"]
        assert len(reading.warnings) == 1 and "OCR" in reading.warnings[0] and "%" in reading.warnings[0]

    def test_columns_are_read_one_after_the_other(self, tmp_path: Path) -> None:
        text = read(put(tmp_path, scanned(plan().done()))).text
        assert text.index("Số: 15/KH-UBND") < text.index("CỘNG HÒA") < text.index("KẾ HOẠCH")

    def test_pages_with_text_are_not_recognised(self, tmp_path: Path) -> None:
        paper = plan()
        paper.begin()
        for line in GARBAGE.splitlines():
            paper.paragraph(line)
        reading = read(put(tmp_path, paper.done()))
        assert "28/NQ-CP" in reading.text
        assert [stretch.page for stretch in reading.stretches] == [1, 2]

    def test_a_scribbled_number_and_day_are_left_open(self, tmp_path: Path) -> None:
        paper = Paper()
        paper.columns(
            ["ỦY BAN NHÂN DÂN", "XÃ BẢN MỚI", "Số:          /KH-UBND"],
            [
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc",
                "Bản Mới, ngày          tháng 3 năm 2026",
            ],
        )
        for x in (124.0, 368.0):
            scribble(paper, x, paper.y + 25)
        paper.title("KẾ HOẠCH", "Thực hiện bình đẳng giới trên địa bàn xã năm 2026")
        paper.paragraph("Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ về bình đẳng giới;")
        analysis = analyse(put(tmp_path, scanned(paper.done())))
        header = analysis.extraction.header
        assert (header.number, header.symbol, header.date) == (None, "KH-UBND", "2026-03")
        assert any("viết tay" in warning and "số" in warning for warning in analysis.extraction.warnings)
        assert numbers_of(analysis) == ["28/NQ-CP"]

    def test_a_number_that_is_printed_without_digits_stays(self, tmp_path: Path) -> None:
        paper = plan()
        paper.paragraph("Thực hiện Chỉ thị số LUCT-TTg ngày 16 tháng 4 năm 2021 của Thủ tướng Chính phủ;")
        assert "số LUCT-TTg ngày 16" in read(put(tmp_path, scanned(paper.done()))).text

    def test_an_image_without_text_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableError, match="không ra chữ nào"):
            read(put(tmp_path, scanned(squiggles())))


def squiggles() -> bytes:
    paper = Paper()
    for y in range(100, 700, 90):
        paper.canvas.circle(300, y, 30)
    return paper.done()


def scribble(paper: Paper, x: float, y: float) -> None:
    """Draw what could be a number that somebody wrote in a hurry."""
    canvas = paper.canvas
    canvas.setLineWidth(1.6)
    canvas.bezier(x, y + 8, x + 9, y + 14, x + 2, y - 6, x + 8, y - 2)
    canvas.bezier(x + 8, y + 10, x + 20, y - 4, x + 6, y - 6, x + 18, y + 12)
    canvas.bezier(x + 16, y - 4, x + 24, y + 16, x + 26, y - 10, x + 28, y + 9)


# --- what needs no tesseract --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("I105/KH-ĐKT", "1105/KH-ĐKT"),
        ("l6", "16"),
        ("O5/2025/QĐ-UBND", "05/2025/QĐ-UBND"),
        ("/QĐÐ-SCT", "/QĐ-SCT"),
        ("II.", "II."),
        ("Il", "Il"),
        ("III/2026", "III/2026"),
    ],
)
def test_letters_that_stand_for_digits(word: str, expected: str) -> None:
    assert word_of(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHÍ THỊ", "CHỈ THỊ"),
        ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),
        ("Quyét định", "Quyét định"),
        ("TĨNH QUẢNG NGÃI", "TỈNH QUẢNG NGÃI"),
        ("UBND TINH LÀO CAI", "UBND TỈNH LÀO CAI"),
        ("TỈNH HÀ TĨNH", "TỈNH HÀ TĨNH"),
        (".Vơi nhận:", "Nơi nhận:"),
        ("ơi nhận: TL. CHỦ TỊCH", "Nơi nhận: TL. CHỦ TỊCH"),
        ("Người nhận: ông", "Người nhận: ông"),
    ],
)
def test_words_of_the_form(text: str, expected: str) -> None:
    assert form_word(Piece(0, 0, 1, 1, text)).text == expected


def column(*lines: str, confidence: float = 90.0) -> list[Piece]:
    return [Piece(80, 100 + 20 * n, 200, 112 + 20 * n, line, confidence) for n, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("readings", "line", "doubtful"),
    [
        (["Số: 1894 /TB-SCT", "Số: 1894/TB-SCT", "Số:1894 /TB-SCT"], "Số: 1894/TB-SCT", []),
        (["Sốó:1050 /QĐ-SCT", "Số:1050 /QĐ-SCT", "Số:1050 /QĐ-SCT"], "Số: 1050/QĐ-SCT", []),
        (["Số: 5T /UBND-KTTH", "Số: /UBND-KTTH", "Số:†B /UBND-KTTH"], "Số: …/UBND-KTTH", ["số"]),
        (["Số: 44 /CT-UBND", "Số: 11 /CT-UBND", "Số: 44 /CT-UBND"], "Số: …/CT-UBND", ["số"]),
        (["Số: đ@ /CT-UBND", "Số: đ@ /CT-UBND", "Số: đ@ /CT-UBND"], "Số: …/CT-UBND", ["số"]),
        (["Số: 7 /CT-UBND", "Số: 7 /CT-UBND"], "Số: …/CT-UBND", ["số"]),
        (["Số: /KH-UBND"] * 3, "Số: /KH-UBND", []),
        (["Số: 12-KH/TU"] * 3, "Số: 12-KH/TU", []),
        (["Bản Mới, ngày 05 tháng 3 năm 2026"] * 3, "Bản Mới, ngày 05 tháng 3 năm 2026", []),
        (
            [
                "Ngãi Sơn, ngày Ø3 tháng 4 năm 2018",
                "Ngãi Sơn, ngày 23 tháng 4 năm 2018",
                "Ngãi Sơn, ngày Ø3 tháng 4 năm 2018",
            ],
            "Ngãi Sơn, ngày … tháng 4 năm 2018",
            ["ngày"],
        ),
        (["Quảng Ngãi, ngàW/† tháng 5 năm 2021"] * 3, "Quảng Ngãi, ngày … tháng 5 năm 2021", ["ngày"]),
        (
            ["Quảng Ngãi, ngày 04tháng 02 năm 2025", *["Quảng Ngãi, ngày 04 tháng 02 năm 2025"] * 2],
            "Quảng Ngãi, ngày 04 tháng 02 năm 2025",
            [],
        ),
        (["TINH QUẢNG NAM", "TỈNH QUẢNG NAM", "TỈNH QUẢNG NAM"], "TỈNH QUẢNG NAM", []),
    ],
)
def test_readings_agree_on_a_line(readings: list[str], line: str, doubtful: list[str]) -> None:
    # The third reading may lack the line: then nothing is sure.
    columns = [column("UBND XÃ BẢN MỚI", text) for text in readings]
    columns += [column("UBND XÃ BẢN MỚI")] * (3 - len(readings))
    pieces, doubt = agreed(columns)
    assert [piece.text for piece in pieces] == ["UBND XÃ BẢN MỚI", line]
    assert doubt == doubtful


LINE = "Thực hiện Chỉ thị số LUCT-TTg ngày 16 tháng 4"


@pytest.mark.parametrize(
    ("line", "readings", "number"),
    [
        (LINE, ["số 11/CT-TTg ngày", "số 11/CT-TTg ngày", "số 11/CT-TTg ngày"], "11/CT-TTg"),
        (LINE, ["số 11/CT-TTg ngày", "số L1/CT-TTg ngày", "số 11/CT-TTg, ngày"], "11/CT-TTg"),
        (LINE, ["số 11/CT-TTg ngày", "số L1/CT-TTg ngày", "số LUCT-TTg ngày"], "LUCT-TTg"),
        (LINE, ["số 11/CT-TTg ngày", "số 11/CT-TTg ngày", "số 17/CT-TTg ngày"], "LUCT-TTg"),
        (LINE, [], "LUCT-TTg"),
        ("theo văn bản số L5/2025/QĐ-UBND", ["số 15/2025/QĐ-UBND"] * 3, "15/2025/QĐ-UBND"),
        ("số 9/KH-UBND và số 1IKH-UBND ngày", ["số 9/KH-UBND và số 11/KH-UBND"] * 3, "11/KH-UBND"),
    ],
)
def test_a_number_is_mended_where_further_readings_agree(line: str, readings: list[str], number: str) -> None:
    assert is_doubtful(line)
    assert re.findall(r"số (\S+)", mended(line, readings))[-1] == number


@pytest.mark.parametrize(
    "line",
    [
        "Số: LU/CT-UBND",
        "Chỉ thị số 11/CT-TTg ngày 16",
        "Hướng dẫn số 12-HD/BTGTW",
        "một số nội dung",
        "số lượng 10-20 hộ",
        "ở phụ lục số II-A",
        "số …/KH-UBND",
    ],
)
def test_other_lines_are_not_read_again(line: str) -> None:
    assert not is_doubtful(line)
    assert mended(line, ["số 11/CT-TTg"] * 3) == line


def test_of_readings_that_all_differ_the_surest_counts() -> None:
    one, two, three = (
        column(text, confidence=sure) for text, sure in (("XÃ A", 40), ("XÃ B", 80), ("XÃ C", 60))
    )
    assert [piece.text for piece in agreed([one, two, three])[0]] == ["XÃ B"]


def test_a_part_of_an_image(tmp_path: Path) -> None:
    image, part = tmp_path / "1.pgm", tmp_path / "2.pgm"
    image.write_bytes(b"P5 4 3 255\n" + bytes(range(12)))
    assert crop(image, part, (0.5, 0.5, 1.5, 9.0), 2.0) == (1, 1)
    assert part.read_bytes() == b"P5 2 2 255\n" + bytes([5, 6, 9, 10])


@pytest.mark.fonts
@pytest.mark.skipif(os.name == "nt", reason="the command is a script for a POSIX shell")
@pytest.mark.parametrize(
    ("languages", "reason"), [("vie", "quá 1 giây một trang"), ("eng", "tesseract-ocr-vie")]
)
def test_a_command_that_hangs_or_knows_no_vietnamese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: str, reason: str
) -> None:
    command = tmp_path / "doc-chu"
    command.write_text(
        f"#!{sys.executable}\nimport sys, time\nprint('{languages}') if '--list-langs' in sys.argv else time.sleep(60)\n",
        encoding="utf-8",
    )
    command.chmod(command.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("GRAPHKIT_TESSERACT", str(command))
    monkeypatch.setattr(ocr, "tesseract", ocr.tesseract.__wrapped__)
    monkeypatch.setattr(ocr, "SECONDS", 1)
    with pytest.raises(UnreadableError, match=reason):
        read(put(tmp_path, scanned(plan().done())))
