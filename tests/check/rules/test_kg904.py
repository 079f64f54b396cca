from __future__ import annotations

from rule_scene import PLAN, changed, words


def test_a_report_is_no_plan() -> None:
    text = changed(("\nKẾ HOẠCH\nThực hiện", "\nBÁO CÁO\nKết quả thực hiện"))
    assert words(text, "KG904") == ["BÁO CÁO"]
    assert words(PLAN, "KG904") == []
