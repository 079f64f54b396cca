from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, checked, words

LINE = "I. MỤC ĐÍCH"


def saying(sentence: str) -> str:
    return changed((LINE, f"{sentence}\n\n{LINE}"))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Theo Nghị quyết số 11-NQ/TW của Bộ Chính trị ngày 27/4/2007 của Bộ Chính trị về phụ nữ.",
            "của Bộ Chính trị ngày 27/4/2007 của Bộ Chính trị",
        ),
        (
            "Theo kế hoạch của Ủy ban nhân dân tỉnh của Ủy ban nhân dân tỉnh.",
            "của Ủy ban nhân dân tỉnh của Ủy ban nhân dân tỉnh",
        ),
        ("Vận động đại biểu đại biểu nữ tham gia.", "đại biểu đại biểu"),
        ("Rà soát các các chỉ tiêu.", "các các"),
        ("Các ban, ngành, các căn cứ vào kế hoạch này để làm.", "các căn cứ"),
        ("Các ban, ngành, các có trách nhiệm báo cáo.", "các có trách nhiệm"),
        ("Giao các, thôn làm.", "các"),
    ],
)
def test_words_too_many_or_too_few(sentence: str, found: str) -> None:
    assert words(saying(sentence), "KG503") == [found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Các phòng: các ..... (ghi rõ).",
        "Rà soát các căn cứ pháp lý, các chức năng và các báo cáo.",
        "Phí thu được được nộp đủ; việc còn tồn tại tại thôn thì ghi lại.",
        "Ngày ngày nhắc nhở, nhà nhà làm theo.",
        "Mã số số 08 của Sở Nội vụ, của Sở Y tế.",
        "Kế hoạch của Bộ Y tế ngày 27/4/2007 và của Bộ Nội vụ ngày 28/4/2007.",
        "Việc của Hội, của Hội Nông dân, của Hội Cựu chiến binh.",
    ],
)
def test_what_may_be_said_so(sentence: str) -> None:
    assert words(saying(sentence), "KG503") == words(PLAN, "KG503") == []


def test_the_second_issuer_can_be_dropped() -> None:
    text = saying("Theo Nghị quyết số 11-NQ/TW của Bộ Chính trị ngày 27/4/2007 của Bộ Chính trị về phụ nữ.")
    (found,) = [item for item in checked(text).findings if item.rule.code == "KG503"]
    fix = found.observation.fix
    assert fix is not None
    mended = text[: fix.start] + fix.text + text[fix.end :]
    assert "của Bộ Chính trị ngày 27/4/2007 về phụ nữ." in mended and words(mended, "KG503") == []
