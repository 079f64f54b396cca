from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from resolving import commune, old_commune, provincial

from graphkit.model import Assignment
from graphkit.pipeline import analyse
from graphkit.resolve import Context, Reference, body_of
from graphkit.resolve.kinds import kind_of
from graphkit.resolve.units import resolve_assignment

COMMUNE = [
    ("Phòng Văn hóa – Xã hội xã", "Phòng Văn hóa - Xã hội xã Ngọc Hồi"),
    ("Phòng VHXH", "Phòng Văn hóa - Xã hội xã Ngọc Hồi"),
    ("Phòng Kinh tế", "Phòng Kinh tế xã Ngọc Hồi"),
    ("Trưởng phòng Kinh tế", "Phòng Kinh tế xã Ngọc Hồi"),
    ("UBND Thành phố", "Ủy ban nhân dân thành phố Hà Nội"),
    ("Thành phố", "Ủy ban nhân dân thành phố Hà Nội"),
    ("UBND TP. Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
    ("UBND xã", "Ủy ban nhân dân xã Ngọc Hồi"),
    ("Chủ tịch UBND xã", "Ủy ban nhân dân xã Ngọc Hồi"),
    ("Uỷ ban nhân dân\nxã Ngọc Hồi", "Ủy ban nhân dân xã Ngọc Hồi"),
    ("ỦY BAN NHÂN DÂN XÃ NGỌC HỒI", "Ủy ban nhân dân xã Ngọc Hồi"),
    ("**UBND xã;**", "Ủy ban nhân dân xã Ngọc Hồi"),
    ("Sở Nội vụ", "Sở Nội vụ thành phố Hà Nội"),
    ("Giám đốc Sở Y tế", "Sở Y tế thành phố Hà Nội"),
    ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội thành phố Hà Nội"),
    ("Sở Văn hoá thể thao và du lịch", "Sở Văn hóa, Thể thao và Du lịch thành phố Hà Nội"),
    ("Văn phòng HĐND & UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Ngọc Hồi"),
    ("TT HĐND xã", "Thường trực Hội đồng nhân dân xã Ngọc Hồi"),
    ("TT Y tế xã", "Trung tâm Y tế xã Ngọc Hồi"),
    ("Uỷ ban MTTQ xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Ngọc Hồi"),
    ("các tổ chức thành viên", "Các tổ chức thành viên của Mặt trận Tổ quốc Việt Nam xã Ngọc Hồi"),
    ("Hội LHPN xã", "Hội Liên hiệp Phụ nữ xã Ngọc Hồi"),
    ("Đoàn TNCS Hồ Chí Minh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Ngọc Hồi"),
    ("Ban vì sự tiến bộ phụ nữ xã", "Ban Vì sự tiến bộ của phụ nữ xã Ngọc Hồi"),
    ("Công an Ngọc Hồi", "Công an xã Ngọc Hồi"),
    ("Đảng ủy", "Đảng ủy xã Ngọc Hồi"),
    ("Thành ủy", "Thành ủy Hà Nội"),
    ("Ban Dân vận Huyện ủy", "Ban Dân vận Huyện ủy"),
    ("Ban Thường vụ Thành ủy", "Ban Thường vụ Thành ủy Hà Nội"),
    ("Ban Bí thư", "Ban Bí thư Trung ương Đảng"),
    ("Ban Chỉ đạo Nhà nước về Du lịch", "Ban Chỉ đạo Nhà nước về Du lịch"),
    ("Ban Chỉ đạo Phòng thủ dân sự quốc gia", "Ban Chỉ đạo Phòng thủ dân sự quốc gia"),
    ("Ban Chỉ đạo Chương trình mục tiêu quốc gia", "Ban Chỉ đạo Chương trình mục tiêu quốc gia xã Ngọc Hồi"),
    ("Cục Hóa chất", "Cục Hóa chất"),
    ("Cục Thuế", "Cục Thuế"),  # provinces have had none of their own since 2025
    ("Ban Bí thư Trung ương", "Ban Bí thư Trung ương Đảng"),
    ("Ban Bí thư Trung ương Đoàn", "Ban Bí thư Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    ("Đảng ủy Chính phủ", "Đảng ủy Chính phủ"),
    ("Đảng ủy UBND Thành phố", "Đảng ủy Ủy ban nhân dân thành phố Hà Nội"),
    ("Phó Thủ tướng Chính phủ", "Phó Thủ tướng Chính phủ"),
    ("Chi cục Kiểm lâm", "Chi cục Kiểm lâm thành phố Hà Nội"),
    ("Bộ Tư lệnh Quân khu 2", "Bộ Tư lệnh Quân khu 2"),
    ("Ban Pháp chế HĐND Thành phố", "Ban Pháp chế Hội đồng nhân dân thành phố Hà Nội"),
    ("Ban Kinh tế và Ngân sách của HĐND xã", "Ban Kinh tế - Ngân sách Hội đồng nhân dân xã Ngọc Hồi"),
    ("Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo Tỉnh ủy Hà Nội"),
    ("UBMTTQ Việt Nam xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Ngọc Hồi"),
    ("BTT UBMTTQ xã", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Ngọc Hồi"),
    ("Ban Thường trực UBTW MTTQ Việt Nam", "Ban Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
    ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ"),
    ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
    ("Quốc hội", "Quốc hội"),
    ("Các thôn trên địa bàn", "Các thôn trên địa bàn xã Ngọc Hồi"),
    ("Các Thôn trên địa bàn xã", "Các thôn trên địa bàn xã Ngọc Hồi"),
    ("cơ quan, đơn vị thuộc xã", "Cơ quan, đơn vị thuộc xã Ngọc Hồi"),
    ("Các phòng, ngành, đoàn thể cấp xã", "Các phòng, ngành, đoàn thể cấp xã Ngọc Hồi"),
    ("Thủ trưởng các đơn vị", "Các đơn vị xã Ngọc Hồi"),
    ("cấp có thẩm quyền", "Cấp có thẩm quyền"),
    ("thôn Lạc Thị", "Thôn Lạc Thị, xã Ngọc Hồi"),
    ("UBND tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu"),
    ("UBND TỈNH LAI CHÂU", "Ủy ban nhân dân tỉnh Lai Châu"),
]


@pytest.mark.parametrize(("said", "name"), COMMUNE)
def test_in_a_commune(reference: Reference, said: str, name: str) -> None:
    assert body_of(said, commune(reference), reference).name == name


WOMEN_UNION = [
    ("Hội LHPN Thành phố", "Hội Liên hiệp Phụ nữ thành phố Hà Nội"),
    ("Hội LHPN Hà Nội", "Hội Liên hiệp Phụ nữ thành phố Hà Nội"),
    ("Thành Hội", "Hội Liên hiệp Phụ nữ thành phố Hà Nội"),
    ("Ban Thường vụ", "Ban Thường vụ Hội Liên hiệp Phụ nữ thành phố Hà Nội"),
    ("Ban công tác phụ nữ Thành Hội", "Ban công tác phụ nữ Hội Liên hiệp Phụ nữ thành phố Hà Nội"),
    ("Các cấp Hội", "Các cấp Hội Liên hiệp Phụ nữ thành phố Hà Nội"),
    ("đơn vị trực thuộc", "Các đơn vị trực thuộc Hội Liên hiệp Phụ nữ thành phố Hà Nội"),
    ("Hội LHPN các xã, phường", "Hội Liên hiệp Phụ nữ các xã, phường thành phố Hà Nội"),
    ("Trung ương Hội LHPN Việt Nam", "Trung ương Hội Liên hiệp Phụ nữ Việt Nam"),
    ("Thành đoàn", "Đoàn Thanh niên Cộng sản Hồ Chí Minh thành phố Hà Nội"),
    ("UBND các xã, phường", "Ủy ban nhân dân các xã, phường thành phố Hà Nội"),
]


@pytest.mark.parametrize(("said", "name"), WOMEN_UNION)
def test_in_a_mass_organisation(reference: Reference, said: str, name: str) -> None:
    context = provincial(reference, "Ban Thường vụ Hội Liên hiệp Phụ nữ thành phố Hà Nội", "Hà Nội")
    assert body_of(said, context, reference).name == name


DEPARTMENT = [
    ("Văn phòng Sở", "Văn phòng Sở Y tế tỉnh Hà Tĩnh"),
    ("Phòng Nghiệp vụ Y", "Phòng Nghiệp vụ Y Sở Y tế tỉnh Hà Tĩnh"),
    ("các đơn vị trực thuộc", "Các đơn vị trực thuộc Sở Y tế tỉnh Hà Tĩnh"),
    ("Cục Thống kê tỉnh", "Cục Thống kê tỉnh Hà Tĩnh"),
    ("UBND cấp xã", "Ủy ban nhân dân cấp xã tỉnh Hà Tĩnh"),
    ("Trường Đại học Hà Tĩnh", "Trường Đại học Hà Tĩnh"),
    ("Công an tỉnh", "Công an tỉnh Hà Tĩnh"),
    ("Ban Quản lý dự án (sau đây gọi là Ban)", "Ban Quản lý dự án Sở Y tế tỉnh Hà Tĩnh"),
]


@pytest.mark.parametrize(("said", "name"), DEPARTMENT)
def test_in_a_department(reference: Reference, said: str, name: str) -> None:
    context = provincial(reference, "Sở Y tế tỉnh Hà Tĩnh", "Hà Tĩnh")
    assert body_of(said, context, reference).name == name


@pytest.mark.parametrize(
    ("said", "name", "level"),
    [
        ("UBND huyện", "Ủy ban nhân dân huyện Thọ Xuân", "huyện"),
        ("Huyện ủy", "Huyện ủy Thọ Xuân", "huyện"),
        ("Chủ tịch UBND huyện Đông Sơn", "Ủy ban nhân dân huyện Đông Sơn", "huyện"),
        ("UBND thành phố Thanh Hóa", "Ủy ban nhân dân thành phố Thanh Hóa", "huyện"),
        ("UBND các xã, thị trấn", "Ủy ban nhân dân các xã, thị trấn huyện Thọ Xuân", "xã"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Thanh Hóa", "tỉnh"),
    ],
)
def test_before_july_2025(reference: Reference, said: str, name: str, level: str) -> None:
    body = body_of(said, old_commune(reference), reference)
    assert (body.name, body.level) == (name, level)


def test_a_place_that_nobody_knows_is_not_filled_in(reference: Reference) -> None:
    here = commune(reference, "xã Bình Lư", "Lai Châu")
    there = commune(reference, "xã Can Lộc", "Hà Tĩnh")
    bodies = [body_of("UBND huyện", context, reference) for context in (here, there)]
    assert [body.name for body in bodies] == ["Ủy ban nhân dân huyện"] * 2
    assert [body.level for body in bodies] == ["huyện"] * 2
    assert [body.place for body in bodies] == [None] * 2
    assert bodies[0].id != bodies[1].id


@pytest.mark.parametrize(
    ("said", "kind", "level", "parent"),
    [
        ("Phòng Kinh tế", "phòng", "xã", "Ủy ban nhân dân xã Ngọc Hồi"),
        ("Sở Nội vụ", "sở", "tỉnh", "Ủy ban nhân dân thành phố Hà Nội"),
        ("Bộ Nội vụ", "bộ", "trung ương", "Chính phủ"),
        ("Thường trực HĐND xã", "hội đồng", "xã", "Hội đồng nhân dân xã Ngọc Hồi"),
        ("Ủy ban Kiểm tra Đảng ủy xã", "đảng", "xã", "Đảng ủy xã Ngọc Hồi"),
        ("thôn Lạc Thị", "thôn", "thôn", "Ủy ban nhân dân xã Ngọc Hồi"),
        ("Ban Chỉ huy quân sự xã", "quân sự", "xã", None),
        ("Trường Tiểu học Ngọc Hồi", "trường", "xã", None),
        ("Trạm Y tế", "y tế", "xã", None),
        ("Công an xã", "công an", "xã", None),
        ("UBND xã", "ủy ban", "xã", None),
        ("Ban Dân tộc", "sở", "tỉnh", "Ủy ban nhân dân thành phố Hà Nội"),
        ("HTX Dịch vụ tổng hợp", "doanh nghiệp", "xã", None),
    ],
)
def test_kind_level_parent(
    reference: Reference, said: str, kind: str, level: str, parent: str | None
) -> None:
    context = commune(reference)
    body = body_of(said, context, reference)
    assert (body.kind, body.level, body.parent_name, body.generic) == (kind, level, parent, False)
    if parent:
        assert body.parent == body_of(parent, context, reference).id


@pytest.mark.parametrize(
    ("said", "level", "id_"),
    [
        ("các thôn", "thôn", "vn;ha.noi;xa.ngoc.hoi:~cac-thon"),
        ("Các thôn trên địa bàn xã", "thôn", "vn;ha.noi;xa.ngoc.hoi:~cac-thon"),
        ("UBND các xã, phường", "xã", "vn;ha.noi:~uy-ban-nhan-dan-cac-xa-phuong"),
        ("Các sở, ngành Thành phố", "tỉnh", "vn;ha.noi:~cac-so-nganh"),
        ("các bộ, ngành", "trung ương", "vn:~cac-bo-nganh"),
    ],
)
def test_classes(reference: Reference, said: str, level: str, id_: str) -> None:
    body = body_of(said, commune(reference), reference)
    assert body.generic
    assert (body.level, body.id) == (level, f"urn:gk:co-quan:{id_}")


@pytest.mark.parametrize("said", [said for said, _ in (*COMMUNE, *WOMEN_UNION, *DEPARTMENT)])
def test_a_full_name_stays(reference: Reference, said: str) -> None:
    context = commune(reference)
    body = body_of(said, context, reference)
    assert body_of(body.name, context, reference) == body


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="UBND xãphường Thành phố Hội LHPN các,-–Sở Nội vụ thôn 12 ủy\n*;.()"))
def test_any_name_is_a_body(reference: Reference, name: str) -> None:
    body = body_of(name, commune(reference), reference)
    assert body.id.startswith("urn:gk:co-quan:vn")
    assert body.id.isascii()


def test_without_a_context(reference: Reference) -> None:
    assert (
        body_of("UBND thành phố Hà Nội", Context(), reference).id
        == "urn:gk:co-quan:vn;ha.noi:uy-ban-nhan-dan"
    )
    assert body_of("Bộ Tư pháp", Context(), reference).level == "trung ương"


def test_hamlet_and_board_fold_alike() -> None:
    assert kind_of("Các bản") == "thôn"
    assert kind_of("Các ban") != "thôn"


def test_a_province_that_nobody_knows_is_no_circle_of_parents(tmp_path: Path) -> None:
    plan = tmp_path / "ke-hoach.txt"
    plan.write_text(
        "UBND TỈNH SƠN HẢI\nSỞ VĂN HÓA VÀ DU LỊCH\n\nKẾ HOẠCH\nCông tác gia đình năm 2026\n\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Gia đình\n- Tham mưu.\n",
        encoding="utf-8",
    )
    assert "Sơn Hải" in (analyse(plan).extraction.header.issuer or "")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Chủ tịch UBND xã", "Chủ tịch Ủy ban nhân dân xã Ngọc Hồi"),
        ("Đồng chí Phó Chủ tịch Thường trực Ủy ban MTTQ xã", "Phó Chủ tịch Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Ngọc Hồi"),
        ("Chủ tịch UBND tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("Trưởng phòng Kinh tế", "Phòng Kinh tế xã Ngọc Hồi"),
    ],
)  # fmt: skip
def test_within_the_body_that_gives_the_work_a_post_stays(reference: Reference, said: str, name: str) -> None:
    given_to = Assignment(0, 5, "Việc", said, said, "1")
    assert resolve_assignment(given_to, commune(reference), reference).unit == name
