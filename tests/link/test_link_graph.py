from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from handmade import STRATEGY, TITLE, Cite, Made, duty, files, plan, task, texts, urn

from graphkit import schema
from graphkit.facts import Edge, Facts, Node
from graphkit.link import link
from graphkit.model import Citation, Deadline, InstrumentRef
from graphkit.resolve import Reference

LAI_CHAU = "Ủy ban nhân dân tỉnh Lai Châu"
BINH_LU = "Ủy ban nhân dân xã Bình Lư"
TA_LENG = "Ủy ban nhân dân xã Tả Lèng"
PARENT = Cite(
    "Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của UBND tỉnh Lai Châu", LAI_CHAU, "2723/KH-UBND", "2026-04-14"
)
PARENT_ID = urn(LAI_CHAU, "Kế hoạch", "2723/KH-UBND", "2026-04-14")
NATIONAL = Cite(
    "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ",
    "Chính phủ",
    "28/NQ-CP",
    "2021-03-03",
    doc_type="Nghị quyết",
)
COMMUNE = f"""ỦY BAN NHÂN DÂN XÃ BÌNH LƯ
Kế hoạch {TITLE}

Căn cứ {PARENT.surface}; {NATIONAL.surface}.

1. Phòng Kinh tế
- Lập dự toán trước ngày 30/5/2026.
2. Các bản
- Vận động người dân.
Các bản báo cáo Ủy ban nhân dân xã qua Phòng Văn hóa - Xã hội trước 15/11.
"""
PROVINCE = f"""ỦY BAN NHÂN DÂN TỈNH LAI CHÂU
Kế hoạch {TITLE}

Căn cứ {NATIONAL.surface}.

Ủy ban nhân dân các xã, phường báo cáo Ủy ban nhân dân tỉnh.
"""


@pytest.fixture(scope="module")
def reference() -> Reference:
    return Reference.load()


def commune(**more: object) -> Made:
    reading, extraction = plan(
        COMMUNE, BINH_LU, cites=(PARENT, NATIONAL), date="2026-04-20", path="binh-lu.txt"
    )
    return reading, replace(extraction, **more)  # type: ignore[arg-type]


def province(number: str | None = "2723/KH-UBND") -> Made:
    return plan(PROVINCE, LAI_CHAU, cites=(NATIONAL,), number=number, date="2026-04-14", path="lai-chau.txt")


def linked(reference: Reference, *made: Made) -> Facts:
    return link(files(*made), reference, texts(*made))


def nodes(facts: Facts, label: str) -> dict[str, Node]:
    return {node.id: node for node in facts.nodes if node.label == label}


def edges(facts: Facts, type_: str) -> dict[tuple[str, str], Edge]:
    return {(edge.source, edge.target): edge for edge in facts.edges if edge.type == type_}


def names(facts: Facts, type_: str) -> set[tuple[str, str]]:
    """Return the ends of all edges of a type by what people see."""
    shown = {node.id: node.name for node in facts.nodes}
    return {(shown[edge.source], shown[edge.target]) for edge in facts.edges if edge.type == type_}


def only(values: Iterable[Node]) -> Node:
    (value,) = values
    return value


def citing(reference: Reference, *citations: Citation, text: str = COMMUNE) -> Facts:
    reading, extraction = plan(text, BINH_LU, path="binh-lu.txt")
    return linked(reference, (reading, replace(extraction, citations=citations)))


# --- documents ----------------------------------------------------------------------------------


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


# --- citations ----------------------------------------------------------------------------------


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


# --- tasks and duties ---------------------------------------------------------------------------


def with_tasks() -> Made:
    return commune(
        assignments=(
            task(
                COMMUNE,
                "Lập dự toán trước ngày 30/5/2026.",
                "Phòng Kinh tế xã Bình Lư",
                deadlines=("2026-05-30",),
                lead=True,
            ),
            task(
                COMMUNE,
                "Vận động người dân.",
                "Các bản trên địa bàn xã Bình Lư",
                helpers=("Công an xã Bình Lư",),
            ),
            task(COMMUNE, "Vận động người dân.", "Hội Liên hiệp Phụ nữ xã Bình Lư", mode="đề nghị"),
        ),
        reports=(
            duty(
                COMMUNE,
                COMMUNE[COMMUNE.index("Các bản báo cáo") :].strip(),
                "Các bản trên địa bàn xã Bình Lư",
                BINH_LU,
                "Phòng Văn hóa - Xã hội xã Bình Lư",
            ),
        ),
    )


