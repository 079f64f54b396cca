"""What is written in by hand, and what OCR reads wrongly, is not judged in a scan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rule_scene import PLAN, changed

from graphkit.check import check
from graphkit.pipeline import analyse, reference

FAULTY = {
    "KG101": changed(("Số: 96/KH-UBND", "Số:     /KH-UBND")),
    "KG102": changed(("ngày 27 tháng 4 năm 2026", "ngày     tháng 4 năm 2026")),
    "KG104": PLAN[: PLAN.index("TM. ỦY BAN NHÂN DÂN")],
    "KG106": changed(("\nKẾ HOẠCH\n", "\n")),
    "KG302": changed(("trước ngày 31/10/2026", "trước ngày 31/10/2025")),
    "KG303": changed(("trước ngày 31/10/2026", "trước ngày 31/9/2026")),
    "KG501": changed(("I. MỤC ĐÍCH", "I. MỞ ĐẦU\n\nI. MỤC ĐÍCH")),
    "KG502": changed(("I. MỤC ĐÍCH", "Việc của từng bản (Phụ lục kèm theo Kế hoạch này).\n\nI. MỤC ĐÍCH")),
    "KG503": changed(("I. MỤC ĐÍCH", "Rà soát các các chỉ tiêu.\n\nI. MỤC ĐÍCH")),
}


@pytest.mark.parametrize("code", FAULTY)
@pytest.mark.parametrize("reader", ["text", "pdf+ocr"])
def test_only_what_is_no_scan_is_judged(tmp_path: Path, code: str, reader: str) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(FAULTY[code], encoding="utf-8", newline="")
    analysis = analyse(path)
    reading = replace(analysis.reading, source=replace(analysis.reading.source, reader=reader))
    codes = {item.rule.code for item in check(reading, analysis.extraction, reference=reference()).findings}
    assert (code in codes) is (reader == "text")
