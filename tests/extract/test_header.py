"""Headers as plans, decisions and letters have them."""

from __future__ import annotations

import pytest
from parsing import document

from graphkit.extract import extract
from graphkit.extract.header import plan_year
from graphkit.model import Header

BODY = "\nI. NỘI DUNG\n1. Rà soát các hộ.\n\nNơi nhận:\n- UBND tỉnh;\n- Các phòng,\n  ban xã;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nHọ Và Tên\n"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"


def header(text: str) -> Header:
    return extract(document(text + BODY)).header


def test_plan_with_everything() -> None:
    found = header(
        f"ỦY BAN NHÂN DÂN\nXÃ MƯỜNG KIM\n\n{MOTTO}Số: 41/KH-UBND\n\nMường Kim, ngày 05 tháng 5 năm 2026\n\n"
        "KẾ HOẠCH\nPhòng, chống thiên tai\ntrên địa bàn xã năm 2026\n\nCăn cứ Kế hoạch số 9/KH-UBND ngày 02/02/2026 của UBND tỉnh;\n"
    )
    assert (found.doc_type, found.number, found.symbol, found.so_ky_hieu) == (
        "Kế hoạch",
        "41",
        "KH-UBND",
        "41/KH-UBND",
    )
    assert (found.issuer, found.place, found.date) == (
        "Ủy ban nhân dân xã Mường Kim",
        "Mường Kim",
        "2026-05-05",
    )
    assert (found.title, found.plan_year) == ("Phòng, chống thiên tai trên địa bàn xã năm 2026", 2026)
    assert found.signatory is not None
    assert (found.signatory.position, found.signatory.mode) == ("Phó Chủ tịch", "KT. CHỦ TỊCH")
    assert found.recipients == ("UBND tỉnh", "Các phòng, ban xã", "Lưu: VT")


@pytest.mark.parametrize(
    ("line", "number", "symbol"),
    [
        ("Số:      /KH-UBND", None, "KH-UBND"),
        ("Số: …./KH-UBND", None, "KH-UBND"),
        ("Số: 07 /KH-UBND", "07/KH-UBND", "KH-UBND"),
        ("Số: **34**/KH - BTV", "34/KH-BTV", "KH-BTV"),
        ("Số: 21-KH/ĐU", "21-KH/ĐU", "KH/ĐU"),
        ("Số: 53/2025/QĐ-UBND", "53/2025/QĐ-UBND", "QĐ-UBND"),
    ],
)
def test_numbers(line: str, number: str | None, symbol: str) -> None:
    found = header(f"ỦY BAN NHÂN DÂN\nXÃ MƯỜNG KIM\n{line}\nKẾ HOẠCH\nThử năm 2026\n")
    assert (found.so_ky_hieu, found.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Mường Kim, ngày 05 tháng 5 năm 2026", "2026-05-05"),
        ("Mường Kim, ngày     tháng 4 năm 2026", "2026-04"),
        ("Mường Kim, ngày … tháng … năm 2026", "2026"),
        ("Mường Kim, ngày 43 tháng 5 năm 2026", None),
    ],
)
def test_dates_are_as_precise_as_stated(line: str, date: str | None) -> None:
    assert (
        header(f"ỦY BAN NHÂN DÂN\nXÃ MƯỜNG KIM\nSố: 1/KH-UBND\n{line}\nKẾ HOẠCH\nThử năm 2026\n").date == date
    )


@pytest.mark.parametrize(
    ("letterhead", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nXÃ MƯỜNG KIM", "Ủy ban nhân dân xã Mường Kim"),
        ("UỶ BAN NHÂN\nDÂN\nTỈNH LAI CHÂU", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\nSỞ NỘI VỤ", "Sở Nội vụ tỉnh Lai Châu"),
        (
            "ỦY BAN MTTQ VIỆT NAM\nXÃ MƯỜNG KIM\nBAN THƯỜNG TRỰC",
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã Mường Kim",
        ),
        ("UBND TỈNH LAI CHÂU\nVĂN PHÒNG", "Văn phòng UBND tỉnh Lai Châu"),
        ("VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"),
        ("THỦ\nTƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", "Cục thuế"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("BỘ QUỐC PHÒNG", "Bộ Quốc phòng"),
        ("BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG", "Bộ Nông nghiệp và Môi trường"),
    ],
)
def test_issuers_of_the_letterhead(letterhead: str, issuer: str) -> None:
    assert header(f"{letterhead}\n{MOTTO}Số: 1/KH\nKẾ HOẠCH\nThử năm 2026\n").issuer == issuer


def test_issuer_without_letterhead_is_who_issues() -> None:
    found = header(
        "KẾ HOẠCH\nThực hiện công tác dân số năm 2026\n\nThực hiện Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ "
        "ban hành Chiến lược; Ủy ban nhân dân xã ban hành Kế hoạch thực hiện trên địa bàn xã Mường Kim như sau:\n"
    )
    assert found.issuer == "Ủy ban nhân dân xã Mường Kim"
    assert found.title == "Thực hiện công tác dân số năm 2026"


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Thực hiện công tác bình đẳng giới năm 2026", 2026),
        ("Phát triển 5G giai đoạn 2026 - 2030", None),
        ("Bầu cử nhiệm kỳ 2026 - 2031", None),
        ("Chương trình truyền thông đến năm 2030", None),
        ("Thực hiện Nghị quyết", None),
        (None, None),
    ],
)
def test_plan_year(title: str | None, year: int | None) -> None:
    assert plan_year(title) == year
