"""What the named queries say of the small country, worked out by hand."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from engine_stores import stores
from small_country import (
    COMMUNE,
    CULTURE,
    DECREE,
    DEPARTMENT,
    DONG_SON,
    DRAFT,
    DUTY,
    EDGES,
    HANOI,
    HOME_AFFAIRS,
    LAW,
    NODES,
    OLD_LABOUR,
    OLD_STRATEGY,
    PROVINCE,
    STRATEGY,
    TASK,
    TASK_OF_ALL,
    TASK_OF_CITY,
    VILLAGE,
    VILLAGES,
    edge,
)

from graphkit.engines import Engine, named, open_engine
from graphkit.facts import Facts

# The department's plan becomes the commune's sibling, the draft rests on nothing, and a unit that ended in
# 2025 has a task of 2026.
CHANGED = Facts(
    NODES,
    (
        *(known for known in EDGES if (known.type, known.source) != ("CAN_CU", DRAFT)),
        edge("KE_HOACH_CHA", DEPARTMENT, PROVINCE),
        edge("GIAO_CHO", TASK_OF_CITY, OLD_LABOUR),
    ),
)
JUNE, SEPTEMBER, NOVEMBER = (datetime.date(2026, month, day) for month, day in ((6, 30), (9, 30), (11, 15)))

RIGHT: list[tuple[str, dict[str, object], str, list[tuple[object, ...]]]] = [
    ("lineage_down", {"van_ban": PROVINCE}, "id", [(DEPARTMENT,), (COMMUNE,)]),
    ("lineage_up", {"van_ban": DEPARTMENT}, "id", [(DECREE,), (LAW,), (STRATEGY,), (PROVINCE,)]),
    ("siblings", {"van_ban": COMMUNE}, "id cha", [(DEPARTMENT, PROVINCE)]),
    ("siblings", {"van_ban": PROVINCE}, "id cha", []),
    ("orphans", {}, "id so_van_ban", [(DRAFT, 0)]),
    ("plans_without_parent", {}, "id", [(DRAFT,)]),
    ("province_coverage", {"dia_ban": HANOI, "nam": 2026}, "xa ke_hoach cha", [(DONG_SON, COMMUNE, PROVINCE)]),
    ("province_coverage", {"dia_ban": HANOI, "nam": 2025}, "xa ke_hoach cha", [(DONG_SON, None, None)]),
    ("province_coverage", {"dia_ban": HANOI, "nam": 2026, "chu_de": "bình đẳng"}, "ke_hoach", [(None,)]),
    ("most_cited", {}, "id so_van_ban", [(STRATEGY, 3), (LAW, 2), (PROVINCE, 2)]),
    ("co_cited", {"van_ban": STRATEGY, "toi_thieu": 1}, "id so_van_ban",
     [(DECREE, 1), (DEPARTMENT, 1), (PROVINCE, 1)]),
    ("co_cited", {"van_ban": STRATEGY}, "id", []),
    ("replacement_impact", {"van_ban": STRATEGY}, "id truc_tiep so_nhiem_vu",
     [(DECREE, False, 0), (LAW, True, 0), (DEPARTMENT, False, 0), (PROVINCE, True, 1), (COMMUNE, True, 2)]),
    ("cites_replaced", {}, "id quan_he cu thay_doi moi dan_sau",
     [(DRAFT, "DAN_CHIEU", OLD_STRATEGY, "BAI_BO", LAW, None),
      (DRAFT, "DAN_CHIEU", OLD_STRATEGY, "THAY_THE", STRATEGY, None)]),
    ("tasks_of_unit", {"co_quan": VILLAGE}, "id don_vi", [(TASK, VILLAGE), (TASK_OF_ALL, VILLAGES)]),
    ("village_tasks", {"co_quan": VILLAGE}, "id vai_tro don_vi trich_dan cha",
     [(DUTY, "NGUOI_BAO_CAO", VILLAGES, "các thôn báo cáo", PROVINCE),
      (TASK, "GIAO_CHO", VILLAGE, "Thôn Hạ", PROVINCE),
      (TASK, "PHOI_HOP", VILLAGES, "phối hợp", PROVINCE),
      (TASK_OF_ALL, "GIAO_CHO", VILLAGES, "Các thôn", PROVINCE)]),
    ("deadlines", {"tu_ngay": "2026-06-30", "den_ngay": "2026-11-15"}, "han id loai don_vi",
     [(JUNE, TASK_OF_CITY, "NhiemVu", OLD_LABOUR), (JUNE, TASK_OF_CITY, "NhiemVu", HOME_AFFAIRS),
      (SEPTEMBER, TASK, "NhiemVu", CULTURE), (SEPTEMBER, TASK, "NhiemVu", VILLAGE),
      (NOVEMBER, DUTY, "NghiaVuBaoCao", VILLAGES)]),
    ("deadlines", {"tu_ngay": "2026-07-01", "den_ngay": "2026-09-29"}, "id", []),
    ("units_not_in_parent", {"van_ban": COMMUNE}, "id cha so_nhiem_vu",
     [(CULTURE, PROVINCE, 1), (VILLAGE, PROVINCE, 1), (VILLAGES, PROVINCE, 2)]),
    ("vanished_units", {}, "id quan_he van_ban moi", [(OLD_LABOUR, "GIAO_CHO", PROVINCE, HOME_AFFAIRS)]),
    ("evidence_of_edge", {"tu": PROVINCE, "quan_he": "CAN_CU", "den": STRATEGY},
     "van_ban trang trich_dan so_bang_chung", [(PROVINCE, 1, "Căn cứ 301", 2)]),
    ("evidence_of_edge", {"tu": COMMUNE, "quan_he": "KE_HOACH_CHA", "den": PROVINCE}, "van_ban", []),
    ("works_with", {"toi_thieu": 1}, "duoc_giao phoi_hop so_nhiem_vu",
     [(CULTURE, VILLAGES, 1), (VILLAGE, VILLAGES, 1)]),
    ("overloaded_units", {"toi_thieu": 2}, "id so_nhiem_vu so_van_ban han_dau han_cuoi",
     [(VILLAGE, 2, 1, SEPTEMBER, SEPTEMBER)]),
]  # fmt: skip


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    with stores(tmp_path_factory.mktemp("kho")) as make_store:
        store = make_store(CHANGED)
        opened = [open_engine(store, name) for name in ("ladybug", "networkx", "oxigraph")]
        yield opened
        for engine in opened:
            engine.close()


@pytest.mark.parametrize(("name", "params", "columns", "rows"), RIGHT, ids=lambda value: str(value)[:30])
def test_the_answer_is_right(
    engines: list[Engine],
    name: str,
    params: dict[str, object],
    columns: str,
    rows: list[tuple[object, ...]],
) -> None:
    for engine in engines:
        table = named.run(engine, name, params)
        wanted = [table.columns.index(column) for column in columns.split()]
        assert [tuple(row[index] for index in wanted) for row in table.rows] == rows, engine.name
