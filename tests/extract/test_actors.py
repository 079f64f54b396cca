"""The units that headings, and the fronts of paragraphs, name."""

from __future__ import annotations

import pytest
from parsing import document

from graphkit.extract import extract

DUTY = "Bố trí lực lượng ứng trực tại các khu vực có nguy cơ ngập lụt, sạt lở trên địa bàn."


def units(heading: str, below: str = f"\n- {DUTY}") -> list[str]:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n\nKẾ HOẠCH\nPhòng, chống thiên tai năm 2026\n\n"
        f"Căn cứ tình hình thực tế;\n\nI. NỘI DUNG\n1. Rà soát.\nII. TỔ CHỨC THỰC HIỆN\n1. {heading}{below}\n"
        f"2. Sở Y tế\n- {DUTY}\n"
    )
    return [given.unit for given in extract(document(text)).assignments if given.section == "1"]


ONE = (
    "Ban Quản lý Khu kinh tế cửa khẩu Ma Lù Thàng",
    "Báo và Phát thanh, Truyền hình Lai Châu",
    "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
    "Cán bộ, công chức, viên chức",
    "Các Tổ bầu cử",
    "Các chủ đầu tư kết cấu hạ tầng khu công nghiệp",
    "Các chủ rừng là tổ chức",
    "Các cơ sở giáo dục trên địa bàn tỉnh",
    "Các doanh nghiệp viễn thông, công nghệ thông tin",
    "Các địa phương có khu công nghiệp",
    "Cơ quan chủ trì giải quyết thủ tục",
    "Hải quan khu vực VII",
    "Ngân hàng Chính sách xã hội chi nhánh tỉnh",
    "Sở, ban, ngành cấp tỉnh",
    "Tổ công tác triển khai Đề án 06 tỉnh",
    "Trung tâm Văn hóa, Thể thao và Truyền thông",
    "Trưởng các thôn, bản",
    "Ủy ban Bầu cử tỉnh",
    "Viễn thông Lai Châu",
)


@pytest.mark.parametrize("name", ONE)
def test_a_heading_is_a_name(name: str) -> None:
    assert units(name) == [name]


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Giao Sở Tài chính", ["Sở Tài chính"]),
        ("Đối với Sở Tài chính", ["Sở Tài chính"]),
        ("Về phía UBND các xã, phường", ["UBND các xã, phường"]),
        ("Trách nhiệm của Sở Tài chính", ["Sở Tài chính"]),
        ("Sở Nông nghiệp và Môi trường (Cơ quan thường trực)", ["Sở Nông nghiệp và Môi trường"]),
        ("Sở Nông nghiệp và Môi trường - Cơ quan thường trực Ban Chỉ đạo", ["Sở Nông nghiệp và Môi trường"]),
        ("Các cơ quan đăng ký đầu tư (Sở Tài chính, Ban Quản lý các Khu công nghiệp tỉnh):", ["Sở Tài chính", "Ban Quản lý các Khu công nghiệp tỉnh"]),
        ("Các chủ rừng là tổ chức (các Ban quản lý rừng, các Công ty lâm nghiệp…)", ["Các chủ rừng là tổ chức"]),
        ("Sở Xây dựng/Sở Công Thương", ["Sở Xây dựng", "Sở Công Thương"]),
        ("Công ty Điện lực Lai Châu và các đơn vị liên quan", ["Công ty Điện lực Lai Châu", "các đơn vị liên quan"]),
        ("Tiến độ thực hiện", []),
        ("Tuyên truyền trên Đài Truyền thanh xã", []),
    ],
)  # fmt: skip
def test_what_a_heading_says_besides(heading: str, named: list[str]) -> None:
    assert units(heading) == named


@pytest.mark.parametrize(
    ("paragraph", "named"),
    [
        (f"Trung tâm Văn hóa, Thể thao và Truyền thông: {DUTY}", ["Trung tâm Văn hóa, Thể thao và Truyền thông"]),
        (f"Đối với Sở Tài chính: {DUTY}", ["Sở Tài chính"]),
        ("Đối với các hộ nghèo, hỗ trợ nhà ở theo quy định hiện hành của Nhà nước.", []),
        ("Sau khi có cảnh báo, các xã, phường chủ động sơ tán dân ra khỏi khu vực nguy hiểm.", ["các xã, phường"]),
        ("Căn cứ Kế hoạch của tỉnh và tình hình thực tế, UBND các xã xây dựng phương án.", ["UBND các xã"]),
        ("Định kỳ, Sở Y tế chủ trì, phối hợp với các đơn vị liên quan kiểm tra các điểm sơ tán.", ["Sở Y tế"]),
        ("Chế độ báo cáo các đơn vị báo cáo Ủy ban nhân dân tỉnh khi có thiên tai xảy ra trên địa bàn.", ["các đơn vị"]),
        ("Điều hành các việc theo phương án đã được Trưởng ban phê duyệt trong mùa mưa lũ năm nay.", []),
        ("Chánh Văn phòng, các sở, ban, ngành chịu trách nhiệm thi hành Quyết định này./.", []),
        ("Trường hợp có thiên tai xảy ra trên diện rộng thì báo cáo ngay để kịp thời chỉ đạo.", []),
        ("Báo cáo tình hình thiên tai bảo đảm kịp thời, chính xác, đầy đủ theo quy định.", []),
    ],
)  # fmt: skip
def test_the_front_of_a_paragraph(paragraph: str, named: list[str]) -> None:
    assert units(paragraph, "") == named


def test_a_paragraph_that_leads_in_to_sections_names_their_units() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n\nCHỈ THỊ\nTăng cường phòng, chống thiên tai\n\nỦy ban nhân dân tỉnh yêu cầu:\n"
        f"1. Các sở, ban, ngành: Chịu trách nhiệm trước Ủy ban nhân dân tỉnh về các nội dung sau:\n1.1. Trách nhiệm chung\na) {DUTY}\n"
    )  # fmt: skip
    found = extract(document(text)).assignments
    assert [(given.unit, given.section) for given in found][-1] == ("Các sở, ban, ngành", "1.1")


def test_headings_in_capitals() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n\nCHỈ THỊ\nTăng cường phòng, chống thiên tai\n\nỦy ban nhân dân tỉnh yêu cầu:\n"
        f"I. CÁC SỞ, BAN, NGÀNH\n1. {DUTY}\nII. UBND CÁC XÃ, PHƯỜNG\n1. {DUTY}\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế: {DUTY}\n"
    )  # fmt: skip
    assert [given.unit for given in extract(document(text)).assignments] == [
        "Các sở, ban, ngành", "UBND các xã, phường", "Sở Y tế",
    ]  # fmt: skip
