from __future__ import annotations

from rule_scene import PLAN, changed, words

STALE = "Kế hoạch số 94/KH-UBND ngày 11/3/2025 của UBND tỉnh Lai Châu"


def test_the_plan_of_the_year_before() -> None:
    text = changed(
        ("Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của UBND tỉnh Lai Châu", STALE),
        ("trên địa bàn tỉnh Lai Châu năm 2026", "trên địa bàn tỉnh Lai Châu năm 2025"),
    )
    assert words(text, "KG206") == [STALE]
    assert words(PLAN, "KG206") == []
