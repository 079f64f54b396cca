from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest
from any_facts import FACTS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Facts, Node, Value
from graphkit.records import Store, tables
from graphkit.records.fingerprint import fingerprint
from graphkit.schema import EDGES, NODES, Kind, edge_properties, node_properties


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "kho.gk") as store:
        yield store


def ordered(facts: Facts) -> tuple[list[Node], list[Edge]]:
    nodes = sorted(facts.nodes, key=lambda node: (node.label, node.id))
    return nodes, sorted(facts.edges, key=lambda edge: (edge.type, edge.source, edge.target))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(facts=FACTS)
def test_facts_come_back_as_they_were(store: Store, facts: Facts) -> None:
    store.replace_facts(facts)
    assert ordered(store.facts()) == ordered(facts)
    assert store.facts().groups == store.groups() == facts.groups
    for node in facts.nodes:
        assert store.node(node.id) == node
    for edge in facts.edges:
        assert store.edges(edge.type, edge.source, edge.target) == [edge]
        assert edge in store.edges(target=edge.target) and edge in store.edges(source=edge.source)
        assert tuple(store.evidence(edge.type, edge.source, edge.target)) == edge.evidence
    assert store.fingerprint() == fingerprint(facts)


@given(facts=FACTS, random=st.randoms())
def test_fingerprint_knows_facts_not_their_order(facts: Facts, random: Random) -> None:
    nodes, edges = list(facts.nodes), list(facts.edges)
    random.shuffle(nodes)
    random.shuffle(edges)
    assert fingerprint(Facts(tuple(nodes), tuple(edges))) == fingerprint(facts)
    for place, node in enumerate(nodes):
        other = [*nodes[:place], replace(node, name=node.name + "x"), *nodes[place + 1 :]]
        assert fingerprint(Facts(tuple(other), tuple(edges))) != fingerprint(facts)
    for place, edge in enumerate(edges):
        fewer = [*edges[:place], *edges[place + 1 :]]
        assert fingerprint(Facts(tuple(nodes), tuple(fewer))) != fingerprint(facts)
        if edge.evidence:
            weaker = [*fewer, replace(edge, evidence=edge.evidence[1:])]
            assert fingerprint(Facts(tuple(nodes), tuple(weaker))) != fingerprint(facts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=10)
@given(facts=FACTS)
def test_parquet_holds_every_fact_with_its_type(store: Store, tmp_path: Path, facts: Facts) -> None:
    store.replace_facts(facts)
    list(store.export(tmp_path / "xuất"))
    for label in NODES:
        expected = {
            node.id: {
                name: typed({**node.properties, "id": node.id, "ten": node.name}, name, kind)
                for name, kind in node_properties(label).items()
            }
            for node in facts.nodes
            if node.label == label
        }
        rows = parquet(tmp_path / "xuất" / f"{label}.parquet")
        assert {str(row["id"]): row for row in rows} == expected
    for name, pair in ((edge.name, pair) for edge in EDGES.values() for pair in edge.pairs):
        rows = parquet(tmp_path / "xuất" / f"{name}.{pair[0]}.{pair[1]}.parquet")
        edges = [e for e in facts.edges if (e.type, e.source_label, e.target_label) == (name, *pair)]
        assert {(row["source"], row["target"]): row for row in rows} == {
            (edge.source, edge.target): expected_row(edge) for edge in edges
        }


def typed(values: Mapping[str, Value], name: str, kind: Kind) -> object:
    value = values.get(name)
    if isinstance(value, tuple):
        return list(value)
    return date.fromisoformat(str(value)) if kind is Kind.DATE and value is not None else value


def expected_row(edge: Edge) -> dict[str, object]:
    first = edge.evidence[0] if edge.evidence else None
    inline = (
        {}
        if first is None
        else {
            "van_ban": first.document,
            "bat_dau": first.start,
            "ket_thuc": first.end,
            "trich_dan": first.quote,
            "tep": first.file,
            "trang": first.page,
            "cach": first.method,
            "do_tin_cay": first.confidence,
        }
    )
    values: dict[str, Any] = {**edge.properties, **inline, "so_bang_chung": len(edge.evidence)}
    columns = edge_properties(edge.type)
    return {
        "source": edge.source,
        "target": edge.target,
        **{name: typed(values, name, kind) for name, kind in columns.items()},
    }


def parquet(path: Path) -> list[dict[str, object]]:
    with duckdb.connect() as reader:
        found = reader.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_parquet_columns_are_the_schemas_even_without_rows(store: Store, tmp_path: Path) -> None:
    list(store.export(tmp_path))
    with duckdb.connect() as reader:
        described = reader.execute(
            "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(?))",
            [str(tmp_path / "VanBan.parquet")],
        ).fetchall()
    assert [name for name, _ in described] == list(node_properties("VanBan"))
    types = dict(described)
    assert (types["ngay_ban_hanh"], types["tep"], types["nam"]) == ("DATE", "VARCHAR[]", "BIGINT")


# --- facts that must not be ---------------------------------------------------------------------

PLAN = Node("VanBan", "urn:lex:vn;x:ke.hoach:12", "Kế hoạch 12/KH-UBND", {"tep": ("a.txt",), "tam": False})


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        (Facts((Node("VanBan", "a", "A", {"mau": "đỏ"}),), ()), ValueError),
        (Facts((Node("Khac", "a", "A"),), ()), KeyError),
        (Facts((), (Edge("KHAC", "a", "b", "VanBan", "VanBan"),)), KeyError),
        (Facts((PLAN, PLAN), ()), sqlite3.IntegrityError),
        (Facts((), (Edge("CAN_CU", "a", "b", "VanBan", "VanBan"),) * 2), sqlite3.IntegrityError),
    ],
)
def test_wrong_facts_change_nothing(store: Store, facts: Facts, error: type[Exception]) -> None:
    store.replace_facts(Facts((PLAN,), ()))
    before = store.fingerprint()
    with pytest.raises(error):
        store.replace_facts(facts)
    assert (store.fingerprint(), list(store.nodes("VanBan"))) == (before, [PLAN])


def test_counts_are_told_for_every_label_and_type(store: Store) -> None:
    store.replace_facts(Facts((PLAN,), ()))
    counts = store.counts()
    assert list(counts) == [*NODES, *EDGES]
    assert {name for name, count in counts.items() if count} == {"VanBan"}


def test_what_keeps_parquet_from_being_written_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "xuất" / "VanBan.parquet").mkdir(parents=True)
    with pytest.raises(GraphkitError, match="Parquet"):
        list(store.export(tmp_path / "xuất"))


def test_parquet_is_written_in_the_order_of_the_ids_whatever_that_of_the_rows(
    store: Store, tmp_path: Path
) -> None:
    store._database.insert(
        tables.node_table("VanBan"), [tables.node_row(Node("VanBan", id_, "x")) for id_ in "ba"]
    )
    rows = dict(store.export(tmp_path))
    assert rows["VanBan"] == 2 and not rows["CoQuan"]
    assert [row["id"] for row in parquet(tmp_path / "VanBan.parquet")] == ["a", "b"]