def test_one_node_for_a_task_whoever_has_it(reference: Reference) -> None:
    facts = linked(reference, with_tasks())
    tasks = sorted(nodes(facts, "NhiemVu").values(), key=lambda node: int(str(node.properties["bat_dau"])))
    assert [node.name for node in tasks] == ["Lập dự toán trước ngày 30/5/2026.", "Vận động người dân."]
    assert tasks[0].properties["han"] == "2026-05-30" and "han" not in tasks[1].properties
    assert tasks[0].id.endswith(f"#nv{COMMUNE.index('Lập dự toán')}")
    assert len(edges(facts, "CO_NHIEM_VU")) == 2
    given = {(s, t): e.properties for (s, t), e in edges(facts, "GIAO_CHO").items()}
    assert len(given) == 3
    assert sorted(str(item["che_do"]) for item in given.values()) == ["giao", "giao", "đề nghị"]
    assert [item["chu_tri"] for (source, _), item in given.items() if source == tasks[0].id] == [True]
    assert names(facts, "PHOI_HOP") == {("Vận động người dân.", "Công an xã Bình Lư")}


def test_a_report_via_a_body_is_two_lines_the_second_concluded(reference: Reference) -> None:
    facts = linked(reference, with_tasks())
    between = "Phòng Văn hóa - Xã hội xã Bình Lư"
    lines = {
        (facts_name(facts, edge.source), facts_name(facts, edge.target)): edge.properties["suy_ra"]
        for edge in facts.edges
        if edge.type == "BAO_CAO_VE"
    }
    assert lines == {("Các bản trên địa bàn xã Bình Lư", between): False, (between, BINH_LU): True}


def facts_name(facts: Facts, id_: str) -> str:
    return next(node.name for node in facts.nodes if node.id == id_)


def test_a_line_that_a_duty_says_is_not_concluded(reference: Reference) -> None:
    reading, extraction = with_tasks()
    between = "Phòng Văn hóa - Xã hội xã Bình Lư"
    direct = duty(COMMUNE, "Phòng Văn hóa - Xã hội", between, BINH_LU)
    made = reading, replace(extraction, reports=(*extraction.reports, direct))
    edge = next(e for e in linked(reference, made).edges if e.type == "BAO_CAO_VE" and "van-hoa" in e.source)
    assert edge.properties["suy_ra"] is False and len(edge.evidence) == 2


def test_no_receiver_is_invented(reference: Reference) -> None:
    silent = commune(reports=(duty(COMMUNE, "Vận động người dân.", "Công an xã Bình Lư", None),))
    facts = linked(reference, silent)
    assert not edges(facts, "BAO_CAO_VE") and not edges(facts, "NOI_NHAN_BAO_CAO")
    assert names(facts, "NGUOI_BAO_CAO") == {("Vận động người dân.", "Công an xã Bình Lư")}


@pytest.mark.parametrize(
    ("recurrence", "deadlines", "covers", "returns"),
    [
        ("hằng tháng", (), "tháng", True),
        ("định kỳ 06 tháng, năm", (), "6 tháng, năm", True),
        ("khi phát sinh", (), "đột xuất", False),
        (None, (Deadline("trước 30/11 hằng năm", "2026-11-30", "năm", recurring=True),), "năm", True),
        (None, (Deadline("trước ngày 30/11/2026", "2026-11-30"),), None, False),
    ],
)
def test_what_a_duty_covers_and_whether_it_returns(
    reference: Reference,
    recurrence: str | None,
    deadlines: tuple[Deadline, ...],
    covers: str | None,
    returns: bool,
) -> None:
    made = replace(
        duty(COMMUNE, "Vận động người dân.", None, BINH_LU),
        recurrence=recurrence,
        deadlines=deadlines,
        what="kết quả",
    )
    node = only(nodes(linked(reference, commune(reports=(made,))), "NghiaVuBaoCao").values())
    assert node.properties.get("ky") == covers and node.properties["dinh_ky"] is returns
    assert node.properties.get("han") == max((d.date or "" for d in deadlines), default=None)


# --- bodies and places ----------------------------------------------------------------------------


def test_bodies_stand_where_they_belong(reference: Reference) -> None:
    facts = linked(reference, with_tasks())
    assert ("Phòng Kinh tế xã Bình Lư", BINH_LU) in names(facts, "TRUC_THUOC")
    inside = names(facts, "THUOC_DIA_BAN")
    assert {(BINH_LU, "xã Bình Lư"), ("xã Bình Lư", "tỉnh Lai Châu")} <= inside


