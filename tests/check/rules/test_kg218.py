from __future__ import annotations

import pytest
from cite_scene import LEADERS, doing, resting_on
from rule_scene import checked, words

DECISION = "Quyết định số 2282/QĐ-TTg ngày 31/12/2020 của Thủ tướng Chính phủ phê duyệt"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("trong các vị trí", "vào các vị trí"),
        ("ở các cấp hoạch định", "ở cấp hoạch định"),
        (" ở các cấp hoạch định", " hoạch định"),
        ("sự tham gia bình đẳng", "sự tham gia"),
    ],
)
def test_words_are_missing_or_others(old: str, new: str) -> None:
    name = LEADERS.replace(old, new)
    assert name != LEADERS
    assert words(doing(f"Tiếp tục thực hiện {name}."), "KG218") == [name]
    (found,) = [
        item for item in checked(resting_on(f"{DECISION} {name}")).findings if item.rule.code == "KG218"
    ]
    assert found.observation.suggestion == LEADERS and found.severity == "info"


def test_each_wording_is_told_once() -> None:
    name = LEADERS.replace("trong các", "vào các")
    assert words(doing(f"Thực hiện {name}; tổng kết {name}."), "KG218") == [name]


@pytest.mark.parametrize(
    "name",
    [
        LEADERS,
        LEADERS.upper(),
        LEADERS.replace(" và ", ", "),
        LEADERS.removesuffix(" giai đoạn 2021-2030"),
        LEADERS.partition(" ở các cấp")[0],
        LEADERS.replace("hoạch định", "hoạch địng"),
        "Chiến lược quốc gia bình đẳng giới",
        "Chiến lược quốc gia về bình đẳng giới trên địa bàn tỉnh Lai Châu giai đoạn 2021-2030",
        "Chiến lược quốc gia về BĐG giai đoạn 2021-2030",
        "Luật NSNN",
        "Luật Bầu cử",
        "Đề án 938",
        "Luật số 42/2024/QH15 ngày 29/6/2024 về Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ",
    ],
)
def test_short_forms_slips_and_case_are_no_difference(name: str) -> None:
    assert words(doing(f"Tiếp tục thực hiện {name}."), "KG218") == []
