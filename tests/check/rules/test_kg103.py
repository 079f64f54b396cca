from __future__ import annotations

from rule_scene import PLAN, changed, words


def test_a_plan_that_nobody_issues() -> None:
    text = changed(
        ("ỦY BAN NHÂN DÂN\nXÃ THAN UYÊN\n", ""),
        ("Ủy ban nhân dân xã Than Uyên xây dựng Kế hoạch", "Nay xây dựng Kế hoạch"),
        ("xã Than Uyên năm 2026./.", "năm 2026./."),
        ("TM. ỦY BAN NHÂN DÂN\n", ""),
    )
    assert len(words(text, "KG103")) == 1
    assert words(PLAN, "KG103") == []
