"""What a row must say before it is written, and in which form it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.catalogue import Entry, checked, entries
from graphkit.errors import GraphkitError
from graphkit.resolve import Reference
from graphkit.resources import data

PLAN = {
    "number": "15/QĐ-UBND",
    "type": "Quyết định",
    "date": "2026-01-10",
    "issuer": "Ủy ban nhân dân tỉnh Lai Châu",
    "title": "Đề án Bản làng văn hóa giai đoạn 2026-2030",
}


def entry(**cells: str) -> Entry:
    return Entry.of(PLAN | cells)


@pytest.mark.parametrize(
    ("column", "typed", "written"),
    [
        ("number", "15/QĐ-UBND", "15/QĐ-UBND"),
        ("number", " 15 / QD–UBND ", "15/QĐ-UBND"),
        ("number", "73/2006/QH11", "73/2006/QH11"),
        ("number", "131-NQ/TW", "131-NQ/TW"),
        ("number", "1378/KH-SVHTT&DL", "1378/KH-SVHTT&DL"),
        ("number", "05a/KH-UBND", "05a/KH-UBND"),
        ("type", "kế hoạch", "Kế hoạch"),
        ("type", "quyet dinh", "Quyết định"),
        ("date", "", ""),
        ("date", "2026", "2026"),
        ("date", "2026-01", "2026-01"),
        ("date", "10/01/2026", "2026-01-10"),
        ("date", "3/4/2026", "2026-04-03"),
        ("date", "ngày 10 tháng 01 năm 2026", "2026-01-10"),
        ("issuer", "UBND tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("issuer", "UBND TP Hà Nội", "Ủy ban nhân dân thành phố Hà Nội"),
        ("issuer", "UBND xã Than Uyên, tỉnh Lai Châu", "Ủy ban nhân dân xã Than Uyên"),
        ("issuer", "Sở VHTTDL tỉnh Lai Châu", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lai Châu"),
        ("issuer", "Bộ Y tế và Bộ Tài chính", "Bộ Y tế; Bộ Tài chính"),
        ("issuer", "Thủ tướng", "Thủ tướng Chính phủ"),
        ("issuer", "Cục Thuế", "Cục Thuế"),
        ("issuer", "Chủ tịch Quốc hội", "Chủ tịch Quốc hội"),
        ("title", "Đề án\tA\n  B", "Đề án A B"),
        ("aliases", " Đề án 15;; Bản làng ;Đề án 15", "Đề án 15; Bản làng"),
        ("source", "Công báo\nsố 3", "Công báo số 3"),
    ],
)
def test_how_a_row_is_written(reference: Reference, column: str, typed: str, written: str) -> None:
    ready = checked(entry(**{column: typed}), reference)
    assert ready.cell(column) == written
    assert checked(ready, reference) == ready


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("number", ""),
        ("number", "15"),
        ("number", "QĐ-UBND"),
        ("number", "15/qđ-ubnd"),
        ("number", "15/QĐ-UBND năm 2026"),
        ("number", "15/QĐ UBND"),
        ("number", "15//QĐ-UBND"),
        ("number", "15/QĐ-"),
        ("type", ""),
        ("type", "Quyết đinhh"),
        ("date", "31/02/2026"),
        ("date", "2026-13-01"),
        ("date", "10/01/26"),
        ("date", "hôm qua"),
        ("effective", "1/2026"),
        ("expired", "2026-00"),
        ("issuer", ""),
        ("issuer", "UBND"),
        ("issuer", "Sở Nội vụ"),
        ("issuer", "Tỉnh ủy"),
        ("issuer", "Bộ Y tế; UBND"),
        ("title", " \t"),
    ],
)
def test_what_no_row_may_say(reference: Reference, column: str, typed: str) -> None:
    with pytest.raises(GraphkitError, match=f"^{column} “"):
        checked(entry(**{column: typed}), reference)


def test_nothing_ends_before_it_began(reference: Reference) -> None:
    assert checked(entry(effective="2026-02-01", expired="2026-02-01"), reference)
    with pytest.raises(GraphkitError, match=r"^expired “31/01/2026”: trước"):
        checked(entry(effective="2026-02-01", expired="31/01/2026"), reference)


@pytest.mark.parametrize(
    ("cells", "same"),
    [
        ({"title": "khác"}, True),
        ({"type": "Kế hoạch"}, True),
        ({"number": "15/QD-UBND"}, True),
        ({"date": "2026-01-11"}, False),
        ({"date": ""}, False),
        ({"issuer": "Ủy ban nhân dân thành phố Hà Nội"}, False),
        ({"number": "16/QĐ-UBND"}, False),
    ],
)
def test_what_makes_two_rows_one_instrument(cells: dict[str, str], same: bool) -> None:
    assert (entry().key == entry(**cells).key) is same


def test_the_bundled_rows_could_have_been_entered(reference: Reference) -> None:
    rows = [row for name in ("names.tsv", "instruments.tsv") for row in entries(data(name))]
    refused = []
    for row in rows:
        try:
            checked(replace(row, title=row.title or "không có"), reference)
        except GraphkitError as error:
            refused.append(str(error))
    assert len(rows) > 4000
    assert len(refused) < 10, refused
