"""The description beside RDF files counts what is in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from exports_scene import STORES
from rdflib import RDF, RDFS, VOID, Graph, URIRef
from rdflib.namespace import DCTERMS, PROV

from graphkit import __version__
from graphkit.engines.rdf import NS
from graphkit.exports import export
from graphkit.records import Store
from graphkit.schema import NODES

FORMATS = {"turtle": ("ttl", "Turtle"), "ntriples": ("nt", "N-Triples")}


@pytest.fixture(scope="module", params=FORMATS)
def folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str]]:
    path = tmp_path_factory.mktemp("rdf")
    with Store.open(STORES["samples"]()) as store:
        export(store, request.param, path)
    yield path, request.param


def described(folder: Path) -> tuple[Graph, URIRef]:
    """The description, and the IRI that its own are relative to."""
    return Graph().parse(folder / "void.ttl"), URIRef((folder / "void.ttl").as_uri())


def files(graph: Graph, base: URIRef, folder: Path) -> Iterator[tuple[URIRef, Graph]]:
    """Each file's name in the description and what is in it, and all of them together."""
    whole = Graph()
    for dataset, dump in graph.subject_objects(VOID.dataDump):
        content = Graph().parse(folder / str(dump).rpartition("/")[2])
        yield URIRef(str(dataset)), content
        whole += content
    yield URIRef(f"{base}#graph.all"), whole


def test_it_counts_triples_classes_and_properties(folder: tuple[Path, str]) -> None:
    graph, base = described(folder[0])
    seen = list(files(graph, base, folder[0]))
    assert len(seen) == 4
    for dataset, content in seen:
        parts = {
            kind: {
                graph.value(part, named): int(str(graph.value(part, counted)))
                for part in graph.objects(dataset, kind)
            }
            for kind, named, counted in (
                (VOID.classPartition, VOID["class"], VOID.entities),
                (VOID.propertyPartition, VOID.property, VOID.triples),
            )
        }
        assert parts[VOID.classPartition] == Counter(content.objects(None, RDF.type)), dataset
        assert parts[VOID.propertyPartition] == Counter(content.predicates()), dataset
        if not str(dataset).endswith("all"):
            assert int(str(graph.value(dataset, VOID.triples))) == len(content)
    everything = parts[VOID.classPartition]
    assert {URIRef(NS + label) for label in NODES} <= set(everything)


def test_it_names_vocabulary_format_and_maker(folder: tuple[Path, str]) -> None:
    graph, base = described(folder[0])
    assert (base, RDF.type, VOID.DatasetDescription) in graph
    assert {getattr(text, "language", None) for text in graph.objects(base, DCTERMS.title)} == {"vi", "en"}
    datasets = set(graph.subjects(RDF.type, VOID.Dataset))
    whole = URIRef(f"{base}#graph.all")
    assert set(graph.objects(whole, VOID.subset)) == datasets - {whole}
    form = URIRef(f"http://www.w3.org/ns/formats/{FORMATS[folder[1]][1]}")
    for dataset in datasets:
        assert graph.value(dataset, VOID.feature) == form
        assert graph.value(dataset, VOID.vocabulary) == URIRef(NS.rstrip("#"))
    agent = graph.value(graph.value(whole, PROV.wasGeneratedBy), PROV.wasAssociatedWith)
    assert (agent, RDF.type, PROV.SoftwareAgent) in graph
    assert str(graph.value(agent, RDFS.label)) == f"graphkit {__version__}"
