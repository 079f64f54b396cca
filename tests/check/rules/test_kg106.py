from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, words


def test_a_symbol_that_speaks_of_a_plan_and_no_line_that_does() -> None:
    assert words(changed(("\nKẾ HOẠCH\n", "\n")), "KG106") == ["Số: 96/KH-UBND"]


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (("\nKẾ HOẠCH\n", "\nKế hoạch\n"),),
        (("\nKẾ HOẠCH\n", "\nKính gửi: Các thôn, bản\n"),),
        (("\nKẾ HOẠCH\n", "\n"), ("96/KH-UBND", "96/UBND-VP")),
        (("\nKẾ HOẠCH\n", "\n"), ("96/KH-UBND", "96/CT-CS")),
    ],
)
def test_letters_and_types_in_any_letters(changes: tuple[tuple[str, str], ...]) -> None:
    assert words(changed(*changes), "KG106") == []
    assert "KẾ HOẠCH" in PLAN
