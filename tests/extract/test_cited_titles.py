"""What stands behind a number and is its title, what goes along lists, and what that tells of roles."""

from __future__ import annotations

import pytest
from citing import cite, titled

TITLES = [
    # text, the title of the first instrument
    ("Luật số 5/2024/QH15 về nhà ở (được sửa đổi, bổ sung bởi Luật số 6/2025/QH15).", "nhà ở"),
    ("Nghị định số 5/2024/NĐ-CP quy định về nhà ở, đã được sửa đổi bổ sung một số điều tại Nghị định số 6/2025/NĐ-CP.", "quy định về nhà ở"),
    ("Nghị định số 5/2024/NĐ-CP quy định về nhà ở được sửa đổi, bổ sung năm 2025.", "quy định về nhà ở"),
    ("Quyết định số 5/QĐ-UBND về giá thuê nhà được bổ sung vào bảng giá.", "giá thuê nhà được bổ sung vào bảng giá"),
    ("Công văn số 5/CT-CS về thuế giá trị gia tăng (GTGT) của hộ kinh doanh.", "thuế giá trị gia tăng (GTGT) của hộ kinh doanh"),
    ("Công văn số 5/CT-CS về thuế giá trị gia tăng (sau đây gọi là thuế).", "thuế giá trị gia tăng"),
    ("Kế hoạch số 5/KH-UBND về trồng rừng (Kèm theo Quyết định số 6/QĐ-UBND).", "trồng rừng"),
    ("Tại Nghị định số 5/2024/NĐ-CP quy định: nhà ở phải bền.", "quy định: nhà ở phải bền"),
    ("Tại Nghị định số 5/2024/NĐ-CP của Chính phủ quy định như sau:", None),
    ("Tại Nghị định số 5/2024/NĐ-CP quy định về nhà ở quy định:", "quy định về nhà ở"),
    ("Quyết định số 5/QĐ-UBND về trồng rừng hết hiệu lực kể từ ngày ký.", "trồng rừng"),
    ("Các xã căn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh triển khai thực hiện.", None),
    ("Nghị quyết số 5/NQ-HĐND của HĐND xã khóa II, kỳ họp thứ 5 về kế hoạch năm.", "kế hoạch năm"),
    ("Nghị quyết số 5/NQ-HĐND của HĐND xã nhiệm kỳ 2021 - 2026 thông qua kế hoạch năm.", "kế hoạch năm"),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh Phú Yên (cũ) về trồng rừng.", "trồng rừng"),
    ("Công văn số 5/CT-NV của Cục Thuế tỉnh Sơn La (nay là Thuế tỉnh Sơn La) về tiền thuê đất.", "tiền thuê đất"),
    ("Kế hoạch số 5/KH-UBND của UBND tỉnh giao thông suốt.", None),
    ("Quyết định số 5/QĐ-UBND của UBND tỉnh Sơn La V/v ban hành Quy chế trồng rừng.", "Quy chế trồng rừng"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_where_a_title_ends(text: str, title: str | None) -> None:
    assert cite(text)[0].title == title


def test_v_v_is_no_part_of_a_place() -> None:
    found = cite("Theo Quyết định số 5/QĐ-UBND của UBND tỉnh Sơn La V/v trồng rừng.")
    assert found[0].issuer == "UBND tỉnh Sơn La"


def test_what_amended_an_instrument_of_the_basis_is_of_it_too() -> None:
    preamble = "Căn cứ Nghị định số 5/2024/NĐ-CP quy định về nhà ở được sửa đổi, bổ sung bởi Nghị định số 6/2025/NĐ-CP;"
    assert [c.role for c in cite("Trồng rừng.", preamble)] == ["can_cu", "can_cu"]


LISTS = [
    # text, issuers: one is named before a list of papers as its own
    ("UBND tỉnh đã ban hành các văn bản như: Chỉ thị số 5/CT-UBND ngày 1/2/2026 về nhà ở; Công văn số 6/UBND-VX về rừng.", ["UBND tỉnh"] * 2),
    ("Theo các văn bản chỉ đạo của UBND tỉnh: Chỉ thị số 5/CT-UBND về nhà ở; Kế hoạch số 6/KH-UBND về rừng.", ["UBND tỉnh"] * 2),
    ("Theo các văn bản của UBND tỉnh (Chỉ thị số 5/CT-UBND; Kế hoạch số 6/KH-UBND).", ["UBND tỉnh"] * 2),
    ("Theo các Quyết định của UBND tỉnh: số 5/QĐ-UBND về nhà ở; số 6/QĐ-UBND về rừng.", ["UBND tỉnh"] * 2),
    ("UBND tỉnh ban hành các văn bản: Chỉ thị số 5/CT-UBND; Kế hoạch số 6/KH-UBND của UBND xã; Kế hoạch số 7/KH-UBND.", ["UBND tỉnh", "UBND xã", None]),
    ("Giao UBND tỉnh: Quyết định số 5/QĐ-UBND còn hiệu lực.", [None]),
    ("Theo đề nghị của Sở Nội vụ: Quyết định số 5/QĐ-UBND còn hiệu lực.", [None]),
    ("Theo chỉ đạo của Tổng cục Thuế (trước đây) tại Công văn số 5/TCT-PC ngày 1/2/2023.", ["Tổng cục Thuế"]),
    ("Cục Thuế tỉnh Sơn La (nay là Thuế tỉnh Sơn La) có Thông báo số 5/TB-CT về giá thuê.", ["Cục Thuế tỉnh Sơn La"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuers"), LISTS)
def test_whose_papers_a_list_has(text: str, issuers: list[str | None]) -> None:
    assert [c.issuer for c in cite(text)] == issuers


RELATIONS = [
    # text, relations
    ("Kế hoạch này thay thế Kế hoạch số 5/KH-UBND và Kế hoạch số 6/KH-UBND của UBND xã.", ["thay_the"] * 2),
    ("Bãi bỏ Quyết định số 5/QĐ-UBND về rừng; Quyết định số 6/QĐ-UBND sửa đổi Quyết định số 5/QĐ-UBND.", ["bai_bo", "bai_bo", None]),
    ("Bãi bỏ khoản 1 Điều 3 Quyết định số 5/QĐ-UBND của UBND tỉnh.", ["sua_doi"]),
    ("Sửa đổi, bổ sung khoản 8 Điều 25 được sửa đổi, bổ sung bởi Quyết định số 5/QĐ-UBND.", [None]),
    ("Rà soát, sửa đổi Quyết định số 5/QĐ-UBND cho phù hợp.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relations"), RELATIONS)
def test_relations_go_along_lists(text: str, relations: list[str | None]) -> None:
    found = cite(text)
    assert [c.relation for c in found] == relations
    assert {c.role for c in found} == {"dan_chieu"}


def test_work_in_a_table_amends_nothing() -> None:
    table = (
        "| TT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Sửa đổi Nghị định số 5/2024/NĐ-CP | Bộ Xây dựng |"
    )
    assert [c.relation for c in cite(f"Các việc:\n\n{table}")] == [None]


def test_all_that_a_title_amends_is_cited_only() -> None:
    found = titled(
        "Bãi bỏ Quyết định số 5/QĐ-UBND ngày 1/2/2020 của UBND tỉnh về rừng, Quyết định số 6/QĐ-UBND ngày "
        "2/2/2021 của UBND tỉnh sửa đổi Quyết định số 5/QĐ-UBND và Quyết định số 7/QĐ-UBND ngày 3/2/2022"
    )
    assert [c.role for c in found] == ["dan_chieu"] * 4
    assert found[1].relation == "bai_bo"


def test_a_basis_counts_though_the_title_is_lost() -> None:
    found = titled("Căn cứ Luật Nhà ở số 27/2023/QH15;", "Căn cứ Nghị định số 10/2024/NĐ-CP;", "THÔNG TƯ")
    assert [c.role for c in found] == ["can_cu", "can_cu"]


CARRIED = [
    # text, role
    ("Làm nhà (thực hiện điểm b khoản 2 Điều 29 Luật Thủ đô số 39/2024/QH15).", "trien_khai"),
    ("Làm nhà theo điểm b khoản 2 Điều 29 Luật Thủ đô số 39/2024/QH15.", "dan_chieu"),
    ("Thực hiện chặt chẽ, thực chất, đúng quy định Kế hoạch số 5/KH-UBND của UBND tỉnh.", "trien_khai"),
    ("Thực hiện đúng quy định của Kế hoạch số 5/KH-UBND của UBND tỉnh.", "dan_chieu"),
    ("Triển khai Kế hoạch này và Kế hoạch số 5/KH-UBND của UBND tỉnh.", "trien_khai"),
    ("Căn cứ Kế hoạch này và Kế hoạch số 5/KH-UBND của UBND tỉnh, các thôn lập kế hoạch.", "dan_chieu"),
    ("Quán triệt, triển khai có hiệu quả: Kế hoạch số 5/KH-UBND của UBND tỉnh.", "trien_khai"),
    ("Thực hiện các văn bản của UBND tỉnh (Kế hoạch số 5/KH-UBND).", "trien_khai"),
    ("Thực hiện chính sách nhà ở (Kế hoạch số 5/KH-UBND).", "dan_chieu"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role"), CARRIED)
def test_what_is_carried_out(text: str, role: str) -> None:
    assert [c.role for c in cite(text)] == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("phổ biến Luật Dân quân tự vệ đến người dân.", "Luật Dân quân tự vệ"),
        ("phổ biến Luật Phòng, chống tham nhũng đến người dân.", "Luật Phòng, chống tham nhũng"),
    ],
)
def test_words_that_only_sound_empty_are_part_of_a_name(text: str, name: str) -> None:
    assert [c.surface for c in cite(text)] == [name]


BROKEN = [
    # an issuer over two lines, in full
    ("của Giám đốc\nSở Nội vụ", "Giám đốc Sở Nội vụ"),
    ("của Ban Thường vụ\nTỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
    ("của Ủy ban Thường vụ\nQuốc hội", "Ủy ban Thường vụ Quốc hội"),
    ("của Ban\nChỉ huy Phòng thủ dân sự tỉnh", "Ban Chỉ huy Phòng thủ dân sự tỉnh"),
    ("của Ban Tuyên giáo\nTỉnh ủy", "Ban Tuyên giáo Tỉnh ủy"),
    ("của Tổng cục\nThống kê", "Tổng cục Thống kê"),
    ("của UBND tỉnh\nCăn cứ vào đó", "UBND tỉnh"),
]


@pytest.mark.parametrize(("text", "issuer"), BROKEN)
def test_an_issuer_over_two_lines(text: str, issuer: str) -> None:
    preamble = f"Căn cứ Kế hoạch số 5/KH-ABC ngày 1/2/2026 {text};"
    assert cite("Trồng rừng.", preamble)[0].issuer == issuer


def test_a_proposal_behind_the_basis_is_none() -> None:
    preamble = "Căn cứ Kế hoạch số 5/KH-UBND; Theo đề nghị của Sở Nội vụ tại Tờ trình số 6/TTr-SNV;"
    assert [c.role for c in cite("Trồng rừng.", preamble)] == ["can_cu", "dan_chieu"]
