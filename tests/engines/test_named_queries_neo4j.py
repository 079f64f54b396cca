"""A real Neo4j answers the named queries, their very texts, with the rows that the embedded engine gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from asked import rows_found
from engine_stores import stores
from neo4j_server_scene import empty_server, holding
from small_country import FACTS
from test_named_queries import changing_country

from graphkit.build import build
from graphkit.engines import named, open_engine
from graphkit.engines.neo4j import Server
from graphkit.records import Store

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with empty_server() as running:
        yield running


def _found(store: Store, server: Server) -> set[str]:
    """Return the queries that have rows; the server and the embedded engine answer all of them alike."""
    with holding(store, server) as neo4j, closing(open_engine(store, "ladybug")) as ladybug:
        return {name for name, rows in rows_found(store, (ladybug, neo4j)).items() if rows}


def test_neo4j_agrees_on_the_small_country(server: Server, tmp_path: Path) -> None:
    with stores(tmp_path) as make_store:
        assert len(_found(make_store(FACTS), server)) > 12


def test_neo4j_agrees_on_a_country(server: Server, tmp_path: Path) -> None:
    with stores(tmp_path) as make_store:
        found = _found(make_store(changing_country()), server)
    assert found == {query.name for query in named.catalogue()}


def test_neo4j_agrees_on_the_samples(server: Server, samples: Path, tmp_path: Path) -> None:
    build(sorted(samples.glob("*.txt")), tmp_path / "mau.gk")
    with Store.open(tmp_path / "mau.gk") as store:
        assert len(_found(store, server)) > 12


@pytest.mark.shared
def test_neo4j_agrees_on_annotated_plans(server: Server, shared: Path, tmp_path: Path) -> None:
    build([shared / "seeds"], tmp_path / "that.gk")
    with Store.open(tmp_path / "that.gk") as store:
        assert "village_tasks" in _found(store, server)
