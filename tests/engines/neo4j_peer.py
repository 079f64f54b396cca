"""A Neo4j server of the tests as one more engine: filled with a store's facts, asked through its own driver.

The server is the one of NEO4J_URI (user and password from NEO4J_USER and NEO4J_PASSWORD). Its database is
emptied first, so that whoever uses it holds it alone: other processes wait.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from neo4j_answers import _of_edge, _of_node, _plain

from graphkit.engines.protocol import Language, Table
from graphkit.facts import Edge
from graphkit.schema import EDGES, NODES

if TYPE_CHECKING:
    from neo4j import Driver

    from graphkit.records import Store

_BATCH = 5_000


class Peer:
    """A server that answers Cypher as an engine does."""

    name: Final = "neo4j"
    language: Language = "cypher"

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def fill(self, store: Store) -> None:
        """Put the facts of a store in the place of what there is."""
        self._write("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
        for label in NODES:
            self._write(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE")
            for nodes in _batches(store.nodes(label)):
                self._write(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", list(map(_of_node, nodes)))
        for name in EDGES:
            for pair, edges in groupby(sorted(store.edges(name), key=_ends), key=_ends):
                for batch in _batches(edges):
                    self._write(_joining(name, *pair), list(map(_row, batch)))

    def query(self, text: str, parameters: Mapping[str, object] | None = None) -> Table:
        """Answer a text, in a transaction that may not write."""
        with self._driver.session(default_access_mode="READ") as session:
            result = session.run(text, dict(parameters or {}))
            columns = tuple(result.keys())
            return Table(columns, [tuple(map(_plain, record.values())) for record in result])

    def close(self) -> None:
        """Leave the server as it was found: empty."""
        self._write("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
        self._driver.close()

    def _write(self, text: str, rows: list[dict[str, Any]] | None = None) -> None:
        with self._driver.session() as session:
            session.run(text, {"rows": rows}).consume()


@contextmanager
def peer() -> Iterator[Peer]:
    """Give the server, alone; skip where there is none."""
    neo4j = pytest.importorskip("neo4j", reason="no Neo4j driver (pip install graphkit[neo4j])")
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        pytest.skip("no Neo4j server (set NEO4J_URI)")
    auth = (os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    # A graph has not every type and property that a text names; the server warns of each.
    with alone(uri), neo4j.GraphDatabase.driver(uri, auth=auth, notifications_min_severity="OFF") as driver:
        engine = Peer(driver)
        yield engine
        engine.close()


@contextmanager
def alone(uri: str) -> Iterator[None]:
    """Hold the server against other processes of the tests."""
    name = "".join(letter if letter.isalnum() else "-" for letter in uri)
    with Path(tempfile.gettempdir(), f"graphkit-tests-{name}.lock").open("ab") as file:
        try:
            import fcntl
        except ImportError:  # Windows: there its tests are run one after the other
            yield
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.source_label, edge.target_label


def _joining(name: str, source: str, target: str) -> str:
    ends = f"MATCH (a:{source} {{id: row.a}}), (b:{target} {{id: row.b}})"
    return f"UNWIND $rows AS row {ends} CREATE (a)-[r:{name}]->(b) SET r = row.known"


def _row(edge: Edge) -> dict[str, object]:
    return {"a": edge.source, "b": edge.target, "known": _of_edge(edge)}
