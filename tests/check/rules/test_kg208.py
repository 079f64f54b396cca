from __future__ import annotations

import pytest
from cite_scene import resting_on
from rule_scene import words


@pytest.mark.parametrize(
    "cited",
    [
        "Nghị quyết số 198/2025/QH13 của Quốc hội",
        "Nghị quyết số 1012/2010/UBTVQH13 của Ủy ban Thường vụ Quốc hội",
    ],
)
def test_the_assembly_of_a_term_sat_in_other_years(cited: str) -> None:
    assert words(resting_on(cited), "KG208") == [cited]


@pytest.mark.parametrize(
    "cited",
    [
        "Nghị quyết số 198/2025/QH15 của Quốc hội",
        "Nghị quyết số 12/2021/QH14 của Quốc hội",
        "Nghị quyết số 12/2021/QH15 của Quốc hội",
        "Luật Bình đẳng giới số 73/2006/QH11",
        "Nghị quyết số 5/1990/QH8 của Quốc hội",
        "Quyết định số 9999/QĐ-TTg ngày 02/02/2022 của Thủ tướng Chính phủ",
        "Kế hoạch số 9999/KH-UBND ngày 02/02/2022 của Ủy ban nhân dân tỉnh Lai Châu",
    ],
)
def test_what_is_merely_unknown_is_not_found(cited: str) -> None:
    assert words(resting_on(cited), "KG208") == []


def test_a_known_law_with_a_slip_in_its_number_is_told_elsewhere() -> None:
    text = resting_on("Luật Ngân sách nhà nước số 83/2015/QH14")
    assert words(text, "KG208") == [] and len(words(text, "KG209")) == 1
