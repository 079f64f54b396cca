from __future__ import annotations

import pytest

from graphkit.model import Citation, Extraction, Header, Source
from graphkit.resolve import Reference, context_of, resolve

TITLE = "Công tác gia đình năm 2026"


def cited(issuer: str, role: str = "can_cu") -> Citation:
    return Citation(
        0,
        9,
        "Kế hoạch",
        "number",
        "can_cu" if role == "can_cu" else "dan_chieu",
        "Kế hoạch",
        "7/KH-UBND",
        "2026-01-05",
        issuer,
    )


def resolved(reference: Reference, header: Header, *citations: Citation) -> Header:
    source = Source("kế hoạch.txt", "0" * 64, "0" * 64, "text", 100)
    return resolve(Extraction(source, header, citations), reference).header


def plan(issuer: str | None, **fields: object) -> Header:
    return Header(doc_type="Kế hoạch", title=TITLE, issuer=issuer, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("header", "citations", "issuer", "level", "province", "jurisdiction"),
    [
        (
            plan("UBND XÃ NGỌC HỒI", date="2026-03-02", so_ky_hieu="12/KH-UBND", place="Ngọc Hồi"),
            (),
            "Ủy ban nhân dân xã Ngọc Hồi",
            "xã",
            "thành phố Hà Nội",
            "vn;ha.noi;xa.ngoc.hoi",
        ),
        (
            plan("Ủy ban nhân dân xã Tân Thành", date="2026-03-02"),
            (cited("UBND tỉnh Cà Mau"),),
            "Ủy ban nhân dân xã Tân Thành",
            "xã",
            "tỉnh Cà Mau",
            "vn;ca.mau;xa.tan.thanh",
        ),
        (
            plan("UBND xã", date="2026-03-02", place="Bình Lư"),
            (cited("UBND tỉnh Lai Châu"),),
            "Ủy ban nhân dân xã Bình Lư",
            "xã",
            "tỉnh Lai Châu",
            "vn;lai.chau;xa.binh.lu",
        ),
        (
            plan("Ban Thường vụ Hội LHPN Hà Nội", date="2026-02-27", so_ky_hieu="34/KH-BTV", place="Hà Nội"),
            (),
            "Ban Thường vụ Hội Liên hiệp Phụ nữ thành phố Hà Nội",
            "tỉnh",
            "thành phố Hà Nội",
            "vn;ha.noi",
        ),
        (
            plan("Sở Nội vụ", date="2026-02-27", place="Hà Tĩnh"),
            (),
            "Sở Nội vụ tỉnh Hà Tĩnh",
            "tỉnh",
            "tỉnh Hà Tĩnh",
            "vn;ha.tinh",
        ),
        (
            plan("UBND xã Xuân Tín", date="2025-05-07"),
            (cited("UBND huyện Thọ Xuân"),),
            "Ủy ban nhân dân xã Xuân Tín",
            "xã",
            "tỉnh Thanh Hóa",
            "vn;thanh.hoa;huyen.tho.xuan;xa.xuan.tin",
        ),
        (
            plan("UBND huyện Thọ Xuân", date="2024-05-07"),
            (),
            "Ủy ban nhân dân huyện Thọ Xuân",
            "huyện",
            "tỉnh Thanh Hóa",
            "vn;thanh.hoa;huyen.tho.xuan",
        ),
        (
            plan("UBND thành phố Thanh Hóa", date="2024-05-07"),
            (),
            "Ủy ban nhân dân thành phố Thanh Hóa",
            "huyện",
            "tỉnh Thanh Hóa",
            "vn;thanh.hoa;thanh.pho.thanh.hoa",
        ),
        (
            plan("UBND tỉnh Thái Bình", date="2024-05-07"),
            (),
            "Ủy ban nhân dân tỉnh Thái Bình",
            "tỉnh",
            "tỉnh Thái Bình",
            "vn;thai.binh",
        ),
        (
            plan("Thủ tướng Chính phủ", date="2024-05-07", so_ky_hieu="12/QĐ-TTg", place="Hà Nội"),
            (),
            "Thủ tướng Chính phủ",
            "trung ương",
            None,
            "vn",
        ),
        (
            plan("Cục Thuế", date="2025-12-01", so_ky_hieu="5662/CT-CS", place="Hà Nội"),
            (),
            "Cục Thuế",
            "trung ương",
            None,
            "vn",
        ),
        (
            plan(None, date="2025-11-19", so_ky_hieu="127/2025/TT-BQP", place="Hà Nội"),
            (),
            "Bộ Quốc phòng",
            "trung ương",
            None,
            "vn",
        ),
    ],
)
def test_header(
    reference: Reference,
    header: Header,
    citations: tuple[Citation, ...],
    issuer: str,
    level: str,
    province: str | None,
    jurisdiction: str,
) -> None:
    found = resolved(reference, header, *citations)
    assert (found.issuer, found.issuer_level, found.province) == (issuer, level, province)
    assert found.id is not None
    assert found.id.split(":")[2] == jurisdiction
    assert found.provisional is (header.so_ky_hieu is None)


@pytest.mark.parametrize(
    "header",
    [
        Header(),
        plan(None),
        plan("Đảng ủy xã"),
        plan("UBND huyện"),
        Header(issuer="UBND xã Ngọc Hồi"),
    ],
)
def test_what_cannot_be_told_has_no_name(reference: Reference, header: Header) -> None:
    assert resolved(reference, header).id is None


def test_a_draft_is_named_by_its_title(reference: Reference) -> None:
    draft = resolved(reference, plan("UBND xã Ngọc Hồi", plan_year=2026))
    assert (
        draft.id == "urn:lex:vn;ha.noi;xa.ngoc.hoi:uy.ban.nhan.dan:ke.hoach:2026;~cong-tac-gia-dinh-nam-2026"
    )


def test_a_commune_that_no_table_has(reference: Reference) -> None:
    found = resolved(reference, plan("UBND xã Đông Quang", date="2020-01-07"), cited("UBND huyện Đông Sơn"))
    assert found.id is not None
    assert found.id.split(":")[2] == "vn;huyen.dong.son;xa.dong.quang"
    assert found.province is None


def test_the_context_of_a_resolved_header_is_the_same(reference: Reference) -> None:
    header = plan("UBND xã Tân Thành", date="2026-03-02")
    citation = cited("UBND tỉnh Cà Mau")
    assert context_of(resolved(reference, header, citation), reference) == context_of(
        header, reference, [citation]
    )


def test_resolving_twice_changes_nothing(reference: Reference) -> None:
    source = Source("kế hoạch.txt", "0" * 64, "0" * 64, "text", 100)
    once = resolve(
        Extraction(source, plan("UBND xã Bình Lư", date="2026-03"), (cited("UBND tỉnh"),)), reference
    )
    assert resolve(once, reference) == once
