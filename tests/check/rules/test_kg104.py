from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, checked, words

END = PLAN[PLAN.index("TM. ỦY BAN NHÂN DÂN") :]


def test_recipients_and_nobody_who_signs() -> None:
    assert words(changed((END, "")), "KG104") == ["Nơi nhận:"]


def test_a_text_that_ends_with_its_body_is_a_remark_only() -> None:
    text = PLAN[: PLAN.index("Nơi nhận")]
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG104"]
    assert found.severity == "info" and found.confidence < found.rule.confidence


@pytest.mark.parametrize(
    "end",
    [
        END,
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n",
        "TL.CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n",
        "CHỦ TỊCH\n(Đã ký)\n",
        "T/M BAN THƯỜNG VỤ\n",
    ],
)
def test_whoever_signs(end: str) -> None:
    assert words(changed((END, end)), "KG104") == []


def test_what_is_no_plan_is_not_asked_for_it() -> None:
    text = changed((END, ""), ("\nKẾ HOẠCH\nThực hiện", "\nLUẬT\nThực hiện"))
    assert words(text, "KG104") == []
