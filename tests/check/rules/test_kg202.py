from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, words

PARENT = "Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của UBND tỉnh Lai Châu"


@pytest.mark.parametrize(
    "letter",
    [
        "Công văn số 401/UBND-VX ngày 14/4/2026 của UBND tỉnh Lai Châu",
        "Hướng dẫn số 12/HD-UBND ngày 14/4/2026 của UBND tỉnh Lai Châu",
    ],
)
def test_a_letter_does_not_replace_the_plan(letter: str) -> None:
    assert words(changed((PARENT, letter)), "KG202") == [letter]


def test_a_letter_beside_the_plan_is_no_fault() -> None:
    beside = changed((PARENT, f"Công văn số 401/UBND-VX ngày 20/4/2026 của UBND tỉnh Lai Châu; {PARENT}"))
    assert words(beside, "KG202") == words(PLAN, "KG202") == []
