"""Findings that somebody lets stand, until a day and for a reason."""

from __future__ import annotations

import datetime

import pytest
from test_selected import found

from graphkit.check import Suppression, Suppressions

TODAY = datetime.date(2026, 5, 4)
LATER = datetime.date(2026, 12, 31)


def kept(path: str, *given: Suppression, text: str = "Kế hoạch số 12/KH-UBND") -> list[str]:
    findings = [found("KG201"), found("KG103")]
    return [item.rule.code for item in Suppressions(given, TODAY).keep(path, findings, text)]


@pytest.mark.parametrize(
    ("suppression", "path", "left"),
    [
        (Suppression("KG201", "chờ tỉnh", LATER), "xa.txt", ["KG103"]),
        (Suppression("kg201", "chờ tỉnh", LATER), "xa.txt", ["KG103"]),
        (Suppression("KG2", "chờ tỉnh", TODAY), "xa.txt", ["KG103"]),
        (Suppression("KG201", "chờ tỉnh", TODAY - datetime.timedelta(1)), "xa.txt", ["KG201", "KG103"]),
        (Suppression("KG201", "chờ tỉnh", LATER, "xa-*.txt"), "xa-binh-lu.txt", ["KG103"]),
        (Suppression("KG201", "chờ tỉnh", LATER, "xa-*.txt"), "kho/2026/xa-binh-lu.txt", ["KG103"]),
        (Suppression("KG201", "chờ tỉnh", LATER, "2026/*"), "kho/2026/xa-binh-lu.txt", ["KG103"]),
        (Suppression("KG201", "chờ tỉnh", LATER, "/kho/xã/*"), "/kho/xã/a.txt", ["KG103"]),
        (Suppression("KG201", "chờ tỉnh", LATER, "xa\u0303/*"), "xã/a.txt", ["KG103"]),
        (Suppression("KG201", "chờ tỉnh", LATER, "2025/*"), "kho/2026/xa.txt", ["KG201", "KG103"]),
        (Suppression("KG", "chờ tỉnh", LATER, words="sai"), "xa.txt", []),
        (Suppression("KG", "chờ tỉnh", LATER, words="SAI"), "xa.txt", []),
        (Suppression("KG", "chờ tỉnh", LATER, words="đúng"), "xa.txt", ["KG201", "KG103"]),
    ],
    ids=str,
)
def test_what_is_let_stand(suppression: Suppression, path: str, left: list[str]) -> None:
    assert kept(path, suppression) == left


def test_what_is_over_or_met_nothing_is_told() -> None:
    over = Suppression("KG201", "chờ tỉnh", TODAY - datetime.timedelta(1))
    idle = Suppression("KG205", "chờ tỉnh", LATER)
    used = Suppression("KG103", "chờ tỉnh", LATER)
    suppressions = Suppressions([over, idle, used], TODAY)
    list(suppressions.keep("xa.txt", [found("KG201"), found("KG103")], "văn bản"))
    remarks = [text.en for text in suppressions.remarks()]
    assert len(remarks) == 2
    assert "ended on 03/05/2026" in remarks[0]
    assert "KG205" in remarks[1] and "met no finding" in remarks[1]
