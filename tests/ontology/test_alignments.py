"""What our terms are aligned to is there in the other vocabularies, and fits its kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, URIRef, namespace

from graphkit.engines.rdf import NS
from graphkit.resources import share

ALIGN = share("ontology") / "align"
SCHEME = "https://w3id.org/graphkit/scheme#"
CLOSED: dict[str, type[namespace.DefinedNamespace]] = {
    "dcterms": namespace.DCTERMS,
    "odrl": namespace.ODRL2,
    "org": namespace.ORG,
    "prov": namespace.PROV,
    "schema": namespace.SDO,
    "time": namespace.TIME,
}
"""Vocabularies that rdflib has all terms of."""
ELI = "http://data.europa.eu/eli/ontology#"
OA = "http://www.w3.org/ns/oa#"
LISTED = {
    "eli": {
        *(ELI + name for name in ("LegalResource", "id_local", "title", "type_document", "passed_by")),
        *(ELI + name for name in ("amends", "applies", "based_on", "cites", "repeals")),
        *(ELI + name for name in ("date_document", "first_date_entry_in_force", "date_no_longer_in_force")),
    },
    "oa": {OA + name for name in ("Annotation", "end", "exact", "hasSource", "start")},
}
"""Those of which it has none: what we use, looked up in their specifications."""


def aligned(file: Path) -> set[str]:
    graph = Graph().parse(file)
    ours = {term for term in graph.subjects() if str(term).startswith(NS)}
    theirs = [
        *(term for subject in ours for term in graph.objects(subject)),
        *graph.objects(None, OWL.inverseOf),
    ]
    return {
        str(term)
        for term in theirs
        if isinstance(term, URIRef) and not str(term).startswith((str(OWL), SCHEME))
    }


@pytest.mark.parametrize("file", sorted(ALIGN.glob("*.ttl")), ids=lambda file: file.stem)
def test_the_other_vocabulary_has_the_terms(file: Path) -> None:
    terms = aligned(file)
    assert terms
    if file.stem in LISTED:
        assert terms == LISTED[file.stem]
    else:
        assert [term for term in terms if URIRef(term) not in CLOSED[file.stem]] == []


def test_a_term_that_is_none_is_seen() -> None:
    assert URIRef(str(namespace.ORG) + "reportTo") not in namespace.ORG
    assert URIRef(str(namespace.ORG) + "reportsTo") in namespace.ORG


@pytest.mark.parametrize("file", sorted(ALIGN.glob("*.ttl")), ids=lambda file: file.stem)
def test_our_terms_are_declared_as_in_the_core(file: Path) -> None:
    core, graph = Graph().parse(ALIGN.parent / "graphkit.ttl"), Graph().parse(file)
    ours = {term for term in graph.subjects() if str(term).startswith(NS)}
    for term in ours:
        kinds = set(graph.objects(term, RDF.type))
        assert len(kinds) == 1
        assert kinds <= set(core.objects(term, RDF.type)), term
