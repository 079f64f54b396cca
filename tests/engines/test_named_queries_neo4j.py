"""A real Neo4j answers the named queries, their very texts, with the rows that the embedded engine gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from asked import cases
from changing_country import facts
from engine_stores import stores
from neo4j_peer import Peer, peer
from small_country import FACTS
from test_named_queries import COUNTRY

from graphkit.build import build
from graphkit.engines import named, open_engine
from graphkit.facts import Facts
from graphkit.records import Store

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server() -> Iterator[Peer]:
    with peer() as engine:
        yield engine


def _compared(store: Store, server: Peer) -> set[str]:
    """Return the queries that have rows; the server and the embedded engine answer all of them alike."""
    server.fill(store)
    found = set()
    with closing(open_engine(store, "ladybug")) as ladybug:
        for name, given in cases(store):
            answer = named.run(server, name, given)
            assert answer == named.run(ladybug, name, given), (name, given)
            found |= {name} if answer.rows else set()
    return found


@pytest.mark.parametrize("made", ["small country", "country"])
def test_neo4j_agrees_on_countries(server: Peer, tmp_path: Path, made: str) -> None:
    country: Facts = FACTS
    if made == "country":
        country = facts(COUNTRY, None) if COUNTRY else facts(300, 1)
    with stores(tmp_path) as make_store:
        found = _compared(make_store(country), server)
    if made == "country":
        assert found == {query.name for query in named.catalogue()}


def test_neo4j_agrees_on_the_samples(server: Peer, samples: Path, tmp_path: Path) -> None:
    build(sorted(samples.glob("*.txt")), tmp_path / "mau.gk")
    with Store.open(tmp_path / "mau.gk") as store:
        assert len(_compared(store, server)) > 12


@pytest.mark.shared
def test_neo4j_agrees_on_annotated_plans(server: Peer, shared: Path, tmp_path: Path) -> None:
    build([shared / "seeds"], tmp_path / "that.gk")
    with Store.open(tmp_path / "that.gk") as store:
        assert "village_tasks" in _compared(store, server)
