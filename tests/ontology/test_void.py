"""The description of the vocabulary counts what is in its files."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, VOID, Graph, Node, URIRef

from graphkit.engines.rdf import NS
from graphkit.resources import share

FOLDER = share("ontology")
VOCABULARY = URIRef("https://w3id.org/graphkit/void#vocabulary")
ALIGNMENTS = sorted((FOLDER / "align").glob("*.ttl"))
LINKS = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso)
DESCRIPTION = Graph().parse(FOLDER / "void.ttl")


def counted(dataset: Node, part: URIRef, named: URIRef, number: URIRef) -> dict[str, int]:
    parts = DESCRIPTION.objects(dataset, part)
    return {str(DESCRIPTION.value(one, named)): int(str(DESCRIPTION.value(one, number))) for one in parts}


def test_it_counts_terms_and_concepts() -> None:
    vocabulary = Graph().parse(FOLDER / "graphkit.ttl")
    for file in (FOLDER / "schemes").glob("*.ttl"):
        vocabulary.parse(file)
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme)
    ours = {
        str(kind): sum(
            str(term).startswith("https://w3id.org/graphkit/") for term in vocabulary.subjects(RDF.type, kind)
        )
        for kind in kinds
    }
    assert counted(VOCABULARY, VOID.classPartition, VOID["class"], VOID.entities) == ours


def test_every_alignment_is_a_linkset() -> None:
    linksets = set(DESCRIPTION.subjects(RDF.type, VOID.Linkset))
    assert set(DESCRIPTION.objects(VOCABULARY, VOID.subset)) == linksets
    assert {str(one).partition("#")[2] for one in linksets} == {file.stem for file in ALIGNMENTS}


@pytest.mark.parametrize("file", ALIGNMENTS, ids=lambda file: file.stem)
def test_a_linkset_counts_its_links(file: Path) -> None:
    linkset = URIRef(f"https://w3id.org/graphkit/void#{file.stem}")
    links = [
        (term, how, other)
        for term, how, other in Graph().parse(file)
        if str(term).startswith(NS) and how in LINKS
    ]
    by_property = {str(how): sum(one[1] == how for one in links) for _, how, _ in links}
    assert counted(linkset, VOID.propertyPartition, VOID.property, VOID.triples) == by_property
    assert int(str(DESCRIPTION.value(linkset, VOID.triples))) == len(links)
    space = str(DESCRIPTION.value(DESCRIPTION.value(linkset, VOID.objectsTarget), VOID.uriSpace))
    assert any(str(other).startswith(space) for _, _, other in links)
    (ontology,) = Graph().parse(file).subjects(RDF.type, OWL.Ontology)
    assert DESCRIPTION.value(linkset, VOID.dataDump) == ontology
