from __future__ import annotations

from pathlib import Path

import pytest
from cite_scene import doing, resting_on
from rule_scene import PLAN, checked, words

from graphkit.build import build
from graphkit.records import Store

OLD = "Kế hoạch số 12/KH-UBND ngày 10/02/2024 của Ủy ban nhân dân tỉnh Lai Châu"
NEW = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU

Số: 88/KH-UBND
Lai Châu, ngày 15 tháng 01 năm 2025

KẾ HOẠCH
Phòng, chống tảo hôn trên địa bàn tỉnh Lai Châu giai đoạn 2025-2030

I. MỤC ĐÍCH

- Giảm tảo hôn ở các bản.

II. TỔ CHỨC THỰC HIỆN

Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 10/02/2024 của Ủy ban nhân dân tỉnh Lai Châu.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
"""


@pytest.mark.parametrize(
    ("cited", "successor"),
    [
        ("Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015", "72/2025/QH15"),
        ("Luật Phòng, chống bạo lực gia đình số 02/2007/QH12", "13/2022/QH15"),
        ("Luật Phòng, chống bạo lực gia đình ngày 21/11/2007", "13/2022/QH15"),
    ],
)
def test_a_later_law_of_the_name_has_replaced_it(cited: str, successor: str) -> None:
    text = resting_on(cited)
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG211"]
    assert words(text, "KG211") == [cited.partition(" ngày 21/")[0]]
    assert successor in str(found.observation.suggestion)


def test_the_catalogue_says_when_it_expired() -> None:
    cited = "Luật Giáo dục nghề nghiệp số 74/2014/QH13"
    assert words(resting_on(cited), "KG211") == [cited]
    assert words(resting_on(cited, ("27 tháng 4 năm 2026", "27 tháng 4 năm 2025")), "KG211") == []


@pytest.fixture(scope="module")
def replacing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("thay-the")
    (folder / "moi.txt").write_text(NEW, encoding="utf-8")
    build([folder / "moi.txt"], folder / "kho.gk")
    return folder / "kho.gk"


def test_a_text_of_the_store_says_that_it_replaces_it(replacing: Path) -> None:
    text = resting_on(OLD)
    with Store.open(replacing) as store:
        assert words(text, "KG211", store) == [OLD]
        before = text.replace("27 tháng 4 năm 2026", "27 tháng 4 năm 2024")
        assert words(before, "KG211", store) == []
    assert words(text, "KG211") == []


@pytest.mark.parametrize(
    "cited",
    [
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025",
        "Luật Phòng, chống bạo lực gia đình",
        "Luật Việc làm số 38/2013/QH13",  # the law of 2025 took effect in this very year
        "Luật Sở hữu trí tuệ số 50/2005/QH11 đã được sửa đổi, bổ sung một số điều theo Luật số 36/2009/QH12",
        OLD,
    ],
)
def test_what_is_in_force_or_not_known_is_not_found(cited: str) -> None:
    assert words(resting_on(cited), "KG211") == []


def test_what_is_only_looked_back_on_is_not_found() -> None:
    text = doing("Số vụ theo quy định tại Luật Phòng, chống bạo lực gia đình số 02/2007/QH12 đã giảm.")
    assert words(text, "KG211") == []


def test_a_plan_without_a_date_is_not_judged() -> None:
    text = resting_on("Luật Phòng, chống bạo lực gia đình số 02/2007/QH12")
    assert words(text.replace("Than Uyên, ngày 27 tháng 4 năm 2026\n", ""), "KG211") == []
    assert words(PLAN, "KG211") == []
