"""Citations by number and by name, as tables of cases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from citing import cite
from hypothesis import given, settings
from parsing import TEXTS, document

from graphkit.extract import extract
from graphkit.extract.numbers import find_numbers

NUMBERS = [
    # text, so_ky_hieu, date, issuer, doc_type
    ("Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh Sơn La", "12/KH-UBND", "2026-01-05", "UBND tỉnh Sơn La", "Kế hoạch"),
    ("Kế hoạch 12/KH-UBND, ngày 5 tháng 1 năm 2026 của UBND tỉnh", "12/KH-UBND", "2026-01-05", "UBND tỉnh", "Kế hoạch"),
    ("Nghị quyết số 28/NQ-CP của Chính phủ ngày 03/3/2021", "28/NQ-CP", "2021-03-03", "Chính phủ", "Nghị quyết"),
    ("Chỉ thị số 21-CT/TW ngày 20/01/2018 của Ban Bí thư", "21-CT/TW", "2018-01-20", "Ban Bí thư", "Chỉ thị"),
    ("Quyết định số: 694/UBND ngày 16/9/2019 của Chủ tịch UBND tỉnh Thanh Hóa", "694/UBND", "2019-09-16", "Chủ tịch UBND tỉnh Thanh Hóa", "Quyết định"),
    ("Công văn số 2585/BNV- CTTN &BĐG ngày 20/3/2026 của Bộ Nội vụ", "2585/BNV-CTTN&BĐG", "2026-03-20", "Bộ Nội vụ", "Công văn"),
    ("Kế hoạch số 34/KH - BTV năm 2026", "34/KH-BTV", "2026", None, "Kế hoạch"),
    ("Luật Bình đẳng giới số 73/2006/QH11", "73/2006/QH11", None, None, "Luật"),
    ("Thông tư số 04/2012/TT-BNV ngày 31 tháng 8 năm 2012 của Bộ trưởng Bộ Nội vụ", "04/2012/TT-BNV", "2012-08-31", "Bộ trưởng Bộ Nội vụ", "Thông tư"),
    ("Quyết định số 217- QĐ/TW, ngày 12-12-2013 của Bộ Chính trị", "217-QĐ/TW", "2013-12-12", "Bộ Chính trị", "Quyết định"),
    ("Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ", "30c/NQ-CP", "2011-11-08", "Chính phủ", "Nghị quyết"),
    ("Kế hoạch số 1378/KH-SVHTTDL ngày 19/4/2026 của Sở Văn hóa, Thể thao và Du lịch", "1378/KH-SVHTTDL", "2026-04-19", "Sở Văn hóa, Thể thao và Du lịch", "Kế hoạch"),
    ("Kế hoạch của UBND huyện Đông Sơn số 15/KH-UBND ngày 02/02/2022", "15/KH-UBND", "2022-02-02", "UBND huyện Đông Sơn", "Kế hoạch"),
    ("Nghị quyết số 66.7/2025/NQ-CP ngày 15 tháng 11 năm 2025 của Chính phủ", "66.7/2025/NQ-CP", "2025-11-15", "Chính phủ", "Nghị quyết"),
    ("Luật Sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật số 87/2025/QH15", "87/2025/QH15", None, None, "Luật"),
    ("LUẬT THỦ ĐÔ SỐ 39/2024/QH15", "39/2024/QH15", None, None, "Luật"),
    ("Kế hoạch số 02-KH/BCĐTW ngày 19/6/2025 của Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số", "02-KH/BCĐTW", "2025-06-19", "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số", "Kế hoạch"),
    ("Thông tư số 2/2025/TT-VPCP ngày 5/1/2025 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "2/2025/TT-VPCP", "2025-01-05", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Thông tư"),
    ("Nghị quyết liên tịch số 7/2025/NQLT/UBTVQH15-CP ngày 5/1/2025 giữa Ủy ban Thường vụ Quốc hội, Chính phủ", "7/2025/NQLT/UBTVQH15-CP", "2025-01-05", "Ủy ban Thường vụ Quốc hội, Chính phủ", "Nghị quyết liên tịch"),
    ("Công văn số 81/CCTKV.05-TTKT ngày 5/1/2025 của Chi cục Thuế khu vực V", "81/CCTKV.05-TTKT", "2025-01-05", "Chi cục Thuế khu vực V", "Công văn"),
    ("Công văn số 9/HDT/2025 ngày 5/1/2025 của Công ty Hòa Đô", "9/HDT/2025", "2025-01-05", "Công ty Hòa Đô", "Công văn"),
    ("Thông tư sô 49/2025TT-BCT ngay 09 tháng 9 năm 2025", "49/2025/TT-BCT", "2025-09-09", None, "Thông tư"),
    ("Nghị định số142/2018/NĐ-CP ngày 9/10/2018 của Chính phủ", "142/2018/NĐ-CP", "2018-10-09", "Chính phủ", "Nghị định"),
    ("Kế hoạch số 5/KH-UBND ngày … tháng 3 năm 2026 của UBND tỉnh", "5/KH-UBND", "2026-03", "UBND tỉnh", "Kế hoạch"),
    ("Luật sửa đổi, bổ sung một số điều của Luật Di sản văn hóa số 32/2009/QH12", "32/2009/QH12", None, None, "Luật"),
    ("Kế hoạch số 7/KH-UBND ngày 12/03/26 của UBND xã", "7/KH-UBND", "2026-03-12", "UBND xã", "Kế hoạch"),
    ("Kế hoạch số 7/KH-UBND ngày 12, tháng 3, năm 2026 của UBND xã", "7/KH-UBND", "2026-03-12", "UBND xã", "Kế hoạch"),
    ("Công điện số 7/CĐ-TTg hồi 9 giờ 30 phút ngày 12/3/2026 của Thủ tướng Chính phủ", "7/CĐ-TTg", "2026-03-12", "Thủ tướng Chính phủ", "Công điện"),
    ("Công điện số 7/CĐ-TTg lúc 17h00' ngày 12/3/2026 của Thủ tướng Chính phủ", "7/CĐ-TTg", "2026-03-12", "Thủ tướng Chính phủ", "Công điện"),
    ("Chỉ thị 05 ngày 12/3/2026 của Chủ tịch UBND tỉnh", "05", "2026-03-12", "Chủ tịch UBND tỉnh", "Chỉ thị"),
    ("Kế hoạch số 35, ngày 12/3/2026 của UBND tỉnh", "35", "2026-03-12", "UBND tỉnh", "Kế hoạch"),
    ("Quyết định số 45 của UBND tỉnh ngày 4/2/2026", "45", "2026-02-04", "UBND tỉnh", "Quyết định"),
    ("Nghị định số 40 /202 5 /NĐ-CP của Chính phủ", "40/2025/NĐ-CP", None, "Chính phủ", "Nghị định"),
    ("Báo cáo số 7/BC-BKTNS của Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh Sơn La", "7/BC-BKTNS", None, "Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh Sơn La", "Báo cáo"),
    ("Báo cáo số 7/BC-BPC của Ban Pháp chế của HĐND tỉnh", "7/BC-BPC", None, "Ban Pháp chế của HĐND tỉnh", "Báo cáo"),
    ("Quyết định số 7/QĐ-BCĐNNDL của Trưởng Ban Chỉ đạo Nhà nước về Du lịch", "7/QĐ-BCĐNNDL", None, "Trưởng Ban Chỉ đạo Nhà nước về Du lịch", "Quyết định"),
    ("Công văn số 7/BHXH-CS của Bảo hiểm xã hội tỉnh Sơn La", "7/BHXH-CS", None, "Bảo hiểm xã hội tỉnh Sơn La", "Công văn"),
    ("Kế hoạch số 7-KH/ĐU của Ban Thường vụ Đảng ủy UBND tỉnh Sơn La", "7-KH/ĐU", None, "Ban Thường vụ Đảng ủy UBND tỉnh Sơn La", "Kế hoạch"),
    ("Kế hoạch số 7-KH/ĐU của Đảng ủy các cơ quan Đảng tỉnh", "7-KH/ĐU", None, "Đảng ủy các cơ quan Đảng tỉnh", "Kế hoạch"),
    ("Kế hoạch số 7-KH/ĐU của Đảng ủy Chính phủ", "7-KH/ĐU", None, "Đảng ủy Chính phủ", "Kế hoạch"),
    ("Kế hoạch số 7/KH-BCĐ của Ban Chỉ đạo Trung ương về phát triển KHCN, ĐMST và CĐS", "7/KH-BCĐ", None, "Ban Chỉ đạo Trung ương về phát triển KHCN, ĐMST và CĐS", "Kế hoạch"),
    ("Kế hoạch số 7/KH-UBQG của Ủy ban Quốc gia về chuyển đổi số", "7/KH-UBQG", None, "Ủy ban Quốc gia về chuyển đổi số", "Kế hoạch"),
    ("Kế hoạch số 7/KH-BATGT của Ban An toàn giao thông tỉnh Sơn La", "7/KH-BATGT", None, "Ban An toàn giao thông tỉnh Sơn La", "Kế hoạch"),
    ("Kế hoạch số 7/KH-HĐ của Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh", "7/KH-HĐ", None, "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh", "Kế hoạch"),
    ("Kế hoạch số 7/KH-QK2 của Bộ Tư lệnh Quân khu 2", "7/KH-QK2", None, "Bộ Tư lệnh Quân khu 2", "Kế hoạch"),
    ("Kế hoạch số 7/KH-UBND ngày 43/5/2026 của UBND xã", "7/KH-UBND", None, "UBND xã", "Kế hoạch"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "date", "issuer", "doc_type"), NUMBERS)
def test_by_number(text: str, number: str, date: str | None, issuer: str | None, doc_type: str) -> None:
    found = cite(f"Các đơn vị thực hiện theo {text} về việc được giao.")
    assert [(c.surface, c.so_ky_hieu, c.date, c.issuer, c.doc_type) for c in found] == [
        (text, number, date, issuer, doc_type)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "từ ngày 15/11/2026 đến ngày 15/12/2026",
        "đạt 100% kế hoạch, tăng 1/2 so với năm 2025",
        "theo mẫu 03/HNMT kèm theo",
        "theo Mau số 06/BBKP kèm theo",
        "trong tháng 12/2025 UBND xã họp",
        "tiêu chuẩn quốc gia TCVN 14423:2025",
        "20.000 đồng/người/tháng",
        "số 3 ngày 5 hằng tháng, theo Thông báo 3 ngày trước khi họp",
        "theo Kế hoạch 5 năm 2021 - 2025 của tỉnh",
        "theo Quyết định 30 của Thủ tướng",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert cite(f"Các đơn vị báo cáo {text}.") == []


def test_a_body_that_speaks_in_the_next_instrument_did_not_issue_this_one() -> None:
    found = cite(
        "Theo Kết luận số 213-KL/TW ngày 21/11/2025, của UBND tỉnh tại Công văn số 12/UBND-KT ngày 3/12/2025."
    )
    assert [(c.so_ky_hieu, c.issuer) for c in found] == [("213-KL/TW", None), ("12/UBND-KT", "UBND tỉnh")]


SPEAKERS = [
    # text, issuers: who speaks through a paper has issued it where its symbol may be that body's
    ("theo ý kiến của UBND tỉnh tại Công văn số 12/UBND-KT ngày 3/12/2025.", ["UBND tỉnh"]),
    ("theo chỉ đạo của Thủ tướng Chính phủ tại Công văn số 12/VPCP-KTTH ngày 3/12/2025.", [None]),
    ("theo đề nghị của Sở Nội vụ tại Kế hoạch số 12/KH-UBND ngày 3/12/2025.", [None]),
    ("chỉ đạo của Bộ Chính trị tại Thông báo số 9-TB/TW, của Ban Bí thư tại Kết luận số 8-KL/TW.", ["Bộ Chính trị", "Ban Bí thư"]),
    ("UBND tỉnh đã ban hành Quyết định số 3/QĐ-UBND ngày 5/1/2026 và Quyết định số 4/QĐ-UBND ngày 6/1/2026.", ["UBND tỉnh"] * 2),
    ("UBND xã họp; đã ban hành Quyết định số 3/QĐ-UBND ngày 5/1/2026.", [None]),
    ("đề nghị của Công ty TNHH Sao Mai tại Văn bản số 7/CV-SM ngày 5/1/2026.", ["Công ty TNHH Sao Mai"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuers"), SPEAKERS)
def test_who_speaks_through_what_is_cited_has_issued_it(text: str, issuers: list[str | None]) -> None:
    assert [c.issuer for c in cite(f"Làm {text}")] == issuers


SHARED = [
    # text, dates, issuers of a list
    ("các công văn số 12/UBND-KT, số 13/UBND-NC của UBND tỉnh", [None, None], ["UBND tỉnh"] * 2),
    ("các công văn số 5/TCHQ-GS ngày 3/2/2026 và 6/GS-GQ ngày 4/2/2026 của Tổng cục Hải quan", ["2026-02-03", "2026-02-04"], ["Tổng cục Hải quan"] * 2),
    ("Quyết định số 1/QĐ-UBND và số 2/QĐ-UBND cùng ngày 5/1/2026 của UBND tỉnh", ["2026-01-05"] * 2, ["UBND tỉnh"] * 2),
    ("các Công điện số 7/CĐ-UBND và 9/CĐ-UBND ngày 5/1/2026 của UBND tỉnh", [None, "2026-01-05"], ["UBND tỉnh"] * 2),
    ("Chỉ thị số 1/CT-UBND ngày 5/1/2026, Kế hoạch số 2-KH/TU ngày 6/1/2026 của Tỉnh ủy", ["2026-01-05", "2026-01-06"], [None, "Tỉnh ủy"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates", "issuers"), SHARED)
def test_what_members_of_a_list_share(text: str, dates: list[str | None], issuers: list[str | None]) -> None:
    found = cite(f"Làm theo {text}.")
    assert ([c.date for c in found], [c.issuer for c in found]) == (dates, issuers)


def test_an_issuer_in_capitals_ends_where_the_title_begins() -> None:
    text = (
        "KẾ HOẠCH\nTHỰC HIỆN KẾ HOẠCH SỐ 12/KH-UBND NGÀY 05/01/2026 CỦA UBND TỈNH SƠN LA VỀ VIỆC TRỒNG RỪNG\n\n"
        "Căn cứ tình hình thực tế;\n\nI. NỘI DUNG\n1. Trồng rừng.\n"
    )
    assert [(c.issuer, c.title) for c in extract(document(text)).citations] == [
        ("UBND tỉnh Sơn La", "TRỒNG RỪNG")
    ]


def test_coordinated_numbers_take_the_type_of_the_first() -> None:
    found = cite("Thực hiện các Công điện: số 007/CĐ-UBND ngày 17/11/2025, số 008/CĐ-UBND và số 009/CĐ-UBND.")
    assert [(c.doc_type, c.so_ky_hieu) for c in found] == [
        ("Công điện", "007/CĐ-UBND"),
        ("Công điện", "008/CĐ-UBND"),
        ("Công điện", "009/CĐ-UBND"),
    ]


def test_number_broken_over_lines_keeps_its_surface() -> None:
    found = cite("Phối hợp theo Văn bản số 3592/SNV-\n\nCCHC &VTLT, ngày 01/8/2025 của Sở Nội vụ.")
    assert found[0].so_ky_hieu == "3592/SNV-CCHC&VTLT"
    assert found[0].surface == "Văn bản số 3592/SNV-\n\nCCHC &VTLT, ngày 01/8/2025 của Sở Nội vụ"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("phổ biến Luật Bình đẳng giới; Luật Phòng, chống bạo lực gia đình.", ["Luật Bình đẳng giới", "Luật Phòng, chống bạo lực gia đình"]),
        ("đáp ứng chiến lược quốc gia về bình đẳng giới hướng tới công bằng.", ["chiến lược quốc gia về bình đẳng giới"]),
        ("triển khai Chiến lược quốc gia bình đẳng giới giai đoạn 2021 - 2030.", ["Chiến lược quốc gia bình đẳng giới giai đoạn 2021 - 2030"]),
        ("tiếp tục thực hiện Đề án 938 của Chính phủ về tuyên truyền.", ["Đề án 938 của Chính phủ"]),
        ("thực hiện Dự án 8 “Thực hiện bình đẳng giới” tại các xã.", ["Dự án 8"]),
        ("triển khai Đề án “Xây dựng bản văn hóa kiểu mẫu” giai đoạn 2026 – 2030;", ["Đề án “Xây dựng bản văn hóa kiểu mẫu” giai đoạn 2026 – 2030"]),
        ("phổ biến pháp luật về bình đẳng giới đến người dân.", []),
        ("lồng ghép vào các chương trình, đề án, dự án của địa phương.", []),
        ("thực hiện Kế hoạch này theo chức năng, nhiệm vụ.", []),
    ],
)  # fmt: skip
def test_by_name(text: str, names: list[str]) -> None:
    assert [c.surface for c in cite(text) if c.by == "name"] == names


def test_name_that_a_decision_issues_is_one_citation() -> None:
    found = cite(
        "Thực hiện Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ phê duyệt "
        "Chương trình Truyền thông về bình đẳng giới đến năm 2030."
    )
    assert [c.by for c in found] == ["number"]
    assert found[0].title == "Chương trình Truyền thông về bình đẳng giới đến năm 2030"


def test_name_before_its_number_in_brackets_is_one_citation() -> None:
    found = cite(
        "Chương trình Truyền thông về bình đẳng giới đến năm 2030 "
        "(Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ)"
    )
    assert [(c.by, c.role) for c in found] == [("number", "trien_khai")]


ROLES = [
    ("Tiếp tục thực hiện Kế hoạch số 9/KH-UBND ngày 02/02/2026 của UBND tỉnh.", ["trien_khai"]),
    ("Giám sát việc thực hiện Kế hoạch số 9/KH-UBND ngày 02/02/2026 của UBND tỉnh.", ["dan_chieu"]),
    ("Thực hiện theo hướng dẫn tại Công văn số 9/SNV-CCVC ngày 02/02/2026 của Sở Nội vụ.", ["dan_chieu"]),
    ("Tuyên truyền Kế hoạch số 9/KH-UBND ngày 02/02/2026 của UBND tỉnh.", ["dan_chieu"]),
    ("Tổng kết Đề án 938.", ["dan_chieu"]),
    (
        "Thực hiện Kế hoạch số 9/KH-UBND ngày 02/02/2026 của UBND tỉnh; Kế hoạch số 8/KH-UBND ngày 01/02/2026 của UBND tỉnh.",
        ["trien_khai", "trien_khai"],
    ),
    (
        "Rà soát Kế hoạch số 9/KH-UBND ngày 02/02/2026 về việc triển khai thực hiện Quyết định số 5/QĐ-TTg ngày 05/01/2026.",
        ["dan_chieu", "trien_khai"],
    ),
    ("Góp phần thực hiện thắng lợi Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ.", ["trien_khai"]),
    (
        "Quán triệt, triển khai thực hiện nghiêm Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ.",
        ["trien_khai"],
    ),
    ("Đẩy mạnh tuyên truyền, phổ biến Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ.", ["dan_chieu"]),
    ("Thực hiện theo quy định tại Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ.", ["dan_chieu"]),
    ("Thực hiện theo các văn bản sau: Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ.", ["dan_chieu"]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles_in_the_body(text: str, roles: list[str]) -> None:
    assert [c.role for c in cite(text)] == roles


def test_basis_stands_in_the_preamble_only() -> None:
    preamble = "Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ; Kế hoạch số 9/KH-UBND ngày 02/02/2026 của UBND tỉnh;"
    assert [c.role for c in cite("Không dẫn gì thêm.", preamble)] == ["can_cu", "can_cu"]


def test_own_number_is_no_citation() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ MƯỜNG KIM\nSố: 41/KH-UBND\nMường Kim, ngày 05 tháng 5 năm 2026\nKẾ HOẠCH\nThử năm 2026\n"
        "I. NỘI DUNG\n1. Việc.\nNơi nhận:\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nPHỤ LỤC\n"
        "(Kèm theo Kế hoạch số 41/KH-UBND ngày 05/5/2026)\n"
    )
    assert extract(document(text)).citations == ()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Quyết định này thay thế Quyết định số 5/QĐ-UBND ngày 05/01/2025 của UBND tỉnh.", "thay_the"),
        ("Bãi bỏ Quyết định số 5/QĐ-UBND ngày 05/01/2025 của UBND tỉnh.", "bai_bo"),
        (
            "Sửa đổi, bổ sung một số điều của Quyết định số 5/QĐ-UBND ngày 05/01/2025 của UBND tỉnh.",
            "sua_doi",
        ),
        ("Theo Quyết định số 5/QĐ-UBND ngày 05/01/2025 của UBND tỉnh.", None),
    ],
)
def test_relations(text: str, relation: str | None) -> None:
    assert [(c.relation, c.role) for c in cite(text)] == [(relation, "dan_chieu")]


def test_provision_before_the_number() -> None:
    found = cite("Theo khoản 2 Điều 5 Nghị định số 70/2008/NĐ-CP ngày 04/6/2008 của Chính phủ.")
    assert found[0].provision == "khoản 2 Điều 5"


@settings(max_examples=60)
@given(TEXTS)
def test_surfaces_are_the_text_at_their_offsets(text: str) -> None:
    extraction = extract(document(text))
    for citation in extraction.citations:
        assert citation.surface == text[citation.start : citation.end]
    for task in extraction.assignments:
        assert task.text == text[task.start : task.end]
    for duty in extraction.reports:
        assert 0 <= duty.start <= duty.end <= len(text)
    for start, end in extraction.header.spans.values():
        assert 0 <= start <= end <= len(text)


def test_numbers_are_found_in_order_without_overlap() -> None:
    text = "Kế hoạch số 1/KH-UBND, 2/KH-UBND; Quyết định số 3/QĐ-UBND ngày 01/01/2026 của UBND tỉnh; " * 20
    found = list(find_numbers(text, 0, len(text)))
    assert len(found) == 60
    assert all(one.end <= other.start for one, other in pairwise(found))


BASES = [
    # preamble, roles
    ("Căn cứ:\n- Luật Nhà ở số 27/2023/QH15;\n- Nghị định số 10/2024/NĐ-CP ngày 01/02/2024 của Chính phủ.", ["can_cu", "can_cu"]),
    ("Thực hiện các văn bản sau:\nQuyết định số 1/QĐ-TTg ngày 02/3/2025;\nKế hoạch số 2/KH-UBND ngày 03/3/2025.", ["can_cu", "can_cu"]),
    ("Căn cứ Luật Nhà ở số 27/2023/QH15. Chính phủ đã ban hành Nghị định số 10/2024/NĐ-CP ngày 01/02/2024.", ["can_cu", "dan_chieu"]),
]  # fmt: skip


@pytest.mark.parametrize(("preamble", "roles"), BASES)
def test_what_of_the_preamble_is_the_basis(preamble: str, roles: list[str]) -> None:
    assert [c.role for c in cite("Trồng rừng.", preamble)] == roles


LISTED = [
    ("Triển khai chậm: tuyến đường theo Quyết định số 5/QĐ-UBND ngày 01/6/2025 còn dở.", ["dan_chieu"]),
    (
        "Triển khai các văn bản, nhất là: Luật Nhà ở số 27/2023/QH15, Kế hoạch số 5/KH-UBND.",
        ["trien_khai"] * 2,
    ),
]


@pytest.mark.parametrize(("text", "roles"), LISTED)
def test_only_a_list_of_instruments_behind_a_colon_is_carried_out(text: str, roles: list[str]) -> None:
    assert [c.role for c in cite(text)] == roles


def test_a_title_that_amends_says_what_it_amends() -> None:
    text = (
        "NGHỊ QUYẾT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ QUYẾT SỐ 12/2022/NQ-HĐND NGÀY 14/7/2022\n\n"
        "Căn cứ tình hình thực tế;\n\nI. NỘI DUNG\n1. Trồng rừng.\n"
    )
    found = extract(document(text)).citations
    assert [(c.role, c.relation) for c in found] == [("dan_chieu", "sua_doi")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("theo Luật Nhà ở ngày 27/11/2023;", "2023-11-27"),
        ("theo Luật Nhà ở năm 2014;", "2014"),
        ("theo Luật Nhà ở năm 2026;", None),  # the year of the plan
        ("theo Luật Nhà ở và các quy định;", None),
    ],
)
def test_a_law_by_name_has_the_day_behind_it(text: str, date: str | None) -> None:
    assert [(c.surface, c.date) for c in cite(text)] == [("Luật Nhà ở", date)]


def test_an_issuer_behind_the_title_is_of_those_that_use_the_symbol() -> None:
    found = cite(
        "Theo Quyết định số 7/QĐ-MTTQ ngày 05/01/2026 về việc lập tổ công tác của Ủy ban MTTQ Việt Nam xã; "
        "Quyết định số 8/QĐ-UBND ngày 06/01/2026 về quy chế của Sở Nội vụ."
    )
    assert [c.issuer for c in found] == ["Ủy ban MTTQ Việt Nam xã", None]
