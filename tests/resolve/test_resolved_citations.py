from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from resolving import commune, provincial

from graphkit.model import THIS, Citation, Role
from graphkit.resolve import Context, Reference
from graphkit.resolve.citations import resolve_citations
from graphkit.resolve.symbols import Symbols, together
from graphkit.resources import data

PREFIX = "urn:lex:"


def number(
    so_ky_hieu: str,
    date: str | None = None,
    issuer: str | None = None,
    *,
    doc_type: str = "Kế hoạch",
    title: str | None = None,
    at: int = 0,
    title_at: tuple[int, int] | None = None,
    role: Role = "dan_chieu",
    section: str | None = None,
) -> Citation:
    start, end = title_at or (None, None)
    return Citation(
        start=at,
        end=at + 30,
        surface=f"{doc_type} số {so_ky_hieu}",
        by="number",
        role=role,
        doc_type=doc_type,
        so_ky_hieu=so_ky_hieu,
        date=date,
        issuer=issuer,
        title=title,
        title_start=start,
        title_end=end,
        section=section,
    )


def named(name: str, *, at: int = 500, role: Role = "dan_chieu", width: int | None = None) -> Citation:
    kind = " ".join(name.split()[:2]) if not name.startswith("Luật") else "Luật"
    return Citation(at, at + (width or len(name)), name, "name", role, doc_type=kind, title=name)


def one(reference: Reference, citation: Citation, context: Context | None = None) -> Citation:
    return resolve_citations([citation], context or commune(reference), reference)[0]


@pytest.mark.parametrize(
    ("citation", "issuer", "urn"),
    [
        (
            number("67/KH-UBND", "2026-02-14", "UBND Thành phố"),
            "Ủy ban nhân dân thành phố Hà Nội",
            "vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;67-kh-ubnd",
        ),
        (
            number("15/KH-UBND", "2026-03", "Chủ tịch UBND xã"),
            "Ủy ban nhân dân xã Ngọc Hồi",
            "vn;ha.noi;xa.ngoc.hoi:uy.ban.nhan.dan:ke.hoach:2026-03;15-kh-ubnd",
        ),
        (
            number("1378/KH-SVHTTDL", "2026-04-19", None),
            "Sở Văn hóa, Thể thao và Du lịch thành phố Hà Nội",
            "vn;ha.noi:so.van.hoa.the.thao.va.du.lich:ke.hoach:2026-04-19;1378-kh-svhttdl",
        ),
        (
            number("73/2006/QH11", doc_type="Luật"),
            "Quốc hội",
            "vn:quoc.hoi:luat:2006-11-29;73-2006-qh11",
        ),
        (
            number("999/QĐ-TTg", "2019-08-12", doc_type="Quyết định"),
            "Thủ tướng Chính phủ",
            "vn:thu.tuong.chinh.phu:quyet.dinh:2019-08-12;999-qd-ttg",
        ),
        (
            number("21-CT/TW", "2018-01-20", doc_type="Chỉ thị"),
            None,
            "vn:ban.bi.thu.trung.uong.dang:chi.thi:2018-01-20;21-ct-tw",
        ),
        (
            number("22-CT/TU", "2018-05-10", "Thành ủy Hà Nội", doc_type="Chỉ thị"),
            "Thành ủy Hà Nội",
            "vn;ha.noi:thanh.uy:chi.thi:2018-05-10;22-ct-tu",
        ),
        (
            number("2585/BNV-CTTN&BDG", "2026-03-20", "Bộ Nội vụ", doc_type="Văn bản"),
            "Bộ Nội vụ",
            "vn:bo.noi.vu:cong.van:2026-03-20;2585-bnv-cttn-bdg",
        ),
        (
            number(
                "01/2014/TTLT-BNV-BTC",
                "2014-05-06",
                "Bộ Nội vụ và Bộ Tài chính",
                doc_type="Thông tư liên tịch",
            ),
            "Bộ Nội vụ và Bộ Tài chính",
            "vn:bo.noi.vu+bo.tai.chinh:thong.tu.lien.tich:2014-05-06;01-2014-ttlt-bnv-btc",
        ),
    ],
)
def test_number_date_and_issuer(
    reference: Reference, citation: Citation, issuer: str | None, urn: str
) -> None:
    resolved = one(reference, citation)
    assert resolved.issuer == issuer
    assert resolved.resolves_to is not None
    assert resolved.resolves_to.id == PREFIX + urn
    assert resolved.resolves_to.basis == "number"


