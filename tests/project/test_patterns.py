"""Patterns are compiled when first used, so a wrong one would be met late: all are compiled here."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import graphkit
from graphkit.lang.patterns import compiled

MODULES = sorted(module.name for module in pkgutil.walk_packages(graphkit.__path__, "graphkit."))


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_the_patterns_of_a_module_are_written_rightly(name: str) -> None:
    for value in vars(importlib.import_module(name)).values():
        if isinstance(value, type(compiled(""))):
            assert re.compile(value.pattern, value.flags)


def test_a_pattern_serves_as_a_compiled_one_does() -> None:
    late, early = compiled(r"số (\d+)", re.IGNORECASE), re.compile(r"số (\d+)", re.IGNORECASE)
    text = "SỐ 12, số 345"
    assert late.pattern == early.pattern
    assert [match.span(1) for match in late.finditer(text, 2)] == [(10, 13)]
    for method in ("match", "search", "fullmatch"):
        assert str(getattr(late, method)(text)) == str(getattr(early, method)(text))
    assert late.sub(r"\1", text) == early.sub(r"\1", text) == "12, 345"
    assert late.findall(text) == late.split(text)[1::2] == ["12", "345"]


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    wrong = compiled("(")
    with pytest.raises(re.error, match="unterminated"):
        wrong.search("")
