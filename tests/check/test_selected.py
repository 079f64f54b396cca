"""Which findings are wanted."""

from __future__ import annotations

import pytest

from graphkit.check import RULES, Finding, Observation, Selection, Severity, codes
from graphkit.errors import GraphkitError
from graphkit.i18n import Text


def found(code: str, severity: Severity = "error", confidence: float = 0.9) -> Finding:
    rule = next(rule for rule in RULES if rule.code == code)
    said = Observation(Text("sai", "wrong"), 0, 1, confidence, severity)
    return Finding(rule, said, 1, 1)


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        (["ALL"], [], ["KG103", "KG201", "KG207", "KG901"]),
        (["KG2"], [], ["KG201", "KG207", "KG901"]),
        (["KG2"], ["KG207"], ["KG201", "KG901"]),
        (["KG207"], ["KG2"], ["KG207", "KG901"]),
        (["KG2"], ["KG2"], ["KG901"]),
        (["ALL"], ["ALL"], ["KG901"]),
        (["ALL"], ["KG9"], ["KG103", "KG201", "KG207", "KG901"]),
        (["KG2"], ["KG901"], ["KG201", "KG207"]),
        (["kg103, kg201"], [], ["KG103", "KG201", "KG901"]),
    ],
    ids=str,
)
def test_the_longer_code_decides(select: list[str], ignore: list[str], kept: list[str]) -> None:
    selection = Selection(codes(select), codes(ignore))
    every = ("KG103", "KG201", "KG207", "KG901")
    assert [code for code in every if selection.keeps(found(code))] == kept


@pytest.mark.parametrize(("least", "kept"), [("info", 3), ("warning", 2), ("error", 1)])
def test_severities_below_the_least_are_left_out(least: Severity, kept: int) -> None:
    selection = Selection(min_severity=least)
    every: tuple[Severity, ...] = ("error", "warning", "info")
    assert sum(selection.keeps(found("KG201", severity)) for severity in every) == kept


@pytest.mark.parametrize(("least", "kept"), [(0.0, True), (0.7, True), (0.71, False)])
def test_what_is_less_sure_is_left_out(least: float, kept: bool) -> None:
    assert Selection(min_confidence=least).keeps(found("KG201", confidence=0.7)) == kept


@pytest.mark.parametrize("code", ["KG7", "E501", "KG2011", "201"])
def test_a_code_that_no_rule_has_is_refused(code: str) -> None:
    with pytest.raises(GraphkitError, match=code):
        codes([code])
