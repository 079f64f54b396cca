from __future__ import annotations

from pathlib import Path

import pytest
from rule_scene import PLAN, changed, words

ECONOMY = "2. Phòng Kinh tế\n\n- Cân đối kinh phí; hướng dẫn các tổ hợp tác do phụ nữ làm chủ lập phương án vay vốn.\n"
HEALTH = (
    "5. Trạm Y tế xã\n\n"
    "- Chủ trì tư vấn sức khỏe sinh sản cho thanh niên trước khi kết hôn; quản lý thai nghén tại bản.\n"
)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (ECONOMY, "2. Phòng Kinh tế\n", "2. Phòng Kinh tế"),
        (ECONOMY, "2. Phòng Kinh tế:\n\n……\n", "2. Phòng Kinh tế:"),
        (HEALTH, "5. Trạm Y tế xã\n\n-\n", "5. Trạm Y tế xã"),
        (HEALTH, "5. Đề nghị Hội Nông dân xã\n", "5. Đề nghị Hội Nông dân xã"),
    ],
)
def test_a_heading_alone(right: str, wrong: str, said: str) -> None:
    assert words(changed((right, wrong)), "KG301") == [said]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (ECONOMY, "2. Phòng Kinh tế: Cân đối kinh phí thực hiện Kế hoạch của xã.\n"),
        (ECONOMY, "2. Phòng Kinh tế cân đối kinh phí thực hiện Kế hoạch\n"),
        (ECONOMY, "2. Phòng Kinh tế\n\n2.1. Cân đối kinh phí thực hiện.\n"),
        (ECONOMY, "2. Kinh phí\n"),
        ("2. Yêu cầu\n", "2. Yêu cầu\n\n3. Thành phần\n"),
        ("III. KINH PHÍ\n", "III. THÀNH PHẦN\n\n1. Phòng Kinh tế\n\n2. Công an xã\n\nIV. KINH PHÍ\n"),
    ],
)
def test_what_is_no_heading_of_a_unit_or_has_its_task(right: str, wrong: str) -> None:
    assert words(changed((right, wrong)), "KG301") == []


def test_among_units_with_a_sentence_each(samples: Path) -> None:
    text = (samples / "xa-muong-than.txt").read_text(encoding="utf-8")
    start, end = text.index("4. Công an xã phối hợp"), text.index("5. Các trường học")
    assert words(text, "KG301") == []
    assert words(f"{text[:start]}4. Công an xã\n\n{text[end:]}", "KG301") == ["4. Công an xã"]


def test_of_many_headings_alone_none_is_told() -> None:
    start, end = PLAN.index("2. Phòng Kinh tế"), PLAN.index("V. CHẾ ĐỘ BÁO CÁO")
    units = "2. Phòng Kinh tế\n\n3. Công an xã\n\n4. Trạm Y tế xã\n\n5. Các bản\n\n"
    assert words(PLAN[:start] + units + PLAN[end:], "KG301") == []


def test_nothing_is_found_in_what_is_right() -> None:
    assert words(PLAN, "KG301") == []
