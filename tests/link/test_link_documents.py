from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import STRATEGY, TITLE, Cite, files, plan, texts, urn
from link_scene import (
    BINH_LU,
    COMMUNE,
    LAI_CHAU,
    NATIONAL,
    PARENT,
    PARENT_ID,
    PROVINCE,
    citing,
    commune,
    edges,
    linked,
    names,
    nodes,
    only,
    province,
)

from graphkit.link import link
from graphkit.model import Citation, InstrumentRef
from graphkit.resolve import Reference


def test_a_cited_document_is_a_stub_and_a_read_one_is_not(reference: Reference) -> None:
    documents = nodes(linked(reference, commune()), "VanBan")
    stub = documents[PARENT_ID]
    assert stub.properties["co_toan_van"] is False and "tep" not in stub.properties
    assert stub.properties["so_ky_hieu"] == "2723/KH-UBND"
    assert stub.properties["ngay_ban_hanh"] == "2026-04-14" and stub.properties["nam"] == 2026
    assert stub.properties["cap"] == "tỉnh" and stub.properties["loai"] == "Kế hoạch"
    read = only(node for node in documents.values() if node.properties["co_toan_van"])
    assert read.properties["tep"] == ("binh-lu.txt",) and read.properties["tam"] is True
    assert read.properties["cap"] == "xã" and read.properties["nam_ke_hoach"] == 2026


def test_the_catalogue_gives_a_stub_what_citations_do_not_say(reference: Reference) -> None:
    strategy = nodes(linked(reference, commune()), "VanBan")[STRATEGY]
    assert "bình đẳng giới" in str(strategy.properties["trich_yeu"])
    assert strategy.properties["cap"] == "trung ương"


def test_a_read_document_is_its_stub_grown_up(reference: Reference) -> None:
    facts = linked(reference, commune(), province())
    assert nodes(facts, "VanBan")[PARENT_ID].properties["tep"] == ("lai-chau.txt",)
    assert len(nodes(facts, "VanBan")) == 3


def test_several_files_of_one_document_are_one_node_the_longest_leads(reference: Reference) -> None:
    reading, extraction = province()
    text = reading.text + "Phụ lục.\n"
    longer = plan(text, LAI_CHAU, cites=(NATIONAL,), number="2723/KH-UBND", date="2026-04-14", path="z.txt")
    facts = linked(reference, (reading, extraction), longer)
    assert nodes(facts, "VanBan")[PARENT_ID].properties["tep"] == ("z.txt", "lai-chau.txt")
    assert {item.file for edge in facts.edges for item in edge.evidence} == {"z.txt"}


def test_two_paths_with_the_same_bytes_are_one_document(reference: Reference) -> None:
    made = province()
    listed = [*files(made), (type(files(made)[0][0])("a-copy.txt", made[0].source.sha256), made[1])]
    facts = link(listed, reference, texts(made))
    assert nodes(facts, "VanBan")[PARENT_ID].properties["tep"] == ("a-copy.txt", "lai-chau.txt")


def test_a_signed_version_takes_the_place_of_its_draft(reference: Reference) -> None:
    draft = province(number=None)
    draft_id = draft[1].header.id
    assert draft_id is not None and "~" in draft_id
    name = Citation(
        0, 8, COMMUNE[:8], "name", "can_cu", resolves_to=InstrumentRef(draft_id, None, None, None, "name")
    )
    other = commune(citations=(name,))
    facts = linked(reference, draft, other)
    assert draft_id in nodes(facts, "VanBan")
    signed = plan(
        PROVINCE + "Đã ký.\n", LAI_CHAU, cites=(NATIONAL,), number="2723/KH-UBND", date="2026-04-14"
    )
    facts = linked(reference, draft, other, signed)
    assert draft_id not in nodes(facts, "VanBan")
    assert nodes(facts, "VanBan")[PARENT_ID].properties["tep"] == ("ke-hoach.txt", "lai-chau.txt")
    assert nodes(facts, "VanBan")[PARENT_ID].properties["tam"] is False
    assert (other[1].header.id, PARENT_ID) in edges(facts, "CAN_CU")


def test_a_draft_stays_where_two_signed_versions_fit(reference: Reference) -> None:
    draft = province(number=None)
    signed = [
        plan(f"{PROVINCE}{n}\n", LAI_CHAU, number=f"{n}/KH-UBND", date="2026-04-14", path=f"{n}.txt")
        for n in (1, 2)
    ]
    assert draft[1].header.id in nodes(linked(reference, draft, *signed), "VanBan")


