from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, words

TITLE = PLAN[PLAN.index("KẾ HOẠCH\n") : PLAN.index("Căn cứ")]
DATE = "ngày 27 tháng 4 năm 2026"


def titled(year: int) -> tuple[str, str]:
    return TITLE, TITLE.replace("2026", str(year))


@pytest.mark.parametrize(
    ("year", "date"),
    [
        (2025, DATE),
        (2024, "ngày 5 tháng 01 năm 2026"),
        (2027, DATE),
        (2026, "ngày 24 tháng 4 năm 2025"),
        (2028, "ngày 24 tháng 12 năm 2026"),
    ],
)
def test_another_year_in_the_title(year: int, date: str) -> None:
    assert words(changed(titled(year), (DATE, date)), "KG105") == [str(year)]


@pytest.mark.parametrize(
    ("year", "date"),
    [(2026, DATE), (2027, "ngày 24 tháng 12 năm 2026"), (2027, "ngày     tháng     năm 2026")],
)
def test_the_same_year_and_plans_made_in_good_time(year: int, date: str) -> None:
    assert words(changed(titled(year), (DATE, date)), "KG105") == []


@pytest.mark.parametrize("subject", ["Tổng kết", "Kiểm tra kết quả", "Tổ chức sơ kết"])
def test_plans_that_look_back(subject: str) -> None:
    text = changed(titled(2025), ("\nThực hiện công tác", f"\n{subject} công tác"))
    assert words(text, "KG105") == []
