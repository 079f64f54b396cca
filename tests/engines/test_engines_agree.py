"""Each engine answers the named queries from its own database, in its own language, with the same rows."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from engine_stores import MakeStore, stores
from small_country import (
    COMMUNE,
    CULTURE,
    DECREE,
    DEPARTMENT,
    DRAFT,
    DUTY,
    FACTS,
    HANOI,
    HOME_AFFAIRS,
    LAW,
    OLD_LABOUR,
    OLD_STRATEGY,
    PROVINCE,
    STRATEGY,
    TASK,
    VILLAGE,
    VILLAGES,
    XA,
    without,
)

from graphkit.engines import EMBEDDED, Engine, named, open_engine
from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Facts, Node
from graphkit.resources import share
from graphkit.schema import EDGES, NODES

ASKED: list[tuple[str, dict[str, object]]] = [
    ("lineage_down", {"van_ban": LAW}),
    ("lineage_down", {"van_ban": PROVINCE}),
    ("lineage_down", {"van_ban": DRAFT}),
    ("lineage_down", {"van_ban": "urn:lex:vn:khong.co"}),
    ("lineage_up", {"van_ban": COMMUNE}),
    ("lineage_up", {"van_ban": DRAFT}),
    ("lineage_up", {"van_ban": OLD_STRATEGY}),
    ("most_cited", {}),
    ("most_cited", {"toi_thieu": 1}),
    ("plans_without_parent", {}),
    ("reporting_chain", {"co_quan": VILLAGE}),
    ("reporting_chain", {"co_quan": XA}),
    ("tasks_of_unit", {"co_quan": VILLAGE}),
    ("tasks_of_unit", {"co_quan": CULTURE}),
    ("tasks_of_unit", {"co_quan": XA}),
    ("siblings", {"van_ban": COMMUNE}),
    ("siblings", {"van_ban": PROVINCE}),
    ("orphans", {}),
    ("province_coverage", {"dia_ban": HANOI, "nam": 2026}),
    ("province_coverage", {"dia_ban": HANOI, "nam": 2025}),
    ("province_coverage", {"dia_ban": HANOI, "nam": 2026, "chu_de": "CHUYỂN Đổi"}),
    ("province_coverage", {"dia_ban": HANOI, "nam": 2026, "chu_de": "không có"}),
    ("replacement_impact", {"van_ban": STRATEGY}),
    ("replacement_impact", {"van_ban": DRAFT}),
    ("village_tasks", {"co_quan": VILLAGE}),
    ("village_tasks", {"co_quan": CULTURE}),
    ("deadlines", {"tu_ngay": "2026-06-30", "den_ngay": "2026-09-30"}),
    ("deadlines", {"tu_ngay": "2026-10-01", "den_ngay": "2026-11-15"}),
    ("cites_replaced", {}),
    ("co_cited", {"van_ban": STRATEGY}),
    ("co_cited", {"van_ban": STRATEGY, "toi_thieu": 1}),
    ("units_not_in_parent", {"van_ban": COMMUNE}),
    ("units_not_in_parent", {"van_ban": PROVINCE}),
    ("vanished_units", {}),
    ("evidence_of_edge", {"tu": PROVINCE, "quan_he": "CAN_CU", "den": STRATEGY}),
    ("evidence_of_edge", {"tu": COMMUNE, "quan_he": "KE_HOACH_CHA", "den": PROVINCE}),
    ("evidence_of_edge", {"tu": OLD_LABOUR, "quan_he": "SAP_NHAP_VAO", "den": HOME_AFFAIRS}),
    ("works_with", {"toi_thieu": 1}),
    ("works_with", {}),
    ("overloaded_units", {"toi_thieu": 1}),
    ("overloaded_units", {}),
]


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[MakeStore]:
    with stores(tmp_path) as make:
        yield make


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Engine]]:
    with stores(tmp_path_factory.mktemp("kho")) as make_store:
        store = make_store(FACTS)
        opened = {name: open_engine(store, name) for name in EMBEDDED}
        yield opened
        for engine in opened.values():
            engine.close()


def test_the_small_country_has_every_label_and_type() -> None:
    assert {node.label for node in FACTS.nodes} == set(NODES)
    assert {edge.type for edge in FACTS.edges} == set(EDGES)


def test_every_named_query_is_asked() -> None:
    assert {name for name, _ in ASKED} == {query.name for query in named.catalogue()}


@pytest.mark.parametrize(("name", "params"), ASKED, ids=str)
def test_engines_answer_the_same(engines: dict[str, Engine], name: str, params: dict[str, object]) -> None:
    answers = {engine: named.run(opened, name, params) for engine, opened in engines.items()}
    first = answers["ladybug"]
    assert all(answer == first for answer in answers.values())


def test_the_answers_are_right(engines: dict[str, Engine]) -> None:
    def ids(name: str, **params: object) -> list[object]:
        return [row[0] for row in named.run(engines["ladybug"], name, params).rows]

    everything = {PROVINCE, DEPARTMENT, COMMUNE, DRAFT, STRATEGY}
    assert everything <= set(ids("lineage_down", van_ban=LAW))
    assert ids("plans_without_parent") == [DRAFT]
    assert TASK in ids("tasks_of_unit", co_quan=VILLAGE)
    assert len(ids("tasks_of_unit", co_quan=VILLAGE)) == 2, "one of its own, one of all villages"
    assert VILLAGES in ids("reporting_chain", co_quan=VILLAGE)
    assert ids("most_cited")[0] == STRATEGY


def _thicket(size: int) -> Facts:
    """Return documents that cite each other at random: layers, leaps, cycles, some of it joined in two ways."""
    chance = random.Random(20260227)
    ids = [f"urn:lex:vn:bo.noi.vu:ke.hoach:2026;{i}-kh-bnv" for i in range(size)]
    nodes = tuple(Node("VanBan", id_, f"Văn bản {i}") for i, id_ in enumerate(ids))
    edges = {}
    for kind in ("CAN_CU", "TRIEN_KHAI") * size:
        later, earlier = sorted(chance.sample(range(size), 2), reverse=chance.random() < 0.95)
        edges[kind, later, earlier] = Edge(kind, ids[later], ids[earlier], "VanBan", "VanBan")
    return Facts(nodes, tuple(edges.values()))


def test_engines_agree_on_the_lineage_of_every_document_of_a_thicket(make_store: MakeStore) -> None:
    store = make_store(_thicket(80))
    with ExitStack() as opened:
        engines = [opened.enter_context(closing(open_engine(store, name))) for name in EMBEDDED]
        sizes = set()
        for document in store.nodes("VanBan"):
            for query in ("lineage_down", "lineage_up"):
                first, *others = (named.run(e, query, {"van_ban": document.id}) for e in engines)
                assert all(other == first for other in others)
                sizes.add(len(first.rows))
    assert len(sizes) > 10, "documents differ in what rests on them"


LOST: list[tuple[tuple[str, str, str], str, dict[str, object]]] = [
    (("CAN_CU", PROVINCE, STRATEGY), "most_cited", {"toi_thieu": 1}),
    (("CAN_CU", DRAFT, DECREE), "lineage_down", {"van_ban": LAW}),
    (("CAN_CU", DRAFT, DECREE), "orphans", {}),
    (("TRIEN_KHAI", DEPARTMENT, PROVINCE), "lineage_up", {"van_ban": DEPARTMENT}),
    (("TRIEN_KHAI", COMMUNE, STRATEGY), "replacement_impact", {"van_ban": STRATEGY}),
    (("CAN_CU", COMMUNE, DEPARTMENT), "co_cited", {"van_ban": STRATEGY, "toi_thieu": 1}),
    (("DAN_CHIEU", DRAFT, OLD_STRATEGY), "cites_replaced", {}),
    (("KE_HOACH_CHA", COMMUNE, PROVINCE), "plans_without_parent", {}),
    (("KE_HOACH_CHA", COMMUNE, PROVINCE), "province_coverage", {"dia_ban": HANOI, "nam": 2026}),
    (("THUOC_NHOM", VILLAGE, VILLAGES), "reporting_chain", {"co_quan": VILLAGE}),
    (("THUOC_NHOM", VILLAGE, VILLAGES), "overloaded_units", {"toi_thieu": 1}),
    (("GIAO_CHO", TASK, VILLAGE), "tasks_of_unit", {"co_quan": VILLAGE}),
    (("GIAO_CHO", TASK, VILLAGE), "deadlines", {"tu_ngay": "2026-09-30", "den_ngay": "2026-09-30"}),
    (("PHOI_HOP", TASK, VILLAGES), "works_with", {"toi_thieu": 1}),
    (("PHOI_HOP", TASK, VILLAGES), "units_not_in_parent", {"van_ban": COMMUNE}),
    (("NGUOI_BAO_CAO", DUTY, VILLAGES), "village_tasks", {"co_quan": VILLAGE}),
    (
        ("CAN_CU", COMMUNE, PROVINCE),
        "evidence_of_edge",
        {"tu": COMMUNE, "quan_he": "CAN_CU", "den": PROVINCE},
    ),
]


@pytest.mark.parametrize(("edge", "name", "params"), LOST, ids=lambda value: str(value)[:40])
@pytest.mark.parametrize("lacking", sorted(EMBEDDED))
def test_the_comparison_fails_where_one_engine_lacks_an_edge(
    engines: dict[str, Engine],
    make_store: MakeStore,
    lacking: str,
    edge: tuple[str, str, str],
    name: str,
    params: dict[str, object],
) -> None:
    with closing(open_engine(make_store(_without(edge)), lacking)) as poorer:
        answer = named.run(poorer, name, params)
    others = [named.run(engine, name, params) for key, engine in engines.items() if key != lacking]
    assert all(answer != other for other in others)


def _without(edge: tuple[str, str, str]) -> Facts:
    """Return the facts without an edge, and without the second one where two documents are joined in two ways."""
    without(*edge)
    return Facts(FACTS.nodes, tuple(e for e in FACTS.edges if (e.source, e.target) != edge[1:]))


# --- named queries --------------------------------------------------------------------------------


def test_every_named_query_says_what_it_is() -> None:
    for query in named.catalogue():
        assert query.title.vi and query.title.en and query.columns
        assert set(query.texts) == {"cypher", "sparql"}, query.name


def test_the_page_lists_every_query_with_its_parameters_and_columns() -> None:
    page = (share("queries") / "README.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| `")]
    listed = {
        name.strip("`"): (
            title,
            re.findall(r"`(\w+)` (\w+)(?: = (\w+))?", given),
            re.findall(r"`(\w+)`", columns),
        )
        for name, title, given, columns, _ in rows
    }
    assert listed == {
        query.name: (
            query.title.en,
            [(p.name, p.type, "" if p.default is None else str(p.default)) for p in query.parameters],
            list(query.columns),
        )
        for query in named.catalogue()
    }


def test_parameters_are_read_by_their_type(engines: dict[str, Engine]) -> None:
    engine = engines["ladybug"]
    assert named.run(engine, "most_cited", {"toi_thieu": "3"}) == named.run(
        engine, "most_cited", {"toi_thieu": 3}
    )


@pytest.mark.parametrize(
    ("name", "params", "says"),
    [
        ("lineage", {}, "lineage_down"),
        ("lineage_down", {}, "van_ban"),
        ("lineage_down", {"id": "x"}, "van_ban"),
        ("lineage_down", {"van_ban": 3}, "string"),
        ("most_cited", {"toi_thieu": "nhiều"}, "integer"),
        ("most_cited", {"toi_thieu": True}, "integer"),
        ("plans_without_parent", {"cap": "xã"}, "cap"),
    ],
)
def test_wrong_names_and_parameters_are_named(
    engines: dict[str, Engine], name: str, params: dict[str, object], says: str
) -> None:
    with pytest.raises(GraphkitError) as error:
        named.run(engines["ladybug"], name, params)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "head",
    [
        "// title@vi: A\n",
        "// title@vi: A\n// title@en: A\n// param: x\n",
        "// title@vi: A\n// title@en: A\n// param: x number\n",
        "// title@vi: A\n// title@en: A\n// param: x integer = a\n",
        "// title@vi: A\n// title@en: A\n// column: x\n",
    ],
)
def test_a_wrong_head_is_told(tmp_path: Path, head: str) -> None:
    (tmp_path / "a.cypher").write_text(f"{head}RETURN 1 AS x\n", encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"a\.cypher"):
        named.catalogue(tmp_path)


def test_heads_that_differ_are_told(tmp_path: Path) -> None:
    head = "{0} title@vi: A\n{0} title@en: A\n{0} column: x integer\n"
    (tmp_path / "a.cypher").write_text(head.format("//") + "RETURN 1 AS x\n", encoding="utf-8")
    (tmp_path / "a.rq").write_text(head.format("#") + "SELECT ?x {}\n", encoding="utf-8")
    assert [query.name for query in named.catalogue(tmp_path)] == ["a"]
    (tmp_path / "a.rq").write_text(head.format("#").replace("integer", "string"), encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"a\.cypher, a\.rq"):
        named.catalogue(tmp_path)


def test_an_unknown_engine_is_told(make_store: MakeStore) -> None:
    with pytest.raises(GraphkitError, match="ladybug, neo4j, networkx, oxigraph"):
        open_engine(make_store(FACTS), "kuzu")
