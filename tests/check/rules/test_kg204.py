from __future__ import annotations

import pytest
from rule_scene import PLAN, changed, checked, words

from graphkit.records import Store


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("ngày 14/4/2026 của UBND", "ngày 15/4/2026 của UBND"),
        ("ngày 14/4/2026 của UBND", "ngày 14/3/2026 của UBND"),
        ("ngày 14/4/2026 của UBND", "ngày 14/4/2025 của UBND"),
        ("ngày 14/4/2026 của UBND", "ngày 14 tháng 5 năm 2026 của UBND"),
    ],
)
def test_it_is_found_and_put_right(sample_store: Store, right: str, wrong: str) -> None:
    text = changed((right, wrong))
    (found,) = [item for item in checked(text, sample_store).findings if item.rule.code == "KG204"]
    fix = found.observation.fix
    assert "2723/KH-UBND" in str(found.observation.suggestion) and fix is not None
    mended = text[: fix.start] + fix.text + text[fix.end :]
    assert words(mended, "KG204", sample_store) == []
    assert (
        mended.replace("Ủy ban nhân dân tỉnh Lai Châu về", "UBND tỉnh Lai Châu về").replace(
            "14 tháng 4 năm 2026 của UBND", "14/4/2026 của UBND"
        )
        == PLAN
    )


def test_what_is_right_is_not_found(sample_store: Store) -> None:
    assert words(PLAN, "KG204", sample_store) == []
