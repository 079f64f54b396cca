"""The named queries over samples, annotated plans and a made country: every engine gives the same rows.

``GRAPHKIT_COUNTRY=10000`` makes the country as large as that, with all its provinces. Neo4j is compared in
test_named_queries_neo4j.py.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from asked import rows_found
from changing_country import facts

from graphkit.build import build
from graphkit.cli.headings import HEADINGS
from graphkit.engines import EMBEDDED, named, open_engine
from graphkit.facts import Facts
from graphkit.records import Store

COUNTRY = int(os.environ.get("GRAPHKIT_COUNTRY", "0"))
# What no sample does: replace an instrument, name a unit that has ended, rest on nothing.
NOT_IN_SAMPLES = {"cites_replaced", "orphans", "vanished_units"}


def changing_country() -> Facts:
    return facts(COUNTRY, None) if COUNTRY else facts(300, 1)


def _found(store: Store) -> dict[str, int]:
    """Return how many rows each query has, which the engines answer alike."""
    with ExitStack() as opened:
        return rows_found(
            store, [opened.enter_context(closing(open_engine(store, name))) for name in EMBEDDED]
        )


def test_engines_agree_on_the_samples(samples: Path, tmp_path: Path) -> None:
    build(sorted(samples.glob("*.txt")), tmp_path / "mau.gk")
    with Store.open(tmp_path / "mau.gk") as store:
        found = _found(store)
    assert {name for name, rows in found.items() if not rows} == NOT_IN_SAMPLES


@pytest.mark.shared
def test_engines_agree_on_annotated_plans(shared: Path, tmp_path: Path) -> None:
    build([shared / "seeds"], tmp_path / "that.gk")
    with Store.open(tmp_path / "that.gk") as store:
        found = _found(store)
    assert found["lineage_up"] and found["village_tasks"] and found["units_not_in_parent"]


def test_engines_agree_on_a_country(tmp_path: Path) -> None:
    with Store.create(tmp_path / "nuoc.gk") as store:
        store.replace_facts(changing_country())
        found = _found(store)
    assert set(found) == {query.name for query in named.catalogue()}
    assert not [name for name, rows in found.items() if not rows], "every query has something to find"


def test_every_column_has_a_heading() -> None:
    columns = {column for query in named.catalogue() for column in query.columns}
    assert columns - set(HEADINGS) == {"id"}