def test_the_catalogue_supplies_the_date(reference: Reference) -> None:
    resolved = one(reference, number("30/2020/NĐ-CP", doc_type="Nghị định"))
    assert resolved.date is None
    assert resolved.resolves_to is not None
    assert resolved.resolves_to.date == "2020-03-05"


def test_a_mistyped_number_whose_date_and_title_agree(reference: Reference) -> None:
    title = "Chương trình Tăng cường sự tham gia bình đẳng của phụ nữ trong các vị trí lãnh đạo, quản lý ở các cấp"
    citation = number(
        "282/QĐ-TTg", "2020-12-31", doc_type="Quyết định", title=f"{title} hoạch định chính sách"
    )
    resolved = one(reference, citation)
    assert resolved.so_ky_hieu == "282/QĐ-TTg"
    assert resolved.resolves_to is not None
    assert (resolved.resolves_to.so_ky_hieu, resolved.resolves_to.basis) == ("2282/QĐ-TTg", "near number")
    assert resolved.confidence == 0.8


@pytest.mark.parametrize(
    ("citation", "meant"),
    [
        (number("1790/QĐ-TTg", "2021-10-23", "Chính phủ", doc_type="Quyết định"), "Thủ tướng Chính phủ"),
        (number("1791/QĐ-TTg", "2021-10-25", "Chính phủ", doc_type="Quyết định"), "Thủ tướng Chính phủ"),
        (
            number("21-NQ/TW", "2017-10-25", "Bộ Chính trị", doc_type="Nghị quyết"),
            "Ban Chấp hành Trung ương Đảng",
        ),
    ],
)
def test_a_wrong_issuer(reference: Reference, citation: Citation, meant: str) -> None:
    resolved = one(reference, citation)
    assert resolved.issuer == citation.issuer
    assert resolved.resolves_to is not None
    assert resolved.resolves_to.issuer == meant


def test_a_near_number_alone_is_no_proof(reference: Reference) -> None:
    resolved = one(reference, number("282/QĐ-TTg", "2020-12-31", doc_type="Quyết định"))
    assert resolved.resolves_to is not None
    assert resolved.resolves_to.so_ky_hieu == "282/QĐ-TTg"


def test_a_mistyped_date(reference: Reference) -> None:
    citation = number(
        "28/NQ-CP",
        "2022-03-03",
        doc_type="Nghị quyết",
        title="Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030",
    )
    resolved = one(reference, citation)
    assert resolved.resolves_to is not None
    assert resolved.resolves_to.date == "2021-03-03"
    # without a title the number of another year is another resolution
    other = one(reference, number("28/NQ-CP", "2022-03-03", doc_type="Nghị quyết"))
    assert other.resolves_to is not None
    assert other.resolves_to.date == "2022-03-03"


def test_a_contradiction_is_not_guessed_away(reference: Reference) -> None:
    citation = number(
        "73/2006/QH11", "2011-05-09", "Quốc hội", doc_type="Luật", title="Luật Kiểm lâm đặc biệt và săn bắn"
    )
    resolved = one(reference, citation)
    assert resolved.resolves_to is None
    assert resolved.unresolved == "contradictory"
    assert [candidate.id for candidate in resolved.candidates] == [
        PREFIX + "vn:quoc.hoi:luat:2006-11-29;73-2006-qh11"
    ]


