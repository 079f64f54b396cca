"""Real office files, as they came: each is read for what it is, or refused with its true reason.

They stand beside the project. What is expected here was read off the pages by eye.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from docx_files import assert_covers

from graphkit.errors import UnreadableError
from graphkit.pipeline import Analysis, analyse

SHARED = pytest.mark.shared
OFFICE = [SHARED, pytest.mark.office]
OCR = [SHARED, pytest.mark.ocr]
NEEDS = {"doc": "office", "pdf+ocr": "tesseract"}
"""The fixture that a reader needs."""

LAO_CAI = "Ủy ban nhân dân tỉnh Lào Cai"
QUANG_NGAI = "Ủy ban nhân dân tỉnh Quảng Ngãi"
OFFICE_OF = "Văn phòng Ủy ban nhân dân tỉnh Lào Cai"
INDUSTRY = "Sở Công Thương tỉnh Lào Cai"

DRAFTS = [
    ("sct-BC-cong-tac-", "Công văn", "SCT-CN", "2026-06", INDUSTRY),
    ("sct-BC-tinh-", "Báo cáo", "BC-UBND", "2026", LAO_CAI),
    ("sct-CV-UBND-", "Công văn", "UBND-KT", "2025", LAO_CAI),
    ("sct-CV-don-doc-", "Công văn", "SCT-CN", "2026-05", INDUSTRY),
    ("sct-KH-2242-", "Kế hoạch", "KH-SCT", "2026-04", INDUSTRY),
    ("sct-KH-3024-", "Kế hoạch", "KH-SCT", "2026-05", INDUSTRY),
    ("sct-KH-3898-", "Kế hoạch", "KH-SCT", "2026-06", INDUSTRY),
    ("sct-KH-3957-", "Kế hoạch", "KH-SCT", "2026-07", INDUSTRY),
    ("sct-TB-2245-", "Công văn", "SCT-CN", "2026-04", INDUSTRY),
    # A stray letter in its letterhead hides whose office it is.
    ("sct-bao-cao-", "Báo cáo", "BC-VP", "2026-06", "Văn phòng tỉnh Lào Cai"),
    ("sct-cong-van-", "Công văn", "UBND-KT", "2026-06", LAO_CAI),
    ("sct-giay-moi-", "Giấy mời", "GM-UBND", "2026-06", LAO_CAI),
    ("sct-thong-bao-", "Thông báo", "TB-VP", "2026-06", OFFICE_OF),
    ("sct-to-trinh-", "Tờ trình", "TTr-SCT", "2026-05", INDUSTRY),
]
"""Word files whose number is blank."""

ORDER = "Quyết định", "1050/QĐ-SCT", "2026-03-06", INDUSTRY
NOTICE = "Thông báo", "1894/TB-SCT", "2026-04-09", INDUSTRY

SIGNED = [
    pytest.param(
        "sct-CV-597-", "docx", ("Công văn", "597/HC-QLHC", "2026-03-27", "Cục hóa chất"), marks=SHARED
    ),
    pytest.param(
        "sct-ND-139-", "docx", ("Nghị định", "139/2025/NĐ-CP", "2025-06-12", "Chính phủ"), marks=SHARED
    ),
    pytest.param(
        "sct-QD-1074-", "pdf", ("Quyết định", "1074/QĐ-BXD", "2026-06-29", "Bộ Xây dựng"), marks=SHARED
    ),
    pytest.param(
        "sct-TT-15-", "doc", ("Thông tư", "15/2026/TT-BCT", "2026-03-25", "Bộ Công Thương"), marks=OFFICE
    ),
    pytest.param("sctpair-QD-1050-*.txt", "text", ORDER, marks=SHARED),
    pytest.param("sctpair-TB-1894-*.txt", "text", NOTICE, marks=SHARED),
    # Its day stands above the line and is read each time otherwise.
    pytest.param("sctpair-QD-1050-*.pdf", "pdf+ocr", (*ORDER[:2], "2026-03", INDUSTRY), marks=OCR),
    pytest.param("sctpair-TB-1894-*.pdf", "pdf+ocr", NOTICE, marks=OCR),
]

SCANS = [
    ("qng-11CT-", "Chỉ thị", "CT-UBND", "2021-05", {"11/CT-TTg", "15/2020/TT-BGDĐT", "05/2021/TT-BGDĐT"}),
    ("qng-2770-", "Chỉ thị", "CT-UBND", "2018-04", {"19/NQ-CP", "04/CT-UBND"}),
    (
        "qng-575-",
        "Công văn",
        "UBND-KTTH",
        "2025-02-04",
        {"1060/BTC-QLGCS", "103/2024/NĐ-CP", "104/2024/NĐ-CP", "1187/BTC-ĐT"},
    ),
]
"""Signed scans; the number, and in two of them the day, is written by hand."""

GARBAGE = ("sctpair-QD-1050-", "sctpair-TB-1894-")


def files_of(shared: Path, name: str) -> list[Path]:
    """Return the office files of a name, or of one that begins so and has no other form beside it."""
    return sorted((shared / "corpus" / "office").glob(name if "*" in name else f"{name}*"))


@cache
def analysis_of(path: Path) -> Analysis:
    """Analyse a file; a scan takes seconds, so that each is read once for all tests."""
    return analyse(path)


def analysed(shared: Path, name: str) -> Analysis:
    [path] = files_of(shared, name)
    analysis = analysis_of(path)
    assert_covers(analysis.reading.text, analysis.reading.stretches)
    return analysis


def numbers_of(analysis: Analysis) -> list[str]:
    return [citation.so_ky_hieu for citation in analysis.extraction.citations if citation.so_ky_hieu]


@pytest.mark.shared
def test_every_file_is_known_here(shared: Path) -> None:
    known = [row[0] for row in DRAFTS] + [str(row.values[0]) for row in SIGNED] + [row[0] for row in SCANS]
    found = [path for name in known for path in files_of(shared, name)]
    assert sorted(found) == files_of(shared, "*")


@pytest.mark.shared
@pytest.mark.parametrize(("name", "doc_type", "symbol", "date", "issuer"), DRAFTS)
def test_a_draft_in_word(shared: Path, name: str, doc_type: str, symbol: str, date: str, issuer: str) -> None:
    analysis = analysed(shared, name)
    header = analysis.extraction.header
    assert (analysis.reading.source.reader, analysis.reading.warnings) == ("docx", ())
    assert (header.doc_type, header.symbol, header.date, header.issuer) == (doc_type, symbol, date, issuer)
    assert (header.number, header.so_ky_hieu, header.provisional) == (None, None, True)


@pytest.mark.parametrize(("name", "reader", "expected"), SIGNED)
def test_a_file_with_a_number(
    request: pytest.FixtureRequest, shared: Path, name: str, reader: str, expected: tuple[str, ...]
) -> None:
    if reader in NEEDS:
        request.getfixturevalue(NEEDS[reader])
    analysis = analysed(shared, name)
    header = analysis.extraction.header
    assert analysis.reading.source.reader == reader
    assert (header.doc_type, header.so_ky_hieu, header.date, header.issuer) == expected
    assert numbers_of(analysis)


@pytest.mark.shared
@pytest.mark.ocr
@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(("name", "doc_type", "symbol", "date", "citations"), SCANS)
def test_a_scan_with_a_number_written_by_hand(
    shared: Path, name: str, doc_type: str, symbol: str, date: str, citations: set[str]
) -> None:
    analysis = analysed(shared, name)
    header = analysis.extraction.header
    assert (header.doc_type, header.symbol, header.date) == (doc_type, symbol, date)
    assert (header.issuer, header.province) == (QUANG_NGAI, "tỉnh Quảng Ngãi")
    assert (header.number, header.so_ky_hieu, header.provisional) == (None, None, True)
    assert any("viết tay" in warning and "số" in warning for warning in analysis.extraction.warnings)
    assert set(numbers_of(analysis)) == citations


@pytest.mark.shared
@pytest.mark.ocr
@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_gives_the_citations_of_its_clean_text(shared: Path, name: str) -> None:
    clean, found = numbers_of(analysed(shared, f"{name}*.txt")), numbers_of(analysed(shared, f"{name}*.pdf"))
    assert sum(number in found for number in clean) >= 0.9 * len(clean)
    assert set(found) <= set(clean)


@pytest.mark.shared
@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize(
    ("name", "reason"),
    [(f"{name}*.pdf", "lớp chữ của PDF hỏng (chỉ 1") for name in GARBAGE]
    + [(row[0], "bản quét, không có lớp chữ") for row in SCANS],
)
def test_what_wants_ocr_is_refused_without_it(shared: Path, name: str, reason: str) -> None:
    [path] = files_of(shared, name)
    with pytest.raises(UnreadableError) as error:
        analyse(path)
    assert str(error.value).startswith(f"{path}: {reason}") and "tesseract-ocr-vie" in str(error.value)
