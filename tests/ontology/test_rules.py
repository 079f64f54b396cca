"""The rules' shapes: they speak of plans in graphs that are well made, each of its own fault alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, URIRef
from rdflib.namespace import DCTERMS
from shaping import SHAPES, broken, rules, shapes

HERE = Path(__file__).parent
VALID = [*sorted((HERE / "valid").glob("*.ttl")), *sorted((HERE / "rules" / "valid").glob("*.ttl"))]
INVALID = sorted((HERE / "rules" / "invalid").glob("*.ttl"))


def coded() -> set[str]:
    return {str(shape).removeprefix(SHAPES) for shape in rules().subjects(DCTERMS.identifier)}


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_a_valid_example_breaks_no_rule(file: Path) -> None:
    assert broken(Graph().parse(file), rules()) == set()


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_example_breaks_its_rule_and_no_other(file: Path) -> None:
    assert broken(Graph().parse(file), rules()) == {file.stem}


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_a_fault_of_a_plan_is_none_of_its_graph(file: Path) -> None:
    assert broken(Graph().parse(file), shapes()) == set()


def test_every_rule_has_an_invalid_example() -> None:
    assert {file.stem for file in INVALID} == coded()


def test_what_has_no_code_tells_nothing_by_itself() -> None:
    helpers = {
        str(shape).removeprefix(SHAPES) for shape in rules().subjects(RDF.type, SH.NodeShape)
    } - coded()
    for helper in helpers:
        assert not set(rules().predicates(URIRef(SHAPES + helper))) & {SH.targetClass, SH.targetSubjectsOf}
    assert helpers == {"co-toan-van", "ke-hoach"}


def test_every_rule_speaks_both_languages_in_core_alone() -> None:
    for shape in coded():
        messages = rules().objects(URIRef(SHAPES + shape), SH.message)
        assert sorted(str(getattr(message, "language", None)) for message in messages) == ["en", "vi"], shape
    assert not {*rules().subjects(SH.sparql, None), *rules().subjects(SH.js, None)}
