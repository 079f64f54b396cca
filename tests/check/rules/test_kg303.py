from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, words

TASK = "trước ngày 31/10/2026"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("trước ngày 31/4/2026", "31/4/2026"),
        ("trước ngày 29/02/2026", "29/02/2026"),
        ("trước ngày 15/13/2026", "15/13/2026"),
        ("trước ngày 00/5/2026", "00/5/2026"),
        ("trước ngày 32-10-2026", "32-10-2026"),
        ("trước ngày 31 tháng 6 năm 2026", "31 tháng 6 năm 2026"),
        ("trước ngày 31 tháng 9", "31 tháng 9"),
        ("trước ngày 31/11", "31/11"),
        ("trước ngày 30/02 hằng năm", "30/02"),
    ],
)
def test_a_day_that_no_calendar_has(date: str, said: str) -> None:
    assert words(changed((TASK, date)), "KG303") == [said]


def test_the_day_of_a_cited_plan() -> None:
    text = changed(("ngày 14/4/2026 của UBND", "ngày 44/4/2026 của UBND"))
    assert words(text, "KG303") == ["44/4/2026"]


@pytest.mark.parametrize(
    "date",
    [
        "trước ngày 29/02/2028",
        "trước ngày 29/02",
        "trước ngày 31/12",
        "trong 43 tháng 5 ngày",
        "sau 31 tháng 6 ngày",
        "theo Nghị quyết 35/13/2026/NQ-HĐND",
        "theo Luật số 59/2020/QH14",
        "đạt tỷ lệ 45/50",
        "ngày 20/11, 31/12",
    ],
)
def test_what_may_be(date: str) -> None:
    assert words(changed((TASK, date)), "KG303") == []


def test_the_date_of_the_head_is_another_rules() -> None:
    assert words(changed(("ngày 27 tháng 4 năm 2026", "ngày 31 tháng 4 năm 2026")), "KG303") == []


@pytest.mark.parametrize("hostile", ["31/4/", "31 tháng ", "ngày ", "3.1"])
def test_a_hostile_text_takes_no_longer(hostile: str) -> None:
    assert words(changed((TASK, hostile * 100_000)), "KG303") == []


def test_nothing_is_found_in_what_is_right() -> None:
    assert words(PLAN, "KG303") == []
