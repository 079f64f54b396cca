from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.resolve import Context, Reference, body_of, document_urn
from graphkit.resolve.symbols import canonical_number
from graphkit.resolve.urn import body_id, class_id, year_in_number

TITLE = "Triển khai thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026"


@pytest.mark.parametrize(
    ("issuer", "doc_type", "number", "date", "urn"),
    [
        ("Chính phủ", "Nghị quyết", "28/NQ-CP", "2021-03-03", "urn:lex:vn:chinh.phu:nghi.quyet:2021-03-03;28-nq-cp"),
        (
            "Thủ tướng Chính phủ",
            "Quyết định",
            "2282/QĐ-TTg",
            "2020-12-31",
            "urn:lex:vn:thu.tuong.chinh.phu:quyet.dinh:2020-12-31;2282-qd-ttg",
        ),
        (
            "Ủy ban nhân dân thành phố Hà Nội",
            "Kế hoạch",
            "67/KH-UBND",
            "2026-02-14",
            "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;67-kh-ubnd",
        ),
        (
            "UBND xã Ngọc Hồi, thành phố Hà Nội",
            "Kế hoạch",
            "12/KH-UBND",
            "2026",
            "urn:lex:vn;ha.noi;xa.ngoc.hoi:uy.ban.nhan.dan:ke.hoach:2026;12-kh-ubnd",
        ),
        ("Quốc hội", "Luật", "73/2006/QH11", None, "urn:lex:vn:quoc.hoi:luat:2006;73-2006-qh11"),
        (
            "Ban Bí thư",
            "Chỉ thị",
            "21-CT/TW",
            "2018-01-20",
            "urn:lex:vn:ban.bi.thu.trung.uong.dang:chi.thi:2018-01-20;21-ct-tw",
        ),
        ("Thành ủy Hà Nội", "Chỉ thị", "22-CT/TU", "2018-05-10", "urn:lex:vn;ha.noi:thanh.uy:chi.thi:2018-05-10;22-ct-tu"),
        (
            "Sở Nội vụ tỉnh Hà Tĩnh",
            "Công văn",
            "3592/SNV-CCHC&VTLT",
            "2025-08-01",
            "urn:lex:vn;ha.tinh:so.noi.vu:cong.van:2025-08-01;3592-snv-cchc-vtlt",
        ),
        (
            "UBND xã Ngọc Hồi, thành phố Hà Nội",
            "Kế hoạch",
            None,
            "2026-04",
            "urn:lex:vn;ha.noi;xa.ngoc.hoi:uy.ban.nhan.dan:ke.hoach:2026-04;~trien-khai-thuc-hien-cong-tac-binh-dang-gioi"
            "-va-vi-su-tien-bo-cua-phu-nu-nam-2026",
        ),
        ("Chính phủ", None, "5/CP", None, "urn:lex:vn:chinh.phu:van.ban:;5-cp"),
    ],
)  # fmt: skip
def test_document_urn(
    reference: Reference, issuer: str, doc_type: str | None, number: str | None, date: str | None, urn: str
) -> None:
    body = body_of(issuer, Context(date="2026"), reference)
    assert document_urn(body, doc_type=doc_type, so_ky_hieu=number, date=date, title=TITLE) == urn


def test_joint_issuers() -> None:
    urn = document_urn(
        "Bộ Nội vụ",
        "Bộ Tài chính",
        doc_type="Thông tư liên tịch",
        so_ky_hieu="01/2014/TTLT-BNV-BTC",
        date=None,
    )
    assert urn == "urn:lex:vn:bo.noi.vu+bo.tai.chinh:thong.tu.lien.tich:2014;01-2014-ttlt-bnv-btc"


def test_bodies_and_classes() -> None:
    assert (
        body_id("vn;ha.noi;xa.ngoc.hoi", "Phòng Kinh tế")
        == "urn:gk:co-quan:vn;ha.noi;xa.ngoc.hoi:phong-kinh-te"
    )
    assert body_id("vn;ha.noi", "Các sở", generic=True) == "urn:gk:co-quan:vn;ha.noi:~cac-so"
    assert class_id(body_id("vn;ha.noi", "Hội"), "các cấp") == "urn:gk:co-quan:vn;ha.noi:hoi:~cac-cap"


@pytest.mark.parametrize(
    ("number", "year"),
    [
        ("73/2006/QH11", "2006"),
        ("51 /2025/ QĐ-TTg", "2025"),
        ("28/NQ-CP", None),
        ("2021/KH-UBND", None),
        (None, None),
    ],
)
def test_year_in_number(number: str | None, year: str | None) -> None:
    assert year_in_number(number) == year


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("67 /KH - UBND", "67/KH-UBND"),
        ("2585/BNV–CTTN&BDG", "2585/BNV-CTTN&BĐG"),
        ("06/QD-TTg", "06/QĐ-TTg"),
        ("30/2020/ND-CP", "30/2020/NĐ-CP"),
        ("22-CT/TU", "22-CT/TU"),
        ("18/2006/NQ-HĐND", "18/2006/NQ-HĐND"),
        ("18/2006/NQ-HDND", "18/2006/NQ-HĐND"),
        ("35/2025/NQ-HÐND", "35/2025/NQ-HĐND"),
        ("120/2020/NĐ-СР", "120/2020/NĐ-CP"),
    ],
)
def test_canonical_number(typed: str, meant: str) -> None:
    assert canonical_number(typed) == meant


@given(st.text(min_size=1), st.text())
def test_a_urn_is_lower_case_ascii_without_blanks(number: str, title: str) -> None:
    urn = document_urn("Chính phủ", doc_type="Nghị quyết", so_ky_hieu=number, date="2021", title=title)
    assert urn.isascii()
    assert urn == urn.lower()
    assert not set(urn) & set(" \t\n")
