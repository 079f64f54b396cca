from __future__ import annotations

from dataclasses import replace

import pytest
from check_scene import (
    BINH_LU,
    DONG_QUANG,
    DONG_SON,
    HA_NOI,
    LAI_CHAU,
    LAW,
    PARENT,
    PARENT_ID,
    checked,
    cite,
    codes,
    commune,
    of_parent,
)
from handmade import TITLE, Cite, urn

from graphkit.resolve import Reference


@pytest.mark.parametrize("also", [(), (LAW,), (cite("Đảng ủy xã Bình Lư", "12-KH/ĐU", "2026-04-20"),)])
def test_a_cited_parent_is_named_with_its_place(reference: Reference, also: tuple[Cite, ...]) -> None:
    made = commune(*also, PARENT)
    result = checked(made, reference)
    assert codes(result) == []
    parent = result.parent
    assert parent is not None and parent.id == PARENT_ID and parent.cited and parent.known_as == "plan"
    assert made[0].text[parent.start : parent.end] == PARENT.surface


@pytest.mark.parametrize(
    ("instead", "told"),
    [
        (cite("Sở Nội vụ tỉnh Lai Châu", "1378/KH-SNV", "2026-04-19"), "cơ quan chuyên môn"),
        (cite("Sở Nội vụ tỉnh Lai Châu", "99/SNV-XH", "2026-04-19", "Công văn"), "cơ quan chuyên môn"),
        (cite("Đảng ủy xã Bình Lư", "12-KH/ĐU", "2026-04-20"), "cơ quan Đảng"),
        (cite("Tỉnh ủy Lai Châu", "12-KH/TU", "2026-04-20"), "cơ quan Đảng"),
        (LAW, "văn bản của trung ương"),
        (
            cite(LAI_CHAU, "8/QĐ-UBND", "2026-04-19", "Quyết định", "công nhận xã đạt chuẩn"),
            "không phải kế hoạch",
        ),
        (cite(LAI_CHAU, "100/KH-UBND", "2026-02-14", title="phát triển chăn nuôi năm 2026"), "việc khác"),
        (cite("Hội đồng nhân dân xã Bình Lư", "7/NQ-HĐND", "2026-01-05", "Nghị quyết"), "chính cấp mình"),
    ],
)
def test_what_is_cited_instead_is_told_as_what_it_is(reference: Reference, instead: Cite, told: str) -> None:
    result = checked(commune(instead), reference)
    assert codes(result) == ["KG201"] and result.parent is None
    message = str(of_parent(result)[0].observation.message)
    assert LAI_CHAU in message and told in message and " ".join(instead.surface.split()) in message


@pytest.mark.parametrize(
    ("nearest", "code"),
    [
        (cite(LAI_CHAU, "401/UBND-VX", "2026-04-19", "Công văn"), "KG202"),
        (cite(LAI_CHAU, "12/HD-UBND", "2026-04-19", "Hướng dẫn"), "KG202"),
        (cite(LAI_CHAU, "3/CĐ-UBND", "2026-04-19", "Công điện"), "KG202"),
        (cite(LAI_CHAU, "3/CT-UBND", "2026-04-19", "Chỉ thị"), "KG202"),
        (cite(HA_NOI, "67/KH-UBND", "2026-02-14"), "KG205"),
        (cite("Sở Nội vụ tỉnh Lai Châu", "67/KH-UBND", "2026-02-14"), "KG205"),
        (cite(LAI_CHAU, "100/KH-UBND", "2025-02-14", title=TITLE.replace("2026", "2025")), "KG206"),
    ],
)
def test_what_comes_near_a_parent_is_told_by_a_rule_of_its_own(
    reference: Reference, nearest: Cite, code: str
) -> None:
    made = commune(LAW, nearest)
    result = checked(made, reference)
    (found,) = of_parent(result)
    assert (found.rule.code, result.parent) == (code, None) and LAI_CHAU in str(found.observation.message)
    assert made[0].text[found.observation.start : found.observation.end] == nearest.surface


