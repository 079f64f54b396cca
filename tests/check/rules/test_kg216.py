from __future__ import annotations

from rule_scene import PLAN, changed, words

PARENT = "Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của UBND tỉnh Lai Châu"
TITLE = "về việc thực hiện công tác bình đẳng giới và Vì sự tiến bộ của phụ nữ trên địa bàn tỉnh Lai Châu năm 2026"


def test_the_parent_stands_in_the_body_alone() -> None:
    text = changed(
        (f"Căn cứ {PARENT} {TITLE};\n\n", ""),
        ("- Mỗi bản chọn ít nhất một việc", f"- Triển khai {PARENT} {TITLE}; mỗi bản chọn một việc"),
    )
    assert words(text, "KG216") == [PARENT] and words(text, "KG201") == []


def test_said_once_more_in_the_body_it_is_no_fault() -> None:
    text = changed(("- Mỗi bản chọn ít nhất một việc", f"- Triển khai {PARENT}; mỗi bản chọn một việc"))
    assert words(text, "KG216") == words(PLAN, "KG216") == []
