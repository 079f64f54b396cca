from __future__ import annotations

from dataclasses import replace

import pytest
from handmade import duty, plan, task
from link_scene import (
    BINH_LU,
    COMMUNE,
    LAI_CHAU,
    PROVINCE,
    commune,
    edges,
    facts_name,
    linked,
    names,
    nodes,
    only,
    province,
    with_tasks,
)

from graphkit.model import Deadline
from graphkit.resolve import Reference


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


def test_bodies_stand_where_they_belong(reference: Reference) -> None:
    facts = linked(reference, with_tasks())
    assert ("Phòng Kinh tế xã Bình Lư", BINH_LU) in names(facts, "TRUC_THUOC")
    inside = names(facts, "THUOC_DIA_BAN")
    assert {(BINH_LU, "xã Bình Lư"), ("xã Bình Lư", "tỉnh Lai Châu")} <= inside


def test_a_village_is_a_unit_and_a_place(reference: Reference) -> None:
    village = task(COMMUNE, "Vận động người dân.", "Bản Nà Khan, xã Bình Lư")
    facts = linked(reference, commune(assignments=(village,)))
    assert ("Bản Nà Khan, xã Bình Lư", BINH_LU) in names(facts, "TRUC_THUOC")
    inside = names(facts, "THUOC_DIA_BAN")
    assert {("Bản Nà Khan, xã Bình Lư", "Bản Nà Khan"), ("Bản Nà Khan", "xã Bình Lư")} <= inside


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