@pytest.mark.parametrize(
    "accepted",
    [
        cite(LAI_CHAU, "9/CTr-UBND", "2026-01-14", "Chương trình"),
        cite(LAI_CHAU, "9/ĐA-UBND", "2023-01-14", "Đề án", "bình đẳng giới giai đoạn 2023 - 2030"),
        cite(LAI_CHAU, "8/QĐ-UBND", "2026-04-19", "Quyết định", f"ban hành Kế hoạch {TITLE}"),
        cite(LAI_CHAU, "2723/KH-UBND", "2025-12-20"),
        cite(LAI_CHAU, "2723/KH-UBND", "2025-12-20", title=None),
        cite(LAI_CHAU, "2723/KH-UBND", "2026-04-14", "Văn bản"),
    ],
)
def test_plans_programmes_schemes_and_decisions_that_issue_one(reference: Reference, accepted: Cite) -> None:
    result = checked(commune(accepted), reference)
    assert codes(result) == [] and result.parent is not None and result.parent.cited


def test_nothing_cited_is_found_at_the_title(reference: Reference) -> None:
    made = commune()
    (found,) = of_parent(checked(made, reference))
    start, end = found.observation.start, found.observation.end
    assert made[0].text[start:end] == TITLE and (found.line, found.column) == (2, 1)
    assert "không dẫn văn bản nào" in str(found.observation.message)
    assert found.severity == "error" and found.confidence >= 0.9


def test_a_missing_parent_is_found_at_the_preamble(reference: Reference) -> None:
    made = commune(LAW)
    (found,) = of_parent(checked(made, reference))
    assert made[0].text[found.observation.start : found.observation.end] == f"Căn cứ {LAW.surface}"
    assert (found.line, found.column) == (4, 1)


def test_last_years_plan_is_found_where_it_stands(reference: Reference) -> None:
    stale = cite(LAI_CHAU, "100/KH-UBND", "2025-02-14", title=TITLE.replace("2026", "2025"))
    made = commune(LAW, stale)
    (found,) = of_parent(checked(made, reference))
    assert made[0].text[found.observation.start : found.observation.end] == stale.surface


def test_a_body_mention_of_an_older_plan_is_no_parent(reference: Reference) -> None:
    old = replace(
        cite(LAI_CHAU, "139/KH-UBND", "2021-06-03", title="thực hiện Chiến lược bình đẳng giới"),
        role="trien_khai",
    )
    assert codes(checked(commune(LAW, old), reference)) == ["KG201"]


def test_the_plan_itself_is_not_its_parent(reference: Reference) -> None:
    own = cite(BINH_LU, "15/KH-UBND", "2026-05-04")
    reading, extraction = commune(own)
    header = replace(
        extraction.header, so_ky_hieu="15/KH-UBND", id=urn(BINH_LU, "Kế hoạch", "15/KH-UBND", "2026-05-04")
    )
    result = checked((reading, replace(extraction, header=header)), reference)
    assert codes(result) == ["KG201"] and result.parent is None


def test_a_plan_of_nobody_told_is_a_doubt(reference: Reference) -> None:
    (found,) = of_parent(checked(commune(cite(None, "2723/KH-UBND", "2026-04-14")), reference))
    assert found.severity == "warning" and found.confidence == 0.5


def test_a_parent_named_without_its_number_is_cited(reference: Reference) -> None:
    named = replace(cite(None, None, None), issuer=LAI_CHAU)
    assert codes(checked(commune(named), reference)) == []


@pytest.mark.parametrize(
    ("date", "year", "issuer", "found"),
    [
        ("2020-01-07", 2020, DONG_SON, []),
        ("2020-01-07", 2020, "Ủy ban nhân dân tỉnh Thanh Hóa", ["KG201"]),
        (None, 2020, DONG_SON, []),
        ("2025-06-30", 2025, DONG_SON, []),
    ],
)
def test_before_july_2025_the_district_is_above(
    reference: Reference, date: str | None, year: int, issuer: str, found: list[str]
) -> None:
    title = f"Hoạt động văn hóa, thể thao năm {year}"
    above = cite(issuer, "26/KH-UBND", f"{year}-01-02", title=title)
    assert (
        codes(checked(commune(above, issuer=DONG_QUANG, title=title, year=year, date=date), reference))
        == found
    )


