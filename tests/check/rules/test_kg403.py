from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, words

REPORTS = (
    "Các cơ quan, đơn vị, các bản gửi báo cáo 6 tháng trước ngày 25/5/2026, báo cáo năm trước ngày 10/11/2026 về "
    "Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội)."
)
WITNESSED = (
    "- Trưởng bản theo dõi, báo cáo Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội) các vụ bạo lực ngay khi xảy ra.",
    "",
)


def lines(wrong: str) -> list[str]:
    return words(changed((REPORTS, wrong), WITNESSED), "KG403")


@pytest.mark.parametrize(
    "wrong",
    [
        "Các cơ quan, đơn vị, các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã.",
        "Các đơn vị báo cáo kết quả thực hiện Kế hoạch về Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội).",
        "Yêu cầu các bản báo cáo tình hình triển khai thực hiện về Phòng Văn hóa - Xã hội xã để tổng hợp, báo cáo "
        "Ủy ban nhân dân xã.",
    ],
)
def test_a_report_whenever(wrong: str) -> None:
    assert len(lines(wrong)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        REPORTS,
        "Các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã hằng quý.",
        "Các bản định kỳ báo cáo kết quả thực hiện về Ủy ban nhân dân xã.",
        "Các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã theo quy định.",
        "Các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã theo yêu cầu của Sở Nội vụ.",
        "Các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã sau mỗi đợt truyền thông.",
        "Các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã để tổng hợp, báo cáo tỉnh trước ngày 20/11/2026.",
        "Trong quá trình thực hiện, có vướng mắc, các bản báo cáo Ủy ban nhân dân xã.",
        "Các bản báo cáo những vụ việc nổi cộm cho Ủy ban nhân dân xã.",
        "Các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã. Các đơn vị báo cáo Ủy ban nhân dân xã trước ngày "
        "10/11/2026.",
    ],
)
def test_a_report_by_a_day_or_when_something_happens(wrong: str) -> None:
    assert lines(wrong) == []


def test_a_document_that_is_no_plan() -> None:
    text = changed(
        (REPORTS, "Các bản báo cáo kết quả thực hiện về Ủy ban nhân dân xã."),
        WITNESSED,
        ("KẾ HOẠCH\n", "CHỈ THỊ\n"),
    )
    assert words(text, "KG403") == []


def test_nothing_is_found_in_what_is_right() -> None:
    assert words(PLAN, "KG403") == []
