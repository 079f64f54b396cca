"""The named queries over samples, annotated plans and a made country: every engine gives the same rows.

``GRAPHKIT_COUNTRY=10000`` makes the country as large as that, with all its provinces. Neo4j is compared in
test_named_queries_neo4j.py.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from asked import cases
from changing_country import facts

from graphkit.build import build
from graphkit.cli.headings import HEADINGS
from graphkit.engines import Table, named, open_engine
from graphkit.records import Store

EMBEDDED = ("ladybug", "networkx", "oxigraph")
COUNTRY = int(os.environ.get("GRAPHKIT_COUNTRY", "0"))
# What no sample does: replace an instrument, name a unit that has ended, rest on nothing.
NOT_IN_SAMPLES = {"cites_replaced", "orphans", "vanished_units"}


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "nuoc.gk") as store:
        store.replace_facts(facts(COUNTRY, None) if COUNTRY else facts(300, 1))
        yield store


def _compared(store: Store) -> dict[str, int]:
    """Return how many rows each query has over all its cases, which the engines answer alike."""
    found: dict[str, int] = {}
    with ExitStack() as opened:
        engines = [opened.enter_context(closing(open_engine(store, name))) for name in EMBEDDED]
        for name, given in cases(store):
            first, *others = (named.run(engine, name, given) for engine in engines)
            for engine, other in zip(EMBEDDED[1:], others, strict=True):
                assert _difference(first, other) is None, (name, given, engine)
            found[name] = found.get(name, 0) + len(first.rows)
    return found


def _difference(one: Table, other: Table) -> object:
    """Return the first row that differs, None where the tables are the same."""
    if one == other:
        return None
    rows = zip(one.rows, other.rows, strict=False)
    return next((pair for pair in rows if pair[0] != pair[1]), (len(one.rows), len(other.rows)))


def test_engines_agree_on_the_samples(samples: Path, tmp_path: Path) -> None:
    build(sorted(samples.glob("*.txt")), tmp_path / "mau.gk")
    with Store.open(tmp_path / "mau.gk") as store:
        found = _compared(store)
    assert {name for name, rows in found.items() if not rows} == NOT_IN_SAMPLES


@pytest.mark.shared
def test_engines_agree_on_annotated_plans(shared: Path, tmp_path: Path) -> None:
    build([shared / "seeds"], tmp_path / "that.gk")
    with Store.open(tmp_path / "that.gk") as store:
        found = _compared(store)
    assert found["lineage_up"] and found["village_tasks"] and found["units_not_in_parent"]


def test_engines_agree_on_a_country(country: Store) -> None:
    found = _compared(country)
    assert set(found) == {query.name for query in named.catalogue()}
    assert not [name for name, rows in found.items() if not rows], "every query has something to find"


def test_every_column_has_a_heading() -> None:
    columns = {column for query in named.catalogue() for column in query.columns}
    assert columns - set(HEADINGS) == {"id"}
