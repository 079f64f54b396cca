"""The check of annotated plans, as they are and without the citation of their parent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from check_scene import codes, of_parent

from graphkit.check import CheckedDocument, check
from graphkit.pipeline import Analysis, analyse
from graphkit.resolve import Reference

pytestmark = pytest.mark.shared

PARENTS = {
    "000": ("67/KH-UBND", "Ủy ban nhân dân thành phố Hà Nội"),
    "001": ("2723/KH-UBND", "Ủy ban nhân dân tỉnh Lai Châu"),
    "002": ("67/KH-UBND", "Ủy ban nhân dân thành phố Hà Nội"),
    "003": ("211/KH-UBND", "Ủy ban nhân dân tỉnh Hà Tĩnh"),
}


def seed(shared: Path, name: str) -> Path:
    (path,) = (shared / "seeds").glob(f"{name}_*.txt")
    return path


def checked(analysis: Analysis, reference: Reference) -> CheckedDocument:
    return check(analysis.reading, analysis.extraction, reference=reference)


@pytest.mark.parametrize("name", PARENTS)
def test_the_parent_is_named_with_its_place(shared: Path, reference: Reference, name: str) -> None:
    analysis = analyse(seed(shared, name))
    result = checked(analysis, reference)
    parent = result.parent
    assert codes(result) == [] and parent is not None and parent.cited
    assert (parent.so_ky_hieu, parent.issuer) == PARENTS[name]
    assert PARENTS[name][0] in analysis.reading.text[parent.start : parent.end]


@pytest.mark.parametrize("name", PARENTS)
def test_a_copy_without_it_is_found_and_says_what_is_missing(
    shared: Path, reference: Reference, tmp_path: Path, name: str
) -> None:
    number, issuer = PARENTS[name]
    text = seed(shared, name).read_bytes().decode("utf-8")
    clause = re.search(rf"Kế hoạch số\s+{number}[^;.]*?năm 202\d[;.,]?", text)
    assert clause is not None
    copy = tmp_path / "ban-sao.txt"
    copy.write_text(text.replace(clause[0], ""), encoding="utf-8", newline="")
    result = checked(analyse(copy), reference)
    assert codes(result) == ["KG201"] and result.parent is None
    assert issuer in str(of_parent(result)[0].observation.message)


OLDER = {"01": "2626/KH-UBND", "09": "160/KH-TU", "19": "245/KH-UBND"}
NONE = ("03", "07", "11", "13", "15", "17", "23", "25", "29", "31")
LETTERS = ("05", "21")


@pytest.mark.parametrize("name", OLDER)
def test_older_communes_that_cite_a_parent(shared: Path, reference: Reference, name: str) -> None:
    result = checked(analyse(shared / "corpus" / "communes" / f"{name}.txt"), reference)
    assert codes(result) == [] and result.parent is not None and result.parent.so_ky_hieu == OLDER[name]


@pytest.mark.parametrize(
    ("name", "code"), [*((name, "KG201") for name in NONE), *((name, "KG202") for name in LETTERS)]
)
def test_older_communes_that_cite_none(shared: Path, reference: Reference, name: str, code: str) -> None:
    result = checked(analyse(shared / "corpus" / "communes" / f"{name}.txt"), reference)
    assert code in codes(result) and result.parent is None