def test_a_draft_of_another_year_stays(reference: Reference) -> None:
    draft = plan(PROVINCE, LAI_CHAU, date="2025-04-14", path="cu.txt")
    assert (
        len(
            [
                n
                for n in nodes(linked(reference, draft, province()), "VanBan").values()
                if "tep" in n.properties
            ]
        )
        == 2
    )


def test_an_alias_by_year_is_the_dated_document_where_one_fits(reference: Reference) -> None:
    alias = replace(
        PARENT.build(COMMUNE),
        resolves_to=InstrumentRef(
            urn(LAI_CHAU, "Kế hoạch", "2723/KH-UBND", "2026"), "2723/KH-UBND", "2026", LAI_CHAU, "number"
        ),
    )
    facts = linked(reference, commune(citations=(alias,)), province())
    assert [target for _, target in edges(facts, "CAN_CU")] == [STRATEGY, PARENT_ID] or PARENT_ID in {
        target for _, target in edges(facts, "CAN_CU")
    }
    assert alias.resolves_to is not None and alias.resolves_to.id not in nodes(facts, "VanBan")


def test_an_alias_by_year_stays_where_two_fit(reference: Reference) -> None:
    alias_id = urn(LAI_CHAU, "Kế hoạch", "2723/KH-UBND", "2026")
    alias = replace(
        PARENT.build(COMMUNE), resolves_to=InstrumentRef(alias_id, "2723/KH-UBND", "2026", LAI_CHAU, "number")
    )
    later = plan(PROVINCE + "!", LAI_CHAU, number="2723/KH-UBND", date="2026-05-14", path="b.txt")
    assert alias_id in nodes(linked(reference, commune(citations=(alias,)), province(), later), "VanBan")


def test_a_name_means_the_only_document_read_of_that_title(reference: Reference) -> None:
    text = f"Thực hiện Kế hoạch {TITLE} của tỉnh."
    surface = f"Kế hoạch {TITLE}"
    cite = Citation(
        text.index(surface), text.index(surface) + len(surface), surface, "name", "can_cu", "Kế hoạch"
    )
    reading, extraction = plan(text, BINH_LU, title="Kế hoạch hành động", path="c.txt")
    made = reading, replace(extraction, citations=(cite,))
    facts = linked(reference, made, province())
    found = edges(facts, "CAN_CU")[extraction.header.id or "", PARENT_ID]
    assert found.evidence[0].method == "title" and found.evidence[0].confidence < 0.9
    elsewhere = plan(
        PROVINCE.replace("LAI CHÂU", "HÀ NỘI"), "Ủy ban nhân dân thành phố Hà Nội", number="67/KH-UBND"
    )
    assert not edges(linked(reference, made, elsewhere), "CAN_CU")


@pytest.mark.parametrize(
    ("number", "date", "slip"),
    [
        ("2732/KH-UBND", "2026-04-14", True),
        ("2723/KH-UBND", "2026-04-15", True),
        ("2733/KH-UBND", "2026-04-15", False),
        ("9/KH-UBND", "2026-04-14", False),
    ],
)
def test_a_slip_in_number_or_date_is_likely_the_document_that_agrees(
    reference: Reference, number: str, date: str, slip: bool
) -> None:
    wrong = replace(PARENT, number=number, date=date, title=TITLE)
    reading, extraction = plan(COMMUNE, BINH_LU, cites=(wrong,), path="binh-lu.txt")
    facts = linked(reference, (reading, extraction), province())
    (edge,) = [edge for edge in edges(facts, "CAN_CU").values() if edge.source == extraction.header.id]
    assert (edge.target == PARENT_ID) is slip
    assert (edge.evidence[0].method, edge.evidence[0].confidence) == (
        ("near number", 0.7) if slip else ("number", 0.95)
    )
    about_pigs = linked(
        reference,
        (reading, replace(extraction, citations=(replace(wrong, title="chăn nuôi").build(COMMUNE),))),
        province(),
    )
    assert (extraction.header.id, PARENT_ID) not in edges(about_pigs, "CAN_CU")


