from __future__ import annotations

import pytest
from cite_scene import LEADERS, doing, resting_on
from rule_scene import PLAN, changed, checked, words

STRATEGY = "Chiến lược quốc gia về bình đẳng giới giai đoạn 2026-2030"
DECISION = "Quyết định số 2282/QĐ-TTg ngày 31/12/2020 của Thủ tướng Chính phủ phê duyệt"


@pytest.mark.parametrize(
    "name",
    [
        STRATEGY,
        "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2025",
        LEADERS.replace("2021", "2026"),
    ],
)
def test_the_years_are_not_those_of_the_instrument(name: str) -> None:
    assert words(doing(f"Tiếp tục thực hiện {name}."), "KG214") == [name]


def test_the_name_beside_a_number_is_shown() -> None:
    wrong = LEADERS.replace("2030", "2025")
    assert words(resting_on(f"{DECISION} {wrong}"), "KG214") == [wrong]


@pytest.mark.parametrize(
    "task",
    [
        f"Xây dựng Kế hoạch thực hiện {STRATEGY}.",
        "Tổng kết 05 năm thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2025.",
        "Đánh giá kết quả triển khai, thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2025.",
        "Thực hiện Chương trình Truyền thông về bình đẳng giới giai đoạn 2026-2030.",
        "Đạt chỉ tiêu của Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới.",
    ],
)
def test_where_the_text_does_not_decide_it_is_no_more_than_a_note(task: str) -> None:
    (found,) = [item for item in checked(doing(task)).findings if item.rule.code == "KG214"]
    assert (found.severity, found.confidence) == ("info", 0.6)


@pytest.mark.parametrize(
    "task",
    [
        "Thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030.",
        "Thực hiện Chiến lược quốc gia về bình đẳng giới đến năm 2030.",
        "Thực hiện Chương trình Truyền thông về bình đẳng giới đến năm 2030.",
        "Thực hiện Chương trình Truyền thông về bình đẳng giới giai đoạn 2021-2030.",
        "Thực hiện Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và "
        "miền núi giai đoạn 2021-2025.",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/02/2026 của Ủy ban nhân dân tỉnh Lai Châu về thực hiện "
        f"{STRATEGY}.",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 10/02/2026 của Ủy ban nhân dân tỉnh Lai Châu về triển khai "
        "Chương trình phòng ngừa, ứng phó với bạo lực trên cơ sở giới.",
        "Thực hiện Chương trình OCOP.",
        "Thực hiện Chương trình mục tiêu quốc gia xây dựng nông thôn mới.",
        "Thực hiện Chương trình chuyển đổi số quốc gia.",
    ],
)
def test_what_agrees_or_belongs_to_a_plan_is_not_found(task: str) -> None:
    assert words(doing(task), "KG214") == []


def test_a_plan_bears_its_own_years() -> None:
    own = "Thực hiện công tác bình đẳng giới và Vì sự tiến bộ của phụ nữ\ntrên địa bàn xã Than Uyên năm 2026"
    text = changed((own, f"Thực hiện {STRATEGY}\ntrên địa bàn xã Than Uyên"))
    assert words(text, "KG214") == words(PLAN, "KG214") == []
