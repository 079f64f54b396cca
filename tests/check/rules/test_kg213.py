from __future__ import annotations

import pytest
from cite_scene import LEADERS, doing, resting_on
from rule_scene import checked, words


@pytest.mark.parametrize(
    ("cited", "title", "right"),
    [
        ("Luật Ban hành văn bản quy phạm pháp luật số 63/2025/QH15", "", "64/2025/QH15"),
        ("Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ", LEADERS, "2282/QĐ-TTg"),
        ("Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ", LEADERS, "2282/QĐ-TTg"),
        ("Quyết định số 5555/QĐ-TTg ngày 31/12/2020 của Thủ tướng Chính phủ", LEADERS, "2282/QĐ-TTg"),
    ],
)
def test_the_number_is_that_of_another_instrument(cited: str, title: str, right: str) -> None:
    text = resting_on(f"{cited} phê duyệt {title}" if title else cited)
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG213"]
    assert words(text, "KG213") == [cited] and right in str(found.observation.suggestion)


def test_a_strategy_is_called_a_programme() -> None:
    text = doing("Tiếp tục thực hiện Chương trình quốc gia về bình đẳng giới.")
    assert words(text, "KG213") == ["Chương trình quốc gia về bình đẳng giới"]


def test_a_number_stands_beside_the_wrong_kind() -> None:
    name = "Chương trình quốc gia về bình đẳng giới giai đoạn 2021-2030"
    text = resting_on(f"Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ ban hành {name}")
    assert words(text, "KG213") == [name]


@pytest.mark.parametrize(
    "task",
    [
        "Tiếp tục thực hiện Chiến lược quốc gia về bình đẳng giới.",
        f"Thực hiện Quyết định số 2282/QĐ-TTg ngày 31/12/2020 của Thủ tướng Chính phủ phê duyệt {LEADERS}.",
        "Thực hiện Chương trình Truyền thông về bình đẳng giới đến năm 2030.",
        f"Thực hiện Quyết định số 5555/QĐ-TTg ngày 30/12/2025 của Thủ tướng Chính phủ phê duyệt {LEADERS}.",
        f"Thực hiện Quyết định số 5555/QĐ-UBND ngày 31/12/2020 của UBND tỉnh Lai Châu phê duyệt {LEADERS}.",
        "Thực hiện Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15.",
        "Thực hiện Luật Lao động và Đề án 938.",
        "Thực hiện Kế hoạch phòng, chống bạo lực gia đình trong tình hình mới.",
        "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.",
        "Thực hiện Luật Tổ chức chính quyền địa phương số 77/2015/QH13.",
        "Thực hiện Nghị định số 125/2021/NĐ-CP ngày 28/12/2021 của Chính phủ về xử phạt vi phạm.",
        "Thực hiện Quyết định số 3111/QĐ-TTg ngày 02/02/2022 của Thủ tướng Chính phủ phê duyệt Chương trình "
        "bảo tồn nhà cổ ở các bản.",
    ],
)
def test_what_agrees_or_is_not_known_is_not_found(task: str) -> None:
    assert words(doing(task), "KG213") == []