def test_an_issuer_left_out_is_that_of_the_plan_beside(reference: Reference) -> None:
    citations = [
        number("198/KH-UBND", "2021-08-27", at=10, section="II/3"),
        number("139/KH-UBND", "2021-06-03", "UBND Thành phố", at=200, section="II/3"),
    ]
    resolved = resolve_citations(citations, commune(reference), reference)[0]
    assert resolved.issuer is None
    assert resolved.resolves_to is not None
    assert resolved.resolves_to.issuer == "Ủy ban nhân dân thành phố Hà Nội"
    assert (resolved.resolves_to.basis, resolved.confidence) == ("context", 0.7)


def test_an_issuer_left_out_with_nothing_beside(reference: Reference) -> None:
    lonely = number("198/KH-UBND", "2021-08-27")
    assert one(reference, lonely).unresolved == "ambiguous"
    of_province = provincial(reference, "Ủy ban nhân dân tỉnh Đồng Tháp", "Đồng Tháp")
    target = one(reference, lonely, of_province).resolves_to
    assert target is not None
    assert target.issuer == "Ủy ban nhân dân tỉnh Đồng Tháp"


def test_a_second_mention_without_date_or_issuer(reference: Reference) -> None:
    citations = [
        number("67/KH-UBND", "2026-02-14", "UBND thành phố Hà Nội"),
        number("67/KH-UBND", at=400),
        number("68/KH-UBND", None, "UBND thành phố Hà Nội", at=800),
    ]
    first, second, third = resolve_citations(citations, commune(reference), reference)
    assert second.resolves_to is not None
    assert first.resolves_to is not None
    assert second.resolves_to.id == first.resolves_to.id
    assert second.resolves_to.basis == "alias"
    assert (first.same_as, second.same_as, third.same_as) == (None, 0, None)
    # a number without a date names nothing; the plan's own year is a possibility
    assert third.resolves_to is None
    assert third.unresolved == "unknown"
    assert [candidate.id for candidate in third.candidates] == [
        PREFIX + "vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026;68-kh-ubnd"
    ]


def test_who_carries_out(reference: Reference) -> None:
    plan = number("139/KH-UBND", "2021-06-03", "UBND Thành phố", title_at=(40, 140), role="trien_khai")
    unnumbered = named("Kế hoạch thực hiện Chương trình OCOP", at=300, role="trien_khai")
    citations = [
        plan,
        named("Chiến lược quốc gia về bình đẳng giới", at=50, role="trien_khai"),
        named("Luật Trẻ em", at=200, role="trien_khai"),
        unnumbered,
        named("Chương trình OCOP", at=319, role="trien_khai"),
        named("Luật Thanh niên", at=450),
    ]
    subjects = [c.subject for c in resolve_citations(citations, commune(reference), reference)]
    of_the_plan = PREFIX + "vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2021-06-03;139-kh-ubnd"
    assert subjects == [THIS, of_the_plan, THIS, THIS, None, None]


def test_a_name_given_beside_a_number(reference: Reference) -> None:
    citations = [
        number(
            "77/QĐ-UBND",
            "2025-11-03",
            "UBND Thành phố",
            doc_type="Quyết định",
            title="Đề án Làng quê an toàn cho phụ nữ và trẻ em giai đoạn 2026-2030",
        ),
        named("Đề án Làng quê an toàn cho phụ nữ, trẻ em", at=600),
        named("Đề án Làng quê an toàn cho phụ nữ, trẻ em giai đoạn 2021-2025", at=700),
    ]
    first, alias, earlier = resolve_citations(citations, commune(reference), reference)
    assert alias.resolves_to is not None
    assert first.resolves_to is not None
    assert (alias.resolves_to.id, alias.resolves_to.basis) == (first.resolves_to.id, "alias")
    assert alias.same_as == 0
    assert earlier.resolves_to is None


