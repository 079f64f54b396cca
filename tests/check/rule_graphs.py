"""What the rules' shapes tell of a plan's graph, beside what the rules tell of its text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyshacl import validate
from rdflib import SH, Graph, URIRef
from rdflib.namespace import DCTERMS

from graphkit.check import check
from graphkit.engines.rdf import name as term
from graphkit.engines.rdf import node_quads
from graphkit.facts import Edge, Facts, Node
from graphkit.link import link
from graphkit.pipeline import Analysis, analyse
from graphkit.records import Store
from graphkit.resolve import Reference
from graphkit.resources import share

SHAPES = "https://w3id.org/graphkit/shapes#"


@cache
def rules() -> Graph:
    """The rules' shapes."""
    return Graph().parse(share("ontology") / "rules.ttl")


def codes() -> dict[str, str]:
    """The code of the rule that each shape stands for, by the shape's name."""
    found = rules().subject_objects(DCTERMS.identifier)
    return {str(shape).removeprefix(SHAPES): str(code) for shape, code in found}


def broken(data: Graph) -> dict[str, set[str]]:
    """The names of the shapes that data break, each with the nodes that break it."""
    _, report, _ = validate(data, shacl_graph=rules(), advanced=False)
    assert isinstance(report, Graph)
    told: dict[str, set[str]] = {}
    for result, shape in report.subject_objects(SH.sourceShape):
        name = str(shape).removeprefix(SHAPES)
        told.setdefault(name, set()).add(str(report.value(result, SH.focusNode)))
    return told


@dataclass(frozen=True)
class Told:
    """The codes that the shapes tell of a plan's graph, and those that the rules tell of its text."""

    graph: frozenset[str]
    text: frozenset[str]


class Corpus:
    """Documents of higher bodies; each plan is told of among them, as if it had been built with them."""

    def __init__(self, paths: list[Path], store: Store, reference: Reference) -> None:
        self._analyses = [analyse(path) for path in paths]
        self._store, self._reference = store, reference

    @property
    def documents(self) -> list[str]:
        """The ids of the documents that every plan is built with."""
        return [item.extraction.header.id or "" for item in self._analyses]

    def told(self, plan: Analysis, beside: Collection[str] | None = None) -> Told:
        """Check a plan's text by the rules, and its graph by their shapes.

        ``beside`` are the ids of the documents that it is built with, all by default.
        """
        result = check(plan.reading, plan.extraction, store=self._store, reference=self._reference)
        facts = self._linked(plan, beside)
        own = set(_of(facts, plan.reading.source.path))
        shapes = broken(as_graph(facts, own))
        return Told(
            frozenset(codes()[name] for name, nodes in shapes.items() if nodes & own or _of_another(name)),
            frozenset(item.rule.code for item in result.findings),
        )

    def _linked(self, plan: Analysis, beside: Collection[str] | None) -> Facts:
        analyses = [item for item in self._analyses if beside is None or item.extraction.header.id in beside]
        readings = {item.reading.source.sha256: item.reading for item in (*analyses, plan)}
        files = [(item.reading.source, item.extraction) for item in (*analyses, plan)]
        return link(files, self._reference, readings.__getitem__)


def _of(facts: Facts, path: str) -> Iterator[str]:
    """The document of a file, its tasks and duties."""
    (document,) = (node.id for node in facts.nodes if node.label == "VanBan" and path in _files(node))
    yield document
    for edge in facts.edges:
        if edge.source == document and edge.type in ("CO_NHIEM_VU", "CO_NGHIA_VU"):
            yield edge.target


def _files(node: Node) -> tuple[str, ...]:
    files = node.properties.get("tep", ())
    return files if isinstance(files, tuple) else ()


def _of_another(name: str) -> bool:
    """Whether a shape tells of what a plan rests on or gives work to, instead of the plan itself."""
    return codes()[name] in ("KG211", "KG304")


def as_graph(facts: Facts, around: set[str]) -> Graph:
    """Nodes and relationships in RDF, of what stands beside some nodes, where that is and what replaces it."""
    edges = [edge for edge in facts.edges if {edge.source, edge.target} & around]
    near = around | _ends(edges)
    edges += [
        e for e in facts.edges if e.type in ("THUOC_DIA_BAN", "THAY_THE") and {e.source, e.target} & near
    ]
    near |= _ends(edges)
    quads = [quad for node in facts.nodes if node.id in near for quad in node_quads(node)]
    lines = [f"{quad.subject} {quad.predicate} {quad.object} .\n" for quad in quads]
    lines += [f"<{edge.source}> {term(edge.type)} <{edge.target}> .\n" for edge in edges]
    return Graph().parse(data="".join(lines), format="nt")


def _ends(edges: Iterable[Edge]) -> set[str]:
    return {end for edge in edges for end in (edge.source, edge.target)}


def focus(name: str) -> URIRef:
    """The IRI of a shape."""
    return URIRef(SHAPES + name)
