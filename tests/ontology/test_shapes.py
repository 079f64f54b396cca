"""The shapes: valid examples conform, an invalid one breaks exactly the shape that it is named after."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, URIRef
from shaping import SHAPES, broken, shapes

from graphkit.engines.rdf import NS, PREFIXES
from graphkit.schema import EDGES, EVIDENCE, NODES, Kind, node_properties

HERE = Path(__file__).parent
VALID = sorted((HERE / "valid").glob("*.ttl"))
INVALID = sorted((HERE / "invalid").glob("*.ttl"))


def named_shapes() -> set[str]:
    subjects = {*shapes().subjects(RDF.type, SH.NodeShape), *shapes().subjects(RDF.type, SH.PropertyShape)}
    return {str(shape).removeprefix(SHAPES) for shape in subjects}


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_a_valid_example_conforms(file: Path) -> None:
    data = Graph().parse(file)
    assert len(data)
    assert broken(data, shapes()) == set()


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_example_breaks_its_shape_and_no_other(file: Path) -> None:
    assert broken(Graph().parse(file), shapes()) == {file.stem}


def test_every_shape_has_an_invalid_example() -> None:
    assert {file.stem for file in INVALID} == named_shapes()


def test_every_shape_speaks_both_languages() -> None:
    for shape in named_shapes():
        messages = list(shapes().objects(URIRef(SHAPES + shape), SH.message))
        assert {getattr(message, "language", None) for message in messages} == {"vi", "en"}, shape


def test_shapes_are_core_alone() -> None:
    assert not {*shapes().subjects(SH.sparql, None), *shapes().subjects(SH.js, None)}


def test_valid_examples_use_every_label_and_most_properties() -> None:
    used = {str(term) for file in VALID for triple in Graph().parse(file) for term in triple}
    assert {NS + label for label in (*NODES, "BangChung")} <= used
    assert {NS + name for name in EVIDENCE} <= used


def kinds() -> dict[str, Kind]:
    nodes = {name: kind for label in NODES for name, kind in node_properties(label).items()}
    return {
        **EVIDENCE,
        **nodes,
        **{name: kind for edge in EDGES.values() for name, kind in edge.properties.items()},
    }


@pytest.mark.parametrize(("name", "kind"), sorted(kinds().items()))
def test_a_property_has_the_type_of_the_schema(name: str, kind: Kind) -> None:
    shape = URIRef(SHAPES + name)
    assert shapes().value(shape, SH.path) == URIRef(NS + name)
    assert shapes().value(shape, SH.targetSubjectsOf) == URIRef(NS + name)
    datatype = shapes().value(shape, SH.datatype)
    if datatype is None:
        assert shapes().value(shape, SH["class"]) == URIRef(NS + "VanBan")
        return
    words = {Kind.FLOAT: "double", Kind.STRINGS: "string"}
    assert str(datatype) == PREFIXES["xsd"] + words.get(kind, kind.value)
    assert (shapes().value(shape, SH.maxCount) is None) == (kind is Kind.STRINGS)


@pytest.mark.parametrize("name", EDGES)
def test_a_relationship_joins_what_the_schema_says(name: str) -> None:
    for end, index in (("tu", 0), ("den", 1)):
        shape = URIRef(f"{SHAPES}{name}-{end}")
        classes = {str(label).removeprefix(NS) for label in _classes(shape)}
        assert classes == {pair[index] for pair in EDGES[name].pairs}


def _classes(shape: URIRef) -> set[object]:
    single = shapes().value(shape, SH["class"])
    if single is not None:
        return {single}
    alternatives = shapes().value(shape, SH["or"])
    assert alternatives is not None
    return {shapes().value(item, SH["class"]) for item in shapes().items(alternatives)}
