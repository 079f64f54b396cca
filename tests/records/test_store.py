from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import ExitStatus, GraphkitError
from graphkit.facts import Beside, Edge, Evidence, Facts, FileGroup, Node, Value
from graphkit.i18n import Text
from graphkit.model import Citation, Extraction, Header, Reading, Source, Stretch
from graphkit.records import Content, FileRecord, Store
from graphkit.records.fingerprint import fingerprint
from graphkit.records.folder import FORMAT, build_lock
from graphkit.schema import EDGES, NODES, EdgeType, Kind, edge_properties, node_properties

SHA = "ab" * 32
TEXT = "Số: 12/KH-UBND\nCăn cứ Nghị quyết số 28/NQ-CP"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "kho.gk") as store:
        yield store


# --- facts, whatever they are ---------------------------------------------------------------------

WORDS = st.text(alphabet="abc đứàỹ'\"\\,;\n\r\t%?😀", min_size=1, max_size=12)
IDS = st.text(alphabet="abcđ:;@-", min_size=1, max_size=6)
VALUES: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.STRING: WORDS,
    Kind.INTEGER: st.integers(-(2**31), 2**31),
    Kind.FLOAT: st.floats(0, 1),
    Kind.BOOLEAN: st.booleans(),
    Kind.DATE: st.dates(date(1945, 9, 2), date(2100, 1, 1)).map(date.isoformat),
    Kind.STRINGS: st.lists(WORDS, max_size=3).map(tuple),
}
EVIDENCES = st.builds(
    Evidence,
    document=WORDS,
    file=WORDS,
    start=st.integers(0, 10**6),
    end=st.integers(0, 10**6),
    quote=WORDS,
    method=WORDS,
    confidence=st.floats(0, 1),
    page=st.none() | st.integers(1, 999),
)


def values_of(properties: dict[str, Kind]) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries({}, optional={name: VALUES[kind] for name, kind in properties.items()})


def nodes_of(label: str) -> st.SearchStrategy[Node]:
    return st.builds(Node, st.just(label), IDS, WORDS, values_of(dict(NODES[label].properties)))


def edges_of(type_: EdgeType) -> st.SearchStrategy[Edge]:
    return st.sampled_from(type_.pairs).flatmap(
        lambda pair: st.builds(
            Edge,
            st.just(type_.name),
            IDS,
            IDS,
            st.just(pair[0]),
            st.just(pair[1]),
            st.lists(EVIDENCES, max_size=3).map(tuple),
            values_of(dict(type_.properties)),
        )
    )


TEXTS = st.builds(Text, IDS, IDS)
GROUPS = st.builds(
    FileGroup,
    IDS,
    IDS,
    st.lists(st.builds(Beside, IDS, st.lists(TEXTS, max_size=3).map(tuple)), min_size=1, max_size=3).map(
        tuple
    ),
)
FACTS = st.builds(
    lambda nodes, edges, groups: Facts(tuple(nodes), tuple(edges), tuple(groups)),
    st.lists(st.sampled_from(sorted(NODES)).flatmap(nodes_of), unique_by=lambda node: node.id, max_size=8),
    st.lists(
        st.sampled_from(sorted(EDGES)).flatmap(lambda name: edges_of(EDGES[name])),
        unique_by=lambda edge: (edge.type, edge.source, edge.target),
        max_size=8,
    ),
    st.lists(GROUPS, max_size=2),
)


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
    store.export(tmp_path / "xuất")
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
    store.export(tmp_path)
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


# --- files and contents -------------------------------------------------------------------------


def content(key: str = "k1", path: str = "a.txt") -> Content:
    source = Source(path, SHA, "cd" * 32, "text", len(TEXT))
    stretches = (Stretch(0, 15, line=1), Stretch(15, len(TEXT), line=2, place="ô 2"))
    citation = Citation(37, 45, "28/NQ-CP", by="number", role="can_cu")
    header = Header(number="12", spans={"number": (4, 6)}, id=PLAN.id)
    return Content(
        key, Reading(source, TEXT, stretches, ("cảnh báo",)), Extraction(source, header, (citation,))
    )


def record(path: str, key: str = "k1", **changes: object) -> FileRecord:
    made = FileRecord(path, f"/kho/{path}", SHA, 60, "ok", key)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_one_content_serves_all_files_with_its_bytes(store: Store) -> None:
    made = content()
    store.put([record("b.txt"), record("a.txt")], [made])
    known = [replace(record(name), document=PLAN.id, reader="text") for name in ("a.txt", "b.txt")]
    assert store.files() == known
    assert [(file.path, extraction.source.path) for file, extraction in store.extractions()] == [
        ("a.txt", "a.txt"),
        ("b.txt", "b.txt"),
    ]
    assert next(store.extractions())[1] == made.extraction
    assert store.reading(SHA) == made.reading
    assert store.keys() == {"k1"}


def test_unreadable_file_keeps_its_reason_and_has_no_extraction(store: Store) -> None:
    unreadable = record("c.txt", "k2", state="unreadable", reason=Text("hỏng", "damaged"))
    store.put([unreadable])
    assert store.files() == [unreadable]
    assert list(store.extractions()) == []
    with pytest.raises(KeyError):
        store.reading(SHA)


