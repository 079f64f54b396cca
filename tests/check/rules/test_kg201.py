"""More of it is in test_check_text.py and test_check_store.py: here is what a real text gives."""

from __future__ import annotations

from rule_scene import PLAN, changed, words

_CITED = "Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của UBND tỉnh Lai Châu về việc thực hiện công tác bình đẳng giới và Vì sự tiến bộ của phụ nữ trên địa bàn tỉnh Lai Châu năm 2026;\n\n"


def test_the_parent_is_not_cited() -> None:
    (place,) = words(changed((_CITED, "")), "KG201")
    assert place.startswith("Căn cứ Nghị quyết số 28/NQ-CP")
    assert words(PLAN, "KG201") == []


def test_a_preamble_that_cites_nothing_is_shown() -> None:
    first = PLAN.index("Căn cứ Nghị quyết")
    last = PLAN.index("Ủy ban nhân dân xã Than Uyên xây dựng")
    (place,) = words(PLAN[:first] + "Theo yêu cầu công tác;\n\n" + PLAN[last:], "KG201")
    assert place.startswith("Theo yêu cầu công tác; Ủy ban nhân dân xã Than Uyên")
