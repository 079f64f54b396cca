"""The embedded engine answers texts of Neo4j's Cypher as Neo4j answered them, and refuses what it cannot."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from engine_stores import stores
from generated_texts import texts
from neo4j_answers import Answer, answers, ask, comparable
from small_country import FACTS

from graphkit.engines import Table, cypher
from graphkit.engines.ladybug import Ladybug, open_ladybug
from graphkit.errors import GraphkitError
from graphkit.i18n import set_language

KNOWN = list(answers())


@pytest.fixture(scope="module")
def ladybug(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ladybug]:
    with stores(tmp_path_factory.mktemp("kho")) as make_store:
        engine = open_ladybug(make_store(FACTS))
        yield engine
        engine.close()


def test_there_are_texts_enough() -> None:
    assert len(KNOWN) > 300


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.text[:60])
def test_answers_as_neo4j_does(ladybug: Ladybug, known: Answer) -> None:
    answer = ladybug.query(known.text, known.parameters)
    assert comparable(known.text, answer) == comparable(known.text, known.table)


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.text[:60])
def test_computes_as_neo4j_does(ladybug: Ladybug, known: Answer) -> None:
    columns, rows = cypher.compute(known.text, known.parameters, ladybug.found)
    assert comparable(known.text, Table(columns, rows)) == comparable(known.text, known.table)


@pytest.mark.server
def test_a_server_answers_as_it_did() -> None:
    some = KNOWN[::4]  # the file is written from all of them; a server takes long to plan each
    for known, asked in zip(some, ask(some), strict=True):
        assert comparable(known.text, asked.table) == comparable(known.text, known.table), known.text


@pytest.mark.server
@pytest.mark.parametrize("seed", [1, 2])
def test_generated_texts_are_answered_alike(ladybug: Ladybug, seed: int) -> None:
    nothing = Table((), [])
    asked = [Answer(text, {}, nothing) for text in texts(seed, 150)]
    for known in ask(asked):
        answer = ladybug.query(known.text)
        assert comparable(known.text, answer) == comparable(known.text, known.table), known.text


def test_the_comparison_sees_a_row_a_column_and_an_order() -> None:
    table = Table(("a",), [(1,), (2,)])
    text = "MATCH (n) RETURN n.a AS a"
    assert comparable(text, table) == comparable(text, Table(("a",), [(2,), (1,)]))
    assert comparable(f"{text} ORDER BY a", table) != comparable(
        f"{text} ORDER BY a", Table(("a",), [(2,), (1,)])
    )
    assert comparable(text, table) != comparable(text, Table(("b",), table.rows))
    assert comparable(text, table) != comparable(text, Table(("a",), [(1,), (2,), (2,)]))


WRITES = [
    "CREATE (n:VanBan {id: 'x'})",
    "MERGE (n:VanBan {id: 'x'}) RETURN n",
    "MATCH (n) SET n.ten = 'x' RETURN n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) REMOVE n.ten",
    "MATCH (n) FOREACH (x IN [1] | SET n.ten = 'x')",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "DROP TABLE VanBan",
    "DROP CONSTRAINT x",
    "CREATE INDEX FOR (n:VanBan) ON (n.ten)",
    "COPY VanBan FROM 'x.csv'",
    "COPY (MATCH (n) RETURN n.id) TO 'x.csv'",
    "CALL apoc.export.csv.all('x.csv', {})",
    "CALL dbms.procedures()",
    "CALL { MATCH (n) DELETE n } RETURN 1",
    "MATCH (n) RETURN 1; MATCH (n) DELETE n",
    "INSTALL httpfs",
    "ATTACH 'x' AS y (dbtype lbug)",
    "EXPORT DATABASE 'x'",
    "USE other MATCH (n) RETURN n",
]


@pytest.mark.parametrize("text", WRITES)
@pytest.mark.parametrize("native", [False, True])
def test_refuses_all_but_reading(ladybug: Ladybug, text: str, native: bool) -> None:
    with pytest.raises(GraphkitError) as refusal:
        ladybug.query(text, native=native)
    assert "\n" not in str(refusal.value)
    assert "ladybug" not in str(refusal.value), "it must not reach the engine"


REFUSED = [
    ("MATCH (d:VanBan) RETURN $x", {}, "$x"),
    ("MATCH (d:VanBan) RETURN e.ten", {}, "e"),
    ("MATCH (d:Document) RETURN d", {}, "VanBan"),
    ("MATCH (d)-[:CITES]->(e) RETURN d", {}, "CAN_CU"),
    ("MATCH (d), (D) RETURN d.id", {}, "d, D"),
    ("MATCH (d:VanBan) WITH d.ten RETURN 1", {}, "AS"),
    ("MATCH (d:VanBan) RETURN id(d)", {}, "n.id"),
    ("MATCH (d:VanBan) RETURN d ORDER BY d", {}, "ORDER BY"),
    ("RETURN 2 ^ 3 ^ 2", {}, "(a ^ b) ^ c"),
    ("RETURN '\\u00e9'", {}, "\\u"),
    ("MATCH (d:VanBan)", {}, "RETURN"),
    ("MATCH (d:VanBan) RETURN $x", {"x": datetime.datetime(2026, 1, 1)}, "datetime"),
    ("MATCH (d:VanBan) RETURN elementId(d)", {}, "n.id"),
    ("MATCH (d:VanBan) WHERE d.ten =~ 'K\\\\p{L}.*' RETURN d", {}, "(?iu)"),
    ("MATCH (d:VanBan) RETURN rand()", {}, "rand"),
    ("MATCH (d:VanBan) RETURN datetime()", {}, "date()"),
    ("CALL db.schema.visualization()", {}, "type(r)"),
    ("CALL db.schema.nodeTypeProperties()", {}, "keys(n)"),
    ("CALL dbms.components()", {}, "db.labels()"),
    ("SHOW INDEXES", {}, "db.labels()"),
    ("EXPLAIN MATCH (n) RETURN n", {}, "--explain"),
    ("MATCH (gk_1:VanBan) RETURN gk_1{.*}", {}, "gk_1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parameters", "says"), REFUSED, ids=lambda value: str(value)[:60])
def test_refuses_what_it_would_answer_otherwise(
    ladybug: Ladybug, text: str, parameters: dict[str, object], says: str
) -> None:
    with pytest.raises(GraphkitError) as refusal:
        ladybug.query(text, parameters)
    assert says in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert "ladybug" not in str(refusal.value), "it must not reach the engine"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("MATCH (n RETURN n", 1, 10),
        ("MATCH (n)\nWHERE n.ten = \nRETURN n", 3, 1),
        ("MATCH (n) RETURN 'abc", 1, 18),
        ("SELECT * FROM x", 1, 1),
        ("", 1, 1),
    ],
)
def test_a_syntax_error_says_where(ladybug: Ladybug, text: str, line: int, column: int) -> None:
    with pytest.raises(GraphkitError) as refusal:
        ladybug.query(text)
    assert f"dòng {line}, cột {column}" in refusal.value.text.vi
    assert f"line {line}, column {column}" in refusal.value.text.en
    assert "\n" not in str(refusal.value)


def test_the_parser_may_drop_nothing(ladybug: Ladybug) -> None:
    # cypherast reads a WHERE in parentheses and forgets it.
    with pytest.raises(GraphkitError):
        ladybug.query("MATCH (n:VanBan) WHERE (n WHERE n.nam = 1) RETURN n")


def test_messages_are_in_both_languages(ladybug: Ladybug) -> None:
    with pytest.raises(GraphkitError) as refusal:
        ladybug.query("CREATE (n)")
    assert "hãy dùng" in str(refusal.value)
    set_language("en")
    try:
        assert "is not accepted" in str(refusal.value)
    finally:
        set_language("vi")


def test_a_pattern_uses_a_relationship_once(ladybug: Ladybug) -> None:
    text = "MATCH (a:VanBan)-[:CAN_CU]->(b)<-[:CAN_CU]-(c) RETURN a.id, c.id"
    assert all(a != c for a, c in ladybug.query(text).rows)
    native = ladybug.query(text, native=True)
    assert any(a == c for a, c in native.rows), "the engine's own dialect does not"


def test_native_texts_pass_as_they_are(ladybug: Ladybug) -> None:
    answer = ladybug.query("MATCH (d:VanBan) RETURN label(d) AS l LIMIT 1", native=True)
    assert answer == Table(("l",), [("VanBan",)])


def test_explain_shows_the_fast_form(ladybug: Ladybug) -> None:
    ends = "MATCH (a:VanBan {id: $id})<-[e:CAN_CU*1..9]-(d:VanBan)"
    fast = f"{ends} WHERE d <> a RETURN d.id, min(size(e)) AS k"
    assert "* SHORTEST 1..9" in ladybug.explain(fast)
    assert "* SHORTEST 1..9" in ladybug.explain(f"{ends} WHERE d <> a RETURN DISTINCT d.id")
    for every_trail in (
        f"{ends} RETURN DISTINCT d.id",
        f"{ends} WHERE d <> a RETURN d.id",
        f"{ends} WHERE d <> a RETURN d.id, count(*)",
        f"{ends} WHERE d <> a RETURN d.id, max(size(e))",
        f"{ends} WHERE d <> a OR d.nam = 1 RETURN DISTINCT d.id",
        f"{ends}-[:CAN_CU]->(x) WHERE d <> a RETURN DISTINCT d.id",
    ):
        assert "* TRAIL 1..9" in ladybug.explain(every_trail)


def test_explain_says_what_is_computed_and_refuses_writing(ladybug: Ladybug) -> None:
    assert ladybug.explain("MATCH (d:VanBan) RETURN keys(d)").startswith("// graphkit tự tính")
    with pytest.raises(GraphkitError):
        ladybug.explain("MATCH (d:VanBan) DELETE d")


def test_an_impossible_relationship_is_not_there(ladybug: Ladybug) -> None:
    chain = "MATCH (a:CoQuan)-[:BAO_CAO_VE]->(b:CoQuan)"
    assert ladybug.query(f"{chain} WHERE EXISTS {{ (b)-[:CAN_CU]->() }} RETURN b.id").rows == []
    assert ladybug.query(f"{chain} WHERE (b)<-[:CAN_CU]-() RETURN b.id").rows == []
    assert ladybug.query(f"{chain} RETURN sum(COUNT {{ (b)-[:CAN_CU]->() }}) AS k").rows == [(0,)]
    assert ladybug.query(f"{chain} MATCH (b)-[:CAN_CU]->(x) RETURN x").rows == []
    assert ladybug.query(f"{chain} OPTIONAL MATCH (b)-[:CAN_CU]->(x) RETURN DISTINCT x").rows == [(None,)]


HEADS = [
    "MATCH (b:VanBan|CoQuan)",
    "MATCH (a:NhiemVu)-[:GIAO_CHO]->(b)",
    "MATCH (a)-[:CAN_CU]->(b)",
    "MATCH (b)<--()",
]
STEPS = [
    "-[:CAN_CU]->",
    "<-[:GIAO_CHO]-",
    "-[:GIAO_CHO|CAN_CU]->",
    "<-[:BAN_HANH]-",
    "-[:CO_NHIEM_VU|GIAO_CHO*1..2]->",
]


@pytest.mark.parametrize("head", HEADS)
def test_what_the_schema_rules_out_is_not_found(ladybug: Ladybug, head: str) -> None:
    for step in STEPS:
        for label in ("", ":VanBan", ":CoQuan"):
            for text in (
                f"{head} OPTIONAL MATCH (b){step}(x{label}) RETURN b.id AS b, x.id AS x",
                f"{head} MATCH (b){step}(x{label}) RETURN b.id AS b, x.id AS x",
                f"{head} RETURN b.id AS b, COUNT {{ (b){step}({label}) }} AS k",
            ):
                columns, rows = cypher.compute(text, {}, ladybug.found)
                assert comparable(text, ladybug.query(text)) == comparable(text, Table(columns, rows)), text


def test_generated_texts_mean_the_same_both_ways(ladybug: Ladybug) -> None:
    for text in texts(3, 150):
        columns, rows = cypher.compute(text, {}, ladybug.found)
        assert comparable(text, ladybug.query(text)) == comparable(text, Table(columns, rows)), text


def test_what_is_computed_ends_with_its_time(ladybug: Ladybug, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladybug, "_timeout", 0.2)
    for text in (
        "UNWIND range(1, 1000000, 2) AS a UNWIND range(1, 100000, 2) AS b RETURN count(*) AS k",
        "MATCH (a), (b), (c), (d), (e) RETURN keys(a) AS k, count(*) AS n",
    ):
        with pytest.raises(GraphkitError, match=r"sau 0\.2 giây"):
            ladybug.query(text)


def test_parameters_are_never_pasted(ladybug: Ladybug) -> None:
    text = "MATCH (d:VanBan) WHERE d.id = $id RETURN d.id"
    assert ladybug.query(text, {"id": "x' OR true //"}).rows == []
    assert "$id" in ladybug.explain(text, {"id": "x' OR true //"})


def test_parameters_that_the_text_does_not_use_do_no_harm(ladybug: Ladybug) -> None:
    assert ladybug.query("RETURN 1 AS x", {"y": 2}).rows == [(1,)]
