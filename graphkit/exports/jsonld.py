"""JSON-LD: one file with the project's context inside, so that it is read without the network.

The default graph comes first, one object a line for each node with its relationships; the graphs of derived
relationships and of evidence follow as named graphs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import pyoxigraph as ox

from graphkit.engines.oxigraph import quads_of
from graphkit.engines.rdf import DERIVED, EVIDENCE, NS, PREFIXES, RDF, STATED, XSD, edge_quads
from graphkit.resources import share
from graphkit.schema import EDGES

if TYPE_CHECKING:
    from graphkit.records import Store

_TYPE = RDF + "type"
_NATIVE = frozenset({XSD + "integer", XSD + "boolean"})
"""Datatypes written as JSON's own, which come back as the same terms; a double's form would change."""

Object = dict[str, Any]
_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def jsonld(store: Store, folder: Path) -> None:
    """Write ``graph.jsonld``."""
    context = json.loads((share("ontology") / "context.jsonld").read_text(encoding="utf-8"))
    words = _Words(context["@context"])
    path = folder / "graph.jsonld"
    with path.open("w", encoding="utf-8", newline="\n") as file, store.snapshot():
        file.write(f'{{"@context": {_dumps(context["@context"])},\n"@graph": [\n')
        _lines(file, words.objects(quad for quad in quads_of(store) if quad.graph_name == STATED))
        derived = words.objects(quad for quad in quads_of(store) if quad.graph_name == DERIVED)
        evidence = chain.from_iterable(map(words.objects, _evidence(store)))
        for graph, objects in ((DERIVED, derived), (EVIDENCE, evidence)):
            file.write(f',\n{{"@id": {_dumps(graph.value)}, "@graph": [\n')
            _lines(file, objects)
            file.write("]}")
        file.write("\n]}\n")


def _lines(file: TextIO, objects: Iterable[Object]) -> None:
    for number, item in enumerate(objects):
        file.write((",\n" if number else "") + _dumps(item))


def _evidence(store: Store) -> Iterator[list[ox.Quad]]:
    """Yield what is said of each relationship: not all at once, for it is most of the graph."""
    texts = {file.path: file.sha256 for file in store.files()}
    for edge in chain.from_iterable(map(store.edges, EDGES)):
        yield [quad for quad in edge_quads(edge, texts) if quad.graph_name == EVIDENCE]


class _Words:
    """Writes quads with the words of a context."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self._coerced = {name: str(term["@type"]) for name, term in context.items() if "@type" in term}
        self._lists = {name for name, term in context.items() if "@container" in term}

    def objects(self, quads: Iterable[ox.Quad]) -> Iterable[Object]:
        """Return an object for each subject, in the order in which they come."""
        found: dict[str, Object] = {}
        for quad in quads:
            subject = _iri(quad.subject)
            self._add(found.setdefault(subject, {"@id": subject}), quad)
        return found.values()

    def _add(self, item: Object, quad: ox.Quad) -> None:
        typing = quad.predicate.value == _TYPE
        key = "@type" if typing else _short(quad.predicate.value)
        value = _short(_iri(quad.object)) if typing else self._value(key, quad.object)
        if key in item or key in self._lists:
            before = item.get(key, [])
            item[key] = [*(before if isinstance(before, list) else [before]), value]
        else:
            item[key] = value

    def _value(self, key: str, term: _Term) -> Any:
        coerced = self._coerced.get(key)
        if not isinstance(term, ox.Literal):
            return _iri(term) if coerced == "@id" else {"@id": _iri(term)}
        datatype = term.datatype.value
        if datatype in _NATIVE:
            return json.loads(term.value)
        if datatype == XSD + "string" or coerced == _prefixed(datatype):
            return term.value
        return {"@value": term.value, "@type": _prefixed(datatype)}


def _iri(term: _Term) -> str:
    """Return what a term is called; facts name everything, nothing is blank."""
    if not isinstance(term, ox.NamedNode):
        raise TypeError(f"{term} has no name")
    return term.value


def _short(iri: str) -> str:
    """Return a name of the vocabulary as the context has it, another one with its prefix."""
    return iri.removeprefix(NS) if iri.startswith(NS) else _prefixed(iri)


def _prefixed(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
