"""Resolving alone, given the mentions that annotators marked: targets, issuers and full names of five plans."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.lang.fold import fold
from graphkit.model import Assignment, Citation, Extraction, Header, Source
from graphkit.resolve import Reference, resolve

pytestmark = pytest.mark.shared

_ISSUER = re.compile(r"\bcủa (.+?)(?: ngày .*)?$")


def _citation(gold: dict[str, Any]) -> Citation:
    surface = " ".join(gold["surface"].split())
    stated = _ISSUER.search(surface) if gold["by"] == "number" else None
    return Citation(
        start=gold["start"],
        end=gold["end"],
        surface=gold["surface"],
        by=gold["by"],
        role=gold["role"],
        doc_type=gold["doc_type"],
        so_ky_hieu=gold["so_ky_hieu"],
        date=gold["date"],
        issuer=stated.group(1) if stated else None,
        title=gold["title"],
        title_start=gold["title_start"],
        title_end=gold["title_end"],
        section=gold["section_path"],
    )


def _assignment(gold: dict[str, Any]) -> Assignment:
    surface = gold["unit_surface"]
    return Assignment(gold["start"], gold["end"], "", surface, surface, gold["section"])


def _extraction(gold: dict[str, Any]) -> Extraction:
    header = gold["header"]
    return Extraction(
        source=Source(gold["file"], "0" * 64, "0" * 64, "text", 0),
        header=Header(
            doc_type=header["doc_type"],
            so_ky_hieu=header["so_ky_hieu"],
            issuer=re.sub(r"^Ủy ban nhân dân", "UBND", header["issuer"]),
            place=header["place"],
            date=header["date"],
            title=header["title"],
            plan_year=header["plan_year"],
            recipients=tuple(header["recipients"]),
        ),
        citations=tuple(map(_citation, gold["citations"])),
        assignments=tuple(map(_assignment, gold["assignments"])),
    )


@pytest.fixture(scope="module")
def pairs(shared: Path, reference: Reference) -> list[tuple[dict[str, Any], Extraction]]:
    golds = [
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "gold").glob("*.json"))
    ]
    return [(gold, resolve(_extraction(gold), reference)) for gold in golds]


Pairs = list[tuple[dict[str, Any], Extraction]]


def _citations(pairs: Pairs) -> Iterator[tuple[dict[str, Any], Citation]]:
    for gold, extraction in pairs:
        yield from zip(gold["citations"], extraction.citations, strict=True)


def test_headers(pairs: Pairs) -> None:
    for gold, extraction in pairs:
        header = extraction.header
        expected = [gold["header"][key] for key in ("issuer", "issuer_level", "province")]
        assert [header.issuer, header.issuer_level, header.province] == expected
        assert header.id is not None


def test_targets(pairs: Pairs) -> None:
    core = [(gold, found) for gold, found in _citations(pairs) if not gold["optional"]]
    wrong = [
        (gold["surface"], found.resolves_to)
        for gold, found in core
        if (found.resolves_to and "|".join(_shown(found))) != gold["resolves_to"]
    ]
    assert len(core) > 70
    assert wrong == []


def _shown(citation: Citation) -> tuple[str, str, str]:
    target = citation.resolves_to
    assert target is not None
    return target.so_ky_hieu or "", target.date or "", target.issuer or ""


def test_what_is_open_says_why(pairs: Pairs) -> None:
    for _, citation in _citations(pairs):
        assert bool(citation.resolves_to) != bool(citation.unresolved), citation.surface


def test_issuers(pairs: Pairs) -> None:
    for gold, citation in _citations(pairs):
        if gold["by"] == "number" and gold["issuer"]:
            assert citation.issuer == gold["issuer"]


def test_mentions_of_one_instrument(pairs: Pairs) -> None:
    for gold, extraction in pairs:
        ids = [citation["id"] for citation in gold["citations"]]
        expected = [c["same_as"] and ids.index(c["same_as"]) for c in gold["citations"]]
        assert [citation.same_as for citation in extraction.citations] == expected


def test_units(pairs: Pairs) -> None:
    named = [
        (row["unit"], assignment)
        for gold, extraction in pairs
        for row, assignment in zip(gold["assignments"], extraction.assignments, strict=True)
    ]
    for unit, assignment in named:
        if not assignment.generic:
            assert fold(assignment.unit) == fold(unit)
    assert sum(not assignment.generic for _, assignment in named) > 50
