"""A real Neo4j server holds what the records hold after each load, and answers as the embedded engine does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from click.testing import CliRunner, Result
from engine_stores import MakeStore, stores
from neo4j_server_scene import ask, empty_server, wipe
from small_country import COMMUNE, DRAFT, FACTS, LAW, STRATEGY, VILLAGE

from graphkit.cli import cli
from graphkit.engines import Table, open_engine
from graphkit.engines.neo4j import Server, open_neo4j
from graphkit.engines.neo4j.loading import Loaded, load
from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Facts
from graphkit.records import Store
from graphkit.schema import EDGES, NODES, edge_properties, node_properties

pytestmark = pytest.mark.server
pytest.importorskip("neo4j", reason="no Neo4j driver (pip install graphkit[neo4j])")

WHOLE = (
    "MATCH (n) RETURN n.id AS id, n AS nut ORDER BY id",
    "MATCH (a)-[r]->(b) RETURN a.id AS tu, type(r) AS loai, b.id AS den, r AS quan_he ORDER BY tu, loai, den",
)
SIZE = len(FACTS.nodes) + len(FACTS.edges)


@pytest.fixture(scope="module")
def running() -> Iterator[Server]:
    with empty_server() as server:
        yield server


@pytest.fixture
def loaded(running: Server, store: Store) -> Store:
    """Return the store whose facts the server holds; whoever asks for it only asks."""
    try:
        open_neo4j(store).close()
    except GraphkitError:
        load(store, running)
    return store


@pytest.fixture
def server(running: Server) -> Iterator[Server]:
    yield running
    wipe(running)


@pytest.fixture(scope="module")
def make_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeStore]:
    with stores(tmp_path_factory.mktemp("kho")) as make:
        yield make


@pytest.fixture(scope="module")
def store(make_store: MakeStore) -> Store:
    return make_store(FACTS)


def answers(store: Store, engine: str) -> list[Table]:
    with closing(open_engine(store, engine)) as opened:
        return [opened.query(text) for text in WHOLE]


def holds(store: Store) -> bool:
    """Say whether the server holds a store's facts, to the last property, and no others."""
    return answers(store, "neo4j") == answers(store, "ladybug")


def stopping(after: int) -> Callable[[int, int], None]:
    def tell(done: int, of: int) -> None:
        if done >= after:
            raise KeyboardInterrupt

    return tell


# --- loading --------------------------------------------------------------------------------------


def test_it_holds_what_the_records_hold(store: Store, server: Server) -> None:
    told: list[tuple[int, int]] = []
    done = load(store, server, lambda *progress: told.append(progress), batch=7)
    assert (done.nodes, done.relationships, done.removed) == (len(FACTS.nodes), len(FACTS.edges), 0)
    assert holds(store)
    assert told == sorted(told)
    assert told[-1] == (SIZE, SIZE)


def test_loaded_again_it_is_the_same(store: Store, server: Server) -> None:
    load(store, server)
    assert load(store, server).removed == 0
    assert holds(store)


