"""Answers that a real Neo4j gave over the small country, one a line, and how an answer is compared with them.

``python tests/engines/neo4j_answers.py bolt://127.0.0.1:7687`` asks the texts again of a server whose database is
empty (user and password from NEO4J_USER and NEO4J_PASSWORD), and writes the file anew. The answers in the file
are those of Neo4j Community 5.26.15.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from small_country import FACTS

from graphkit.engines import Table
from graphkit.facts import Edge, Node
from graphkit.schema import Kind, edge_properties, node_properties

FILE = Path(__file__).with_name("neo4j_answers.jsonl")


@dataclass(frozen=True)
class Answer:
    text: str
    parameters: dict[str, Any]
    table: Table


def answers() -> Iterator[Answer]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        known = json.loads(line, object_hook=_date)
        rows = [tuple(row) for row in known["rows"]]
        yield Answer(known["text"], known["parameters"], Table(tuple(known["columns"]), rows))


def comparable(text: str, table: Table) -> tuple[tuple[str, ...], list[object]]:
    """Return an answer without what the text leaves open: the order of rows, of what collect gathers."""
    free = any(word in text for word in ("collect(", "[(", "keys("))
    rows: list[object] = [_canonical(row, free) for row in table.rows]
    ordered = "ORDER BY" in text.rpartition("RETURN")[2]
    return table.columns, rows if ordered else sorted(rows, key=repr)


def _canonical(value: object, free: bool) -> object:
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, dict):
        return {key: _canonical(value[key], free) for key in sorted(value)}
    if isinstance(value, tuple | list):
        items = [_canonical(item, free) for item in value]
        return sorted(items, key=repr) if free and isinstance(value, list) else items
    return value


def _date(value: dict[str, Any]) -> object:
    return datetime.date.fromisoformat(value["$date"]) if set(value) == {"$date"} else value


def _encode(value: object) -> object:
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    raise TypeError(type(value))


# --- recording --------------------------------------------------------------------------------------


def record(uri: str) -> None:
    lines = [_line(answer) for answer in ask(uri)]
    FILE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def ask(uri: str, known: Iterable[Answer] | None = None) -> Iterator[Answer]:
    """Ask a server, whose database must be empty, texts (else the file's); it is empty again afterwards."""
    from neo4j import GraphDatabase

    auth = (os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    with GraphDatabase.driver(uri, auth=auth) as driver, driver.session() as session:
        if session.run("MATCH (n) RETURN count(n) AS k").single(strict=True)["k"]:
            sys.exit(f"{uri}: the database is not empty; give an empty one")
        try:
            for statement, parameters in _statements():
                session.run(statement, parameters).consume()
            for answer in answers() if known is None else known:
                result = session.run(answer.text, answer.parameters)
                rows = [tuple(_plain(value) for value in record.values()) for record in result]
                yield Answer(answer.text, answer.parameters, Table(tuple(result.keys()), rows))
        finally:
            session.run("MATCH (n) DETACH DELETE n").consume()


def _line(answer: Answer) -> str:
    table = answer.table
    known = {
        "text": answer.text,
        "parameters": answer.parameters,
        "columns": table.columns,
        "rows": table.rows,
    }
    return json.dumps(known, ensure_ascii=False, default=_encode)


def _plain(value: Any) -> object:  # noqa: PLR0911 - one return a kind of value
    from neo4j import graph, time

    if isinstance(value, graph.Node):
        known = {key: _plain(item) for key, item in value.items()}
        return {"id": value["id"], "labels": sorted(value.labels), "properties": known}
    if isinstance(value, graph.Relationship):
        return {"type": value.type, "properties": {key: _plain(item) for key, item in value.items()}}
    if isinstance(value, graph.Path):
        parts = {"nodes": value.nodes, "relationships": value.relationships}
        return {key: [_plain(item) for item in items] for key, items in parts.items()}
    if isinstance(value, time.Date):
        return value.to_native()
    if isinstance(value, time.Duration):
        return value.iso_format()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def _statements() -> Iterator[tuple[str, dict[str, object]]]:
    for node in FACTS.nodes:
        yield f"CREATE (n:{node.label}) SET n = $known", {"known": _of_node(node)}
    for edge in FACTS.edges:
        ends: dict[str, object] = {"a": edge.source, "b": edge.target, "known": _of_edge(edge)}
        yield f"MATCH (a {{id: $a}}), (b {{id: $b}}) CREATE (a)-[r:{edge.type}]->(b) SET r = $known", ends


def _of_node(node: Node) -> dict[str, object]:
    kinds = node_properties(node.label)
    known = {name: _typed(kinds[name], value) for name, value in node.properties.items()}
    return {"id": node.id, "ten": node.name, **known}


def _of_edge(edge: Edge) -> dict[str, object]:
    kinds = edge_properties(edge.type)
    known: dict[str, object] = {name: _typed(kinds[name], value) for name, value in edge.properties.items()}
    for proof in edge.evidence[:1]:
        known |= {"van_ban": proof.document, "bat_dau": proof.start, "ket_thuc": proof.end}
        known |= {"trich_dan": proof.quote, "tep": proof.file, "trang": proof.page}
        known |= {"cach": proof.method, "do_tin_cay": proof.confidence}
    return {**known, "so_bang_chung": len(edge.evidence)}


def _typed(kind: Kind, value: object) -> object:
    if kind is Kind.DATE:
        return datetime.date.fromisoformat(str(value))
    return list(value) if isinstance(value, tuple) else value


if __name__ == "__main__":
    record(sys.argv[1])
