"""Time grows with the text, not with its square: what repeats without end, and documents of many citations and tasks."""

from __future__ import annotations

import time

import pytest
from parsing import document

from graphkit.extract import extract
from graphkit.extract.spans import Spans, merged, touches
from graphkit.resolve import Reference, resolve

REPEATED = (
    "Căn cứ ", "7", "/", "“", "(", " ", "của ", "và ", "ngày ", "Điều 1 ", "12/", "| a ", "Chủ trì: ", "A",
    "UBND xã ", "a) ", "\u200b", "* ", "e\u0301", "|\na\n", "|\n",
)  # fmt: skip
TIMES = 100_000
PLAN = (
    "KẾ HOẠCH\nThực hiện công tác năm 2026\nCăn cứ Luật Thư viện;\nI. MỤC ĐÍCH\n1. Tuyên truyền\n"
    "II. TỔ CHỨC THỰC HIỆN\n1. Ủy ban nhân dân xã\n"
)
TASK = (
    "- Giao Phòng Kinh tế chủ trì, phối hợp với các ban, ngành thực hiện Kế hoạch số {}/KH-UBND ngày 1/2/2026 "
    "của Ủy ban nhân dân tỉnh Lai Châu, báo cáo Sở Nội vụ trước ngày 15/3/2026.\n"
)
LABELS = "- Dọn vệ sinh đường làng số {}\n+ Đơn vị chủ trì: Phòng Kinh tế\n+ Thời gian: tháng 3/2026\n"
GENEROUS = 10
"""Four times the text takes at most so many times as long: its square would take sixteen times."""


def seconds(text: str, reference: Reference) -> float:
    begun = time.process_time()
    resolve(extract(document(text)), reference)
    return time.process_time() - begun


def assert_grows_evenly(small: str, large: str, reference: Reference) -> None:
    """Compare a text with one four times as long; what takes less than a second is not measured closely."""
    least = min(seconds(small, reference) for _ in range(2))
    assert seconds(large, reference) < GENEROUS * least + 1


@pytest.mark.parametrize("before", ["", PLAN + "- "], ids=["alone", "in a plan"])
@pytest.mark.parametrize("words", REPEATED, ids=ascii)
def test_what_repeats_takes_time_by_its_length(words: str, before: str, reference: Reference) -> None:
    small, large = (before + words * times for times in (TIMES // 4, TIMES))
    assert_grows_evenly(small, large, reference)


@pytest.mark.parametrize("line", [TASK, LABELS], ids=["tasks", "labels"])
def test_many_tasks_take_time_by_their_number(line: str, reference: Reference) -> None:
    small, large = (PLAN + "".join(map(line.format, range(1, number))) for number in (500, 2000))
    assert_grows_evenly(small, large, reference)


@pytest.mark.parametrize(
    ("spans", "stretch", "touched"),
    [
        ([(0, 5), (7, 9)], (5, 7), False),
        ([(0, 5), (7, 9)], (4, 5), True),
        ([(0, 5), (7, 9)], (8, 20), True),
        ([(0, 9), (2, 3)], (5, 6), True),
        ([], (0, 9), False),
    ],
)
def test_spans_touch(spans: list[tuple[int, int]], stretch: tuple[int, int], touched: bool) -> None:
    assert touches(merged(spans), *stretch) is touched


def test_spans_around_a_place_are_found_within_each_other() -> None:
    spans = Spans([(0, 100), (10, 20), (30, 40), (35, 90)])
    assert [list(spans.around(position)) for position in (5, 15, 25, 37, 95, 100)] == [
        [0], [1, 0], [0], [3, 2, 0], [0], [],
    ]  # fmt: skip
