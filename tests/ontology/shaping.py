"""The project's shapes, and which of them data break."""

from __future__ import annotations

from functools import cache

from pyshacl import validate
from rdflib import SH, Graph

from graphkit.resources import share

SHAPES = "https://w3id.org/graphkit/shapes#"


@cache
def shapes() -> Graph:
    """The shapes of graphs that are well made."""
    graph = Graph()
    for file in sorted((share("ontology") / "shapes").glob("*.ttl")):
        graph.parse(file)
    return graph


@cache
def rules() -> Graph:
    """The shapes of plans without a fault."""
    return Graph().parse(share("ontology") / "rules.ttl")


def broken(data: Graph, by: Graph) -> set[str]:
    """The names of the shapes that data break."""
    _, report, _ = validate(data, shacl_graph=by, advanced=False)
    assert isinstance(report, Graph)
    return {str(shape).removeprefix(SHAPES) for shape in report.objects(None, SH.sourceShape)}
