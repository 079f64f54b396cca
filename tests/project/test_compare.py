"""The comparison of two states of the rules: what it takes for new, gone and changed, and that it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from compare import compare

import graphkit
from graphkit.codec import to_json
from graphkit.model import Assignment, Citation, Extraction, Header, InstrumentRef, ReportingDuty, Source

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(graphkit.__file__).parent

LAW = Citation(10, 20, "Luật A", "name", "can_cu")
PLAN = Citation(30, 40, "Kế hoạch 1/KH-UBND", "number", "can_cu", so_ky_hieu="1/KH-UBND")
AGAIN = Citation(50, 60, "Kế hoạch 1/KH-UBND", "number", "trien_khai", so_ky_hieu="1/KH-UBND", same_as=0)
MEANT = InstrumentRef("urn:lex:vn:x", "1/KH-UBND", "2026-01-10", "Ủy ban nhân dân", "number")
TASK = Assignment(70, 90, "Mở lớp tập huấn", "Phòng A", "Phòng A", None, unit_start=62, unit_end=69)
OTHER = replace(TASK, unit="Phòng B", unit_surface="Phòng B", unit_start=52, unit_end=59)
DUTY = ReportingDuty(100, 120, "Phòng A", "Phòng B", what="kết quả")


def document(
    *records: Citation | Assignment | ReportingDuty, path: str = "a.txt", text: str = "1", **header: Any
) -> dict[str, Any]:
    """Return an extraction as JSON that holds these records."""
    return to_json(
        Extraction(
            Source(path, "0", text, "text/1", 200),
            Header(**header),
            citations=tuple(record for record in records if isinstance(record, Citation)),
            assignments=tuple(record for record in records if isinstance(record, Assignment)),
            reports=tuple(record for record in records if isinstance(record, ReportingDuty)),
        )
    )


CASES: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]], list[tuple[str, str, list[str]]]]] = {
    "the same": ([document(LAW, TASK, DUTY)], [document(LAW, TASK, DUTY)], []),
    "nothing at all": ([], [], []),
    "a citation appears": ([document(LAW)], [document(LAW, PLAN)], [("+", "citation", [])]),
    "a task vanishes": ([document(LAW, TASK)], [document(LAW)], [("-", "task", [])]),
    "a duty says something else": (
        [document(DUTY)],
        [document(replace(DUTY, sender="Phòng C", confidence=0.5))],
        [("~", "duty", ["from", "confidence"])],
    ),
    "a citation is resolved": (
        [document(replace(PLAN, unresolved="unknown"))],
        [document(replace(PLAN, resolves_to=MEANT))],
        [("~", "citation", ["resolves_to", "unresolved"])],
    ),
    "a longer stretch is another record": (
        [document(LAW)],
        [document(replace(LAW, end=22))],
        [("-", "citation", []), ("+", "citation", [])],
    ),
    "one more before them moves no others": (
        [document(PLAN, AGAIN)],
        [document(LAW, PLAN, replace(AGAIN, same_as=1))],
        [("+", "citation", [])],
    ),
    "two units of one task": ([document(TASK)], [document(TASK, OTHER)], [("+", "task", [])]),
    "two records of one place, in turn": (
        [document(DUTY, replace(DUTY, receiver="Phòng D"))],
        [document(DUTY, replace(DUTY, receiver="Phòng E"))],
        [("~", "duty", ["to"])],
    ),
    "the header": ([document(date="2026")], [document(date="2026-04-14")], [("~", "header", ["date"])]),
    "places in the header alone": ([document()], [document(spans={"date": (1, 2)})], []),
    "another text": ([document(LAW)], [document(LAW, text="2")], [("~", "text", [])]),
    "a document that could not be read": ([], [document(LAW)], [("+", "document", [])]),
    "a document that cannot be read any more": ([document(LAW)], [], [("-", "document", [])]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_differs(case: str) -> None:
    before, after, expected = CASES[case]
    found = compare(before, after)
    differences = [difference for each in found.documents.values() for difference in each]
    told = [(d.sign, d.kind, [name for name, _, _ in d.changes]) for d in differences]
    assert told == expected
    assert bool(found.documents) == bool(expected)


def test_what_is_said_of_it() -> None:
    before = [document(LAW, TASK, DUTY), document(LAW, path="b.txt")]
    after = [document(PLAN, replace(TASK, unit="Phòng B"), DUTY), document(LAW, path="b.txt")]
    found = compare(before, after)
    assert list(found.documents) == ["a.txt"]
    assert [str(difference) for difference in found.documents["a.txt"]] == [
        "- citation 10-20 “Luật A” can_cu → ?",
        "+ citation 30-40 “Kế hoạch 1/KH-UBND” can_cu → ?",
        "~ task 70-90 “Mở lớp tập huấn” → Phòng B unit: Phòng A → Phòng B",
    ]
    table = [line.split() for line in found.summary()]
    assert table[0] == ["+", "-", "~", "same"]
    assert ["citation", "1", "1", "0", "1"] in table
    assert ["task", "0", "0", "1", "0"] in table
    assert ["duty", "0", "0", "0", "1"] in table
    assert table[-1] == ["1", "of", "2", "documents", "differ"]


# --- as a program -----------------------------------------------------------------------------------

Compare = Callable[..., "subprocess.CompletedProcess[str]"]
# A hook that runs the tests tells git which repository it serves; here git has another one.
ELSEWHERE = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a repository of the package as it is, with one commit."""
    if shutil.which("git") is None:
        pytest.skip("no git to keep a commit to compare with")
    shutil.copytree(PACKAGE, tmp_path / "graphkit", ignore=shutil.ignore_patterns("office", "__pycache__"))
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "compare.py", tmp_path / "tools")
    who = ("-c", "user.name=graphkit", "-c", "user.email=graphkit@localhost", "-c", "commit.gpgsign=false")
    for words in (["init", "--quiet"], ["add", "."], [*who, "commit", "--quiet", "-m", "as it is"]):
        subprocess.run(["git", *words], cwd=tmp_path, env=ELSEWHERE, check=True)
    return tmp_path


