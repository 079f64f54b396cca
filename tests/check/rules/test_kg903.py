from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.check import RULES
from graphkit.errors import UnreadableError
from graphkit.i18n import Text
from graphkit.pipeline import Analysis, Failure
from graphkit.workers import analyse_all

GARBAGE = UnreadableError(Text("x.pdf: lớp chữ hỏng", "x.pdf: garbage"), "garbage")


def failing(path: Path, catalogue: Path | None, data: bytes | None = None) -> Analysis:
    raise GARBAGE


def test_the_cause_comes_through_the_reading_of_many_files(tmp_path: Path) -> None:
    outcomes = analyse_all([tmp_path / "x.pdf"], None, processes=0, analyse=failing)
    assert [outcome for _, outcome in outcomes] == [Failure("unreadable", GARBAGE.text, "garbage")]


@pytest.mark.parametrize("code", ["KG901", "KG902", "KG903"])
def test_what_stops_a_file_is_an_error_that_looks_at_nothing(code: str) -> None:
    (rule,) = [rule for rule in RULES if rule.code == code]
    assert rule.severity == "error" and rule.look is None
