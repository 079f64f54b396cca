"""Tasks in blocks with labels, and in tables."""

from __future__ import annotations

import pytest
from parsing import document

from graphkit.extract import extract
from graphkit.model import Assignment

Row = tuple[str, bool, tuple[str, ...]]
TASK = "Tổ chức các lớp tập huấn cho cán bộ xã"


def content(lines: str) -> tuple[Assignment, ...]:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n\nKẾ HOẠCH\nPhòng, chống thiên tai năm 2026\n\n"
        f"Căn cứ tình hình thực tế;\n\nI. NỘI DUNG\n1. Tập huấn\n{lines}\nII. KINH PHÍ\nNgân sách tỉnh.\n"
    )
    return extract(document(text)).assignments


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            f"- {TASK}.\n- Đơn vị chủ trì: Sở Nội vụ.\n- Đơn vị phối hợp: Sở Y tế, UBND các xã.",
            [("Sở Nội vụ", True, ("Sở Y tế", "UBND các xã"))],
        ),
        (
            f"- {TASK}.\n(Cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: Các Sở: Y tế, Tài chính).",
            [("Sở Nội vụ", True, ("Sở Y tế", "Sở Tài chính"))],
        ),
        (
            f"- {TASK} (cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: Sở Y tế).",
            [("Sở Nội vụ", True, ("Sở Y tế",))],
        ),
        (
            f"{TASK}.\n* Đơn vị thực hiện: Sở Nội vụ chủ trì, phối hợp với Sở Y tế.",
            [("Sở Nội vụ", True, ("Sở Y tế",))],
        ),
        (f"- {TASK}.\n- Cơ quan chủ trì tham mưu, triển khai: Sở Nội vụ.", [("Sở Nội vụ", True, ())]),
        (
            f"- {TASK}.\n- Phân công: Sở Nội vụ chủ trì; các Sở Tài chính, Y tế phối hợp.",
            [("Sở Nội vụ", True, ("Sở Tài chính", "Sở Y tế"))],
        ),
        (
            f"- {TASK}.\n- Trách nhiệm thực hiện: Giao Sở Nội vụ chủ trì, phối hợp với Sở Y tế.",
            [("Sở Nội vụ", True, ("Sở Y tế",))],
        ),
        (
            f"- {TASK}.\nCác đơn vị thực hiện nhiệm vụ: Sở Nội vụ (chủ trì), Sở Y tế (phối hợp).",
            [("Sở Nội vụ", True, ("Sở Y tế",))],
        ),
        (
            f"- {TASK}.\n- Phân công: Sở Nội vụ (chủ trì), Sở Y tế, Sở Tài chính (phối hợp).",
            [("Sở Nội vụ", True, ("Sở Y tế", "Sở Tài chính"))],
        ),
        (f"- {TASK}.\n- Đơn vị thực hiện: Sở Nội vụ.", [("Sở Nội vụ", False, ())]),
        (f"- {TASK}; các cơ quan thực hiện nội dung sau:\n+ Rà soát.", []),
    ],
)  # fmt: skip
def test_labels(lines: str, rows: list[Row]) -> None:
    found = content(lines)
    assert [(a.unit, a.lead, a.helpers) for a in found] == rows
    assert all(a.text.rstrip(".") == TASK for a in found)


def test_a_table_cell_by_cell() -> None:
    cells = (
        "TT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", None,
        "1", TASK, "Sở Nội vụ", "Sở Y tế;\nUBND các xã", "Tháng 6/2026", None,
    )  # fmt: skip
    text = "|\n" + "".join("|\n" if cell is None else f"{cell}\n|\n" for cell in cells[:-1])
    [found] = content(text)
    assert (found.text, found.unit, found.lead, found.helpers, found.deadlines) == (
        TASK, "Sở Nội vụ", True, ("Sở Y tế", "UBND các xã"), ("2026-06",),
    )  # fmt: skip
