"""KG105: the title names another year than the date does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled

_LOOKS_BACK = compiled(
    r"tổng kết|sơ kết|kiểm điểm|đánh giá|báo cáo|quyết toán|kết quả|kiểm kê|rà soát|xếp loại|bình xét|công bố"
    r"|khắc phục|năm học|bù|giám sát|thanh tra|kiểm tra|kiểm toán|xác định|bầu cử|tuyển|đón|mừng|tết",
    re.IGNORECASE,
)
"""Titles of plans whose subject is a year that is over, or that runs across two."""
_NEXT_YEARS_PLANS = 5
"""Month from which plans for the next year are made."""


def _look(subject: Subject) -> Iterator[Observation]:
    header = subject.header
    place = header.spans.get("title")
    if not subject.is_plan or header.plan_year is None or not header.date or place is None:
        return
    made, meant = int(header.date[:4]), header.plan_year
    if meant == made or _LOOKS_BACK.search(header.title or "") or _is_early(header.date, meant):
        return
    start = subject.text.rfind(str(meant), *place)
    if start >= 0:
        yield Observation(_told(meant, made), start, start + len(str(meant)))


def _is_early(date: str, meant: int) -> bool:
    """Tell whether a plan for the next year is made when such plans are, or on a day that is not told."""
    month = date[5:7]
    return meant == int(date[:4]) + 1 and (not month or int(month) >= _NEXT_YEARS_PLANS)


def _told(meant: int, made: int) -> Text:
    return Text(
        vi=f"Tên kế hoạch ghi năm {meant} nhưng ngày ban hành là năm {made}; hãy xem lại năm nào đúng.",
        en=f"The title names the year {meant}, but the plan is dated {made}; look which of them is right.",
    )


RULE = Rule(
    code="KG105",
    name="title-year-differs",
    severity="warning",
    confidence=0.85,
    explanation=Text(
        vi="Năm trong tên kế hoạch khác năm ban hành: thường do chép kế hoạch năm trước mà quên sửa. Kế "
        "hoạch cho năm sau lập từ tháng 5, và kế hoạch tổng kết, kiểm tra năm trước thì không báo.",
        en="The year in the title is not the year of the date: mostly last year's plan was copied, and one "
        "of them forgotten. Plans for the next year made from May on, and plans that look back, are not "
        "told of.",
    ),
    example=Example(
        before="ngày 15 tháng 01 năm 2026 … KẾ HOẠCH\nCông tác bình đẳng giới năm 2025",
        after="ngày 15 tháng 01 năm 2026 … KẾ HOẠCH\nCông tác bình đẳng giới năm 2026",
    ),
    look=_look,
)
