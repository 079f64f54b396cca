"""The ontology: every term says what it is in both languages, and all files use its names alone."""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import socket
import typing
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from graphkit.engines.rdf import NS, PREFIXES, REFERENCES
from graphkit.lang.types import ABBREVIATIONS, TYPE_WORDS
from graphkit.model import Citation, Level, Mode
from graphkit.resolve.types import BodyLevel
from graphkit.resources import share
from graphkit.schema import EDGES, EVIDENCE, NODES, Kind, node_properties

FOLDER = share("ontology")
TURTLE = sorted(FOLDER.rglob("*.ttl"))
ALIGNMENTS = sorted((FOLDER / "align").glob("*.ttl"))
SHAPE = Namespace("https://w3id.org/graphkit/shapes#")
SCHEME = "https://w3id.org/graphkit/scheme#"


@cache
def ontology() -> Graph:
    return Graph().parse(FOLDER / "graphkit.ttl")


@cache
def schemes() -> Graph:
    graph = Graph()
    for file in sorted((FOLDER / "schemes").glob("*.ttl")):
        graph.parse(file)
    return graph


def declared() -> dict[str, set[str]]:
    """The ontology's own terms by the name of their OWL types."""
    terms: dict[str, set[str]] = {}
    for subject, kind in ontology().subject_objects(RDF.type):
        if str(subject).startswith(NS):
            terms.setdefault(str(subject).removeprefix(NS), set()).add(str(kind).removeprefix(str(OWL)))
    return terms


def properties() -> dict[str, Kind]:
    nodes = {name: kind for label in NODES for name, kind in node_properties(label).items()}
    return {
        **EVIDENCE,
        **nodes,
        **{name: kind for edge in EDGES.values() for name, kind in edge.properties.items()},
    }