def test_the_latest_citation_tells_the_time_of_an_undated_plan(reference: Reference) -> None:
    title = TITLE.replace("2026", "2025")
    above = cite(LAI_CHAU, "211/KH-UBND", "2025-05-08", title=title)
    letter = cite("Sở Nội vụ tỉnh Lai Châu", "3592/SNV-XH", "2025-08-01", "Công văn")
    assert codes(checked(commune(above, letter, title=title, year=2025, date=None), reference)) == []
    assert codes(checked(commune(letter, title=title, year=2025, date=None), reference)) == ["KG201"]


@pytest.mark.parametrize("issuer", [LAI_CHAU, "Ủy ban nhân dân huyện Tam Đường"])
def test_where_nothing_tells_the_time_both_committees_will_do(reference: Reference, issuer: str) -> None:
    title = TITLE.replace("2026", "2025")
    above = cite(issuer, "211/KH-UBND", "2025-05-08", title=title)
    assert codes(checked(commune(above, title=title, year=2025, date=None), reference)) == []


@pytest.mark.parametrize(
    ("issuer", "above", "found"),
    [
        ("Sở Nội vụ tỉnh Lai Châu", PARENT, []),
        ("Sở Nội vụ tỉnh Lai Châu", cite("Bộ Nội vụ", "88/KH-BNV", "2026-01-14"), ["KG201"]),
        (LAI_CHAU, LAW, []),
        (LAI_CHAU, cite("Tỉnh ủy Lai Châu", "12-KH/TU", "2026-04-20"), ["KG201"]),
        ("Hội Liên hiệp Phụ nữ tỉnh Lai Châu", PARENT, []),
        (
            "Hội Liên hiệp Phụ nữ xã Bình Lư",
            cite("Hội Liên hiệp Phụ nữ tỉnh Lai Châu", "5/KH-BTV", "2026-02-02"),
            [],
        ),
        ("Hội Liên hiệp Phụ nữ xã Bình Lư", cite(BINH_LU, "15/KH-UBND", "2026-02-02"), []),
        ("Hội Liên hiệp Phụ nữ xã Bình Lư", LAW, ["KG201"]),
        ("Đảng ủy xã Bình Lư", cite("Tỉnh ủy Lai Châu", "12-KH/TU", "2026-04-20"), []),
        ("Đảng ủy xã Bình Lư", PARENT, ["KG201"]),
    ],
)
def test_other_bodies_have_parents_of_their_own(
    reference: Reference, issuer: str, above: Cite, found: list[str]
) -> None:
    assert codes(checked(commune(above, issuer=issuer), reference)) == found


def test_what_is_no_plan_is_told_and_not_judged(reference: Reference) -> None:
    reading, extraction = commune(LAW)
    letter = replace(extraction, header=replace(extraction.header, doc_type="Công văn"))
    result = checked((reading, letter), reference)
    assert codes(result) == ["KG904"] and of_parent(result)[0].severity == "info"


def test_a_plan_of_nobody_cannot_be_judged(reference: Reference) -> None:
    reading, extraction = commune(LAW)
    header = replace(extraction.header, issuer=None, province=None)
    assert codes(checked((reading, replace(extraction, header=header)), reference)) == ["KG103"]


def test_a_body_of_no_known_level_cannot_be_judged(reference: Reference) -> None:
    reading, extraction = commune(LAW)
    header = replace(extraction.header, issuer="Câu lạc bộ Hoa Sen", province=None)
    (found,) = of_parent(checked((reading, replace(extraction, header=header)), reference))
    assert found.rule.code == "KG103" and "Hoa Sen" in str(found.observation.message)