def test_changed_file_leaves_its_old_content_to_pruning(store: Store) -> None:
    store.put([record("a.txt")], [content()])
    store.put([record("a.txt", "k2")], [content("k2")])
    assert [file.key for file in store.files()] == ["k2"]
    store.prune()
    assert store.keys() == {"k2"}


def test_renamed_file_changes_its_path_alone(store: Store) -> None:
    store.put([record("a.txt")], [content()])
    store.put([record("mới.txt")], gone=["/kho/a.txt"])
    assert [(file.path, file.document) for file in store.files()] == [("mới.txt", PLAN.id)]


# --- stores that are not what they should be ------------------------------------------------------


def make_damaged(path: Path) -> None:
    Store.create(path).close()
    (path / "records.sqlite").write_bytes(b"no database at all, for sure" * 100)


def make_older(path: Path) -> None:
    Store.create(path).close()
    (path / "FORMAT").write_text("graphkit.store/0\n", encoding="utf-8")


def make_folder(path: Path) -> None:
    path.mkdir()
    (path / "ghi-chú.txt").write_text("của tôi", encoding="utf-8")


def make_file(path: Path) -> None:
    path.write_text("của tôi", encoding="utf-8")


BROKEN = [
    (make_damaged, "hỏng"),
    (make_older, "graphkit.store/0"),
    (make_folder, "không phải"),
    (make_file, "tệp"),
]


@pytest.mark.parametrize(("make", "words"), BROKEN)
def test_what_is_no_store_is_told_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "kho.gk"
    make(path)
    before = snapshot(tmp_path)
    for opening in (Store.open, Store.create):
        with pytest.raises(GraphkitError, match=words) as error:
            opening(path)
        assert error.value.status is ExitStatus.FAILED
        assert "kho.gk" in str(error.value) and "\n" not in str(error.value)
    assert snapshot(tmp_path) == before


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("left", [[], ["FORMAT.new"], ["build.lock", "build.pid"], ["FORMAT"]])
def test_folder_of_a_killed_creation_is_no_store_yet(tmp_path: Path, left: list[str]) -> None:
    path = tmp_path / "kho.gk"
    path.mkdir()
    for name in left:
        (path / name).write_text(FORMAT if name == "FORMAT" else "", encoding="utf-8")
    with pytest.raises(GraphkitError, match="graphkit build"):
        Store.open(path)
    Store.create(path).close()
    with Store.open(path) as store:
        assert store.files() == []


def test_missing_store_says_to_build(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError, match="graphkit build"):
        Store.open(tmp_path / "không có.gk")
    assert list(tmp_path.iterdir()) == []


def test_damage_deep_in_the_file_is_told_where_it_is_met(tmp_path: Path) -> None:
    path = tmp_path / "kho.gk"
    with Store.create(path) as store:
        nodes = tuple(Node("VanBan", f"urn:{n}", "tên " * 50) for n in range(9000))
        store.replace_facts(Facts(nodes, ()))
    database = path / "records.sqlite"
    data = database.read_bytes()
    database.write_bytes(data[: len(data) // 2] + b"\xff" * (len(data) // 2))
    with Store.open(path) as store, pytest.raises(GraphkitError, match="hỏng"):
        list(store.nodes("VanBan"))


def test_store_may_have_any_name_and_lie_deep(tmp_path: Path) -> None:
    path = tmp_path / "chưa có" / "kho số #1 100%41"
    with Store.create(path) as store:
        store.replace_facts(Facts((PLAN,), ()))
    with Store.open(path) as store:
        assert store.node(PLAN.id) == PLAN
    assert (path / "records.sqlite").is_file()


def test_store_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    with pytest.raises(GraphkitError, match="không ghi được"):
        Store.create(tmp_path / "tệp" / "kho.gk")


# --- several at once ----------------------------------------------------------------------------


def test_reader_sees_the_last_state_while_another_writes(tmp_path: Path) -> None:
    path = tmp_path / "kho.gk"
    with Store.create(path) as writer:
        writer.replace_facts(Facts((PLAN,), ()))
        with Store.open(path) as reader:
            looking = reader.nodes("VanBan")
            assert next(looking) == PLAN
            writer.replace_facts(Facts((), ()))
            assert reader.node(PLAN.id) is None


def test_reader_reads_beside_a_build_in_another_process(tmp_path: Path) -> None:
    path = tmp_path / "kho.gk"
    with Store.create(path) as writer, build_lock(path):
        writer.replace_facts(Facts((PLAN,), ()))
        code = "import sys; from pathlib import Path; from graphkit.records import Store; "
        code += "print(Store.open(Path(sys.argv[1])).fingerprint())"
        told = subprocess.check_output([sys.executable, "-c", code, str(path)], text=True)
        assert told.strip() == writer.fingerprint()


def test_second_build_is_refused_and_named(tmp_path: Path) -> None:
    path = tmp_path / "kho.gk"
    Store.create(path).close()
    code = (
        "import sys; from pathlib import Path; from graphkit.records.folder import build_lock\n"
        "with build_lock(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        with pytest.raises(GraphkitError, match=str(holder.pid)), build_lock(path):
            pass
        holder.kill()
        holder.wait()
        with build_lock(path):
            assert (path / "build.pid").exists()
    assert not (path / "build.pid").exists()
