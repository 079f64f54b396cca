"""Queries of strangers: killed at their limit, cut at their rows, unable to write, reach files or the network."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from small_country import COMMUNE, FACTS

from graphkit.cli import cli
from graphkit.engines.bounded import Bounded, TimeUpError, open_bounded
from graphkit.engines.cypher import refuse_writing
from graphkit.engines.oxigraph import open_oxigraph
from graphkit.engines.question import Question
from graphkit.errors import GraphkitError
from graphkit.records import Store

ENDLESS = {
    "ladybug": "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN sum(a * b) AS s",
    "oxigraph": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
}
NODES = {
    "ladybug": "MATCH (n) RETURN n.id AS id ORDER BY id",
    "oxigraph": "SELECT ?id { ?n gk:id ?id } ORDER BY ?id",
}
ENGINES = pytest.mark.parametrize("engine", ["ladybug", "oxigraph"])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create(tmp_path_factory.mktemp("hoi") / "kho.gk") as store:
        store.replace_facts(FACTS)
        yield store


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def workers(bounded: Bounded) -> list[int]:
    return [worker._process.pid for worker in bounded._idle]


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/stat").exists() or ") Z " not in Path(f"/proc/{pid}/stat").read_text(
        "utf-8"
    )


@ENGINES
def test_rows_are_answered_as_the_engine_does_and_cut_at_the_limit(store: Store, engine: str) -> None:
    ids = sorted(node.id for node in FACTS.nodes)
    with open_bounded(store, engine) as bounded:
        whole = bounded.ask(Question(NODES[engine]))
        assert whole.table is not None
        assert ([row[0] for row in whole.table.rows], whole.more) == (ids, False)
        cut = bounded.ask(Question(NODES[engine], rows=2))
        assert cut.table is not None
        assert ([row[0] for row in cut.table.rows], cut.more) == (ids[:2], True)
        just = bounded.ask(Question(NODES[engine], rows=len(ids)))
        assert just.table is not None
        assert (len(just.table.rows), just.more) == (len(ids), False)


def test_parameters_travel(store: Store) -> None:
    with open_bounded(store, "ladybug") as bounded:
        reply = bounded.ask(Question("MATCH (n {id: $id}) RETURN n.id AS id", {"id": COMMUNE}))
    assert reply.table is not None
    assert reply.table.rows == [(COMMUNE,)]


@ENGINES
def test_a_query_without_end_is_stopped_its_process_gone_the_store_unharmed(
    store: Store, engine: str
) -> None:
    with open_bounded(store, engine, 0.5) as bounded:
        bounded.ask(Question(NODES[engine]))
        before = bytes_of(store.path)
        (pid,) = workers(bounded)
        with pytest.raises(TimeUpError, match=r"0\.5 giây") as caught:
            bounded.ask(Question(ENDLESS[engine]))
        assert "0.5 seconds" in caught.value.text.en
        assert caught.value.status == 2
        assert not runs(pid)
        assert bytes_of(store.path) == before
        reply = bounded.ask(Question(NODES[engine]))
        assert reply.table is not None
        assert len(reply.table.rows) == len(FACTS.nodes), "it goes on answering"


def test_a_text_that_is_computed_row_by_row_is_stopped_too(store: Store) -> None:
    text = "MATCH (a), (b), (c), (d), (e) RETURN keys(a) AS k, count(*) AS n"
    with open_bounded(store, "ladybug", 0.5) as bounded:
        bounded.ask(Question(NODES["ladybug"]))
        (pid,) = workers(bounded)
        with pytest.raises(TimeUpError):
            bounded.ask(Question(text))
        assert not runs(pid)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system does not hold memory to a bound")
def test_a_text_that_gathers_too_much_ends_with_a_word(store: Store) -> None:
    # A list of numbers that Python makes: 8 bytes for each place of it alone.
    text = "UNWIND range(1, 1000000000, 1) AS x RETURN count(x) AS k"
    with open_bounded(store, "ladybug") as bounded:
        with pytest.raises(GraphkitError, match="bộ nhớ"):
            bounded.ask(Question(text))
        assert bounded.ask(Question("RETURN 1 AS mot")).table is not None


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@ENGINES
def test_the_process_ends_with_the_one_that_asked(store: Store, engine: str) -> None:
    with open_bounded(store, engine, 100) as bounded:
        bounded.ask(Question(NODES[engine]))
        (pid,) = workers(bounded)
        worker = bounded._idle[0]
        asking = threading.Thread(target=lambda: _ignore(bounded, ENDLESS[engine]))
        asking.start()
        while bounded._idle:
            time.sleep(0.01)
        assert worker._process.stdin is not None
        worker._process.stdin.close()  # what the system does when the asking process is killed
        asking.join(timeout=60)
        assert not asking.is_alive()
        assert not runs(pid)


def _ignore(bounded: Bounded, text: str) -> None:
    with pytest.raises((GraphkitError, ValueError)):
        bounded.ask(Question(text))


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_process_that_dies_is_told_and_replaced(store: Store) -> None:
    with open_bounded(store, "oxigraph") as bounded:
        bounded.ask(Question(NODES["oxigraph"]))
        (pid,) = workers(bounded)
        timer = threading.Timer(0.5, os.kill, (pid, signal.SIGKILL))
        timer.start()
        with pytest.raises(GraphkitError, match="bộ nhớ"):
            bounded.ask(Question(ENDLESS["oxigraph"]))
        assert bounded.ask(Question(NODES["oxigraph"])).table is not None


@ENGINES
def test_a_store_may_be_named_from_the_current_folder(
    store: Store, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(store.path.parent)
    with Store.open(Path(store.path.name)) as found, open_bounded(found, engine) as asked:
        assert asked.query(NODES[engine]).rows


@ENGINES
def test_a_wrong_text_says_what_the_engine_says(store: Store, engine: str) -> None:
    with open_bounded(store, engine) as bounded:
        with pytest.raises(GraphkitError, match=r"dòng 1, cột 1|SELECT"):
            bounded.ask(Question("HELLO"))
        assert workers(bounded), "the process stays"


def test_the_command_says_it_and_exits_with_two(store: Store) -> None:
    words = ["query", "cypher", ENDLESS["ladybug"], "--timeout", "0.5", "--in", str(store.path)]
    result = subprocess.run(
        [sys.executable, "-m", "graphkit", *words], capture_output=True, encoding="utf-8", check=False
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert "quá 0.5 giây" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_named_query_is_answered_by_such_a_process_and_stopped_as_well(store: Store) -> None:
    for engine in ENDLESS:
        words = ["query", "run", "lineage_down", "-p", f"van_ban={COMMUNE}", "--in", str(store.path)]
        fine = CliRunner().invoke(cli, [*words, "--engine", engine])
        assert (fine.exit_code, fine.stderr) == (0, "")
        late = CliRunner().invoke(cli, [*words, "--engine", engine, "--timeout", "0.0001"])
        assert late.exit_code == 2
        assert "quá 0.0001 giây" in late.stderr


# --- what reads and nothing else ----------------------------------------------------------------------

HIDDEN = [
    "CREATE (:VanBan {id: 'x'})",
    "MATCH (n) DELETE n",
    "MATCH (n) detach delete n",
    "MATCH (n) SET n.ten = 'x' RETURN n.id",
    "DROP TABLE VanBan",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "LOAD FROM 'OUT' RETURN *",
    "COPY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv'",
    "EXPORT DATABASE 'OUT'",
    "INSTALL httpfs",
    "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL threads=1",
    "MATCH (n) RETURN n.id; COPY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv'",
    "/* a */ COPY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv'",
    "// RETURN 1\nCOPY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv'",
    "RETURN 1 // x\r\n; COPY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv'",
    "RETURN 1 /* **/ ' /* */; COPY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv' //'",
    "RETURN 'a\\'; COPY (MATCH (n:VanBan) RETURN n.id) TO \"OUT.csv\" //'; DROP TABLE VanBan",
    "RETURN `a``'`; cOpY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv'",
    "RETURN 1COPY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv'",
    "\\u0043OPY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv'",
    "RETURN\u00a01;\u00a0COPY (MATCH (n:VanBan) RETURN n.id) TO 'OUT.csv'",
    "MATCH (n) WHERE EXISTS { MATCH (m) SET m.ten = 'x' RETURN m } RETURN n",
    "MATCH (n) CALL (n) { CREATE (:VanBan {id: 'x'}) } RETURN n",
    "MATCH (n) RETURN n.id UNION LOAD FROM 'OUT' RETURN *",
    "FOREACH (x IN [1] | CREATE (:VanBan {id: 'x'}))",
]  # fmt: skip


@pytest.mark.parametrize("native", [False, True])
def test_cypher_that_does_more_than_read_is_refused(store: Store, tmp_path: Path, native: bool) -> None:
    (tmp_path / "OUT").write_text("a,b\n1,2\n", encoding="utf-8")
    with open_bounded(store, "ladybug") as bounded:
        before = bytes_of(store.path)
        for text in HIDDEN:
            with pytest.raises(GraphkitError, match="Cypher"):
                bounded.ask(Question(text.replace("OUT", (tmp_path / "OUT").as_posix()), native=native))
        assert bytes_of(store.path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["OUT"]


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n:VanBan) WHERE n.ten CONTAINS 'COPY; DROP' RETURN n.id",
        "MATCH (n:VanBan) /* to load */ RETURN n.id AS `set` // delete",
        "RETURN 'a\\'b' AS x, \"it's\" AS y;",
        "CALL table_info('VanBan') RETURN *",
        "MATCH (n:VanBan) RETURN count(*) / 2",
    ],
)
def test_native_cypher_that_reads_is_left_alone(store: Store, text: str) -> None:
    refuse_writing(text)
    with open_bounded(store, "ladybug") as bounded:
        assert bounded.ask(Question(text, native=True)).table is not None


SERVICES = [
    "SELECT * { SERVICE <http://127.0.0.1:PORT/> { ?x ?y ?z } }",
    "SELECT * { { OPTIONAL { sErViCe SILENT <http://127.0.0.1:PORT/> { ?x ?y ?z } } } }",
    "SELECT * { SERVICE #c\n<http://127.0.0.1:PORT/> # d e\n{ ?x ?y ?z } }",
    "PREFIX a: <http://127.0.0.1:PORT/> SELECT * { SERVICEa:b { ?x ?y ?z } }",
    "PREFIX a: <http://127.0.0.1:PORT/> SELECT * { SERVICESILENTa:b { ?x ?y ?z } }",
    "PREFIX : <http://127.0.0.1:PORT/> SELECT * { SERVICE:\\-b#c d\n{ ?x ?y ?z } }",
    "SELECT * { FILTER(1<?b#>\"\"\"\n) SERVICE <http://127.0.0.1:PORT/> { ?x ?y ?z } #\"\"\"\n }",
    "SELECT * { OPTIONAL { ?s <http://a/\\u0062#> ?o } SERVICE <http://127.0.0.1:PORT/> { ?x ?y ?z } }",
    "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:PORT/> { ?x ?y ?z } } }",
    "SELECT * { VALUES ?u { <http://127.0.0.1:PORT/> } SERVICE ?u { ?x ?y ?z } }",
]  # fmt: skip


@pytest.fixture
def listening() -> Iterator[tuple[int, list[bytes]]]:
    """Give a port of this machine and what was said to it."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    heard.append(connection.recv(1000))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield server.getsockname()[1], heard