def test_a_village_is_a_unit_and_a_place(reference: Reference) -> None:
    village = task(COMMUNE, "Vận động người dân.", "Thôn Nà Khan xã Bình Lư")
    facts = linked(reference, commune(assignments=(village,)))
    assert ("Thôn Nà Khan xã Bình Lư", BINH_LU) in names(facts, "TRUC_THUOC")
    inside = names(facts, "THUOC_DIA_BAN")
    assert {("Thôn Nà Khan xã Bình Lư", "Thôn Nà Khan"), ("Thôn Nà Khan", "xã Bình Lư")} <= inside


def test_members_belong_to_their_class(reference: Reference) -> None:
    made = province()
    asked = "Ủy ban nhân dân các xã, phường tỉnh Lai Châu"
    made = (
        made[0],
        replace(made[1], reports=(duty(PROVINCE, "Ủy ban nhân dân các xã, phường", asked, LAI_CHAU),)),
    )
    hanoi = plan(COMMUNE, "Ủy ban nhân dân xã Ngọc Hồi", path="ngoc-hoi.txt")
    facts = linked(reference, made, with_tasks(), hanoi)
    members = {member for member, group in names(facts, "THUOC_NHOM") if group == asked}
    assert members == {BINH_LU}


def test_a_place_that_merged_says_into_what(reference: Reference) -> None:
    made = plan(
        "Căn cứ chỉ đạo của tỉnh.",
        "Ủy ban nhân dân tỉnh Yên Bái",
        date="2024-02-01",
        year=2024,
        title="Công tác trẻ em",
    )
    facts = linked(reference, made)
    (edge,) = edges(facts, "SAP_NHAP_VAO").values()
    assert (facts_name(facts, edge.source), facts_name(facts, edge.target)) == (
        "tỉnh Yên Bái",
        "tỉnh Lào Cai",
    )
    assert edge.properties["ngay"] == "2025-07-01" and "202-2025-qh15" in str(edge.properties["theo"])


# --- the whole ------------------------------------------------------------------------------------


def corpus() -> list[Made]:
    other = plan(COMMUNE.replace("BÌNH LƯ", "TẢ LÈNG"), TA_LENG, cites=(PARENT, NATIONAL), path="ta-leng.txt")
    return [with_tasks(), province(), province(number=None), other]


def test_the_order_of_files_is_no_matter(reference: Reference) -> None:
    made = corpus()
    expected = linked(reference, *made)
    for seed in range(5):
        random.Random(seed).shuffle(made)
        assert linked(reference, *made) == expected


def test_facts_follow_the_schema(reference: Reference) -> None:
    facts = linked(reference, *corpus())
    labels = {node.id: node.label for node in facts.nodes}
    assert len(labels) == len(facts.nodes)
    for node in facts.nodes:
        assert node.properties.keys() <= schema.node_properties(node.label).keys()
        assert all(value not in ("", None, ()) for value in node.properties.values())
    assert len({(edge.type, edge.source, edge.target) for edge in facts.edges}) == len(facts.edges)
    for edge in facts.edges:
        kind = schema.EDGES[edge.type]
        assert (edge.source_label, edge.target_label) == (labels[edge.source], labels[edge.target])
        assert (edge.source_label, edge.target_label) in kind.pairs
        assert edge.properties.keys() <= kind.properties.keys()
        assert edge.evidence or kind.derived


def test_every_quote_is_in_its_file(reference: Reference) -> None:
    made = corpus()
    read = {reading.source.path: reading.text for reading, _ in made}
    for edge in linked(reference, *made).edges:
        for item in edge.evidence:
            assert read[item.file][item.start : item.end] == item.quote
            assert 0.0 <= item.confidence <= 1.0 and item.method


def test_the_parent_plan_is_an_edge(reference: Reference) -> None:
    facts = linked(reference, *corpus())
    parents = names(facts, "KE_HOACH_CHA")
    assert {parent for _, parent in parents} == {
        "Kế hoạch 2723/KH-UBND của Ủy ban nhân dân tỉnh Lai Châu",
        next(node.name for node in facts.nodes if node.id == STRATEGY),
    }
    commune_edge = edges(facts, "KE_HOACH_CHA")[corpus()[0][1].header.id or "", PARENT_ID]
    assert "2723/KH-UBND" in commune_edge.evidence[0].quote
