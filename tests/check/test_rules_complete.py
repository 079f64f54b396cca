"""A rule is a module named by its code, with both languages, an example, a page in docs/rules, and tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graphkit.check import RULES, SEVERITIES, Rule
from graphkit.cli.rule_pages import pages

ROOT = Path(__file__).resolve().parents[2]
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_codes_and_names_are_unique_and_ordered() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes)) and len({rule.name for rule in RULES}) == len(RULES)


@EACH
def test_a_rule_is_whole(rule: Rule) -> None:
    assert re.fullmatch(r"KG\d{3}", rule.code) and re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.severity in SEVERITIES and 0 < rule.confidence <= 1
    assert (ROOT / "graphkit" / "check" / "rules" / f"{rule.code.lower()}.py").is_file()
    assert rule.example.before.strip() and rule.example.after.strip()
    assert rule.example.before != rule.example.after


@EACH
def test_a_rule_is_explained_in_both_languages(rule: Rule) -> None:
    assert len(rule.explanation.vi) > 40 and len(rule.explanation.en) > 40
    assert re.search("[ăâđêôơưạảấầẩậắặẹẻếềểệịọỏốồổộớờởợụủứừửựỳỵỷỹ]", rule.explanation.vi)
    assert rule.explanation.vi != rule.explanation.en


@EACH
def test_a_rule_has_tests(rule: Rule) -> None:
    path = ROOT / "tests" / "check" / "rules" / f"test_{rule.code.lower()}.py"
    assert path.is_file() and "def test_" in path.read_text(encoding="utf-8")


def test_the_pages_are_those_of_the_rules() -> None:
    folder = ROOT / "docs" / "rules"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert written == dict(pages()), "run: python -m graphkit.cli.rule_pages docs/rules"