def test_roles_make_the_edges(reference: Reference) -> None:
    cites = [
        replace(NATIONAL.build(COMMUNE), role=role, subject="this")
        for role in ("can_cu", "trien_khai", "dan_chieu")
    ]
    facts = citing(reference, *cites)
    for type_ in ("CAN_CU", "TRIEN_KHAI", "DAN_CHIEU"):
        assert [target for _, target in edges(facts, type_)] == [STRATEGY]


def test_what_a_text_says_of_two_others_is_an_edge_between_them(reference: Reference) -> None:
    text = (
        "Kế hoạch số 139/KH-UBND ngày 03/6/2021 của UBND Thành phố triển khai "
        "Nghị quyết số 28/NQ-CP của Chính phủ."
    )
    hanoi = "Ủy ban nhân dân thành phố Hà Nội"
    plan_139 = Cite(
        "Kế hoạch số 139/KH-UBND ngày 03/6/2021 của UBND Thành phố",
        hanoi,
        "139/KH-UBND",
        "2021-06-03",
        "dan_chieu",
    )
    other = urn(hanoi, "Kế hoạch", "139/KH-UBND", "2021-06-03")
    carried = Cite(
        "Nghị quyết số 28/NQ-CP của Chính phủ",
        "Chính phủ",
        "28/NQ-CP",
        "2021-03-03",
        "trien_khai",
        "Nghị quyết",
        more={"subject": other},
    )
    made = plan(text, "Ủy ban nhân dân xã Ngọc Hồi", cites=(plan_139, carried), path="ngoc-hoi.txt")
    facts = linked(reference, made)
    (edge,) = edges(facts, "TRIEN_KHAI").values()
    assert (edge.source, edge.target) == (other, STRATEGY)
    assert edge.evidence[0].document == made[1].header.id and edge.evidence[0].file == "ngoc-hoi.txt"
    assert (made[1].header.id, STRATEGY) in edges(facts, "DAN_CHIEU")


def test_carried_out_by_nobody_told_is_only_cited(reference: Reference) -> None:
    facts = citing(reference, replace(NATIONAL.build(COMMUNE), role="trien_khai", subject=None))
    assert not edges(facts, "TRIEN_KHAI") and edges(facts, "DAN_CHIEU")


@pytest.mark.parametrize(
    ("relation", "type_"), [("thay_the", "THAY_THE"), ("sua_doi", "SUA_DOI"), ("bai_bo", "BAI_BO")]
)
def test_a_relation_stands_beside_the_citation(reference: Reference, relation: str, type_: str) -> None:
    facts = citing(reference, replace(PARENT.build(COMMUNE), role="dan_chieu", relation=relation))  # type: ignore[arg-type]
    assert edges(facts, type_).keys() == edges(facts, "DAN_CHIEU").keys() != set()


def test_only_what_is_certain_or_likely_makes_an_edge(reference: Reference) -> None:
    likely, possible = (replace(PARENT.build(COMMUNE), confidence=sure) for sure in (0.5, 0.4))
    assert (
        edges(citing(reference, likely), "CAN_CU")[next(iter(edges(citing(reference, likely), "CAN_CU")))]
        .evidence[0]
        .confidence
        == 0.5
    )
    facts = citing(reference, possible)
    assert not edges(facts, "CAN_CU") and PARENT_ID not in nodes(facts, "VanBan")


def test_two_places_are_one_edge_with_the_strongest_first(reference: Reference) -> None:
    weak = replace(PARENT.build(COMMUNE), confidence=0.7)
    strong = replace(weak, start=0, end=9, surface=COMMUNE[:9], confidence=0.9)
    (edge,) = edges(citing(reference, weak, strong), "CAN_CU").values()
    assert [item.confidence for item in edge.evidence] == [0.9, 0.7]


def test_no_document_points_at_itself(reference: Reference) -> None:
    reading, extraction = commune()
    itself = replace(
        PARENT.build(COMMUNE), resolves_to=InstrumentRef(extraction.header.id or "", None, None, None, "name")
    )
    facts = linked(reference, (reading, replace(extraction, citations=(itself,))))
    assert not edges(facts, "CAN_CU")


def test_who_issues(reference: Reference) -> None:
    issued = names(linked(reference, commune(), province()), "BAN_HANH")
    assert {body for body, _ in issued} == {BINH_LU, LAI_CHAU, "Chính phủ"}
