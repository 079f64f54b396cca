"""What a set of RDF files is, in VoID: its graphs, how much of which class and property, and what made it.

A catalogue of linked data takes it as it stands; IRIs are relative to the file, so that the folder can move.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from graphkit import __version__
from graphkit.engines.rdf import NS, OA, PREFIXES, RDF

_TYPE = RDF + "type"
_FORMATS = {ox.RdfFormat.TURTLE: "Turtle", ox.RdfFormat.N_TRIPLES: "N-Triples"}
_HEAD = f"""\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix gk: <{NS}> .
@prefix oa: <{OA}> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <{RDF}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix void: <http://rdfs.org/ns/void#> .

<> a void:DatasetDescription ;
    dcterms:title "Mô tả đồ thị văn bản"@vi, "Description of a graph of documents"@en ;
    rdfs:seeAlso <{NS.rstrip("#")}> .

<#build> a prov:Activity ;
    prov:wasAssociatedWith [ a prov:SoftwareAgent ; rdfs:label "graphkit {__version__}" ] .
"""


class Tally:
    """How many triples of which property, and things of which class, passed through :meth:`counted`."""

    def __init__(self) -> None:
        self.classes: Counter[str] = Counter()
        self.properties: Counter[str] = Counter()

    def counted(self, triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
        """Yield triples as they come, and count them."""
        for triple in triples:
            self.properties[triple.predicate.value] += 1
            if triple.predicate.value == _TYPE and isinstance(triple.object, ox.NamedNode):
                self.classes[triple.object.value] += 1
            yield triple


def describe(files: Mapping[str, Tally], form: ox.RdfFormat) -> str:
    """Return the description in Turtle of files of one format, by what was counted in each."""
    whole = Tally()
    for tally in files.values():
        whole.classes.update(tally.classes)
        whole.properties.update(tally.properties)
    parts = [f"void:subset <#{_stem(name)}>" for name in files]
    graphs = [
        _dataset(_stem(name), tally, form, [f"void:dataDump <{name}>"]) for name, tally in files.items()
    ]
    return "\n".join([_HEAD, _dataset("graph.all", whole, form, parts), *graphs])


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _dataset(name: str, tally: Tally, form: ox.RdfFormat, parts: Iterable[str]) -> str:
    said = [
        f"void:feature formats:{_FORMATS[form]}",
        f"void:vocabulary <{NS.rstrip('#')}>",
        f"void:triples {tally.properties.total()}",
        f"void:classes {len(tally.classes)}",
        f"void:properties {len(tally.properties)}",
        *parts,
        *(
            f"void:classPartition [ void:class {_short(iri)} ; void:entities {number} ]"
            for iri, number in sorted(tally.classes.items())
        ),
        *(
            f"void:propertyPartition [ void:property {_short(iri)} ; void:triples {number} ]"
            for iri, number in sorted(tally.properties.items())
        ),
        "prov:wasGeneratedBy <#build>",
    ]
    return f"<#{name}> a void:Dataset ;\n    " + " ;\n    ".join(said) + " .\n"


def _short(iri: str) -> str:
    """Return a name with its prefix; classes and properties are those of our vocabulary, oa and rdf."""
    prefix, namespace = next(item for item in PREFIXES.items() if iri.startswith(item[1]))
    return f"{prefix}:{iri.removeprefix(namespace)}"
