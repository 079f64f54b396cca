from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, checked, words

from graphkit.check import Finding

BODY = PLAN[PLAN.index("I. MỤC ĐÍCH") : PLAN.index("Nơi nhận")]


def told(body: str) -> list[Finding]:
    return [item for item in checked(changed((BODY, body))).findings if item.rule.code == "KG501"]


def outline(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


REPEATED = [
    (("I. MỤC ĐÍCH", "I. NỘI DUNG", "III. KINH PHÍ"), "I. NỘI DUNG", "II"),
    (("I. MỤC ĐÍCH", "II. NỘI DUNG", "II. KINH PHÍ"), "II. KINH PHÍ", None),
    (("I. VIỆC", "1. Mục đích", "1. Yêu cầu", "II. KINH PHÍ"), "1. Yêu cầu", None),
    (("I. VIỆC", "1. Một", "2. Hai", "2. Ba", "4. Bốn"), "2. Ba", "3"),
    (("I. VIỆC", "1. Một", "1.1. Hai", "1.1. Ba"), "1.1. Ba", None),
    (("I. VIỆC", "1. Một", "2. Hai", "3. Ba", "2. Bốn"), "2. Bốn", None),
    (("I. VIỆC", "1. Một", "2. Hai", "3. Ba", "2. Bốn", "3. Năm", "4. Sáu"), "2. Bốn", None),
    (("I. VIỆC", "a) Một;", "b) Hai;", "b) Ba;"), "b) Ba;", None),
    (("Điều 1. Một", "Điều 2. Hai", "Điều 2: Ba"), "Điều 2: Ba", None),
]


@pytest.mark.parametrize(("lines", "said", "meant"), REPEATED)
def test_a_number_that_is_repeated(lines: tuple[str, ...], said: str, meant: str | None) -> None:
    (found,) = told(outline(*lines))
    observation = found.observation
    text = changed((BODY, outline(*lines)))
    assert text[observation.start : observation.end] == said
    assert (found.severity, observation.suggestion) == ("error", meant)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("I. MỤC ĐÍCH", "III. NỘI DUNG", "IV. KINH PHÍ"), "III. NỘI DUNG"),
        (("I. VIỆC", "1. Một", "2. Hai", "4. Ba"), "4. Ba"),
        (("I. VIỆC", "2. VIỆC", "1. Một", "1.1. Hai", "1.3. Ba"), "1.3. Ba"),
        (("I. VIỆC", "a) Một;", "b) Hai;", "d) Ba;"), "d) Ba;"),
    ],
)
def test_a_number_that_is_skipped_is_a_warning(lines: tuple[str, ...], said: str) -> None:
    (found,) = told(outline(*lines))
    text = changed((BODY, outline(*lines)))
    assert text[found.observation.start : found.observation.end] == said and found.severity == "warning"


@pytest.mark.parametrize(
    "lines",
    [
        ("I. MỘT", "1. Một", "2. Hai", "II. HAI", "1. Một", "2. Hai"),
        ("A. MỘT", "I. MỘT", "II. HAI", "B. HAI", "I. MỘT", "II. HAI"),
        ("I. MỘT", "Về truyền thông", "1. Một", "Về kinh phí:", "1. Một"),
        ("I. MỘT", "d) Một;", "e) Hai;"),
        (
            "I. MỘT",
            "a) Một;",
            "b) Hai;",
            "c) Ba;",
            "d) Bốn;",
            "e) Năm;",
            "g) Sáu;",
            "h) Bảy;",
            "i) Tám;",
            "k) Chín;",
        ),
        ("I. MỘT", "5. Năm", "7. Bảy"),
        ("I. MỘT", "1. Mở đầu", "- Việc của xã:", "a) Một.", "- Việc của bản:", "a) Một."),
        ("I. MỘT", "1. Một", "1. Hai", "1. Ba", "1. Bốn"),
        ("I. MỘT", "5. Năm", "6. Sáu", "5. Bảy"),
        ("I. MỘT", "1. Một", "9. Chín"),
        ("I. MỘT", "1. Một; 2. Hai", "3. Ba"),
        ("I. MỘT", "1. Một", "- việc một;", "- việc hai.", "3", "2. Hai"),
        ("I. MỘT", "1. Sửa khoản 1 như sau:", "“1. Một", "1. Hai”"),
        ("I. MỘT", "1. Một", "1.1. Một", "1.2. Hai", "2. Hai", "2.1. Một"),
    ],
)
def test_lists_that_begin_anew_or_are_quoted(lines: tuple[str, ...]) -> None:
    assert told(outline(*lines)) == []


def test_a_repeated_heading_and_what_follows_are_told_once() -> None:
    assert len(told(outline("I. MỘT", "I. HAI", "III. BA"))) == 1
    assert words(PLAN, "KG501") == []


def test_what_amends_another_text_quotes_its_numbers() -> None:
    lines = outline("Điều 1. Một", "Điều 2. Hai", "Điều 2. Ba")
    text = changed((BODY, lines), ("\nThực hiện công tác", "\nSửa đổi, bổ sung kế hoạch"))
    assert words(text, "KG501") == []
