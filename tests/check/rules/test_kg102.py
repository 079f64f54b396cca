from __future__ import annotations

import pytest
from rule_scene import changed, words

DATE = "ngày 27 tháng 4 năm 2026"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("ngày     tháng 4 năm 2026", "ngày tháng 4 năm 2026"),
        ("ngày … tháng … năm 2026", "ngày … tháng … năm 2026"),
        ("ngày 16 tháng năm 2026", "ngày 16 tháng năm 2026"),
        ("ngày     tháng     năm", "ngày tháng năm"),
        ("ngày     tháng     năm 20…", "ngày tháng năm 20…"),
        ("ngày 32 tháng 4 năm 2026", "ngày 32 tháng 4 năm 2026"),
        ("ngày 31 tháng 4 năm 2026", "ngày 31 tháng 4 năm 2026"),
        ("ngày 12 tháng 13 năm 2026", "ngày 12 tháng 13 năm 2026"),
        ("ngày 30/02/2026", "ngày 30/02/2026"),
    ],
)
def test_a_date_that_is_none(date: str, said: str) -> None:
    assert words(changed((DATE, date)), "KG102") == [said]


def test_a_head_without_a_date() -> None:
    assert words(changed((f"Than Uyên, {DATE}\n", "")), "KG102") == ["KẾ HOẠCH"]


@pytest.mark.parametrize(
    "date", [DATE, "ngày 29 tháng 02 năm 2028", "ngày 24/4/2026", "24/4/2026", "ngày 24 tháng 4 năm 20 26"]
)
def test_a_date_in_any_form(date: str) -> None:
    assert words(changed((DATE, date)), "KG102") == []
