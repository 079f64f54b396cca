"""What the named queries are asked, the same of every engine: parameters that a store's own facts give."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from graphkit.engines import Engine, Table, named
from graphkit.engines.named import NamedQuery
from graphkit.records import Store
from graphkit.schema import EDGES

Case = tuple[str, dict[str, object]]


def rows_found(store: Store, engines: Sequence[Engine]) -> dict[str, int]:
    """Return how many rows each query has over all its cases, which the engines must answer alike."""
    found: dict[str, int] = {}
    for name, given in cases(store):
        first, *others = (named.run(engine, name, given) for engine in engines)
        for engine, other in zip(engines[1:], others, strict=True):
            assert _difference(first, other) is None, (name, given, engine.name)
        found[name] = found.get(name, 0) + len(first.rows)
    return found


def _difference(one: Table, other: Table) -> object:
    """Return the first row that differs, None where the tables are the same."""
    if one == other:
        return None
    rows = zip(one.rows, other.rows, strict=False)
    return next((pair for pair in rows if pair[0] != pair[1]), (len(one.rows), len(other.rows)))


def cases(store: Store) -> list[Case]:
    """Return each named query with several sets of parameters."""
    known = {**_nodes(store), **_days(store)}
    evidence: list[dict[str, object]] = [
        {"tu": edge.source, "quan_he": edge.type, "den": edge.target}
        for kind in EDGES
        for edge in store.edges(kind)[:1]
    ]
    return [
        (query.name, given)
        for query in named.catalogue()
        for given in (evidence if query.name == "evidence_of_edge" else _given(query, known))
    ]


def _given(query: NamedQuery, known: Mapping[str, list[dict[str, object]]]) -> Iterator[dict[str, object]]:
    names = {parameter.name for parameter in query.parameters}
    least: dict[str, object] = {"toi_thieu": 1} if "toi_thieu" in names else {}
    key = next((key for key in known if key in names), None)
    for given in known[key] if key else [{}]:
        yield {**given, **least} if names >= given.keys() else given
    if least and key is None:
        yield {"toi_thieu": 3}


def _nodes(store: Store) -> dict[str, list[dict[str, object]]]:
    """Return documents, bodies and provinces to ask about: those with most edges, the last ones, and none."""
    ends: Counter[str] = Counter()
    for kind in ("CAN_CU", "KE_HOACH_CHA", "GIAO_CHO", "PHOI_HOP", "THUOC_NHOM", "BAO_CAO_VE"):
        for edge in store.edges(kind):
            ends.update((edge.source, edge.target))
    documents, bodies = (
        sorted((node.id for node in store.nodes(label)), key=lambda id_: (-ends[id_], id_))
        for label in ("VanBan", "CoQuan")
    )
    reporters = [edge.source for edge in store.edges("BAO_CAO_VE")[:1]]
    provinces = sorted(
        {edge.target for edge in store.edges("THUOC_DIA_BAN") if edge.source_label == "DiaBan"}
    )
    return {
        "van_ban": [{"van_ban": id_} for id_ in (*_spread(documents), "urn:lex:vn:khong.co")],
        "co_quan": [{"co_quan": id_} for id_ in (*_spread(bodies), *reporters, "urn:gk:co-quan:vn:khong-co")],
        "dia_ban": [{"dia_ban": id_, "nam": 2026} for id_ in provinces[:3]],
    }


def _spread(ids: list[str]) -> list[str]:
    """Return the first two, and some from all the rest."""
    return ids[:2] + ids[2 :: max(1, len(ids) // 4)]


def _days(store: Store) -> dict[str, list[dict[str, object]]]:
    due = sorted(str(node.properties["han"]) for node in store.nodes("NhiemVu") if "han" in node.properties)
    middle = datetime.date.fromisoformat(due[len(due) // 2]) if due else datetime.date(2026, 6, 30)
    week = datetime.timedelta(days=7)
    return {
        "tu_ngay": [
            {"tu_ngay": middle - week, "den_ngay": middle + week},
            {"tu_ngay": middle, "den_ngay": middle},
            {"tu_ngay": middle + week, "den_ngay": middle - week},
        ]
    }
