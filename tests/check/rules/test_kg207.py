from __future__ import annotations

from rule_scene import PLAN, changed, words

from graphkit.records import Store

SKIPPED = (
    "Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của UBND tỉnh Lai Châu",
    "Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006",
)


def test_the_strategy_is_cited_and_the_province_skipped(sample_store: Store) -> None:
    (said,) = words(changed(SKIPPED), "KG207", sample_store)
    assert said.startswith("Nghị quyết số 28/NQ-CP")


def test_nothing_is_told_where_the_province_is_cited_or_not_known(sample_store: Store) -> None:
    assert words(PLAN, "KG207", sample_store) == words(changed(SKIPPED), "KG207") == []