@pytest.mark.parametrize("after", [7, len(FACTS.nodes) + 1, SIZE])
def test_a_load_that_stopped_is_taken_up_again(store: Store, server: Server, after: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        load(store, server, stopping(after), batch=7)
    with pytest.raises(GraphkitError, match="graphkit load neo4j"):
        open_neo4j(store)
    done = load(store, server, batch=7)
    assert done.resumed >= after
    assert done.nodes + done.relationships == SIZE - done.resumed
    assert holds(store)


def test_other_facts_take_the_place_of_a_load_that_stopped(
    make_store: MakeStore, store: Store, server: Server
) -> None:
    with pytest.raises(KeyboardInterrupt):
        load(store, server, stopping(SIZE - 5), batch=7)
    other = make_store(_fewer())
    done = load(other, server, batch=7)
    assert done.resumed == 0
    assert done.removed > 0
    assert holds(other)


def test_what_the_records_no_longer_have_goes(make_store: MakeStore, store: Store, server: Server) -> None:
    load(store, server)
    other = make_store(_fewer())
    with pytest.raises(GraphkitError, match="graphkit load neo4j"):
        open_neo4j(other)
    load(other, server)
    assert holds(other)
    with pytest.raises(GraphkitError, match="graphkit load neo4j"):
        open_neo4j(store)


def _fewer() -> Facts:
    """Return the facts without a node, without a relationship, and with a property less of each."""
    nodes = [node for node in FACTS.nodes if node.id != VILLAGE]
    edges = [edge for edge in FACTS.edges if VILLAGE not in {edge.source, edge.target}]
    edges = [_less(edge) for edge in edges[1:]]
    return Facts(tuple(replace(n, properties={}) if n.id == STRATEGY else n for n in nodes), tuple(edges))


def _less(edge: Edge) -> Edge:
    return replace(edge, evidence=(), properties={}) if edge.source == COMMUNE else edge


def test_what_others_made_by_hand_goes_or_stays(store: Store, server: Server) -> None:
    load(store, server)
    ask(
        server,
        "MATCH (v:VanBan {id: $id}) CREATE (:GhiChu {id: 'x'})-[:VE {a: 1}]->(v) SET v.hang = 3",
        id=LAW,
    )
    for text in (
        "CREATE (:VanBan {ten: 'không có id'}), (:VanBan {id: 3}), (:CoQuan {id: 'urn:gk:co-quan:khac'})",
        "MATCH (a:VanBan {id: $a}), (b:VanBan {id: $b}) CREATE (a)-[:CAN_CU]->(b), (b)-[:CAN_CU]->(a)",
        "MATCH (a:VanBan {id: $a}) SET a.ten = 'khác' REMOVE a.loai",
    ):
        ask(server, text, a=DRAFT, b=LAW)
    assert load(store, server).removed == 5
    assert ask(server, "MATCH (g:GhiChu)-[r:VE]->(v) RETURN g.id, r.a, v.id, v.hang") == [["x", 1, LAW, 3]]
    ask(server, "MATCH (g:GhiChu)-->(v) REMOVE v.hang DETACH DELETE g")
    assert holds(store)


def test_of_two_loads_at_once_the_later_wins(make_store: MakeStore, store: Store, server: Server) -> None:
    other, second = make_store(_fewer()), Loaded()

    def tell(done: int, of: int) -> None:
        nonlocal second
        second = second if second.nodes else load(other, server)

    with pytest.raises(GraphkitError, match="lần nạp khác"):
        load(store, server, tell, batch=7)
    assert holds(other)


# --- answers --------------------------------------------------------------------------------------


def test_values_are_plain(loaded: Store) -> None:
    text = (
        "MATCH p = (d:VanBan {id: $id})-[:KE_HOACH_CHA]->() RETURN d.ngay_ban_hanh, d.tep, p, "
        "duration('P1D') AS thoi_han, datetime('2026-01-02T03:04:05Z') AS luc, {a: [d.id, null]} AS m"
    )
    with closing(open_neo4j(loaded)) as engine:
        [(day, files, path, span, moment, map_)] = engine.query(text, {"id": COMMUNE}).rows
    assert str(day) == "2026-02-10"
    assert files == ["xa/8.txt"]
    assert isinstance(path, dict)
    assert [node["labels"] for node in path["nodes"]] == [["VanBan"], ["VanBan"]]
    assert path["relationships"][0]["type"] == "KE_HOACH_CHA"
    assert (span, str(moment)[:10], map_) == ("P1D", "2026-01-02", {"a": [COMMUNE, None]})


@pytest.mark.parametrize(
    "text",
    ["CREATE (:VanBan {id: 'x'})", "MATCH (n) DETACH DELETE n", "LOAD CSV FROM 'file:///a' AS r RETURN r"],
)
def test_nothing_is_written(loaded: Store, text: str) -> None:
    with closing(open_neo4j(loaded)) as engine:
        with pytest.raises(GraphkitError):
            engine.query(text)
        if not text.startswith("LOAD"):
            with pytest.raises(GraphkitError, match=r"[Ww]rit"):
                engine._ask(text, {})
    assert holds(loaded)


PROPERTIES = {name for label in NODES for name in node_properties(label)} | {
    name for type_ in EDGES for name in edge_properties(type_)
}


def test_only_what_tells_of_the_graph_is_called(loaded: Store) -> None:
    with closing(open_neo4j(loaded)) as engine:
        table = engine.query("CALL db.labels() YIELD label RETURN label ORDER BY label")
        assert [label for (label,) in table.rows] == sorted({node.label for node in FACTS.nodes})
        keys = engine.query("CALL db.propertyKeys() YIELD propertyKey RETURN propertyKey").rows
        assert {key for (key,) in keys} <= PROPERTIES | {"a", "hang"}, "the last by another test's hand"
        text = (
            "MATCH (v:VanBan) CALL (v) { MATCH (v)-[:CAN_CU]->(w) RETURN count(w) AS k } RETURN sum(k) AS k"
        )
        cited = sum(edge.type == "CAN_CU" for edge in FACTS.edges)
        assert engine.query(text).rows == [(cited,)]
        for name in ("dbms.components()", "db.labels.x()", "`db`.labels()", "apoc.load.json('file:///a')"):
            with pytest.raises(GraphkitError, match="CALL"):
                engine.query(f"CALL {name} YIELD x RETURN x")


def test_a_query_without_end_is_stopped(loaded: Store) -> None:
    text = "UNWIND range(1, 1000000000) AS a UNWIND range(1, 1000000000) AS b RETURN sum(a * b % 7) AS s"
    with closing(open_neo4j(loaded, timeout=1)) as engine:
        with pytest.raises(GraphkitError, match="1 giây"):
            engine.query(text)
        assert engine.query("RETURN 1 AS mot").rows == [(1,)]


# --- commands -------------------------------------------------------------------------------------


def graphkit(*words: object, **environment: str) -> Result:
    return CliRunner(env=environment).invoke(cli, [str(word) for word in words])


def test_the_commands(store: Store, server: Server) -> None:
    run = graphkit("load", "neo4j", "--in", store.path, "--format", "jsonl", "--uri", server.uri)
    assert (run.exit_code, run.stderr) == (0, "")
    assert json.loads(run.stdout) == {
        "nut": len(FACTS.nodes),
        "quan_he": len(FACTS.edges),
        "da_co": 0,
        "bo": 0,
    }
    for words in (
        ("query", "cypher", "MATCH (v:VanBan) RETURN v.id ORDER BY v.id"),
        ("query", "run", "most_cited", "-p", "toi_thieu=1"),
        ("lineage", LAW, "--down", "--why"),
    ):
        asked = [graphkit(*words, "--engine", name, "--in", store.path) for name in ("neo4j", "ladybug")]
        assert [run.exit_code for run in asked] == [0, 0]
        assert asked[0].stdout == asked[1].stdout


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"NEO4J_PASSWORD": "sai-mật-khẩu"}, "NEO4J_PASSWORD"),
        ({"NEO4J_URI": "bolt://127.0.0.1:1"}, "bolt://127.0.0.1:1: không có máy chủ"),
        ({"NEO4J_URI": "bolt://neo4j:bi-mat@127.0.0.1:1"}, "Neo4j không làm được"),
        ({"NEO4J_DATABASE": "khong-co"}, "khong-co"),
    ],
)
@pytest.mark.parametrize("command", [("load", "neo4j"), ("query", "run", "most_cited", "--engine", "neo4j")])
def test_what_does_not_work_is_one_line(
    store: Store, server: Server, command: tuple[str, ...], environment: dict[str, str], said: str
) -> None:
    run = graphkit(*command, "--in", store.path, **environment)
    assert run.exit_code == 2, run.output
    [line] = run.stderr.splitlines()
    assert said in line


def test_without_a_password_nothing_is_tried(
    store: Store, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_PASSWORD")
    run = graphkit("load", "neo4j", "--in", store.path)
    assert run.exit_code == 2
    assert "NEO4J_PASSWORD" in run.stderr
    assert ask(replace(server), "MATCH (n) RETURN count(n)") == [[0]]