def table() -> list[dict[str, str]]:
    with (FOLDER / "terms.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


# --- the ontology itself ------------------------------------------------------------------------------


def test_the_ontology_has_what_the_schema_has() -> None:
    terms = declared()
    assert {name for name, kinds in terms.items() if "Class" in kinds} == {*NODES, "BangChung"}
    objects = {name for name, kinds in terms.items() if "ObjectProperty" in kinds}
    assert objects == {*EDGES, *REFERENCES}
    values = {name for name, kinds in terms.items() if "DatatypeProperty" in kinds}
    assert values == set(properties()) - REFERENCES


@pytest.mark.parametrize("term", sorted(declared()))
def test_a_term_has_label_and_comment_in_both_languages(term: str) -> None:
    for predicate in (RDFS.label, RDFS.comment):
        texts = [
            text for text in ontology().objects(URIRef(NS + term), predicate) if isinstance(text, Literal)
        ]
        assert sorted(str(text.language) for text in texts) == ["en", "vi"]
        assert all(text.strip() == str(text) for text in texts)


@pytest.mark.parametrize("name", EDGES)
def test_a_relationship_has_the_ends_of_the_schema(name: str) -> None:
    for predicate, index in ((RDFS.domain, 0), (RDFS.range, 1)):
        assert classes(URIRef(NS + name), predicate) == {pair[index] for pair in EDGES[name].pairs}


@pytest.mark.parametrize("name", sorted(set(properties()) - REFERENCES))
def test_a_property_has_the_owners_and_the_type_of_the_schema(name: str) -> None:
    owners = {label for label in NODES if name in node_properties(label)}
    owners |= {"BangChung"} if name in EVIDENCE else set()
    assert classes(URIRef(NS + name), RDFS.domain) == owners
    found = ontology().value(URIRef(NS + name), RDFS.range)
    words = {Kind.FLOAT: "double", Kind.STRINGS: "string"}
    kind = properties()[name]
    assert found == (None if kind is Kind.DATE else URIRef(PREFIXES["xsd"] + words.get(kind, kind.value)))
    assert ("FunctionalProperty" in declared()[name]) == (kind is not Kind.STRINGS)


def classes(subject: URIRef, predicate: URIRef) -> set[str]:
    found = ontology().value(subject, predicate)
    if found is None:
        return set()
    union = ontology().value(found, OWL.unionOf)
    members = [found] if union is None else ontology().items(union)
    return {str(member).removeprefix(NS) for member in members}


@pytest.mark.parametrize("file", TURTLE, ids=lambda file: file.stem)
def test_a_file_is_a_versioned_ontology_that_imports_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("network")

    monkeypatch.setattr(socket, "socket", no_network)
    graph = Graph().parse(file)
    (subject,) = graph.subjects(RDF.type, OWL.Ontology)
    version = str(graph.value(subject, OWL.versionInfo))
    assert graph.value(subject, OWL.versionIRI) == URIRef(f"{subject}/{version}")
    assert not list(graph.triples((None, OWL.imports, None)))


def test_the_core_knows_no_other_vocabulary() -> None:
    allowed = (NS.rstrip("#"), *PREFIXES.values(), "http://purl.org/dc/terms/", "http://purl.org/vocab/vann/")
    iris = {str(term) for triple in ontology() for term in triple if isinstance(term, URIRef)}
    assert {iri for iri in iris if not iri.startswith(allowed)} == {
        "https://www.apache.org/licenses/LICENSE-2.0"
    }


@pytest.mark.parametrize("file", ALIGNMENTS, ids=lambda file: file.stem)
def test_an_alignment_joins_our_terms_to_those_of_one_vocabulary(file: Path) -> None:
    graph = Graph().parse(file)
    ours = [term for term in graph.subjects() if str(term).startswith(NS)]
    assert ours
    theirs = {str(o) for s in ours for o in graph.objects(s) if isinstance(o, URIRef)}
    assert len({re.sub(r"[^/#]+$", "", iri) for iri in theirs if not iri.startswith((SCHEME, str(OWL)))}) == 1


def test_core_and_alignments_contradict_nothing_in_a_valid_graph() -> None:
    """Under OWL RL the examples, the ontology and all alignments together make no individual inconsistent."""
    graph = Graph()
    for file in [
        FOLDER / "graphkit.ttl",
        *ALIGNMENTS,
        *sorted((Path(__file__).parent / "valid").glob("*.ttl")),
    ]:
        graph.parse(file)
    assert not _contradictions(graph)
    example = next(graph.subjects(RDF.type, URIRef(NS + "NhiemVu")))
    graph.add((example, RDF.type, URIRef(NS + "VanBan")))
    assert _contradictions(graph), "the test sees contradictions"


def _contradictions(graph: Graph) -> list[object]:
    import owlrl  # type: ignore[import-untyped]

    closed = Graph()
    closed += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    return list(closed.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")))


# --- the three vocabularies --------------------------------------------------------------------------


def test_the_table_ties_the_vocabularies_together() -> None:
    rows = {(row["kind"], row["term"]): row["cypher"] for row in table()}
    expected = {("class", f"gk:{name}"): name for name in NODES} | {("class", "gk:BangChung"): "-"}
    expected |= {("relationship", f"gk:{name}"): name for name in EDGES}
    expected |= {("property", f"gk:{name}"): name for name in properties()}
    assert rows == expected
    assert len(table()) == len(rows)


@pytest.mark.parametrize("row", [row for row in table() if row["python"] != "-"], ids=lambda row: row["term"])
def test_a_python_name_of_the_table_is_one(row: dict[str, str]) -> None:
    """``module:Class``, ``module:Class.field``, or ``module:Class.field=value`` for one value of a choice."""
    module, _, path = row["python"].partition(":")
    name, _, field = path.partition(".")
    field, _, value = field.partition("=")
    owner = getattr(import_module(module), name)
    if field:
        assert field in {item.name for item in dataclasses.fields(owner)}
    if value:
        assert value in _choices(typing.get_type_hints(owner)[field])


def _choices(hint: object) -> set[object]:
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is typing.Literal:
        return set(arguments)
    return {choice for argument in arguments for choice in _choices(argument)}


def test_files_use_declared_terms_alone() -> None:
    files = [*(FOLDER / "shapes").glob("*.ttl"), *ALIGNMENTS, *share("queries").glob("*.rq")]
    assert len(files) > len(ALIGNMENTS)
    for file in files:
        used = set(re.findall(r"\bgk:([A-Za-z]\w*)", file.read_text(encoding="utf-8")))
        assert used <= set(declared()), file.name


# --- the schemes -----------------------------------------------------------------------------------------


def concepts(scheme: str, predicate: URIRef = SKOS.prefLabel) -> set[str]:
    members = schemes().subjects(SKOS.inScheme, URIRef(SCHEME + scheme))
    texts = [text for member in members for text in schemes().objects(member, predicate)]
    return {str(text) for text in texts if isinstance(text, Literal) and text.language in {"vi", None}}


def test_schemes_have_the_values_of_the_code() -> None:
    assert concepts("cap") == set(typing.get_args(BodyLevel)) >= set(typing.get_args(Level))
    assert concepts("che-do") == set(typing.get_args(Mode))
    assert concepts("vai-tro", SKOS.notation) == _choices(typing.get_type_hints(Citation)["role"])


def test_the_scheme_of_types_has_those_that_are_read() -> None:
    assert concepts("loai-van-ban") == set(TYPE_WORDS)
    for concept, notation in schemes().subject_objects(SKOS.notation):
        if str(concept).startswith(SCHEME + "loai-van-ban-"):
            assert Literal(ABBREVIATIONS[str(notation)], "vi") in schemes().objects(concept, SKOS.prefLabel)


@pytest.mark.parametrize(
    ("shape", "scheme"), [("CoQuan-cap", "cap"), ("CoQuan-loai", "loai-co-quan"), ("giao-che-do", "che-do")]
)
def test_a_shape_takes_the_values_of_its_scheme(shape: str, scheme: str) -> None:
    values = _shapes().value(SHAPE[shape], SH["in"])
    assert values is not None
    assert {str(value) for value in _shapes().items(values)} == concepts(scheme)


def test_the_shape_of_periods_takes_those_of_their_scheme() -> None:
    pattern = str(_shapes().value(SHAPE["NghiaVuBaoCao-ky"], SH.pattern))
    assert all(re.search(pattern, period) for period in concepts("ky"))
    assert re.search(pattern, ", ".join(sorted(concepts("ky"))))
    assert set(re.split(r"[|()]|, |\^|\*\$", pattern)) - {""} == concepts("ky")


@cache
def _shapes() -> Graph:
    return Graph().parse(FOLDER / "shapes" / "nodes.ttl").parse(FOLDER / "shapes" / "evidence.ttl")


@pytest.mark.parametrize("concept", sorted(map(str, schemes().subjects(SKOS.inScheme))))
def test_a_concept_has_one_label_and_definition_in_each_language(concept: str) -> None:
    for predicate in (SKOS.prefLabel, SKOS.definition):
        texts = [text for text in schemes().objects(URIRef(concept), predicate) if isinstance(text, Literal)]
        assert sorted(str(text.language) for text in texts) == ["en", "vi"]


def test_labels_are_unique_within_a_scheme() -> None:
    for scheme in schemes().subjects(RDF.type, SKOS.ConceptScheme):
        members = list(schemes().subjects(SKOS.inScheme, scheme))
        assert len(concepts(str(scheme).removeprefix(SCHEME))) == len(members) > 1


# --- JSON-LD ---------------------------------------------------------------------------------------------


def context() -> dict[str, typing.Any]:
    text = (FOLDER / "context.jsonld").read_text(encoding="utf-8")
    return dict(json.loads(text)["@context"])


def test_the_context_has_every_term_under_its_own_name() -> None:
    ids = {key: value if isinstance(value, str) else value["@id"] for key, value in context().items()}
    assert {key: value for key, value in ids.items() if value.startswith("gk:")} == {
        name: f"gk:{name}" for name in declared()
    }


def test_the_context_gives_values_their_types() -> None:
    for name, kind in properties().items():
        entry = context()[name] if isinstance(context()[name], dict) else {}
        words = {Kind.FLOAT: "xsd:double", Kind.STRING: None, Kind.STRINGS: None}
        expected = "@id" if name in REFERENCES else words.get(kind, f"xsd:{kind.value}")
        assert entry.get("@type") == expected, name
        assert (entry.get("@container") == "@set") == (kind is Kind.STRINGS), name


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parent / "valid").glob("*.ttl")), ids=lambda file: file.stem
)
def test_compacting_and_expanding_gives_the_graph_back(file: Path) -> None:
    graph = Graph().parse(file)
    compact = graph.serialize(format="json-ld", context=context(), auto_compact=False)
    keys = set(re.findall(r'"(\w+)":', compact))
    assert keys & set(declared())
    assert isomorphic(Graph().parse(data=compact, format="json-ld"), graph)