@pytest.fixture
def run(project: Path) -> Compare:
    """Return what runs the script of the repository, with no documents but its samples."""
    script = project / "tools" / "compare.py"
    environment = {**ELSEWHERE, "GRAPHKIT_SHARED": str(project / "none"), "PYTHONUTF8": "1"}
    return lambda *words: subprocess.run(
        [sys.executable, str(script), *words],
        cwd=project,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_changed_rule_shows_its_gains_and_losses(project: Path, run: Compare) -> None:
    unchanged = run()
    assert (unchanged.returncode, unchanged.stderr) == (0, "")
    assert unchanged.stdout.splitlines()[-1].startswith("0 of ")

    rule = project / "graphkit" / "lang" / "types.py"
    text = rule.read_text(encoding="utf-8")
    assert '"Nghị quyết", ' in text
    rule.write_text(text.replace('"Nghị quyết", ', "", 1), encoding="utf-8")
    changed = run()
    assert changed.returncode == 1, changed.stderr
    lines = changed.stdout.splitlines()
    assert "graphkit/samples/xa-than-uyen.txt" in [line.replace(os.sep, "/") for line in lines]
    for sign in "+-":
        assert any(line.startswith(f"  {sign} citation ") and "28/NQ-CP" in line for line in lines)
    assert run("--quiet").stdout.splitlines() == lines[-len(unchanged.stdout.splitlines()) :]

    one = run("--quiet", str(project / "graphkit" / "samples" / "xa-than-uyen.txt"))
    assert one.stdout.splitlines()[-1] == "1 of 1 documents differ"


def test_a_commit_that_is_none(run: Compare) -> None:
    told = run("--base", "no-such-commit")
    assert told.returncode == 2
    assert "no-such-commit" in told.stderr