def test_a_name_that_a_plan_only_carries_out_is_not_the_plan(reference: Reference) -> None:
    citations = [
        number(
            "139/KH-UBND",
            "2021-06-03",
            "UBND Thành phố",
            title="thực hiện Chiến lược quốc gia về bình đẳng giới",
        ),
        named("Chiến lược quốc gia về bình đẳng giới", at=600),
    ]
    target = resolve_citations(citations, commune(reference), reference)[1].resolves_to
    assert target is not None
    assert target.so_ky_hieu == "28/NQ-CP"


def test_a_local_scheme_is_its_own_provinces(reference: Reference) -> None:
    scheme = named("Đề án Phòng ngừa, ứng phó với bạo lực, xâm hại phụ nữ, trẻ em giai đoạn 2022-2026")
    here = one(reference, scheme)
    assert here.resolves_to is not None
    assert here.resolves_to.so_ky_hieu == "3101/QĐ-UBND"
    assert one(reference, scheme, commune(reference, "xã Bình Lư", "Lai Châu")).resolves_to is None


def test_a_neighbours_plan_of_the_same_name_is_not_meant(tmp_path: Path, reference: Reference) -> None:
    own = tmp_path / "riêng.tsv"
    own.write_text(
        "number\ttype\tdate\tissuer\ttitle\n"
        "9/KH-UBND\tKế hoạch\t2026-01-10\tỦy ban nhân dân xã Sóc Sơn\tKế hoạch Trồng cây đầu xuân năm 2026\n",
        encoding="utf-8",
    )
    with_own, plan = Reference.load(own), named("Kế hoạch Trồng cây đầu xuân năm 2026")
    for context in (commune(reference), provincial(reference, "Ủy ban nhân dân thành phố Hà Nội", "Hà Nội")):
        assert one(with_own, plan, context).unresolved == "unknown"
    target = one(with_own, plan, commune(reference, "xã Sóc Sơn")).resolves_to
    assert target is not None
    assert target.so_ky_hieu == "9/KH-UBND"


def test_a_programme_whose_successor_is_not_known(reference: Reference) -> None:
    resolved = one(reference, named("Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới"))
    assert resolved.resolves_to is None
    assert resolved.unresolved == "not yet issued"
    assert PREFIX + "vn:thu.tuong.chinh.phu:quyet.dinh:2020-12-28;2232-qd-ttg" in [
        c.id for c in resolved.candidates
    ]


def test_two_mentions_of_an_unknown_name_are_one(reference: Reference) -> None:
    citations = [named("Đề án Xóm vui", at=0), named("Đề án xóm vui", at=100), named("Đề án Xóm yên", at=200)]
    resolved = resolve_citations(citations, commune(reference), reference)
    assert [citation.same_as for citation in resolved] == [None, 0, None]


