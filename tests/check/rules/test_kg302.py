from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, checked, words

from graphkit.check.deadlines import stated_deadlines

TASK = "hoàn thành trước ngày 31/10/2026"
MONTH = "từ ngày 15/11/2026 đến ngày 15/12/2026"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (TASK, "hoàn thành trước ngày 31/10/2025", "trước ngày 31/10/2025"),
        (TASK, "hoàn thành trước ngày 20/4/2026", "trước ngày 20/4/2026"),
        (TASK, "hoàn thành trước ngày 02 tháng 3 năm 2026", "trước ngày 02 tháng 3 năm 2026"),
        (TASK, "xong trong tháng 3/2026", "xong trong tháng 3/2026"),
        (TASK, "chậm nhất là ngày 15-02-2026", "chậm nhất là ngày 15-02-2026"),
        (TASK, "thời gian: Quý I/2026", "thời gian: Quý I/2026"),
        (MONTH, "từ ngày 15/11-15/12/2025", "từ ngày 15/11-15/12/2025"),
        (MONTH, "từ ngày 15/11/2025 đến hết ngày 15/12/2025", "từ ngày 15/11/2025 đến hết ngày 15/12/2025"),
        (MONTH, "(15/11 - 15/12/2025)", "15/11 - 15/12/2025"),
        ("báo cáo năm trước ngày 10/11/2026", "báo cáo năm trước ngày 10/11/2025", "trước ngày 10/11/2025"),
    ],
)
def test_what_nobody_can_meet(right: str, wrong: str, said: str) -> None:
    found = words(changed((right, wrong)), "KG302")
    assert len(found) == 1 and found[0].endswith(said)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (TASK, "hoàn thành trước ngày 27/4/2026"),
        (TASK, "hoàn thành trong tháng 4/2026"),
        (TASK, "hoàn thành trong quý II/2026"),
        (TASK, "duy trì kết quả tính đến hết ngày 31/12/2025"),
        (TASK, "thay quy chế ban hành trước ngày 01/7/2025"),
        (TASK, "theo số liệu của năm học từ 05/9/2024 đến 31/5/2025"),
        (TASK, "rà soát các vụ việc phát sinh trước ngày 01/01/2026"),
        (TASK, "theo Công văn ngày 15/11/2025"),
        (MONTH, "từ ngày 15/11 đến ngày 15/12"),
        (MONTH, "của giai đoạn từ 01/01/2021 đến 31/12/2025"),
    ],
)
def test_what_is_to_come_and_what_has_been(right: str, wrong: str) -> None:
    assert words(changed((right, wrong)), "KG302") == []


@pytest.mark.parametrize(
    ("date", "confidence"), [("Than Uyên, ngày     tháng     năm 2026", 0.9), ("Than Uyên", 0.7)]
)
def test_without_a_day_the_year_is_taken(date: str, confidence: float) -> None:
    text = changed(("Than Uyên, ngày 27 tháng 4 năm 2026", date), (TASK, "xong trước ngày 31/10/2025"))
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG302"]
    assert found.confidence == confidence
    assert words(text.replace("31/10/2025", "03/01/2026"), "KG302") == []


def test_the_year_of_the_plan_is_proposed_where_it_puts_it_right() -> None:
    def suggestions(new: str) -> list[str | None]:
        found = checked(changed((TASK, new))).findings
        return [item.observation.suggestion for item in found if item.rule.code == "KG302"]

    assert suggestions("xong trước ngày 31/10/2025") == ["xong trước ngày 31/10/2026"]
    assert suggestions("từ 15/10/2025 đến 31/10/2025") == ["từ 15/10/2026 đến 31/10/2026"]
    assert suggestions("từ 15/12/2024 đến 31/10/2025") == [None]
    assert suggestions("xong trước ngày 31/01/2025") == [None]
    assert suggestions("xong trước ngày 31/01/2026") == [None]


@pytest.mark.parametrize("hostile", ["trước ", "từ ngày 1/1-", "1/1/27 đến ", "hết\u00a0", "đến hết ", " "])
def test_a_hostile_text_takes_no_longer(hostile: str) -> None:
    text = f"trước{hostile * 100_000}"
    assert list(stated_deadlines(text, 0, len(text))) == []


def test_nothing_is_found_in_what_is_right() -> None:
    assert words(PLAN, "KG302") == []
