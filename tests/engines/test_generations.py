"""Projections: built aside, switched at once, kept while they are read, left in service when a build is killed."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from engine_stores import MakeStore, stores
from small_country import COMMUNE, DEPARTMENT, FACTS, edge, without

from graphkit.engines import generation
from graphkit.engines.ladybug import open_ladybug
from graphkit.engines.projection import DATABASE
from graphkit.errors import GraphkitError
from graphkit.facts import Facts

COUNT = "MATCH ()-[r]->() RETURN count(r) AS k"
FEWER = without("CAN_CU", COMMUNE, DEPARTMENT)


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[MakeStore]:
    with stores(tmp_path) as make:
        yield make


def _folders(engine: Path) -> set[str]:
    return {path.name for path in engine.iterdir() if path.is_dir()}


def _never(folder: Path) -> None:
    raise AssertionError("built again without need")


def _build(content: str) -> Callable[[Path], None]:
    def build(folder: Path) -> None:
        (folder / "db").write_text(content, encoding="utf-8")

    return build


def test_a_generation_is_built_when_the_fingerprint_changes_only(tmp_path: Path) -> None:
    one = generation.current(tmp_path / "e", "1", _build("one"))
    one.close()
    again = generation.current(tmp_path / "e", "1", _never)
    assert again.folder == one.folder
    again.close()
    two = generation.current(tmp_path / "e", "2", _build("two"))
    assert (two.folder / "db").read_text(encoding="utf-8") == "two"
    assert _folders(tmp_path / "e") == {two.folder.name}, "the old one is removed: nobody reads it"
    two.close()


def test_what_is_read_stays_until_it_is_closed(tmp_path: Path) -> None:
    reader = generation.current(tmp_path / "e", "1", _build("one"))
    newer = generation.current(tmp_path / "e", "2", _build("two"))
    assert (reader.folder / "db").read_text(encoding="utf-8") == "one"
    assert _folders(tmp_path / "e") == {reader.folder.name, newer.folder.name}
    newer.close()
    reader.close()
    generation.current(tmp_path / "e", "2", _never).close()
    assert _folders(tmp_path / "e") == {newer.folder.name}


def test_a_build_that_fails_leaves_the_old_one_in_service(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "db").write_text("half", encoding="utf-8")
        raise RuntimeError("đĩa đầy")

    old = generation.current(tmp_path / "e", "1", _build("one"))
    old.close()
    with pytest.raises(RuntimeError, match="đĩa đầy"):
        generation.current(tmp_path / "e", "2", fail)
    assert _folders(tmp_path / "e") == {old.folder.name}
    generation.current(tmp_path / "e", "1", _never).close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "db").write_text("on", encoding="utf-8"),
        lambda folder: (folder / "db").unlink(),
        lambda folder: (folder / "MANIFEST.json").write_text("{", encoding="utf-8"),
        lambda folder: (folder / "MANIFEST.json").unlink(),
    ],
    ids=["shorter", "gone", "manifest cut", "manifest gone"],
)
def test_a_damaged_generation_says_what_to_do(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    one = generation.current(tmp_path / "e", "1", _build("one"))
    one.close()
    damage(one.folder)
    with pytest.raises(GraphkitError) as error:
        generation.current(tmp_path / "e", "1", _build("one"))
    assert str(one.folder) in str(error.value)
    assert "xóa thư mục" in error.value.text.vi and "delete this folder" in error.value.text.en
    for path in one.folder.iterdir():
        path.unlink()
    one.folder.rmdir()
    generation.current(tmp_path / "e", "1", _build("new")).close()


def _build_for_ever(engine: str, ready: str) -> None:
    def build(folder: Path) -> None:
        (folder / "db").write_text("half", encoding="utf-8")
        Path(ready).touch()
        time.sleep(600)

    generation.current(Path(engine), "2", build)


def _wait_for(path: Path, process: multiprocessing.process.BaseProcess) -> None:
    while not path.exists():
        assert process.is_alive()
        time.sleep(0.01)


def test_a_build_that_goes_on_elsewhere_is_left_alone_and_a_killed_one_removed(tmp_path: Path) -> None:
    old = generation.current(tmp_path / "e", "1", _build("one"))
    old.close()
    context = multiprocessing.get_context("spawn")
    builder = context.Process(target=_build_for_ever, args=(str(tmp_path / "e"), str(tmp_path / "ready")))
    builder.start()
    _wait_for(tmp_path / "ready", builder)
    generation.current(tmp_path / "e", "1", _never).close()
    assert len(_folders(tmp_path / "e")) == 2, "it is being built"
    builder.kill()
    builder.join()
    generation.current(tmp_path / "e", "1", _never).close()
    assert _folders(tmp_path / "e") == {old.folder.name}
    assert {path.name for path in (tmp_path / "e").iterdir()} == {
        "CURRENT", old.folder.name, f"{old.folder.name}.lease"
    }  # fmt: skip


# --- the ladybug projection -----------------------------------------------------------------------


def test_the_projection_follows_the_records(make_store: MakeStore) -> None:
    store = make_store(FACTS)
    engine = open_ladybug(store)
    assert engine.query(COUNT).rows == [(len(FACTS.edges),)]
    store.replace_facts(FEWER)
    assert engine.query(COUNT).rows == [(len(FACTS.edges),)], "what is open stays what it is"
    newer = open_ladybug(store)
    assert newer.query(COUNT).rows == [(len(FACTS.edges) - 1,)]
    assert engine.query(COUNT).rows == [(len(FACTS.edges),)]
    engine.close()
    newer.close()
    open_ladybug(store).close()
    assert len(_folders(store.path / "engines" / "ladybug")) == 1


def test_an_empty_store_answers(make_store: MakeStore) -> None:
    engine = open_ladybug(make_store(Facts((), ())))
    assert engine.query(COUNT).rows == [(0,)]
    engine.close()


def test_two_read_one_generation(make_store: MakeStore) -> None:
    store = make_store(FACTS)
    one, two = open_ladybug(store), open_ladybug(store)
    assert one.query(COUNT) == two.query(COUNT)
    one.close()
    two.close()


def test_the_database_itself_refuses_to_be_written(make_store: MakeStore) -> None:
    engine = open_ladybug(make_store(FACTS))
    with pytest.raises(RuntimeError, match="read-only"):
        engine._connection.execute("CREATE (:VanBan {id: 'x'})")
    engine.close()


@pytest.mark.parametrize("kept", [0, 100, 5000])
def test_a_cut_database_says_what_to_do(make_store: MakeStore, kept: int) -> None:
    store = make_store(FACTS)
    open_ladybug(store).close()
    (folder,) = (path for path in (store.path / "engines" / "ladybug").iterdir() if path.is_dir())
    database = folder / DATABASE
    database.write_bytes(database.read_bytes()[:kept])
    with pytest.raises(GraphkitError, match="xóa thư mục"):
        open_ladybug(store)


def test_a_database_of_other_bytes_says_what_to_do(make_store: MakeStore) -> None:
    store = make_store(FACTS)
    open_ladybug(store).close()
    (folder,) = (path for path in (store.path / "engines" / "ladybug").iterdir() if path.is_dir())
    database = folder / DATABASE
    database.write_bytes(b"\xff" * database.stat().st_size)
    with pytest.raises(GraphkitError, match="xóa thư mục"):
        open_ladybug(store)


def _project(path: str) -> None:
    from graphkit.records import Store

    with Store.open(Path(path)) as store:
        open_ladybug(store).close()


def _project_up_to_the_switch(path: str) -> None:
    generation._point = lambda folder, name: time.sleep(600)
    _project(path)


STAGES: dict[str, Callable[[Path], bool]] = {
    "begun": lambda folder: True,
    "created": lambda folder: (folder / DATABASE).exists(),
    "loading": lambda folder: (folder / DATABASE).exists() and (folder / DATABASE).stat().st_size > 100_000,
    "loaded": lambda folder: (folder / "loops.json").exists(),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_killed_projection_leaves_the_old_one_in_service(make_store: MakeStore, stage: str) -> None:
    store = make_store(FACTS)
    open_ladybug(store).close()
    engine = store.path / "engines" / "ladybug"
    before = (engine / "CURRENT").read_text(encoding="utf-8")
    store.replace_facts(FEWER)
    process = multiprocessing.get_context("spawn").Process(target=_project, args=(str(store.path),))
    process.start()
    while process.is_alive() and not any(
        STAGES[stage](engine / name) for name in _folders(engine) - {before}
    ):
        time.sleep(0.001)
    process.kill()
    process.join()
    now = (engine / "CURRENT").read_text(encoding="utf-8")
    assert now == before or stage in {"loading", "loaded"}, "it came to the end before it was killed"
    assert (engine / now / DATABASE).is_file() and (engine / now / "MANIFEST.json").is_file()
    after = open_ladybug(store)
    assert after.query(COUNT).rows == [(len(FEWER.edges),)]
    after.close()
    assert len(_folders(engine)) == 1


def test_many_kills_leave_the_old_one_in_service(make_store: MakeStore) -> None:
    store = make_store(FACTS)
    engine = store.path / "engines" / "ladybug"
    old = open_ladybug(store)
    before = (engine / "CURRENT").read_text(encoding="utf-8")
    store.replace_facts(FEWER)
    # GRAPHKIT_KILLS=30 kills more often. Many starts of Python take longer than all the rest: one is made, and copied where the system can.
    quick = "forkserver" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("forkserver" if quick else "spawn")
    context.set_forkserver_preload(["duckdb", "ladybug", "graphkit.engines.ladybug", "graphkit.records"])
    stages = list(STAGES.values())
    for kill in range(int(os.environ.get("GRAPHKIT_KILLS", "5"))):
        left = _folders(engine)
        process = context.Process(target=_project_up_to_the_switch, args=(str(store.path),))
        process.start()
        stage = stages[kill % len(stages)]
        while process.is_alive() and not any(stage(engine / name) for name in _folders(engine) - left):
            time.sleep(0.0005)
        assert process.is_alive()
        process.kill()
        process.join()
        assert (engine / "CURRENT").read_text(encoding="utf-8") == before
        assert old.query(COUNT).rows == [(len(FACTS.edges),)], "who reads the old one goes on"
    old.close()
    store.replace_facts(FACTS)
    again = open_ladybug(store)
    assert (engine / "CURRENT").read_text(encoding="utf-8") == before, "whole still: nothing was built again"
    assert again.query(COUNT).rows == [(len(FACTS.edges),)]
    again.close()
    assert _folders(engine) == {before}, "what the killed ones left is swept"


def test_a_query_that_takes_too_long_is_stopped(make_store: MakeStore) -> None:
    engine = open_ladybug(make_store(FACTS), timeout=0.2)
    with pytest.raises(GraphkitError, match=r"0\.2"):
        engine.query("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS s")
    assert engine.query(COUNT).rows == [(len(FACTS.edges),)], "it goes on answering"
    engine.close()


def test_a_node_that_is_joined_to_itself_is_met_once_in_either_direction(make_store: MakeStore) -> None:
    looped = Facts(FACTS.nodes, (*FACTS.edges, edge("DAN_CHIEU", COMMUNE, COMMUNE)))
    engine = open_ladybug(make_store(looped))
    assert engine.query("MATCH (a)-[:DAN_CHIEU]->(a) RETURN a.id").rows == [(COMMUNE,)]
    assert engine.query("MATCH (a {id: $id})-[:CAN_CU]-(b) RETURN b.id", {"id": COMMUNE}).rows
    cited = sum(found.type == "DAN_CHIEU" for found in FACTS.edges)
    for text, number in (
        ("MATCH (a)-[:DAN_CHIEU]-(b) RETURN a.id", 2 * cited + 1),
        ("MATCH (a)--(b) RETURN a.id", 2 * len(FACTS.edges) + 1),
    ):
        assert len(engine.query(text).rows) == number, "Neo4j 5 gives a loop once, the engine by itself twice"
    engine.close()
