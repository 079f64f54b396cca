"""The schemes of states and of places have what the code has, in the code's own words."""

from __future__ import annotations

import csv
import typing
from collections.abc import Mapping
from importlib.resources import files

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from graphkit.confidence import Band
from graphkit.coverage.words import CITED_ONLY, HAS_TEXT, HOWS, TIMINGS
from graphkit.i18n import Text
from graphkit.report.words import SEVERITY
from graphkit.resolve.answer import Reason
from graphkit.resolve.locality import VILLAGE_KINDS
from graphkit.resources import share

FOLDER = share("ontology") / "schemes"
SCHEME = "https://w3id.org/graphkit/scheme#"
STATES = Graph().parse(FOLDER / "states.ttl")
BODIES = Graph().parse(FOLDER / "bodies.ttl")


def concepts(scheme: str, graph: Graph = STATES) -> list[URIRef]:
    found = graph.subjects(SKOS.inScheme, URIRef(SCHEME + scheme))
    return [concept for concept in found if isinstance(concept, URIRef)]


def label(concept: URIRef, language: str, graph: Graph = STATES) -> str:
    texts = (text for text in graph.objects(concept, SKOS.prefLabel) if isinstance(text, Literal))
    return next(str(text) for text in texts if text.language == language)


def notations(scheme: str) -> dict[str, URIRef]:
    return {str(STATES.value(concept, SKOS.notation)): concept for concept in concepts(scheme)}


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        ("cach-dan", {how.value: text for how, (_, text) in HOWS.items()}),
        ("dung-han", {timing.value: text for timing, (_, text) in TIMINGS.items()}),
        ("muc-do", SEVERITY),
    ],
)
def test_states_are_called_as_the_program_calls_them(scheme: str, words: Mapping[str, Text]) -> None:
    found = notations(scheme)
    assert set(found) == set(words)
    for value, text in words.items():
        assert (label(found[value], "vi"), label(found[value], "en")) == (text.vi, text.en)


@pytest.mark.parametrize(("scheme", "choice"), [("do-chac-chan", Band), ("chua-ro", Reason)])
def test_states_are_those_of_the_code(scheme: str, choice: object) -> None:
    assert set(notations(scheme)) == set(typing.get_args(choice))


def test_states_of_documents() -> None:
    assert {label(concept, "vi") for concept in concepts("trang-thai")} == {HAS_TEXT.vi, CITED_ONLY.vi, "tạm"}


def test_kinds_of_places_are_those_of_the_tables_and_of_villages() -> None:
    kinds = {kind.split(" ")[0] for kind in VILLAGE_KINDS}
    for table in ("places.tsv", "places-old.tsv"):
        text = (files("graphkit") / "data" / table).read_text(encoding="utf-8")
        kinds |= {row["kind"] for row in csv.DictReader(text.splitlines(), delimiter="\t")}
    assert {label(concept, "vi", BODIES) for concept in concepts("loai-dia-ban", BODIES)} == kinds


def test_every_concept_is_in_a_scheme_that_says_what_it_is_for() -> None:
    for graph in (STATES, BODIES):
        schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
        assert set(graph.objects(None, SKOS.inScheme)) == schemes
        for scheme in schemes:
            said = [text for text in graph.objects(scheme, SKOS.definition) if isinstance(text, Literal)]
            assert sorted(str(text.language) for text in said) == ["en", "vi"]
