"""A commune's plan and its province's, made by hand, and ways to look at the facts that come of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from handmade import TITLE, Cite, Made, duty, files, plan, task, texts, urn

from graphkit.facts import Edge, Facts, Node
from graphkit.link import link
from graphkit.model import Citation
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


def facts_name(facts: Facts, id_: str) -> str:
    return next(node.name for node in facts.nodes if node.id == id_)
