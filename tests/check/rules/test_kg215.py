from __future__ import annotations

import pytest
from cite_scene import resting_on
from rule_scene import PLAN, changed, checked, words

BODY = "của Ủy ban nhân dân tỉnh Lai Châu"
AGAIN = "- Củng cố tổ hòa giải"


def twice(first: str, second: str) -> str:
    return resting_on(first, (AGAIN, f"- Thực hiện {second}; củng cố tổ hòa giải"))


def test_two_dates_in_one_document() -> None:
    first, second = (f"Kế hoạch số 77/KH-UBND ngày {day}/3/2026 {BODY}" for day in ("05", "15"))
    assert words(twice(first, second), "KG215") == [second]


def test_what_is_said_most_is_right() -> None:
    first, second = (f"Kế hoạch số 77/KH-UBND ngày {day}/3/2026 {BODY}" for day in ("05", "15"))
    assert words(twice(first, f"{second}; {second}"), "KG215") == [first]


@pytest.mark.parametrize(
    ("cited", "right"),
    [
        ("Nghị định số 11/2014/NĐ-CP ngày 18/2/2024 của Chính phủ", "18/02/2014"),
        ("Luật Các tổ chức tín dụng số 32/2024/QH15 ngày 29 tháng 6 năm 2024", "18 tháng 01 năm 2024"),
        ("Luật Bình đẳng giới số 73/2006/QH11 ngày 29/12/2006", "29/11/2006"),
    ],
)
def test_the_catalogue_knows_the_date(cited: str, right: str) -> None:
    text = resting_on(cited)
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG215"]
    fix = found.observation.fix
    assert words(text, "KG215") == [cited] and fix is not None and fix.text == right
    assert words(text[: fix.start] + fix.text + text[fix.end :], "KG215") == []


def test_a_law_is_cited_by_name_and_day() -> None:
    name = "Luật Bình đẳng giới"
    assert words(resting_on(f"{name} ngày 29/11/2007"), "KG215") == [name]
    for other in ("ngày 29/11/2006", "ngày 14/5/1999", "năm 2016"):
        assert words(resting_on(f"{name} {other}"), "KG215") == []


def test_the_number_bears_another_year() -> None:
    cited = f"Quyết định số 31/2024/QĐ-UBND ngày 12/5/2025 {BODY}"
    assert words(resting_on(cited), "KG215") == [cited]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"Kế hoạch số 77/KH-UBND ngày 05/3/2026 {BODY}", f"Kế hoạch số 77/KH-UBND năm 2026 {BODY}"),
        (f"Kế hoạch số 77/KH-UBND ngày 05/3/2026 {BODY}", f"Kế hoạch số 77/KH-UBND ngày 15/3/2025 {BODY}"),
        (
            f"Kế hoạch số 77/KH-UBND ngày 05/3/2026 {BODY}",
            "Kế hoạch số 77/KH-UBND ngày 15/3/2026 của Ủy ban nhân dân tỉnh Sơn La",
        ),
        (f"Quyết định số 31/2025/QĐ-UBND ngày 12/5/2025 {BODY}", f"Quyết định số 31/2025/QĐ-UBND {BODY}"),
    ],
)
def test_dates_that_may_both_be_right_are_not_found(first: str, second: str) -> None:
    assert words(twice(first, second), "KG215") == []


def test_a_decree_of_another_series_is_not_found() -> None:
    cited = (
        "Nghị định số 01/2022/NĐ-CP ngày 30/11/2022 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn của Bộ "
        "Quốc phòng"
    )
    assert words(resting_on(cited), "KG215") == []


def test_of_the_parent_plan_another_rule_tells() -> None:
    text = changed(
        ("ngày 14/4/2026 của UBND", "ngày 14/5/2026 của UBND"),
        (AGAIN, f"- Thực hiện Kế hoạch số 2723/KH-UBND ngày 14/4/2026 {BODY}; củng cố tổ hòa giải"),
    )
    assert words(text, "KG215") == words(PLAN, "KG215") == [] and len(words(text, "KG204")) == 1
