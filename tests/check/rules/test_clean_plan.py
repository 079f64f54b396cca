from __future__ import annotations

from rule_scene import PLAN, found


def test_no_rule_finds_anything_in_a_plan_that_is_right() -> None:
    assert found(PLAN) == []
