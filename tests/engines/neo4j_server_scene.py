"""The Neo4j server of the tests: the one of NEO4J_URI, empty, held by one process at a time.

``make neo4j`` starts one, ``python tools/neo4j_server.py run -- COMMAND`` one for a command. What is in its database
is removed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from graphkit.engines.neo4j import Neo4j, Server, open_neo4j
from graphkit.engines.neo4j.loading import load
from graphkit.records import Store


@contextmanager
def empty_server() -> Iterator[Server]:
    if not os.environ.get("NEO4J_URI"):
        pytest.skip("no Neo4j server: `make neo4j` starts one (set NEO4J_URI, NEO4J_PASSWORD)")
    server = Server.of_environment()
    with _alone(server.uri):
        wipe(server)
        yield server
        wipe(server)


@contextmanager
def holding(store: Store, server: Server) -> Iterator[Neo4j]:
    """Load a store's facts into a server, in the place of what it holds, and give the engine."""
    load(store, server)
    with closing(open_neo4j(store, server)) as engine:
        yield engine


def wipe(server: Server) -> None:
    """Remove all content; constraints stay, as making them anew takes the server long."""
    ask(server, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")
    for [name] in ask(server, "SHOW INDEXES YIELD name WHERE name STARTS WITH 'graphkit_facts_' RETURN name"):
        ask(server, f"DROP INDEX {name}")


def ask(server: Server, text: str, **parameters: object) -> list[list[Any]]:
    """Run any text at all."""
    with server.driver() as driver, server.session(driver) as session:
        return [record.values() for record in session.run(text, parameters)]


@contextmanager
def _alone(uri: str) -> Iterator[None]:
    name = "".join(letter if letter.isalnum() else "-" for letter in uri)
    with Path(tempfile.gettempdir(), f"graphkit-tests-{name}.lock").open("ab") as file:
        try:
            import fcntl
        except ImportError:  # Windows: there its tests are run one after the other
            yield
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
