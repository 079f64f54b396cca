"""A reasoner opens every file of OWL and SKOS as Protégé does, and finds nothing that contradicts itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from reasoner import reason

from graphkit.resources import share

FOLDER = share("ontology")
CORE = FOLDER / "graphkit.ttl"
ALIGNMENTS = sorted((FOLDER / "align").glob("*.ttl"))
SCHEMES = sorted((FOLDER / "schemes").glob("*.ttl"))
WRONG = """
@prefix gk: <https://w3id.org/graphkit/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<https://w3id.org/graphkit/sai> a owl:Ontology .
gk:VanBan a owl:Class .
gk:CoQuan a owl:Class .
gk:VanBanCoQuan a owl:Class ; rdfs:subClassOf gk:VanBan, gk:CoQuan .
gk:KhongKhaiBao rdfs:subPropertyOf gk:CungKhong .
"""

pytestmark = pytest.mark.java


def test_core_alignments_and_schemes_are_consistent_and_every_class_can_have_members() -> None:
    files = [CORE, *ALIGNMENTS, *SCHEMES]
    said = reason(files)
    assert [name for name, _ in said["loaded"]] == [file.name for file in files]
    assert said["consistent"] == [("true",)]
    assert "unsatisfiable" not in said
    assert "not DL" not in said
    own = [item for item in Graph().parse(CORE).subjects(RDF.type, OWL.Class) if isinstance(item, URIRef)]
    assert int(said["classes"][0][0]) > len(own), "classes of other vocabularies as well"


def test_no_axiom_of_an_alignment_is_lost() -> None:
    """Where a term is not declared, its subproperty is taken for an annotation's and means nothing."""
    said = {name: int(axioms) for name, axioms in reason(ALIGNMENTS)["loaded"]}
    for file in ALIGNMENTS:
        graph = Graph().parse(file)
        stated = [*graph.subjects(RDFS.subClassOf), *graph.subjects(RDFS.subPropertyOf)]
        assert said[file.name] == len(stated), file.name


def test_the_reasoner_sees_what_is_wrong(tmp_path: Path) -> None:
    wrong = tmp_path / "sai.ttl"
    wrong.write_text(WRONG, encoding="utf-8")
    said = reason([CORE, wrong])
    assert said["unsatisfiable"] == [("https://w3id.org/graphkit/ns#VanBanCoQuan",)]
    assert any("KhongKhaiBao" in violation for _, violation in said["not DL"])
