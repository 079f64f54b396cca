"""Lineage and evidence over a real store, asked of every engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graphkit.answers.evidence import Places, evidence, relationship
from graphkit.answers.lineage import lineage
from graphkit.answers.placing import Direction
from graphkit.answers.tree import Branch
from graphkit.engines import EMBEDDED, Engine, open_engine
from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Evidence, Facts, Node, Value
from graphkit.model import Extraction, Header
from graphkit.read import read
from graphkit.records import Content, FileRecord, Store

CENTRE, PROVINCE, COMMUNE = "urn:lex:vn:a", "urn:lex:vn;p:b", "urn:lex:vn;p;k:c"
STUB = "urn:lex:vn;p:s"
TASK, DUTY = f"{COMMUNE}#nv70", f"{COMMUNE}#bc90"
BODY, UNIT, HELPER = "urn:gk:co-quan:vn;p:b", "urn:gk:co-quan:vn;p;k:u", "urn:gk:co-quan:vn;p;k:h"

TEXT = (
    "KẾ HOẠCH\nCăn cứ Nghị quyết số 1/NQ-CP;\nCăn cứ Kế hoạch số 2/KH-UBND.\nCác thôn tổ chức truyền thông.\n"
)


def document(id_: str, number: str, level: str, **more: Value) -> Node:
    return Node(
        "VanBan", id_, f"Kế hoạch {number}", {"so_ky_hieu": number, "cap": level, "loai": "Kế hoạch", **more}
    )


def proof(words: str, file: str = "ke-hoach.txt") -> Evidence:
    start = TEXT.index(words)
    return Evidence(COMMUNE, file, start, start + len(words), words, "number", 0.9)


def joined(type_: str, source: str, target: str, *proofs: Evidence) -> Edge:
    return Edge(type_, source, target, label(source), label(target), proofs)


def label(id_: str) -> str:
    if "#" in id_:
        return "NhiemVu" if "#nv" in id_ else "NghiaVuBaoCao"
    return "VanBan" if id_.startswith("urn:lex:") else "CoQuan"


NODES = (
    document(CENTRE, "1/NQ-CP", "trung ương", co_toan_van=True),
    document(PROVINCE, "2/KH-UBND", "tỉnh", co_toan_van=True),
    document(COMMUNE, "3/KH-UBND", "xã", co_toan_van=True, tep=("ke-hoach.txt",)),
    document(STUB, "4/KH-UBND", "tỉnh", co_toan_van=False),
    Node("CoQuan", BODY, "Ủy ban nhân dân tỉnh P", {"loai": "ủy ban", "cap": "tỉnh"}),
    Node("CoQuan", UNIT, "các thôn"),
    Node("CoQuan", HELPER, "Hội Phụ nữ xã"),
    Node("NhiemVu", TASK, "tổ chức truyền thông", {"bat_dau": 70}),
    Node("NghiaVuBaoCao", DUTY, "báo cáo năm"),
)
EDGES = (
    joined("CAN_CU", PROVINCE, CENTRE, proof("KẾ HOẠCH", "mất.txt")),
    joined("CAN_CU", COMMUNE, CENTRE, proof("Nghị quyết số 1/NQ-CP")),
    joined("CAN_CU", COMMUNE, PROVINCE, proof("Kế hoạch số 2/KH-UBND"), proof("Căn cứ Kế hoạch")),
    joined("KE_HOACH_CHA", COMMUNE, PROVINCE),
    joined("DAN_CHIEU", COMMUNE, STUB, proof("Căn cứ")),
    joined("BAN_HANH", BODY, PROVINCE, proof("KẾ HOẠCH")),
    joined("CO_NHIEM_VU", COMMUNE, TASK, proof("tổ chức truyền thông")),
    joined("GIAO_CHO", TASK, UNIT, proof("Các thôn")),
    joined("PHOI_HOP", TASK, HELPER, proof("truyền thông")),
    joined("CO_NGHIA_VU", COMMUNE, DUTY, proof("truyền thông")),
    joined("NGUOI_BAO_CAO", DUTY, UNIT, proof("Các thôn")),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("lineage")
    path = folder / "ke-hoach.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    with Store.create(folder / "gioi.gk") as made:
        made.put([record(path)], [content(path)])
        made.replace_facts(Facts(NODES, EDGES))
        yield made


def record(path: Path) -> FileRecord:
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return FileRecord(path.name, path.as_posix(), sha256, len(data), "ok", "key")


def content(path: Path) -> Content:
    reading = read(path)
    return Content("key", reading, Extraction(reading.source, Header(id=COMMUNE)))


@pytest.fixture(scope="module", params=sorted(EMBEDDED))
def engine(store: Store, request: pytest.FixtureRequest) -> Iterator[Engine]:
    with closing(open_engine(store, request.param)) as opened:
        yield opened


def outline(branch: Branch, depth: int = 0) -> Iterator[str]:
    types = ",".join(edge.type for edge in branch.edges)
    yield f"{'  ' * depth}{branch.node.id} {types}".rstrip()
    for child in branch.children:
        yield from outline(child, depth + 1)


CASES: dict[str, tuple[str, Direction, list[str]]] = {
    "down": (
        CENTRE,
        "down",
        [
            CENTRE,
            f"  {PROVINCE} CAN_CU",
            f"    {COMMUNE} CAN_CU,KE_HOACH_CHA",
            f"      {TASK} CO_NHIEM_VU",
            f"        {UNIT} GIAO_CHO",
            f"        {HELPER} PHOI_HOP",
        ],
    ),
    "up": (COMMUNE, "up", [COMMUNE, f"  {PROVINCE} CAN_CU,KE_HOACH_CHA", f"    {CENTRE} CAN_CU"]),
    "up from a task": (
        TASK,
        "up",
        [
            TASK,
            f"  {COMMUNE} CO_NHIEM_VU",
            f"    {PROVINCE} CAN_CU,KE_HOACH_CHA",
            f"      {CENTRE} CAN_CU",
        ],
    ),
    "down from a task": (TASK, "down", [TASK, f"  {UNIT} GIAO_CHO", f"  {HELPER} PHOI_HOP"]),
    "down from a duty": (DUTY, "down", [DUTY, f"  {UNIT} NGUOI_BAO_CAO"]),
    "nothing above the centre": (CENTRE, "up", [CENTRE]),
    "nothing below what is only cited otherwise": (STUB, "down", [STUB]),
}


@pytest.mark.parametrize("case", CASES)
def test_every_engine_gives_the_same_tree(store: Store, engine: Engine, case: str) -> None:
    start, direction, expected = CASES[case]
    node = store.node(start)
    assert node is not None
    assert list(outline(lineage(store, engine, node, direction).root)) == expected


def test_each_step_carries_its_evidence(store: Store, engine: Engine) -> None:
    node = store.node(CENTRE)
    assert node is not None
    commune = lineage(store, engine, node, "down").root.children[0].children[0]
    assert [item.quote for item in commune.edges[0].evidence] == ["Kế hoạch số 2/KH-UBND", "Căn cứ Kế hoạch"]
    assert [mark.edges[0].evidence[0].quote for mark in commune.marks] == ["Nghị quyết số 1/NQ-CP"]


def test_the_issuer_is_known(store: Store, engine: Engine) -> None:
    node = store.node(CENTRE)
    assert node is not None
    issuer = lineage(store, engine, node, "down").root.children[0].issuer
    assert issuer is not None
    assert issuer.id == BODY


def test_lineage_starts_at_no_body(store: Store, engine: Engine) -> None:
    node = store.node(UNIT)
    assert node is not None
    with pytest.raises(GraphkitError, match="các thôn"):
        lineage(store, engine, node, "down")


# --- evidence -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "type_", "target"),
    [
        (COMMUNE, "CAN_CU", PROVINCE),
        ("3/KH-UBND", "căn cứ", "2/KH-UBND"),
        ("ke-hoach.txt", "can cu", "Kế hoạch 2/KH-UBND"),
    ],
)
def test_all_evidence_of_a_relationship(store: Store, source: str, type_: str, target: str) -> None:
    found = evidence(store, source, type_, target)
    assert [item.quote for item in found.evidence] == ["Kế hoạch số 2/KH-UBND", "Căn cứ Kế hoạch"]


def test_a_derived_relationship_has_no_evidence(store: Store) -> None:
    assert evidence(store, COMMUNE, "kế hoạch cha", PROVINCE).evidence == ()


def test_what_there_is_instead_is_said(store: Store) -> None:
    with pytest.raises(GraphkitError, match="chỉ có: DAN_CHIEU"):
        evidence(store, COMMUNE, "CAN_CU", STUB)
    with pytest.raises(GraphkitError, match="không có quan hệ nào"):
        evidence(store, STUB, "CAN_CU", CENTRE)


def test_types_are_listed_where_one_is_unknown() -> None:
    with pytest.raises(GraphkitError, match="CAN_CU, TRIEN_KHAI"):
        relationship("căn")


def test_places_of_evidence(store: Store) -> None:
    places = Places(store)
    assert places.describe(proof("Nghị quyết")) == "dòng 2"
    assert places.context(proof("số 2/KH")) == TEXT.strip()
    lost = proof("Nghị quyết", "mất.txt")
    assert places.describe(lost) == f"ký tự {lost.start}–{lost.end}"
    assert places.context(lost) == "Nghị quyết"
