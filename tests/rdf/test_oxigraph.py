"""The SPARQL engine on a real store: answers, the six named queries, refusals, generations, rdflib."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rdf_country import (
    CITY,
    CITY_PLAN,
    COMMUNE,
    COMMUNES,
    FACTS,
    JOINT_TASK,
    LAST_YEAR,
    LAW,
    LONE_PLAN,
    OFFICE,
    PLAN,
    RESOLUTION,
    TASK,
    VILLAGES,
    edge,
)
from rdflib import RDF, Graph, URIRef

from graphkit import rdf
from graphkit.engines import open_engine
from graphkit.engines.oxigraph import Oxigraph, open_oxigraph
from graphkit.engines.rdf import is_derived
from graphkit.errors import GraphkitError
from graphkit.facts import Facts
from graphkit.records import Store
from graphkit.resources import share
from graphkit.schema import EDGES, NODES

NAMES = {node.id: node.name for node in FACTS.nodes}
DUE = date(2026, 11, 30)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.create(tmp_path_factory.mktemp("rdf") / "kho.gk") as store:
        store.replace_facts(FACTS)
        yield store


@pytest.fixture(scope="module")
def engine(store: Store) -> Iterator[Oxigraph]:
    engine = open_oxigraph(store)
    yield engine
    engine.close()


def named(name: str) -> str:
    return (share("queries") / f"{name}.rq").read_text(encoding="utf-8")


# --- answers -------------------------------------------------------------------------------------------


def test_it_is_the_engine_of_its_name(store: Store) -> None:
    engine = open_engine(store, "oxigraph")
    assert (engine.name, engine.language) == ("oxigraph", "sparql")
    engine.close()


@pytest.mark.parametrize("label", NODES)
def test_every_node_is_there(engine: Oxigraph, label: str) -> None:
    table = engine.query(f"SELECT ?id ?ten {{ ?n a gk:{label} ; gk:id ?id ; gk:ten ?ten }}")
    assert sorted(table.rows, key=str) == sorted(
        ((node.id, node.name) for node in FACTS.nodes if node.label == label), key=str
    )


@pytest.mark.parametrize("name", EDGES)
def test_every_edge_is_there(engine: Oxigraph, name: str) -> None:
    table = engine.query(f"SELECT ?a ?b {{ ?a gk:{name} ?b }}")
    edges = [(edge.source, edge.target) for edge in FACTS.edges if edge.type == name]
    assert sorted(map(str, table.rows)) == sorted(map(str, edges))


def test_values_are_plain(engine: Oxigraph) -> None:
    table = engine.query(
        """SELECT ?ngay ?nam ?tam ?cap ?van_ban ?do_tin_cay WHERE {
          ?id gk:ngay_ban_hanh ?ngay ; gk:nam ?nam ; gk:tam ?tam .
          OPTIONAL { ?id gk:khong_co ?cap }
          ?s rdf:subject ?id ; rdf:predicate gk:TRIEN_KHAI .
          ?e oa:hasBody ?s ; gk:van_ban ?van_ban ; gk:do_tin_cay ?do_tin_cay
        }""",
        {"id": CITY_PLAN},
    )
    assert table.columns == ("ngay", "nam", "tam", "cap", "van_ban", "do_tin_cay")
    assert table.rows == [(date(2026, 2, 14), 2026, False, None, CITY_PLAN, 0.95)]


def test_the_other_forms_give_tables_too(engine: Oxigraph) -> None:
    asked = engine.query("ASK { ?id gk:KE_HOACH_CHA ?cha }", {"id": PLAN})
    assert (asked.columns, asked.rows) == (("answer",), [(True,)])
    made = engine.query("CONSTRUCT { ?a gk:CAN_CU ?b } WHERE { ?a gk:KE_HOACH_CHA ?b }")
    assert made.columns == ("subject", "predicate", "object")
    assert made.rows == [(PLAN, "https://w3id.org/graphkit/ns#CAN_CU", CITY_PLAN)]
    assert len(engine.query("DESCRIBE ?id", {"id": LAW}).rows) > 3


def test_a_query_may_name_one_graph(engine: Oxigraph) -> None:
    text = "SELECT (COUNT(*) AS ?n) { GRAPH <urn:gk:do-thi:suy-ra> { ?s ?p ?o } }"
    assert engine.query(text).rows == [(sum(map(is_derived, FACTS.edges)),)]


# --- named queries -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "parameters", "rows"),
    [
        ("lineage_down", {"van_ban": RESOLUTION}, [
            (CITY_PLAN, "67/KH-UBND", "67/KH-UBND", "tỉnh", date(2026, 2, 14)),
            (PLAN, "34/KH-UBND", "34/KH-UBND", "xã", date(2026, 2, 27)),
        ]),
        ("lineage_down", {"van_ban": PLAN}, []),
        ("lineage_down", {"van_ban": "urn:lex:vn:khong.co"}, []),
        ("lineage_up", {"van_ban": PLAN}, [
            (RESOLUTION, "28/NQ-CP", "28/NQ-CP", "trung ương", date(2021, 3, 3)),
            (LAW, None, "Luật Bình đẳng giới", "trung ương", None),
            (CITY_PLAN, "67/KH-UBND", "67/KH-UBND", "tỉnh", date(2026, 2, 14)),
        ]),
        ("most_cited", {"toi_thieu": 1}, [
            (LAW, None, "Luật Bình đẳng giới", "trung ương", 3),
            (RESOLUTION, "28/NQ-CP", "28/NQ-CP", "trung ương", 1),
            (LAST_YEAR, "50/KH-UBND", "50/KH-UBND", "tỉnh", 1),
            (CITY_PLAN, "67/KH-UBND", "67/KH-UBND", "tỉnh", 1),
        ]),
        ("most_cited", {"toi_thieu": 2}, [(LAW, None, "Luật Bình đẳng giới", "trung ương", 3)]),
        ("tasks_of_unit", {"co_quan": COMMUNE}, [
            (JOINT_TASK, "Ban hành kế hoạch của xã", None, COMMUNES, "giao", False, CITY_PLAN, "67/KH-UBND"),
            (TASK, "Tuyên truyền tại các thôn", DUE, COMMUNE, "đề nghị", None, PLAN, "34/KH-UBND"),
        ]),
        ("tasks_of_unit", {"co_quan": OFFICE}, [
            (TASK, "Tuyên truyền tại các thôn", DUE, OFFICE, "giao", True, PLAN, "34/KH-UBND"),
        ]),
        ("reporting_chain", {"co_quan": VILLAGES}, [
            (COMMUNES, NAMES[COMMUNES], "BAO_CAO_VE", CITY, NAMES[CITY]),
            (OFFICE, NAMES[OFFICE], "BAO_CAO_VE", COMMUNE, NAMES[COMMUNE]),
            (COMMUNE, NAMES[COMMUNE], "THUOC_NHOM", COMMUNES, NAMES[COMMUNES]),
            (VILLAGES, NAMES[VILLAGES], "BAO_CAO_VE", OFFICE, NAMES[OFFICE]),
        ]),
        ("reporting_chain", {"co_quan": CITY}, []),
        ("plans_without_parent", {}, [(LONE_PLAN, None, "Kế hoạch bình đẳng giới năm 2026", "xã", None)]),
    ],
)  # fmt: skip
def test_a_named_query_answers(
    engine: Oxigraph, name: str, parameters: dict[str, object], rows: list[tuple[object, ...]]
) -> None:
    assert engine.query(named(name), parameters).rows == rows


@pytest.mark.parametrize("file", sorted(share("queries").glob("*.rq")), ids=lambda file: file.stem)
def test_a_named_query_returns_the_columns_of_its_head(engine: Oxigraph, file: Path) -> None:
    lines = [line.split() for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    heads = {key: [line[2] for line in lines if line[1] == key] for key in ("param:", "column:")}
    table = engine.query(named(file.stem), dict.fromkeys(heads["param:"], 1))
    assert list(table.columns) == heads["column:"]
    assert not set(heads["param:"]) & set(heads["column:"])


def test_lineage_ends_where_documents_cite_each_other(tmp_path: Path) -> None:
    circle = [(PLAN, CITY_PLAN), (CITY_PLAN, LAW), (LAW, PLAN)]
    nodes = tuple(node for node in FACTS.nodes if node.id in {PLAN, CITY_PLAN, LAW})
    with Store.create(tmp_path / "vong.gk") as store:
        store.replace_facts(Facts(nodes, tuple(edge("CAN_CU", *ends) for ends in circle)))
        engine = open_oxigraph(store)
        found = [row[0] for row in engine.query(named("lineage_down"), {"van_ban": LAW}).rows]
        engine.close()
    assert found == [CITY_PLAN, PLAN]


# --- what cannot be answered ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parameters", "said"),
    [
        ("SELECT * {\n  ?s ?p \n}", {}, "dòng 3, cột 2"),
        ("PREFIX y: <y:> SELECT * { ?s x:p/y:p/gk:ten _:o }", {}, "PREFIX x:"),
        ("SELECT (?x + 1 AS ?x) { ?x ?y ?z }", {}, "overrides an existing variable"),
        ("SELECT * {\n  ?id ?p ", {"id": "urn:lex:vn:" + "a" * 200}, "dòng 2, cột 10"),
        ("SELECT * { VALUES ?id { 1 } }", {"id": PLAN}, "VALUES"),
        ("SELECT (<urn:f>(1) AS ?x) { }", {}, "urn:f"),
        ("INSERT DATA { <a:a> <a:b> 1 }", {}, "INSERT"),
    ],
)
def test_a_wrong_text_is_told_on_one_line(
    engine: Oxigraph, text: str, parameters: dict[str, object], said: str
) -> None:
    with pytest.raises(GraphkitError) as caught:
        engine.query(text, parameters)
    assert said in caught.value.text.vi
    assert "\n" not in caught.value.text.vi + caught.value.text.en


def test_nothing_can_be_written(engine: Oxigraph, store: Store) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        engine.database.update("INSERT DATA { <a:a> <a:b> 1 }")
    graph = rdf.graph(store)
    with pytest.raises(RuntimeError, match="read-write"):
        graph.add((URIRef(PLAN), RDF.type, URIRef("a:b")))
    graph.close()


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    with Store.create(tmp_path / "kho.gk") as store:
        store.replace_facts(FACTS)
        open_oxigraph(store).close()
        (database,) = (store.path / "engines" / "oxigraph").glob("*/graph.oxigraph")
        (database / "CURRENT").write_text("nothing\n", encoding="utf-8")
        with pytest.raises(GraphkitError) as caught:
            open_oxigraph(store)
        assert str(database.parent) in str(caught.value)
        shutil.rmtree(database.parent)
        engine = open_oxigraph(store)
        assert engine.query("ASK { ?s ?p ?o }").rows == [(True,)]
        engine.close()


# --- generations ---------------------------------------------------------------------------------------


def test_new_facts_are_seen_by_who_asks_next_and_not_by_who_is_asking(tmp_path: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?d a gk:VanBan }"
    with Store.create(tmp_path / "kho.gk") as store:
        store.replace_facts(Facts(FACTS.nodes[:2], ()))
        before = open_oxigraph(store)
        store.replace_facts(Facts(FACTS.nodes[:3], ()))
        after = open_oxigraph(store)
        assert (before.query(count).rows, after.query(count).rows) == ([(2,)], [(3,)])
        before.close()
        after.close()
        again = open_oxigraph(store)
        generations = [path for path in (store.path / "engines" / "oxigraph").iterdir() if path.is_dir()]
        assert len(generations) == 1
        again.close()


def test_unchanged_facts_are_not_projected_again(tmp_path: Path) -> None:
    with Store.create(tmp_path / "kho.gk") as store:
        store.replace_facts(FACTS)
        pointer = store.path / "engines" / "oxigraph" / "CURRENT"
        open_oxigraph(store).close()
        first = pointer.read_text(encoding="utf-8")
        store.replace_facts(FACTS)
        open_oxigraph(store).close()
        assert pointer.read_text(encoding="utf-8") == first


# --- rdflib --------------------------------------------------------------------------------------------


def test_rdflib_reads_each_graph_alone(store: Store) -> None:
    stated, derived, evidence = (rdf.graph(store, name) for name in (rdf.STATED, rdf.DERIVED, rdf.EVIDENCE))
    assert set(stated.subject_objects(rdf.NS.CAN_CU)) == {
        (URIRef(edge.source), URIRef(edge.target)) for edge in FACTS.edges if edge.type == "CAN_CU"
    }
    assert set(derived.subject_objects(rdf.NS.KE_HOACH_CHA)) == {(URIRef(PLAN), URIRef(CITY_PLAN))}
    assert not set(stated.subject_objects(rdf.NS.KE_HOACH_CHA))
    places = sum(len(edge.evidence) for edge in FACTS.edges)
    assert len(set(evidence.subjects(RDF.type, rdf.NS.BangChung))) == places
    for graph in (stated, derived, evidence):
        graph.close()


def test_rdflib_asks_all_graphs_at_once(store: Store) -> None:
    dataset = rdf.dataset(store)
    rows = dataset.query("SELECT ?a ?b { ?a gk:KE_HOACH_CHA ?b . ?a gk:CAN_CU ?b }")
    assert list(rows) == [(URIRef(PLAN), URIRef(CITY_PLAN))]
    assert isinstance(dataset, Graph)
    dataset.close()


def test_a_file_of_another_kind_is_told(store: Store, tmp_path: Path) -> None:
    for name in ("gioi.ttl", "gioi.txt", "gioi"):
        with pytest.raises(GraphkitError, match="trig"):
            rdf.write(store, tmp_path / name)
        assert not (tmp_path / name).exists()
