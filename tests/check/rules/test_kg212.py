from __future__ import annotations

import pytest
from cite_scene import STRATEGY, resting_on
from rule_scene import PLAN, changed, words

LATER = "Quyết định số 1790/QĐ-TTg ngày 23/10/2026 của Thủ tướng Chính phủ"


@pytest.mark.parametrize(
    "cited",
    [
        LATER,
        "Kế hoạch số 12/KH-UBND ngày 28 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu",
        "Nghị định số 30/2027/NĐ-CP của Chính phủ",
    ],
)
def test_it_is_later_than_the_plan(cited: str) -> None:
    assert words(resting_on(cited), "KG212") == [cited]


@pytest.mark.parametrize(
    "cited",
    [
        STRATEGY,
        "Kế hoạch số 12/KH-UBND ngày 27 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu",
        "Nghị định số 30/2026/NĐ-CP của Chính phủ",
        "Luật Bình đẳng giới",
    ],
)
def test_it_is_not_later(cited: str) -> None:
    assert words(resting_on(cited), "KG212") == []


def test_of_a_plan_without_day_only_the_month_counts() -> None:
    undated = ("ngày 27 tháng 4", "ngày      tháng 4")
    assert words(resting_on(LATER, undated), "KG212") == [LATER]
    assert words(resting_on(LATER.replace("10/2026", "4/2026"), undated), "KG212") == []


def test_of_the_parent_plan_another_rule_tells() -> None:
    text = changed(("ngày 14/4/2026 của UBND", "ngày 14/5/2026 của UBND"))
    assert words(text, "KG212") == words(PLAN, "KG212") == [] and len(words(text, "KG204")) == 1
