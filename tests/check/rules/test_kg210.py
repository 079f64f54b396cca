from __future__ import annotations

import pytest
from cite_scene import doing, resting_on
from rule_scene import checked, words


@pytest.mark.parametrize(
    "cited",
    [
        "Kế hoạch số 198/KH-UBND ngày 27/8/2021",
        "Công văn số 32/UBND-VHTT ngày 07/01/2026",
        "Nghị quyết số 11/NQ-HĐND ngày 07/01/2026",
        "Chỉ thị số 22-CT/TU ngày 07/01/2026",
    ],
)
def test_a_number_that_every_place_has(cited: str) -> None:
    assert words(doing(f"Tiếp tục thực hiện {cited}."), "KG210") == [cited]


def test_each_number_is_told_once() -> None:
    cited = "Kế hoạch số 198/KH-UBND ngày 27/8/2021"
    text = doing(f"Tiếp tục thực hiện {cited}; tổng kết {cited}.")
    assert words(text, "KG210") == [cited]


def test_whose_it_may_be_is_said_where_a_neighbour_tells() -> None:
    beside = "Kế hoạch số 139/KH-UBND ngày 03/6/2025 của Ủy ban nhân dân tỉnh Lai Châu"
    text = doing(f"Thực hiện Kế hoạch số 198/KH-UBND ngày 27/8/2025; {beside}.")
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG210"]
    assert "Ủy ban nhân dân tỉnh Lai Châu" in found.observation.message.vi


@pytest.mark.parametrize(
    "cited",
    [
        "Kế hoạch số 198/KH-UBND ngày 27/8/2021 của Ủy ban nhân dân tỉnh Lai Châu",
        "Kế hoạch số 198/KH-UBND ngày 27/8/2021 (UBND tỉnh)",
        "Kế hoạch số 198/KH-UBND của tỉnh ngày 27/8/2021",
        "Kế hoạch 198/KH-UBND tỉnh ngày 27/8/2021",
        "Kế hoạch số 198/KH-UBND ngày 27/8/2021, số 199/KH-UBND ngày 28/8/2021 của UBND tỉnh Lai Châu",
        "Nghị quyết số 28/NQ-CP ngày 03/3/2021",
        "Kế hoạch số 77/KH-SVHTTDL ngày 03/3/2026",
        "Nghị quyết số 17/2021/NQ-HĐND ngày 08/12/2021 của Hội đồng nhân dân tỉnh Lai Châu sửa đổi Nghị "
        "quyết số 27/2020/NQ-HĐND ngày 07/5/2020",
    ],
)
def test_what_has_an_issuer_or_needs_none_is_not_found(cited: str) -> None:
    assert words(resting_on(cited), "KG210") == []


def test_a_later_mention_may_be_short() -> None:
    full = "Kế hoạch số 198/KH-UBND ngày 27/8/2021 của Ủy ban nhân dân tỉnh Lai Châu"
    text = resting_on(
        full, ("- Củng cố tổ hòa giải", "- Thực hiện Kế hoạch số 198/KH-UBND; củng cố tổ hòa giải")
    )
    assert words(text, "KG210") == []
