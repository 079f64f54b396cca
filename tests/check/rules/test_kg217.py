from __future__ import annotations

import pytest
from cite_scene import doing, resting_on
from rule_scene import words


@pytest.mark.parametrize(
    "cited",
    [
        "Kế hoạch số 96/KH-UBND ngày 27/4/2026 của Ủy ban nhân dân xã Than Uyên",
        "Kế hoạch số 96/KH-UBND ngày 14/4/2026 của UBND xã Than Uyên",
        "Kế hoạch số 96/KH-UBND ngày 27/4/2026",
        "Kế hoạch số 96/KH-UBND",
    ],
)
def test_it_rests_on_its_own_number(cited: str) -> None:
    assert words(resting_on(cited), "KG217") == [cited]


@pytest.mark.parametrize(
    "cited",
    [
        "Kế hoạch số 96/KH-UBND ngày 14/4/2025 của Ủy ban nhân dân xã Than Uyên",
        "Kế hoạch số 96/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu",
        "Kế hoạch số 96/KH-UBND ngày 27/4/2026 của Ủy ban nhân dân tỉnh Lai Châu",
        "Kế hoạch số 96/KH-UBND của Ủy ban nhân dân tỉnh Lai Châu",
        "Quyết định số 96/QĐ-UBND ngày 14/4/2026 của Ủy ban nhân dân xã Than Uyên",
        "Kế hoạch số 69/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân xã Than Uyên",
    ],
)
def test_another_year_body_type_or_number_is_another_document(cited: str) -> None:
    assert words(resting_on(cited), "KG217") == []


def test_it_may_speak_of_itself() -> None:
    text = doing("Mẫu báo cáo ban hành kèm theo Kế hoạch số 96/KH-UBND ngày 27/4/2026 của UBND xã Than Uyên.")
    assert words(text, "KG217") == []
