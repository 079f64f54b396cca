"""The plan in which no rule finds anything, with one more thing that it rests on, or one more task."""

from __future__ import annotations

from rule_scene import changed

STRATEGY = "Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ"
LEADERS = (
    "Chương trình Tăng cường sự tham gia bình đẳng của phụ nữ trong các vị trí lãnh đạo và quản lý ở các cấp "
    "hoạch định chính sách giai đoạn 2021-2030"
)


def resting_on(cited: str, *changes: tuple[str, str]) -> str:
    """Return the plan that rests on something more."""
    line = "Căn cứ Kế hoạch số 1378/KH-SVHTTDL"
    return changed((line, f"Căn cứ {cited};\n\n{line}"), *changes)


def doing(task: str, *changes: tuple[str, str]) -> str:
    """Return the plan with one more task."""
    line = "- Củng cố tổ hòa giải"
    return changed((line, f"- {task}\n\n{line}"), *changes)
