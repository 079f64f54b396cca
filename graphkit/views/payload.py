"""What the page knows of each node and edge: plain values that become JSON, nothing of HTML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import PurePath

from graphkit.facts import Edge, Evidence, Node, Value
from graphkit.i18n import current_language
from graphkit.schema import EDGES, NODES, Kind
from graphkit.views.layout import Layout
from graphkit.views.levels import MAIN
from graphkit.views.words import KINDS, METHODS, PAGE, PROPERTIES, RELATIONS

Json = dict[str, object]
Describe = Callable[[Evidence], str]

_COLOURS = {"CAN_CU": "#0072B2", "TRIEN_KHAI": "#0072B2", "GIAO_CHO": "#009E73", "BAO_CAO_VE": "#E69F00"}
_OTHER = "#8a8f98"
_ABBREVIATIONS = {"Ủy ban nhân dân": "UBND", "Hội đồng nhân dân": "HĐND", "Hội Liên hiệp Phụ nữ": "Hội LHPN"}
_DASHES = {"TRIEN_KHAI": [9, 6]}


def kind_of(node: Node) -> str:
    """Return document, stub (a document without text), task, duty or unit."""
    if node.label == "VanBan":
        return "document" if node.properties.get("co_toan_van") else "stub"
    return {"NhiemVu": "task", "NghiaVuBaoCao": "duty"}.get(node.label, "unit")


def drawn_nodes(nodes: Sequence[Node], edges: Sequence[Edge], layout: Layout) -> list[Json]:
    """Return for each node what the canvas draws, and the words by which it is found."""
    names = {node.id: node.name for node in nodes}
    issuers = {edge.target: names[edge.source] for edge in edges if edge.type == "BAN_HANH"}
    return [_drawn_node(node, issuers.get(node.id, ""), layout) for node in nodes]


def _drawn_node(node: Node, issuer: str, layout: Layout) -> Json:
    x, y = layout.positions[node.id]
    facts = node.properties
    kind = facts.get("loai") or KINDS["document"]
    unnumbered = f"{kind} ({PAGE['unnumbered']})" if facts.get("tam") else str(kind)
    return {
        "id": node.id,
        "label": node.name,
        "short": _abbreviated(node.name),
        "x": round(x, 1),
        "y": round(y, 1),
        "kind": kind_of(node),
        "lane": layout.lanes[node.id].key,
        "room": layout.room.get(node.id, 0.0),
        "head": facts.get("so_ky_hieu") or unnumbered,
        "when": _shown(facts.get("ngay_ban_hanh", facts.get("nam", ""))),
        "by": _abbreviated(issuer),
        "text": str(facts.get("trich_yeu") or facts.get("noi_dung") or node.name),
        "group_name": bool(facts.get("chung")),
    }


def drawn_edges(edges: Sequence[Edge], layout: Layout) -> list[Json]:
    """Return for each edge how it is drawn; edges between the same two nodes do not cover each other."""
    seen: Counter[frozenset[str]] = Counter()
    drawn = []
    for index, edge in enumerate(edges):
        pair = frozenset((edge.source, edge.target))
        drawn.append(_drawn_edge(f"e{index}", edge, seen[pair], layout))
        seen[pair] += edge.type in MAIN
    return drawn


def _drawn_edge(name: str, edge: Edge, before: int, layout: Layout) -> Json:
    confidence = max((evidence.confidence for evidence in edge.evidence), default=1.0)
    shortcut = edge.type in MAIN and (edge.source, edge.target) in layout.tree.shortcuts
    return {
        "id": name,
        "from": edge.source,
        "to": edge.target,
        "type": edge.type,
        "shortcut": shortcut,
        "tree": layout.tree.parent.get(edge.source) == edge.target,
        "main": edge.type in MAIN,
        "ink": _COLOURS.get(edge.type, _OTHER),
        "dashes": _DASHES.get(edge.type, False),
        "width": round(0.6 + 1.9 * confidence**2, 2),
        "bend": before or (1 if _level(edge, layout) else 0),
    }


def _level(edge: Edge, layout: Layout) -> bool:
    """Say whether an edge runs along a row, where a straight line would cross the names between."""
    return abs(layout.positions[edge.source][1] - layout.positions[edge.target][1]) < 1


def details(nodes: Sequence[Node], edges: Sequence[Edge], context: Describe, place: Describe) -> Json:
    """Return what the panel says of nodes and edges: facts as (name, value), evidence with its sentence."""
    return {
        "nodes": {node.id: _facts(node.properties, NODES[node.label].properties) for node in nodes},
        "edges": {
            f"e{index}": {
                "facts": _facts(edge.properties, EDGES[edge.type].properties),
                "evidence": [_evidence(evidence, context, place) for evidence in edge.evidence],
            }
            for index, edge in enumerate(edges)
        },
    }


def _abbreviated(name: str) -> str:
    """Shorten the names of bodies as everybody does; the panel has them in full."""
    for full, short in _ABBREVIATIONS.items():
        name = name.replace(full, short)
    return name


def _facts(values: Mapping[str, Value], kinds: Mapping[str, Kind]) -> list[tuple[str, str]]:
    return [
        (str(PROPERTIES[name]), _shown(values[name]))
        for name in kinds
        if name in values and name in PROPERTIES
    ]


def _shown(value: Value) -> str:
    """Return a value as people write it: dates day first, yes and no in words."""
    match value:
        case bool():
            return str(PAGE["yes" if value else "no"])
        case tuple():
            return "; ".join(value)
        case str():
            return _day_first(value)
        case _:
            return str(value)


def grouped(number: int) -> str:
    """Return a number as people write it, thousands apart."""
    return f"{number:,}" if current_language() == "en" else f"{number:,}".replace(",", ".")


def _day_first(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}" if len(text) == len("2026-02-14") else text
    except ValueError:
        return text


def _evidence(evidence: Evidence, context: Describe, place: Describe) -> Json:
    return {
        "document": evidence.document,
        "file": evidence.file,
        "name": PurePath(evidence.file.replace("\\", "/")).name,
        "place": place(evidence),
        "sentence": marked(context(evidence), evidence.quote),
        "method": str(METHODS.get(evidence.method, evidence.method)),
        "confidence": round(evidence.confidence, 2),
    }


def marked(sentence: str, quote: str) -> tuple[str, str, str]:
    """Split a sentence into what comes before the quote, the quote, and what follows.

    A sentence that does not hold the quote is left out: the words themselves are what counts.
    """
    before, found, after = sentence.partition(quote)
    return (before, found, after) if found else ("", quote, "")


def offsets(evidence: Evidence) -> str:
    """Say where evidence stands by page, if there is one, and by characters counted from 1."""
    page = f"{PAGE['page']} {evidence.page}, " if evidence.page is not None else ""
    return f"{page}{PAGE['characters']} {evidence.start + 1}–{evidence.end}"


def relations(edges: Iterable[Edge], lines: Collection[str] = MAIN) -> list[Json]:
    """Return the relations that the legend lists: those that are on at first, then what else there is."""
    present = Counter(edge.type for edge in edges)
    return [
        {
            "type": name,
            "name": str(RELATIONS[name]),
            "count": present[name],
            "ink": _COLOURS.get(name, _OTHER),
            "dashed": name in _DASHES,
            "on": name in lines,
        }
        for name in sorted(RELATIONS, key=lambda name: name not in lines)
        if present[name]
    ]
