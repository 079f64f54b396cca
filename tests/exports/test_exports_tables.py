"""CSV and Parquet hold every fact; in CSV nothing is a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from exports_scene import HOSTILE, STORES

from graphkit.engines.graph import to_networkx
from graphkit.exports import export
from graphkit.exports.cells import joined, neutral
from graphkit.records import Store
from graphkit.schema import EDGES, NODES, Kind, edge_properties, node_properties

STEMS = {*NODES, *(".".join((edge.name, *pair)) for edge in EDGES.values() for pair in edge.pairs)}
RUNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


@pytest.fixture(scope="module", params=STORES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with Store.open(STORES[request.param]()) as store:
        yield store


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cell(value: object) -> str:
    """Return the cell that a value of the networkx view becomes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return joined(value)
    return str(value) if isinstance(value, int | float) else neutral(str(value))


def expected(store: Store) -> dict[str, list[dict[str, str]]]:
    """Return the rows of every file, from the networkx view."""
    view = to_networkx(store)
    files: dict[str, list[dict[str, str]]] = {stem: [] for stem in STEMS}
    for id_, known in view.nodes(data=True):
        row = {**known, "id": id_}
        files[known["label"]].append({name: cell(row.get(name)) for name in node_properties(known["label"])})
    for a, b, type_, known in view.edges(keys=True, data=True):
        stem = f"{type_}.{view.nodes[a]['label']}.{view.nodes[b]['label']}"
        row = {**known, "source": a, "target": b}
        columns = ("source", "target", *edge_properties(type_))
        files[stem].append({name: cell(row.get(name)) for name in columns})
    return files


def test_csv_holds_every_fact(store: Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == STEMS
    for stem, rows in expected(store).items():
        assert rows_of(tmp_path / f"{stem}.csv") == rows, stem


def test_a_file_without_rows_has_its_headings(store: Store, tmp_path: Path) -> None:
    export(store, "csv", tmp_path)
    heading = (tmp_path / "BAI_BO.VanBan.VanBan.csv").read_text(encoding="utf-8")
    assert heading.startswith('"source","target","van_ban"') and heading.count("\n") == 1


def test_no_cell_of_csv_is_a_formula(tmp_path: Path) -> None:
    with Store.open(STORES["hostile"]()) as store:
        paths = export(store, "csv", tmp_path)
    cells = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            cells += [cell for row in csv.reader(file) for cell in row]
    assert len(cells) > 100
    assert [cell for cell in cells if cell.startswith(RUNS)] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_kept_behind_its_apostrophe(tmp_path: Path, text: str) -> None:
    with Store.open(STORES["hostile"]()) as store:
        export(store, "csv", tmp_path)
    [row] = [r for r in rows_of(tmp_path / "VanBan.csv") if r["ten"] in {text, f"'{text}"}]
    assert row["ten"].startswith("'") is (text.startswith(RUNS) or text.startswith("'"))
    assert row["tep"] == f"{row['ten']}; {row['ten']}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1", "'=1"),
        ("Kế hoạch", "Kế hoạch"),
        ("28/NQ-CP", "28/NQ-CP"),
        (" =1", " =1"),
        ("", ""),
        ("\n-1", "'\n-1"),
    ],
)
def test_neutral(text: str, shown: str) -> None:
    assert neutral(text) == shown
    assert joined([text, "a"]) == f"{shown}; a"


def test_parquet_has_dates_lists_and_every_row(store: Store, tmp_path: Path) -> None:
    export(store, "parquet", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{stem}.parquet" for stem in STEMS}
    types = {Kind.DATE: "DATE", Kind.STRINGS: "VARCHAR[]", Kind.INTEGER: "BIGINT", Kind.BOOLEAN: "BOOLEAN"}
    with duckdb.connect() as database:
        for stem, rows in expected(store).items():
            table = database.read_parquet(str(tmp_path / f"{stem}.parquet"))
            assert len(table) == len(rows), stem
        documents = database.read_parquet(str(tmp_path / "VanBan.parquet"))
        kinds = node_properties("VanBan")
        found = dict(zip(documents.columns, map(str, documents.types), strict=True))
        assert found == {name: types.get(kind, "VARCHAR") for name, kind in kinds.items()}
        names = {row[0] for row in documents.project("ten").fetchall()}
        assert names == {node.name for node in store.nodes("VanBan")}
