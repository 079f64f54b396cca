from __future__ import annotations

from rule_scene import PLAN, changed, found, words


def test_a_report_is_no_plan() -> None:
    text = changed(("\nKẾ HOẠCH\nThực hiện", "\nBÁO CÁO\nKết quả thực hiện"))
    assert words(text, "KG904") == ["BÁO CÁO"]
    assert words(PLAN, "KG904") == []


def test_a_plan_that_does_not_say_so_is_told_of_once() -> None:
    found_codes = {code for code, _ in found(changed(("\nKẾ HOẠCH\n", "\n")))}
    assert "KG106" in found_codes and "KG904" not in found_codes
