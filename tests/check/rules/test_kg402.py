from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, words

CHAPTER = PLAN[PLAN.index("V. CHẾ ĐỘ BÁO CÁO") : PLAN.index("Trên đây là")]
SILENT = changed(
    (CHAPTER, ""),
    (
        "- Trưởng bản theo dõi, báo cáo Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội) các vụ bạo lực",
        "- Theo dõi",
    ),
    (
        "- Tổng hợp tình hình, giúp Ủy ban nhân dân xã báo cáo Sở Nội vụ 6 tháng trước ngày 05/6/2026 và cả năm "
        "trước ngày 20/11/2026.",
        "- Theo dõi việc thực hiện Kế hoạch.",
    ),
)


def test_nobody_reports() -> None:
    assert words(SILENT, "KG402") == ["IV. TỔ CHỨC THỰC HIỆN"]


def test_a_demand_in_the_first_chapter_alone_is_no_line() -> None:
    assert "báo cáo đúng hạn" in SILENT
    assert words(SILENT.replace(", báo cáo đúng hạn", ""), "KG402") == ["IV. TỔ CHỨC THỰC HIỆN"]


def test_for_years() -> None:
    text = SILENT.replace("phụ nữ\ntrên địa bàn xã Than Uyên năm 2026", "phụ nữ giai đoạn 2026-2030")
    assert words(text, "KG402") == ["IV. TỔ CHỨC THỰC HIỆN"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("- Theo dõi việc thực hiện", "- Theo dõi, báo cáo việc thực hiện"),
        (
            "- Theo dõi việc thực hiện",
            "- Tổng hợp kết quả của các bản gửi Sở Nội vụ, theo dõi việc thực hiện",
        ),
        ("III. KINH PHÍ\n", "III. KINH PHÍ VÀ BÁO CÁO\n"),
        ("IV. TỔ CHỨC THỰC HIỆN", "IV. CÁC VIỆC KHÁC"),
        ("KẾ HOẠCH\nThực hiện", "BÁO CÁO\nThực hiện"),
    ],
)
def test_a_line_however_short_and_what_is_no_such_plan(right: str, wrong: str) -> None:
    assert right in SILENT
    assert words(SILENT.replace(right, wrong, 1), "KG402") == []


def test_a_plan_of_one_event() -> None:
    text = SILENT.replace("phụ nữ\ntrên địa bàn xã Than Uyên năm 2026", "phụ nữ\ntrên địa bàn xã Than Uyên")
    assert words(text, "KG402") == []


def test_few_units_see_to_it_themselves() -> None:
    start, end = SILENT.index("2. Phòng Kinh tế"), SILENT.index("8. Các bản")
    assert words(SILENT[:start] + SILENT[end:], "KG402") == []


def test_nothing_is_found_in_what_is_right() -> None:
    assert words(PLAN, "KG402") == []
