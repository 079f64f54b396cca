from __future__ import annotations

from pathlib import Path

import pytest
from rule_scene import PLAN, changed, checked, words

from graphkit.records import Store

UPWARD = "6 tháng trước ngày 05/6/2026 và cả năm trước ngày 20/11/2026"
INWARD = "báo cáo năm trước ngày 10/11/2026"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("cả năm trước ngày 20/11/2026", "cả năm trước ngày 20/12/2026", "trước ngày 20/12/2026"),
        ("cả năm trước ngày 20/11/2026", "cả năm trước ngày 26/11/2026", "trước ngày 26/11/2026"),
        ("6 tháng trước ngày 05/6/2026", "6 tháng trước ngày 15/6/2026", "trước ngày 15/6/2026"),
        (INWARD, "báo cáo năm trước ngày 30/11/2026", "trước ngày 30/11/2026"),
    ],
)
def test_a_report_later_than_what_is_asked(sample_store: Store, right: str, wrong: str, said: str) -> None:
    assert words(changed((right, wrong)), "KG401", sample_store) == [said]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (UPWARD, "6 tháng trước ngày 10/6/2026 và cả năm trước ngày 25/11/2026"),
        (UPWARD, "trước ngày 01/11/2026"),
        (UPWARD, "quý IV và các quý khác khi có yêu cầu"),
        ("ngay khi xảy ra", "trước ngày 31/12/2026"),
        ("hoàn thành trước ngày 31/10/2026", "hoàn thành trước ngày 31/12/2026"),
    ],
)
def test_a_report_in_time(sample_store: Store, right: str, wrong: str) -> None:
    assert words(changed((right, wrong)), "KG401", sample_store) == []


def test_all_reports_of_own_units_behind_what_is_asked(samples: Path, sample_store: Store) -> None:
    text = (samples / "ke-hoach-1378-kh-svhttdl-lai-chau.txt").read_text(encoding="utf-8")
    late = text.replace("trước ngày 15/11/2026", "trước ngày 27/11/2026")
    assert words(text, "KG401", sample_store) == []
    assert words(late, "KG401", sample_store) == ["trước ngày 27/11/2026"]


def test_it_says_what_is_asked(sample_store: Store) -> None:
    text = changed(("cả năm trước ngày 20/11/2026", "cả năm trước ngày 20/12/2026"))
    (found,) = [item for item in checked(text, sample_store).findings if item.rule.code == "KG401"]
    assert "25/11/2026" in str(found.observation.message) and "2723/KH-UBND" in str(found.observation.message)


def test_without_the_parents_text_nothing_is_told() -> None:
    assert words(changed((UPWARD, "cả năm trước ngày 31/12/2026")), "KG401") == []


def test_a_parent_cited_wrongly_is_the_one_that_is_meant(sample_store: Store) -> None:
    text = changed(("2723/KH-UBND", "2732/KH-UBND"), ("cả năm trước ngày 20/11", "cả năm trước ngày 20/12"))
    assert words(text, "KG401", sample_store) == ["trước ngày 20/12/2026"]


def test_nothing_is_found_in_what_is_right(sample_store: Store) -> None:
    assert words(PLAN, "KG401", sample_store) == []
