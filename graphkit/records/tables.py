"""The tables of the records, derived from the graph's schema, and values to and from their columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from graphkit.facts import Edge, Evidence, Node, Value
from graphkit.schema import EDGES, EVIDENCE, NODES, Kind, edge_properties, node_properties

Row = Sequence[Any]

EVIDENCE_COLUMNS: Mapping[str, str] = {
    "van_ban": "document",
    "bat_dau": "start",
    "ket_thuc": "end",
    "trich_dan": "quote",
    "tep": "file",
    "trang": "page",
    "cach": "method",
    "do_tin_cay": "confidence",
}
"""The graph's name of each part of an evidence, and the field of :class:`graphkit.facts.Evidence`."""

_parts = attrgetter(*EVIDENCE_COLUMNS.values())
_TYPES = {
    Kind.STRING: "TEXT",
    Kind.INTEGER: "INTEGER",
    Kind.FLOAT: "REAL",
    Kind.BOOLEAN: "INTEGER",
    Kind.DATE: "TEXT",
    Kind.STRINGS: "TEXT",
}
_ENDS = ("source", "target", "source_label", "target_label")
_EVIDENCE_TYPES = {name: EVIDENCE[name] for name in EVIDENCE_COLUMNS}


def node_table(label: str) -> str:
    """Return the name of a label's table. Raises KeyError for a label that the schema does not have."""
    return f"node_{NODES[label].label}"


def edge_table(name: str) -> str:
    """Return the name of a type's table. Raises KeyError for a type that the schema does not have."""
    return f"edge_{EDGES[name].name}"


def definitions() -> Iterator[str]:
    """Yield the statements that make all tables; each does nothing where its table is there."""
    yield "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
    yield (
        "CREATE TABLE IF NOT EXISTS content (key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, "
        "reader TEXT NOT NULL, document TEXT, reading BLOB NOT NULL, extraction BLOB NOT NULL)"
    )
    yield "CREATE INDEX IF NOT EXISTS content_sha256 ON content (sha256)"
    yield (
        "CREATE TABLE IF NOT EXISTS files (location TEXT PRIMARY KEY, path TEXT NOT NULL UNIQUE, "
        "sha256 TEXT NOT NULL, size INTEGER NOT NULL, state TEXT NOT NULL, "
        "key TEXT NOT NULL, reason_vi TEXT, reason_en TEXT)"
    )
    yield "CREATE INDEX IF NOT EXISTS files_key ON files (key)"
    for label in NODES:
        columns = _columns(node_properties(label))
        yield f"CREATE TABLE IF NOT EXISTS {node_table(label)} ({columns}, PRIMARY KEY (id))"
    for name in EDGES:
        table, ends = edge_table(name), ", ".join(f"{end} TEXT NOT NULL" for end in _ENDS)
        columns = _columns(edge_properties(name))
        yield f"CREATE TABLE IF NOT EXISTS {table} ({ends}, {columns}, PRIMARY KEY (source, target))"
        yield f"CREATE INDEX IF NOT EXISTS {table}_target ON {table} (target)"
    yield (
        "CREATE TABLE IF NOT EXISTS evidence "
        "(type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, "
        f"rank INTEGER NOT NULL, {_columns(_EVIDENCE_TYPES)}, PRIMARY KEY (type, source, target, rank))"
    )


def node_row(node: Node) -> Row:
    """Return a node as a row of its label's table."""
    values: Mapping[str, Value] = {**node.properties, "id": node.id, "ten": node.name}
    return _row(values, node_properties(node.label))


def node_of(label: str, row: Row) -> Node:
    """Return the node of a row."""
    values = _values(row, node_properties(label))
    return Node(label, str(values.pop("id")), str(values.pop("ten")), values)


def edge_row(edge: Edge) -> Row:
    """Return an edge as a row of its type's table, its strongest evidence with it."""
    first = _parts(edge.evidence[0]) if edge.evidence else ()
    inline = dict(zip(EVIDENCE_COLUMNS, first, strict=False))
    values = {**edge.properties, **inline, "so_bang_chung": len(edge.evidence)}
    ends = (edge.source, edge.target, edge.source_label, edge.target_label)
    return (*ends, *_row(values, edge_properties(edge.type)))


def edge_of(name: str, row: Row, further: tuple[Evidence, ...]) -> Edge:
    """Return the edge of a row and of the evidence that the row does not hold."""
    source, target, source_label, target_label = row[: len(_ENDS)]
    values = _values(row[len(_ENDS) :], edge_properties(name))
    inline = {name: value for name, value in values.items() if name in EVIDENCE}
    evidence = (_evidence(inline), *further) if inline.pop("so_bang_chung", 0) else ()
    properties = {name: value for name, value in values.items() if name not in EVIDENCE}
    return Edge(name, source, target, source_label, target_label, evidence, properties)


def evidence_rows(edge: Edge) -> Iterator[Row]:
    """Yield an edge's evidence but the strongest, which stands in the edge's own row."""
    for rank, item in enumerate(edge.evidence[1:], start=1):
        yield (edge.type, edge.source, edge.target, rank, *_parts(item))


def evidence_of(row: Row) -> Evidence:
    """Return the evidence of a row of the evidence table."""
    return _evidence(_values(row[4:], _EVIDENCE_TYPES))


def _columns(properties: Mapping[str, Kind]) -> str:
    return ", ".join(f"{name} {_TYPES[kind]}" for name, kind in properties.items())


def _row(values: Mapping[str, Any], properties: Mapping[str, Kind]) -> Row:
    if unknown := values.keys() - properties.keys():
        raise ValueError(f"properties that the graph does not have: {', '.join(sorted(unknown))}")
    return [
        json.dumps(v, ensure_ascii=False) if isinstance(v, tuple) else v for v in map(values.get, properties)
    ]


def _values(row: Row, properties: Mapping[str, Kind]) -> dict[str, Value]:
    pairs = zip(properties.items(), row, strict=True)
    return {name: _value(value, kind) for (name, kind), value in pairs if value is not None}


def _value(value: Any, kind: Kind) -> Value:
    if kind is Kind.STRINGS:
        return tuple(json.loads(value))
    if kind is Kind.BOOLEAN:
        return bool(value)
    return float(value) if kind is Kind.FLOAT else value


def _evidence(values: Mapping[str, Any]) -> Evidence:
    fields: dict[str, Any] = {field: values.get(name) for name, field in EVIDENCE_COLUMNS.items()}
    return Evidence(**fields)


FACT_TABLES: tuple[str, ...] = tuple(chain(map(node_table, NODES), map(edge_table, EDGES), ("evidence",)))
