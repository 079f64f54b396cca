from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, words

LINE = "I. MỤC ĐÍCH"
ANNEX = "\nPHỤ LỤC\nPhân công nhiệm vụ\n"


def naming(words_: str, end: str = "") -> str:
    return changed((LINE, f"Việc của từng đơn vị {words_}\n\n{LINE}")) + end


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("(Phụ lục ban hành kèm theo Kế hoạch này).", "Phụ lục ban hành kèm theo Kế hoạch này"),
        ("theo Phụ lục đính kèm.", "Phụ lục đính kèm"),
        ("(có phụ lục kèm theo).", "phụ lục kèm theo"),
        ("ghi ở Phụ lục số 2 kèm theo kế hoạch này;", "Phụ lục số 2 kèm theo kế hoạch này"),
    ],
)
def test_an_annex_that_is_not_there(said: str, found: str) -> None:
    assert words(naming(said), "KG502") == [found]
    assert words(naming(said, ANNEX), "KG502") == []


def test_of_two_annexes_one() -> None:
    said = "(Phụ lục I kèm theo) và (Phụ lục II kèm theo)."
    assert words(naming(said, ANNEX.replace("LỤC", "LỤC I")), "KG502") == ["Phụ lục II kèm theo"]
    assert words(naming(said, ANNEX.replace("LỤC", "LỤC 1")), "KG502") == []


@pytest.mark.parametrize(
    "said",
    [
        "(theo Đề cương, phụ lục đính kèm Công văn số 285/BNV-TCBC ngày 27/3/2026 của Bộ Nội vụ).",
        "nêu tại Phụ lục II Nghị định số 30/2020/NĐ-CP.",
        "và phụ lục hợp đồng.",
        "ghi ở Phụ lục ban hành kèm theo Thông tư số 01/2026/TT-BNV.",
    ],
)
def test_annexes_of_others(said: str) -> None:
    assert words(naming(said), "KG502") == words(PLAN, "KG502") == []
