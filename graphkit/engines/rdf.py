"""Facts as RDF: the vocabulary's names, and how nodes, relationships and evidence become quads.

A node is its id as an IRI, a property a typed literal (a list one literal for each item), a relationship one
plain triple. Nodes and what texts say stand in the default graph, derived relationships in :data:`DERIVED`,
evidence in :data:`EVIDENCE`: an ``oa:Annotation`` for each place, whose body is the relationship as an
``rdf:Statement`` and whose target is the stretch of text. docs/ontology.md shows it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from graphkit.facts import Edge, Evidence, Node, Value
from graphkit.schema import EDGES, Kind, edge_properties, node_properties

NS = "https://w3id.org/graphkit/ns#"
OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Mapping[str, str] = {
    "gk": NS,
    "oa": OA,
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": XSD,
}
"""Prefixes that every query may use without declaring them."""

DERIVED = NamedNode("urn:gk:do-thi:suy-ra")
EVIDENCE = NamedNode("urn:gk:do-thi:bang-chung")
STATED = DefaultGraph()

ID_PREFIXES = ("urn:lex:", "urn:gk:")
"""How every node's id begins; a string that begins so is a node's IRI wherever a query gets or gives one."""

REFERENCES = frozenset({"van_ban", "theo"})
"""Properties whose value is another node's id: IRIs in RDF."""

Term = NamedNode | Literal

_DATATYPES: Mapping[Kind, str] = {
    Kind.INTEGER: "integer",
    Kind.FLOAT: "double",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
}
_TYPE = NamedNode(RDF + "type")
_STATEMENT = "urn:gk:quan-he:"


@cache
def name(local: str) -> NamedNode:
    """Return the IRI of a label, relationship type or property."""
    return NamedNode(NS + local)


@cache
def _oa(local: str) -> NamedNode:
    return NamedNode(OA + local)


@cache
def datatype(kind: Kind) -> NamedNode:
    """Return the XML Schema datatype of a property's values, of each item for a list."""
    return NamedNode(XSD + _DATATYPES.get(kind, "string"))


def is_derived(edge: Edge) -> bool:
    """Tell whether no sentence says the relationship directly."""
    return EDGES[edge.type].derived or edge.properties.get("suy_ra") is True


def quads(nodes: Iterable[Node], edges: Iterable[Edge], texts: Mapping[str, str]) -> Iterator[Quad]:
    """Yield the quads of facts.

    ``edges`` carry all their evidence; ``texts`` gives the SHA-256 of the bytes of each file by its path.
    """
    for node in nodes:
        yield from node_quads(node)
    for edge in edges:
        yield from edge_quads(edge, texts)


def node_quads(node: Node) -> Iterator[Quad]:
    """Yield a node's type and properties."""
    subject = NamedNode(node.id)
    yield Quad(subject, _TYPE, name(node.label), STATED)
    values = {**node.properties, "id": node.id, "ten": node.name}
    for key, kind in node_properties(node.label).items():
        for item in _items(key, kind, values.get(key)):
            yield Quad(subject, name(key), item, STATED)


def edge_quads(edge: Edge, texts: Mapping[str, str]) -> Iterator[Quad]:
    """Yield a relationship's triple and the annotations that carry its evidence and its properties.

    A relationship without evidence has an annotation only where it has properties, on its source node.
    """
    triple = Triple(NamedNode(edge.source), name(edge.type), NamedNode(edge.target))
    graph = DERIVED if is_derived(edge) else STATED
    yield Quad(triple.subject, triple.predicate, triple.object, graph)
    if not edge.evidence and not edge.properties:
        return
    statement = NamedNode(statement_id(edge.type, edge.source, edge.target))
    key = statement.value.removeprefix(_STATEMENT)
    yield from _statement(statement, triple)
    for number, place in enumerate(edge.evidence or (None,), 1):
        yield from _annotation(NamedNode(f"urn:gk:bang-chung:{key}:{number}"), statement, edge, place, texts)