@pytest.mark.parametrize(
    ("so_ky_hieu", "issuer"),
    [
        ("28/NQ-CP", "Chính phủ"),
        ("70/2008/NĐ-CP", "Chính phủ"),
        ("2282/QĐ-TTg", "Thủ tướng Chính phủ"),
        ("73/2006/QH11", "Quốc hội"),
        ("1668/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
        ("13/2021/TT-BNV", "Bộ Nội vụ"),
        ("01/2014/TTLT-BNV-BTC", "Bộ Nội vụ và Bộ Tài chính"),
        ("2585/BNV-CTTN&BĐG", "Bộ Nội vụ"),
        ("3592/SNV-CCHC&VTLT", "Sở Nội vụ"),
        ("1378/KH-SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("11299/VPCP-KGVX", "Văn phòng Chính phủ"),
        ("36-HD/VPTW", "Văn phòng Trung ương Đảng"),
        ("67/KH-UBND", None),
        ("12/UBND-SNV", None),
        ("18/2006/NQ-HĐND", None),
        ("21-CT/TW", None),
        ("22-CT/TU", None),
        ("05-HD/BTC", None),
        ("34/KH-BTV", None),
        ("", None),
    ],
)
def test_issuer_by_symbol(so_ky_hieu: str, issuer: str | None) -> None:
    assert Symbols(data("symbols.tsv")).issuer(so_ky_hieu) == issuer


def test_an_issuer_that_could_be_anywhere(reference: Reference) -> None:
    central = Context(issuer="Bộ Tài chính", level="trung ương", date="2026-01-05", year=2026)
    resolved = one(reference, number("5/KH-UBND", "2025-01-17", "UBND tỉnh"), central)
    assert (resolved.resolves_to, resolved.unresolved) == (None, "ambiguous")


@pytest.mark.parametrize(
    "names",
    [
        ["Chính phủ"],
        ["Quốc hội", "Thủ tướng Chính phủ"],
        [
            "Ủy ban Thường vụ Quốc hội",
            "Chính phủ",
            "Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        ],
        ["Ủy ban nhân dân xã Mường Kim", "Đảng ủy xã Mường Kim"],
        ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Mường Kim"],
        ["Bộ Nông nghiệp và Môi trường", "Bộ Văn hóa, Thể thao và Du lịch"],
    ],
)
def test_bodies_that_are_named_together_are_parted_again(reference: Reference, names: list[str]) -> None:
    said = together(names)
    assert said is not None and reference.symbols.joint(said) == names


def test_a_law_is_the_version_of_the_day_said(reference: Reference) -> None:
    old = replace(named("Luật Tổ chức chính quyền địa phương"), date="2015-06-19")
    target = one(reference, old).resolves_to
    assert target is not None and target.so_ky_hieu == "77/2015/QH13"


def test_one_paper_is_of_one_province(reference: Reference) -> None:
    papers = (
        number("5/2016/QĐ-UBND", "2016-12-21", "UBND tỉnh Bình Định", doc_type="Quyết định"),
        number("5/2016/QĐ-UBND", "2016-12-21", "UBND tỉnh", doc_type="Quyết định", at=100),
    )
    context = provincial(reference, "Ủy ban nhân dân tỉnh Gia Lai", "Gia Lai")
    issuers = [c.issuer for c in resolve_citations(papers, context, reference)]
    assert issuers == ["Ủy ban nhân dân tỉnh Bình Định"] * 2


@pytest.mark.parametrize(
    ("so_ky_hieu", "stated", "issuer"),
    [
        ("2/2022/TT-BTC", "Bộ trưởng", "Bộ Tài chính"),
        ("2/2022/TT-BNNPTNT", "Bộ Nông nghiệp", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("16/QĐTTg", None, "Thủ tướng Chính phủ"),
        ("1-KL/TW", "Bộ Chính trị khóa XIII", "Bộ Chính trị"),
    ],
)
def test_what_the_line_has_lost_of_an_issuer(
    reference: Reference, so_ky_hieu: str, stated: str | None, issuer: str
) -> None:
    assert one(reference, number(so_ky_hieu, "2022-01-03", stated)).issuer == issuer


@pytest.mark.parametrize(
    ("citation", "urn"),
    [
        (
            number("05", "2026-02-14", "Chủ tịch UBND Thành phố", doc_type="Chỉ thị"),
            "vn;ha.noi:uy.ban.nhan.dan:chi.thi:2026-02-14;05-ct-ubnd",
        ),
        (
            number("12", "2026-02-14", "Ban Thường vụ Thành ủy", doc_type="Kế hoạch"),
            "vn;ha.noi:ban.thuong.vu.thanh.uy:ke.hoach:2026-02-14;12-kh-tu",
        ),
        # a decision may bear the year in its number, a letter any symbol
        (number("12", "2026-02-14", "UBND Thành phố", doc_type="Quyết định"), None),
        (number("12", "2026-02-14", "Sở Nội vụ", doc_type="Công văn"), None),
    ],
)
def test_a_number_without_its_symbol(reference: Reference, citation: Citation, urn: str | None) -> None:
    found = one(reference, citation)
    assert found.so_ky_hieu == citation.so_ky_hieu
    assert (found.resolves_to.id if found.resolves_to else None) == (urn and PREFIX + urn)
    assert found.unresolved == (None if urn else "unknown")
