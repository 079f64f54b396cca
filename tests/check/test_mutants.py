"""One thing broken in a plan that is right: it is found, with the right code, at the right place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from mutants import Mutant, Sound, mutants

from graphkit.check import CheckedDocument, check
from graphkit.pipeline import analyse
from graphkit.records import Store
from graphkit.resolve import Reference

PLANS = ("xa-than-uyen", "xa-soc-son", "xa-muong-than", "ke-hoach-1378-kh-svhttdl-lai-chau")
NUMBER = 500
SHARE = 0.97


def checked(path: Path, store: Store, reference: Reference) -> CheckedDocument:
    analysis = analyse(path)
    return check(analysis.reading, analysis.extraction, store=store, reference=reference)


def sound(samples: Path, store: Store, reference: Reference) -> Iterator[Sound]:
    """Yield the plans that cite their parent, which is in the store."""
    for name in PLANS:
        path = samples / f"{name}.txt"
        analysis, parent = analyse(path), checked(path, store, reference).parent
        assert parent is not None and parent.cited
        cited = [item for item in analysis.extraction.citations if item.start == parent.start]
        yield Sound(name, analysis, cited[0])


def is_found(mutant: Mutant, result: CheckedDocument) -> bool:
    return any(
        item.rule.code in mutant.codes
        and item.observation.start is not None
        and item.observation.start < mutant.end
        and (item.observation.end or item.observation.start) > mutant.start
        for item in result.findings
    )


def test_what_is_broken_is_found(
    samples: Path, sample_store: Store, reference: Reference, tmp_path: Path
) -> None:
    made = mutants(list(sound(samples, sample_store, reference)), NUMBER)
    assert len(made) == NUMBER
    missed: Counter[str] = Counter()
    for mutant in made:
        path = tmp_path / "ban-sao.txt"
        path.write_text(mutant.text, encoding="utf-8", newline="")
        if not is_found(mutant, checked(path, sample_store, reference)):
            missed[f"{mutant.breach} in {mutant.plan}"] += 1
    assert missed.total() <= NUMBER * (1 - SHARE), missed


@pytest.mark.parametrize("name", PLANS)
def test_the_unbroken_gain_no_finding(
    samples: Path, sample_store: Store, reference: Reference, name: str
) -> None:
    blank = {"KG101"} if name in ("xa-soc-son", "xa-muong-than") else set()
    found = checked(samples / f"{name}.txt", sample_store, reference).findings
    assert {item.rule.code for item in found} <= blank
