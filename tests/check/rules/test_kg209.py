from __future__ import annotations

import pytest
from cite_scene import LEADERS, resting_on
from rule_scene import checked, words

DECISION = "ngày 31/12/2020 của Thủ tướng Chính phủ"


@pytest.mark.parametrize("number", ["282", "22282", "2228", "2262", "2822"])
def test_a_slip_is_found_and_put_right(number: str) -> None:
    cited = f"Quyết định số {number}/QĐ-TTg {DECISION}"
    text = resting_on(f"{cited} phê duyệt {LEADERS}")
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG209"]
    fix = found.observation.fix
    assert words(text, "KG209") == [cited] and fix is not None
    mended = text[: fix.start] + fix.text + text[fix.end :]
    assert mended == resting_on(f"Quyết định số 2282/QĐ-TTg {DECISION} phê duyệt {LEADERS}")
    assert words(mended, "KG209") == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Luật Ngân sách nhà nước số 83/2015/QH14", "83/2015/QH13"),
        ("Luật Quy hoạch đô thị và nông thôn số 47/2025/QH15", "47/2024/QH15"),
        ("Luật Bình đẳng giới số 74/2006/QH11", "73/2006/QH11"),
    ],
)
def test_of_a_law_its_name_is_enough(wrong: str, right: str) -> None:
    text = resting_on(wrong)
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG209"]
    fix = found.observation.fix
    assert fix is not None and fix.text == right and text[fix.start : fix.end] in wrong


@pytest.mark.parametrize(
    "cited",
    [
        f"Quyết định số 2282/QĐ-TTg {DECISION} phê duyệt {LEADERS}",
        f"Quyết định số 282/QĐ-TTg {DECISION} về việc bổ sung kinh phí phòng chống thiên tai",
        f"Quyết định số 2282/QĐ-TTg {DECISION}",
        f"Quyết định số 1234/QĐ-TTg {DECISION} phê duyệt {LEADERS}",
        "Luật Đấu thầu số 61/2005/QH11",
        "Luật Bình đẳng giới số 73/2006/QH11",
        "Luật Bình đẳng giới",
    ],
)
def test_what_is_right_or_quite_another_number_is_not_found(cited: str) -> None:
    assert words(resting_on(cited), "KG209") == []
