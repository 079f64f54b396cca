"""The page of the vocabulary, made from the ontology's own files.

``python tools/vocabulary.py > docs/vocabulary.md`` makes it anew; a test holds the page to the files. What
has an order there (terms, concepts, shapes) has the same one here.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, Namespace, Node, URIRef
from rdflib.namespace import DCTERMS

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"
GK = Namespace("https://w3id.org/graphkit/ns#")
GKS = Namespace("https://w3id.org/graphkit/shapes#")
PREFIXES = {
    "gk": str(GK),
    "gkc": "https://w3id.org/graphkit/scheme#",
    "gks": str(GKS),
    "dcterms": str(DCTERMS),
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": str(RDF),
    "schema": "https://schema.org/",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_HEAD = """# The vocabulary, term by term

Made by `python tools/vocabulary.py > docs/vocabulary.md`; do not edit. [ontology.md](ontology.md) says how
a graph looks in it.
"""
_SEVERITIES: dict[Node | None, str] = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}


def page() -> str:
    """Return the whole page in Markdown."""
    return "\n".join([_HEAD, *_terms(), *_alignments(), *_schemes(), *_rules(), *_shapes()])


# --- terms ---------------------------------------------------------------------------------------


def _terms() -> Iterator[str]:
    core = Graph().parse(ONTOLOGY / "graphkit.ttl").parse(ONTOLOGY / "shapes" / "properties.ttl")
    version = core.value(predicate=OWL.versionIRI, subject=URIRef(str(GK).rstrip("#")))
    yield f"Namespace `{GK}`, prefix `gk:`. This version: `{version}`.\n"
    with (ONTOLOGY / "terms.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    columns = ("term", "from → to", "tiếng Việt", "English", "in Python")
    for kind, title in (("class", "Classes"), ("relationship", "Relationships"), ("property", "Properties")):
        yield f"## {title}\n"
        cells = (_term(core, row) for row in rows if row["kind"] == kind)
        yield from _table(columns, ((a, *rest) for a, *rest in cells), skip=1 if kind == "class" else None)


def _term(core: Graph, row: dict[str, str]) -> tuple[str, ...]:
    term = GK[row["term"].removeprefix("gk:")]
    ends = [" or ".join(_classes(core, term, predicate)) for predicate in (RDFS.domain, RDFS.range)]
    said = (
        f"**{_text(core, term, RDFS.label, a)}.** {_text(core, term, RDFS.comment, a)}" for a in ("vi", "en")
    )
    python = f"`{row['python'].removeprefix('graphkit.')}`" if row["python"] != "-" else ""
    return (f"`{row['term']}`", " → ".join(end or "…" for end in ends), *said, python)


def _classes(core: Graph, term: URIRef, predicate: URIRef) -> list[str]:
    found = core.value(term, predicate)
    if found is None and predicate == RDFS.range:
        found = core.value(GKS[str(term).removeprefix(GK)], SH.datatype)  # of dates the shapes know it alone
    union = core.value(found, OWL.unionOf) if found else None
    members = core.items(union) if union else [found] if found else []
    return [_short(member).removeprefix("gk:") for member in members]


# --- alignments ----------------------------------------------------------------------------------


def _alignments() -> Iterator[str]:
    yield "## Alignments\n"
    yield "`⊑`: every statement of ours is one of theirs. `~`: near, and the file says what differs.\n"
    rows = (row for file in sorted((ONTOLOGY / "align").glob("*.ttl")) for row in _aligned(file))
    yield from _table(("vocabulary", "term", "", "theirs"), rows)


def _aligned(file: Path) -> Iterator[tuple[str, ...]]:
    graph = Graph().parse(file)
    signs = {RDFS.subClassOf: "⊑", RDFS.subPropertyOf: "⊑", RDFS.seeAlso: "~"}
    for term in sorted({term for term in graph.subjects() if str(term).startswith(GK)}, key=str):
        for predicate, sign in signs.items():
            theirs = sorted(_theirs(graph, term, predicate))
            if theirs:
                yield file.stem, f"`{_short(term)}`", sign, ", ".join(theirs)


def _theirs(graph: Graph, term: Node, predicate: URIRef) -> Iterator[str]:
    for found in graph.objects(term, predicate):
        inverse = graph.value(found, OWL.inverseOf)
        yield f"inverse of `{_short(inverse)}`" if inverse else f"`{_short(found)}`"


# --- schemes and shapes --------------------------------------------------------------------------


def _schemes() -> Iterator[str]:
    yield "## Schemes\n"
    for file in sorted((ONTOLOGY / "schemes").glob("*.ttl")):
        graph = Graph().parse(file)
        for scheme in _in_order(file, "skos:ConceptScheme"):
            yield f"### {_short(scheme)}\n"
            yield " ".join(_both(graph, scheme, SKOS.definition)) + "\n"
            members = (
                item for item in _in_order(file, "skos:Concept") if (item, SKOS.inScheme, scheme) in graph
            )
            yield from _table(
                ("concept", "tiếng Việt", "English", "notation"), (_concept(graph, m) for m in members)
            )
        for collection in _in_order(file, "skos:Collection"):
            listed = (f"`{_short(item)}`" for item in graph.objects(collection, SKOS.member))
            labels = " · ".join(_both(graph, collection, SKOS.prefLabel))
            yield f"`{_short(collection)}`, {labels}: {', '.join(sorted(listed))}.\n"


def _concept(graph: Graph, concept: URIRef) -> tuple[str, ...]:
    notation = graph.value(concept, SKOS.notation)
    pairs = zip(_both(graph, concept, SKOS.prefLabel), _both(graph, concept, SKOS.definition), strict=True)
    said = (f"**{label}.** {definition}" for label, definition in pairs)
    return (f"`{_short(concept)}`", *said, f"`{notation}`" if notation else "")


def _rules() -> Iterator[str]:
    yield "## Rules of the check as shapes\n"
    yield "`ontology/rules.ttl`: a graph that breaks one is right about a plan that has a fault.\n"
    file = ONTOLOGY / "rules.ttl"
    graph = Graph().parse(file)
    coded = [shape for shape in _in_order(file, "sh:") if (shape, DCTERMS.identifier, None) in graph]
    yield from _table(
        ("rule", "shape", "severity", "tiếng Việt", "English"), (_rule(graph, shape) for shape in coded)
    )


def _rule(graph: Graph, shape: URIRef) -> tuple[str, ...]:
    code, severity = graph.value(shape, DCTERMS.identifier), graph.value(shape, SH.severity)
    return (
        f"[{code}](rules/{code}.md)",
        f"`{_short(shape)}`",
        _SEVERITIES[severity],
        *_both(graph, shape, SH.message),
    )


def _shapes() -> Iterator[str]:
    yield "## Shapes\n"
    yield "`ontology/shapes/`: a graph that breaks one is not well made.\n"
    rows = (row for file in sorted((ONTOLOGY / "shapes").glob("*.ttl")) for row in _shaped(file))
    yield from _table(("shape", "tiếng Việt", "English"), rows)


def _shaped(file: Path) -> Iterator[tuple[str, ...]]:
    graph = Graph().parse(file)
    for shape in _in_order(file, "sh:"):
        yield f"`{_short(shape)}`", *_both(graph, shape, SH.message)


# --- words ---------------------------------------------------------------------------------------


def _in_order(file: Path, kind: str) -> Iterator[URIRef]:
    """Yield the subjects of a type (or of one of a vocabulary) as they follow each other in a file."""
    for name, said in re.findall(r"^(\w+:[\w-]+) a ([\w:]+)", file.read_text(encoding="utf-8"), re.MULTILINE):
        if said == kind or (kind.endswith(":") and said.startswith(kind)):
            prefix, _, local = name.partition(":")
            yield URIRef(PREFIXES[prefix] + local)


def _text(graph: Graph, subject: Node, predicate: URIRef, language: str) -> str:
    texts = (text for text in graph.objects(subject, predicate) if isinstance(text, Literal))
    return next(str(text) for text in texts if text.language == language)


def _both(graph: Graph, subject: Node, predicate: URIRef) -> tuple[str, str]:
    """Return what is said of a subject in Vietnamese and in English."""
    return _text(graph, subject, predicate, "vi"), _text(graph, subject, predicate, "en")


def _short(term: Node) -> str:
    for prefix, namespace in PREFIXES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term).removeprefix(namespace)}"
    return str(term)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], skip: int | None = None) -> Iterator[str]:
    """Yield a table's lines and the empty one after it, without the column ``skip``."""
    for row in (columns, ["---"] * len(columns), *rows):
        cells = [cell.replace("|", "\\|") for number, cell in enumerate(row) if number != skip]
        yield f"| {' | '.join(cells)} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(page())