def statement_id(type_: str, source: str, target: str) -> str:
    """Return the IRI of a relationship itself, the same from build to build."""
    return _STATEMENT + hashlib.sha256("\n".join((type_, source, target)).encode()).hexdigest()[:32]


def _statement(statement: NamedNode, triple: Triple) -> Iterator[Quad]:
    yield Quad(statement, _TYPE, NamedNode(RDF + "Statement"), EVIDENCE)
    for part, term in zip(("subject", "predicate", "object"), triple, strict=True):
        yield Quad(statement, NamedNode(RDF + part), term, EVIDENCE)


def _annotation(
    annotation: NamedNode, statement: NamedNode, edge: Edge, place: Evidence | None, texts: Mapping[str, str]
) -> Iterator[Quad]:
    yield Quad(annotation, _TYPE, _oa("Annotation"), EVIDENCE)
    yield Quad(annotation, _oa("hasBody"), statement, EVIDENCE)
    values: dict[str, Value | None] = {**edge.properties}
    if place is None:
        yield Quad(annotation, _oa("hasTarget"), NamedNode(edge.source), EVIDENCE)
    else:
        yield Quad(annotation, _TYPE, name("BangChung"), EVIDENCE)
        yield from _target(annotation, place, texts)
        values |= evidence_values(edge, place)
    for key, kind in edge_properties(edge.type).items():
        for item in _items(key, kind, values.get(key)):
            yield Quad(annotation, name(key), item, EVIDENCE)


def _target(annotation: NamedNode, place: Evidence, texts: Mapping[str, str]) -> Iterator[Quad]:
    target, position, quote = (
        NamedNode(f"{annotation.value}#{part}") for part in ("doan", "vi-tri", "nguyen-van")
    )
    yield Quad(annotation, _oa("hasTarget"), target, EVIDENCE)
    yield from _typed(target, "SpecificResource", {"hasSource": text_iri(place, texts)})
    for selector in (position, quote):
        yield Quad(target, _oa("hasSelector"), selector, EVIDENCE)
    offsets: dict[str, Term] = {"start": Literal(place.start), "end": Literal(place.end)}
    yield from _typed(position, "TextPositionSelector", offsets)
    yield from _typed(quote, "TextQuoteSelector", {"exact": Literal(place.quote)})


def _typed(subject: NamedNode, kind: str, values: Mapping[str, Term]) -> Iterator[Quad]:
    yield Quad(subject, _TYPE, _oa(kind), EVIDENCE)
    for key, value in values.items():
        yield Quad(subject, _oa(key), value, EVIDENCE)


def text_iri(place: Evidence, texts: Mapping[str, str]) -> NamedNode:
    """Return the name of the text that offsets point into: by its file's hash, else the document itself."""
    sha256 = texts.get(place.file)
    return NamedNode(f"urn:gk:tep:{sha256}" if sha256 else place.document)


def evidence_values(edge: Edge, place: Evidence) -> dict[str, Value | None]:
    """Return one piece of evidence under the names of the graph's properties."""
    return {
        "van_ban": place.document,
        "bat_dau": place.start,
        "ket_thuc": place.end,
        "trich_dan": place.quote,
        "tep": place.file,
        "trang": place.page,
        "cach": place.method,
        "do_tin_cay": place.confidence,
        "so_bang_chung": len(edge.evidence),
    }


def _items(key: str, kind: Kind, value: Value | None) -> Iterator[Term]:
    if value is None:
        return
    if key in REFERENCES:
        yield NamedNode(str(value))
        return
    for item in value if isinstance(value, tuple) else (value,):
        yield _literal(item, kind)


def _literal(value: str | int | float | bool, kind: Kind) -> Literal:
    if kind is Kind.DATE:
        return Literal(str(value), datatype=datatype(kind))
    return Literal(float(value) if kind is Kind.FLOAT else value)
