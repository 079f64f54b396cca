from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, words

NUMBER = "Số: 96/KH-UBND"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Số:     /KH-UBND", "Số: /KH-UBND"),
        ("Số: ……/KH-UBND", "Số: ……/KH-UBND"),
        ("Số: ..../KH-UBND", "Số: ..../KH-UBND"),
        ("Số: 00/KH-UBND", "Số: 00/KH-UBND"),
        ("Số: xx/KH-UBND", "Số: xx/KH-UBND"),
        ("Số:", "Số:"),
        ("", "KẾ HOẠCH"),
    ],
)
def test_a_number_that_is_not_there(line: str, said: str) -> None:
    assert words(changed((NUMBER, line)), "KG101") == [said]


@pytest.mark.parametrize(
    "line",
    [
        NUMBER,
        "Số: 96 /KH - UBND",
        "96/KH-UBND",
        "Số 96-KH/ĐU",
        "Số:\n96/KH-UBND",
        "Số: 66.15/2026/NQ-CP",
        "Số: 3694/UBND",
    ],
)
def test_a_number_in_any_form(line: str) -> None:
    assert words(changed((NUMBER, line)), "KG101") == []


def test_where_the_whole_head_is_gone_it_is_less_sure() -> None:
    from rule_scene import checked

    text = PLAN[PLAN.index("KẾ HOẠCH") :]
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG101"]
    assert found.confidence < found.rule.confidence and found.line == 1