def test_the_rdf_library_itself_would_call(listening: tuple[int, list[bytes]]) -> None:
    port, heard = listening
    with pytest.raises(OSError, match="HTTP"):
        list(ox.Store().query(SERVICES[3].replace("PORT", str(port))))  # type: ignore[arg-type]
    assert heard, "or there would be nothing to refuse"


def test_sparql_calls_nobody(store: Store, listening: tuple[int, list[bytes]]) -> None:
    port, heard = listening
    engine = open_oxigraph(store)
    for text in SERVICES:
        with pytest.raises(GraphkitError, match="SERVICE"):
            engine.query(text.replace("PORT", str(port)))
    for text in ("SELECT * FROM <http://127.0.0.1:PORT/> { ?s ?p ?o }", "DESCRIBE <http://127.0.0.1:PORT/>"):
        assert engine.query(text.replace("PORT", str(port))).rows == []
    engine.close()
    assert heard == []


@pytest.mark.parametrize("media", ["text/csv", "text/tab-separated-values", "application/json", "text/xml"])
@pytest.mark.parametrize(
    "text",
    ["SELECT ?n ?t ?none { ?n gk:ten ?t } ORDER BY ?n", "SELECT * {}", "SELECT ?none { ?n a gk:VanBan }", "ASK {}",
     "SELECT (1.50 AS ?a) (1e0 AS ?b) ('' AS ?c) ('x'@vi AS ?d) ('a\\r\\n\\t\"b\\\\' AS ?e) (true AS ?f) {}"],
)  # fmt: skip
def test_bytes_are_those_of_the_rdf_library(store: Store, media: str, text: str) -> None:
    engine = open_oxigraph(store)
    found = engine._ask(text)
    assert not isinstance(found, ox.QueryTriples)
    expected = found.serialize(format=ox.QueryResultsFormat.from_media_type(media))
    engine.close()
    with open_bounded(store, "oxigraph") as bounded:
        reply = bounded.ask(Question(text, media=(media, "")))
        assert (reply.data, reply.media, reply.more) == (expected, media, False)
        if text.startswith("SELECT ?n"):
            cut = bounded.ask(Question(text, media=("text/tab-separated-values", ""), rows=2))
            assert (len(cut.data.splitlines()), cut.more) == (3, True)
