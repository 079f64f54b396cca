"""The table [check] of graphkit.toml."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from graphkit.check import Selection, Suppression
from graphkit.check.settings import Settings, load, nearest
from graphkit.errors import GraphkitError

WHOLE = """
[check]
select = ["KG2", "KG103"]
ignore = "KG207"
min-severity = "warning"
min-confidence = 0.5
baseline = "nen/kiem-tra.json"

[[check.suppress]]
code = "KG201"
files = "xa-*.docx"
words = "bình đẳng giới"
reason = "Kế hoạch của tỉnh chưa ban hành"
until = 2026-12-31
"""


def written(folder: Path, content: str) -> Path:
    path = folder / "graphkit.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    assert load(written(tmp_path, WHOLE)) == Settings(
        Selection(("KG2", "KG103"), ("KG207",), "warning", 0.5),
        tmp_path / "nen" / "kiem-tra.json",
        (
            Suppression(
                "KG201",
                "Kế hoạch của tỉnh chưa ban hành",
                datetime.date(2026, 12, 31),
                "xa-*.docx",
                "bình đẳng giới",
            ),
        ),
    )


@pytest.mark.parametrize("content", ["", "[other]\na = 1\n", "[check]\n"])
def test_what_is_not_said_is_as_without_a_file(tmp_path: Path, content: str) -> None:
    assert load(written(tmp_path, content)) == Settings()


def test_a_byte_order_mark_of_the_windows_editor_is_no_error(tmp_path: Path) -> None:
    assert load(written(tmp_path, "\ufeff" + WHOLE)).selection.min_severity == "warning"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("[check\n", "graphkit.toml"),
        ("check = 1\n", r"\[check\]"),
        ("[check]\nselct = []\n", "selct"),
        ("[check]\nselect = 2\n", "select"),
        ("[check]\nselect = [2]\n", "select"),
        ('[check]\nselect = ["KG7"]\n', r"graphkit\.toml: KG7"),
        ('[check]\nmin-severity = "grave"\n', "min-severity"),
        ("[check]\nmin-severity = 1\n", "min-severity"),
        ('[check]\nmin-confidence = "0.5"\n', "min-confidence"),
        ("[check]\nmin-confidence = 5\n", "min-confidence"),
        ("[check]\nmin-confidence = true\n", "min-confidence"),
        ("[check]\nbaseline = 5\n", "baseline"),
        ("[check]\nsuppress = 5\n", "suppress"),
        ('[[check.suppress]]\ncode = "KG201"\nuntil = 2026-12-31\n', "reason"),
        ('[[check.suppress]]\ncode = "KG201"\nreason = "x"\n', "until"),
        ('[[check.suppress]]\ncode = "KG201"\nreason = "x"\nuntil = "2026"\n', "until"),
        ('[[check.suppress]]\ncode = "KG201"\nreason = "x"\nuntil = 2026-12-31T10:00:00\n', "until"),
        ('[[check.suppress]]\ncode = "KG7"\nreason = "x"\nuntil = 2026-12-31\n', r"graphkit\.toml: KG7"),
        ('[[check.suppress]]\ncode = "KG1,KG2"\nreason = "x"\nuntil = 2026-12-31\n', "code"),
        ('[[check.suppress]]\ncode = "ALL"\nreason = "x"\nuntil = 2026-12-31\n', "code"),
        ('[[check.suppress]]\ncode = "KG201"\nreason = "x"\nuntil = 2026-12-31\nfile = "a"\n', "file"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, content: str, named: str) -> None:
    with pytest.raises(GraphkitError, match=named):
        load(written(tmp_path, content))


def test_the_nearest_file_above_a_folder_is_taken(tmp_path: Path) -> None:
    inner = tmp_path / "tỉnh" / "xã"
    inner.mkdir(parents=True)
    assert nearest(inner) is None or tmp_path not in nearest(inner).parents  # type: ignore[union-attr]
    outer = written(tmp_path, "")
    assert nearest(inner) == outer.resolve()
    own = written(inner, "")
    assert nearest(inner) == own.resolve()
