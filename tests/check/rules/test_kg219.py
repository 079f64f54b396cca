from __future__ import annotations

import pytest
from cite_scene import LEADERS, doing, resting_on
from rule_scene import PLAN, changed, words

SCHEME = "Đề án “Hỗ trợ phụ nữ các bản nuôi ong” giai đoạn 2026-2030"
BUDGET = "về việc giao dự toán thu, chi ngân sách địa phương năm 2026"


def test_a_scheme_that_nobody_can_look_up() -> None:
    assert words(doing(f"Tiếp tục thực hiện {SCHEME}; tổng kết {SCHEME}."), "KG219") == [SCHEME]


def paid_by(words_of_money: str) -> str:
    return changed(("Sử dụng dự toán ngân sách xã năm 2026", words_of_money))


def test_the_budget_of_whom() -> None:
    assert words(paid_by(f"Cân đối từ ngân sách nhà nước {BUDGET}"), "KG219") == [BUDGET]


@pytest.mark.parametrize(
    "money",
    [
        f"Theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Lai Châu {BUDGET}",
        f"Theo quyết định của Ủy ban nhân dân tỉnh {BUDGET}",
        "Theo dự toán được giao năm 2026",
    ],
)
def test_a_budget_that_something_gives_is_not_found(money: str) -> None:
    assert words(paid_by(money), "KG219") == []


@pytest.mark.parametrize(
    "task",
    [
        f"Tham mưu xây dựng {SCHEME}.",
        f"Thực hiện {SCHEME} (Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Lai Châu).",
        f"Thực hiện {LEADERS}.",
        "Thực hiện Luật Nuôi ong.",
        "Thực hiện các chương trình, đề án, dự án có liên quan.",
    ],
)
def test_what_is_made_here_known_or_numbered_is_not_found(task: str) -> None:
    assert words(doing(task), "KG219") == []


def test_what_is_cited_with_its_number_may_be_short_later() -> None:
    full = "Quyết định số 12/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân tỉnh Lai Châu phê duyệt"
    text = resting_on(f"{full} {SCHEME}", ("- Củng cố tổ hòa giải", f"- Thực hiện {SCHEME}; củng cố tổ"))
    assert words(text, "KG219") == words(PLAN, "KG219") == []


def test_hostile_text_comes_to_an_end() -> None:
    text = paid_by(" ".join(f"về giao dự toán {number}" for number in range(100_000)))
    assert words(text, "KG219") == []
