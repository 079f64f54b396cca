from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, checked, words

HEADING = "4. Công an xã\n"
ITEM = "1. Phòng Văn hóa - Xã hội\n"
REPORTS = "Các cơ quan, đơn vị, các bản gửi báo cáo"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (HEADING, "4. Công an huyện Than Uyên\n", "Công an huyện Than Uyên"),
        (HEADING, "4. Ủy ban nhân dân các huyện, thị xã, thành phố\n", "Ủy ban nhân dân các huyện"),
        (HEADING, "4. UBND huyện Than Uyên\n", "UBND huyện Than Uyên"),
        (HEADING, "4. Ủy ban nhân dân tỉnh Hà Giang\n", "Ủy ban nhân dân tỉnh Hà Giang"),
        (HEADING, "4. Ủy ban nhân dân xã Mường Cang\n", "Ủy ban nhân dân xã Mường Cang"),
        (HEADING, "4. UBND thị trấn Than Uyên\n", "UBND thị trấn Than Uyên"),
        (ITEM, "1. Phòng Nội vụ huyện Than Uyên\n", "Phòng Nội vụ huyện Than Uyên"),
        (
            "giúp Ủy ban nhân dân xã báo cáo Sở Nội vụ 6 tháng",
            "báo cáo Ủy ban nhân dân huyện Than Uyên 6 tháng",
            "Ủy ban nhân dân huyện Than Uyên",
        ),
    ],
)
def test_a_unit_that_ended(right: str, wrong: str, said: str) -> None:
    assert words(changed((right, wrong)), "KG304") == [said]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (HEADING, "4. Ủy ban nhân dân tỉnh Hà Giang (nay là tỉnh Tuyên Quang)\n"),
        (HEADING, "4. Công an huyện Than Uyên (cũ)\n"),
        (HEADING, "4. Bệnh viện đa khoa huyện Than Uyên\n"),
        (HEADING, "4. Phòng khám đa khoa khu vực huyện Than Uyên\n"),
        (HEADING, "4. Ủy ban nhân dân xã Mường Than\n"),
        (HEADING, "4. Ủy ban nhân dân các xã, phường\n"),
        ("III. KINH PHÍ\n\n", "III. KINH PHÍ\n\nUBND huyện Than Uyên đã bố trí năm 2025.\n\n"),
        ("Hỗ trợ phụ nữ phát triển", "Tiếp nhận hồ sơ của UBND huyện Than Uyên, hỗ trợ phụ nữ phát triển"),
    ],
)
def test_units_of_today_and_of_the_past(right: str, wrong: str) -> None:
    assert words(changed((right, wrong)), "KG304") == []


def test_before_the_reorganisation_there_were_districts() -> None:
    text = changed((HEADING, "4. Công an huyện Than Uyên\n")).replace("2026", "2025")
    assert words(text, "KG304") == []
    assert words(text.replace("tháng 4 năm 2025", "tháng 7 năm 2025"), "KG304") == ["Công an huyện Than Uyên"]


def test_it_says_what_became_of_the_place() -> None:
    text = changed((HEADING, "4. Ủy ban nhân dân tỉnh Hà Giang\n"))
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG304"]
    assert "tỉnh Tuyên Quang" in str(found.observation.message)


def test_a_hostile_text_takes_no_longer() -> None:
    assert len(words(changed((HEADING, f"4. {'Công an huyện ' * 20_000}\n")), "KG304")) < 2


def test_nothing_is_found_in_what_is_right() -> None:
    assert words(PLAN, "KG304") == []
