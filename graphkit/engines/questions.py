"""The named queries as functions over the graph in memory.

They share nothing with the texts in ``queries/``, so that the engines can be compared: each walks from node
to node as one would with a finger. A row has the columns that :data:`QUESTIONS` gives beside its function.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from graphkit.engines.protocol import Table

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]

Graph: TypeAlias = "networkx.MultiDiGraph[str]"
Row = tuple[Any, ...]
Rows = Iterable[Row]

_LINEAGE = {"CAN_CU", "TRIEN_KHAI"}
_CITING = {*_LINEAGE, "DAN_CHIEU"}
_REPORTING = {"BAO_CAO_VE", "THUOC_NHOM"}
_WORK = {"CO_NHIEM_VU", "CO_NGHIA_VU"}
_NAMING = {"GIAO_CHO", "PHOI_HOP", "NGUOI_BAO_CAO", "NOI_NHAN_BAO_CAO", "QUA"}
_EVIDENCE = (
    "van_ban", "tep", "trang", "bat_dau", "ket_thuc", "trich_dan", "cach", "do_tin_cay", "so_bang_chung",
)  # fmt: skip
_COMMUNES = {"xã", "phường", "đặc khu"}


# --- documents --------------------------------------------------------------------------------------


def _lineage_down(graph: Graph, van_ban: str) -> Rows:
    return _documents(graph, _reached(graph.reverse(copy=False), van_ban, _LINEAGE))


def _lineage_up(graph: Graph, van_ban: str) -> Rows:
    return _documents(graph, _reached(graph, van_ban, _LINEAGE))


def _siblings(graph: Graph, van_ban: str) -> Rows:
    for parent in _after(graph, van_ban, {"KE_HOACH_CHA"}):
        for row in _documents(graph, _before(graph, parent, {"KE_HOACH_CHA"}) - {van_ban}):
            yield *row, parent, *_get(graph, parent, "so_ky_hieu")


def _orphans(graph: Graph) -> Rows:
    read = (id_ for id_, known in graph.nodes(data=True) if known.get("co_toan_van"))
    alone = [id_ for id_ in read if not _after(graph, id_, {*_LINEAGE, "KE_HOACH_CHA"})]
    return [(*row, len(_before(graph, row[0], _CITING))) for row in _documents(graph, alone)]


def _plans_without_parent(graph: Graph) -> Rows:
    wanted = {"label": "VanBan", "cap": "xã", "loai": "Kế hoạch", "co_toan_van": True}
    plans = [id_ for id_, known in graph.nodes(data=True) if _has(known, wanted)]
    return _documents(graph, (id_ for id_ in plans if not _after(graph, id_, {"KE_HOACH_CHA"})))


def _province_coverage(graph: Graph, dia_ban: str, nam: int, chu_de: str) -> Rows:
    wanted = {"label": "VanBan", "loai": "Kế hoạch", "nam_ke_hoach": nam, "co_toan_van": True}
    for commune in _before(graph, dia_ban, {"THUOC_DIA_BAN"}):
        known = graph.nodes[commune]
        if known["label"] != "DiaBan" or known.get("loai") not in _COMMUNES or "hieu_luc_den" in known:
            continue
        bodies = _before(graph, commune, {"THUOC_DIA_BAN"})
        committees = [body for body in bodies if graph.nodes[body].get("loai") == "ủy ban"]
        issued = {plan for body in committees for plan in _after(graph, body, {"BAN_HANH"})}
        plans = (plan for plan in issued if _has(graph.nodes[plan], wanted))
        for plan in _or_none({plan for plan in plans if _is_about(graph, plan, chu_de)}):
            for parent in _or_none(_after(graph, plan, {"KE_HOACH_CHA"})):
                names = (*_get(graph, plan, "so_ky_hieu", "ngay_ban_hanh"), parent)
                yield commune, known["ten"], plan, *names, *_get(graph, parent, "so_ky_hieu")


def _is_about(graph: Graph, plan: str, topic: str) -> bool:
    """Whether a plan's title has the words of a topic; all have those of an empty one."""
    return topic.lower() in graph.nodes[plan].get("trich_yeu", "").lower()


def _most_cited(graph: Graph, toi_thieu: int) -> Rows:
    citing: dict[str, set[str]] = {}
    for source, target, kind in graph.edges(keys=True):
        if kind in _CITING:
            citing.setdefault(target, set()).add(source)
    return _ranked(graph, {id_: len(sources) for id_, sources in citing.items()}, toi_thieu)


def _co_cited(graph: Graph, van_ban: str, toi_thieu: int) -> Rows:
    counts: dict[str, int] = {}
    for source in _before(graph, van_ban, _CITING):
        for other in _after(graph, source, _CITING) - {van_ban}:
            counts[other] = counts.get(other, 0) + 1
    return _ranked(graph, counts, toi_thieu)


def _replacement_impact(graph: Graph, van_ban: str) -> Rows:
    direct = _before(graph, van_ban, _LINEAGE)
    for row in _lineage_down(graph, van_ban):
        yield *row, row[0] in direct, len(_after(graph, row[0], {"CO_NHIEM_VU"}))


def _cites_replaced(graph: Graph) -> Rows:
    for new, old, how in graph.edges(keys=True):
        for source, kind, _ in _into(graph, old, _CITING) if how in {"THAY_THE", "BAI_BO"} else ():
            (number, issued), (new_number, since) = (
                _get(graph, id_, "so_ky_hieu", "ngay_ban_hanh") for id_ in (source, new)
            )
            if source != new:
                late = issued >= since if issued and since else None
                named = (kind, old, *_get(graph, old, "so_ky_hieu"), how, new, new_number)
                yield source, number, issued, *named, late


# --- units ------------------------------------------------------------------------------------------


def _tasks_of_unit(graph: Graph, co_quan: str) -> Rows:
    for unit in _unit_and_classes(graph, co_quan):
        for task, _, how in _into(graph, unit, {"GIAO_CHO"}):
            for document in _before(graph, task, {"CO_NHIEM_VU"}):
                given = (unit, how.get("che_do"), how.get("chu_tri"), document)
                yield (
                    task,
                    *_get(graph, task, "noi_dung", "han"),
                    *given,
                    *_get(graph, document, "so_ky_hieu"),
                )


def _village_tasks(graph: Graph, co_quan: str) -> Rows:
    for unit in _unit_and_classes(graph, co_quan):
        for work, role, how in _into(graph, unit, {"GIAO_CHO", "PHOI_HOP", "NGUOI_BAO_CAO"}):
            for document in _before(graph, work, _WORK):
                what = (role, *_get(graph, work, "noi_dung", "han"), unit, how.get("trich_dan"))
                for parent in _or_none(_after(graph, document, {"KE_HOACH_CHA"})):
                    own = (document, *_get(graph, document, "so_ky_hieu"))
                    yield work, *what, *own, parent, *_get(graph, parent, "so_ky_hieu")


def _reporting_chain(graph: Graph, co_quan: str) -> Rows:
    for body in _reached(graph, co_quan, _REPORTING) | {co_quan}:
        for above, kind, _ in _out_of(graph, body, _REPORTING):
            yield body, *_get(graph, body, "ten"), kind, above, *_get(graph, above, "ten")


def _deadlines(graph: Graph, tu_ngay: datetime.date, den_ngay: datetime.date) -> Rows:
    for work, known in graph.nodes(data=True):
        due = known.get("han")
        if due is None or not tu_ngay <= due <= den_ngay:
            continue
        for document in _before(graph, work, _WORK):
            for unit in _or_none(_after(graph, work, {"GIAO_CHO", "NGUOI_BAO_CAO"})):
                whose = (unit, *_get(graph, unit, "ten"), document, *_get(graph, document, "so_ky_hieu"))
                yield due, work, known["label"], known.get("noi_dung"), *whose


def _units_not_in_parent(graph: Graph, van_ban: str) -> Rows:
    own = _tasks_by_unit(graph, van_ban)
    for parent in _after(graph, van_ban, {"KE_HOACH_CHA"}):
        named = set(_tasks_by_unit(graph, parent))
        for unit, tasks in own.items():
            if not named & _unit_and_classes(graph, unit):
                yield unit, *_get(graph, unit, "ten", "cap", "loai"), parent, len(tasks)


def _vanished_units(graph: Graph) -> Rows:
    found = set()
    for unit, known in graph.nodes(data=True):
        until = known.get("hieu_luc_den")
        for work, role, _ in _into(graph, unit, _NAMING) if until else ():
            for document in _before(graph, work, _WORK):
                number, issued, year = _get(graph, document, "so_ky_hieu", "ngay_ban_hanh", "nam")
                if issued > until if issued else year is not None and year > until.year:
                    for new in _or_none(_after(graph, unit, {"SAP_NHAP_VAO"})):
                        where = (role, document, number, issued, new, *_get(graph, new, "ten"))
                        found.add((unit, known["ten"], until, *where))
    return found


def _works_with(graph: Graph, toi_thieu: int) -> Rows:
    counts: dict[tuple[str, str], int] = {}
    for task, one, kind in graph.edges(keys=True):
        for other in _after(graph, task, {"PHOI_HOP"}) - {one} if kind == "GIAO_CHO" else ():
            counts[one, other] = counts.get((one, other), 0) + 1
    for (one, other), count in counts.items():
        if count >= toi_thieu:
            yield one, *_get(graph, one, "ten"), other, *_get(graph, other, "ten"), count


def _overloaded_units(graph: Graph, toi_thieu: int) -> Rows:
    for unit, known in graph.nodes(data=True):
        if known["label"] != "CoQuan" or known.get("chung"):
            continue
        named = _unit_and_classes(graph, unit)
        tasks = {task for name in named for task in _before(graph, name, {"GIAO_CHO"})}
        documents = {document for task in tasks for document in _before(graph, task, {"CO_NHIEM_VU"})}
        due = [day for task in tasks for day in _get(graph, task, "han") if day]
        if len(tasks) >= toi_thieu:
            days = (min(due, default=None), max(due, default=None))
            yield unit, known["ten"], known.get("cap"), len(tasks), len(documents), *days


def _evidence_of_edge(graph: Graph, tu: str, quan_he: str, den: str) -> Rows:
    known = graph.get_edge_data(tu, den, quan_he) or {}
    return [tuple(map(known.get, _EVIDENCE))] if "van_ban" in known else []


# --- what they share --------------------------------------------------------------------------------


def _out_of(graph: Graph, id_: str, kinds: Collection[str]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield where edges of these types lead to: the other end, the type, what the edge has."""
    for _, other, kind, how in graph.out_edges([id_], keys=True, data=True):
        if kind in kinds:
            yield other, kind, how


def _into(graph: Graph, id_: str, kinds: Collection[str]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Yield where edges of these types come from."""
    for other, _, kind, how in graph.in_edges([id_], keys=True, data=True):
        if kind in kinds:
            yield other, kind, how


def _after(graph: Graph, id_: str | None, kinds: Collection[str]) -> set[str]:
    return {other for other, _, _ in _out_of(graph, id_, kinds)} if id_ else set()


def _before(graph: Graph, id_: str, kinds: Collection[str]) -> set[str]:
    return {other for other, _, _ in _into(graph, id_, kinds)}


def _reached(graph: Graph, start: str, kinds: Collection[str]) -> set[str]:
    """Return all nodes that can be reached over edges of these types, the start left out."""
    seen, waiting = {start}, [start]
    while waiting:
        following = _after(graph, waiting.pop(), kinds) - seen
        seen |= following
        waiting += following
    return seen - {start}


def _or_none(found: set[str]) -> Collection[str | None]:
    """Return what was found, None where that is nothing, as an optional match has it."""
    return found or [None]


def _unit_and_classes(graph: Graph, unit: str) -> set[str]:
    return {unit} | _after(graph, unit, {"THUOC_NHOM"})


def _tasks_by_unit(graph: Graph, document: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for task in _after(graph, document, {"CO_NHIEM_VU"}):
        for unit in _after(graph, task, {"GIAO_CHO", "PHOI_HOP"}):
            found.setdefault(unit, set()).add(task)
    return found


def _documents(graph: Graph, ids: Iterable[str]) -> Iterator[Row]:
    for id_ in ids:
        yield id_, *_get(graph, id_, "so_ky_hieu", "ten", "cap", "ngay_ban_hanh")


def _ranked(graph: Graph, counts: Mapping[str, int], least: int) -> Iterator[Row]:
    for id_, count in counts.items():
        if count >= least:
            yield id_, *_get(graph, id_, "so_ky_hieu", "ten", "cap"), count


def _get(graph: Graph, id_: str | None, *names: str) -> tuple[Any, ...]:
    return tuple(graph.nodes[id_].get(name) if id_ else None for name in names)


def _has(known: Mapping[str, object], wanted: Mapping[str, object]) -> bool:
    return all(known.get(name) == value for name, value in wanted.items())


_DOCUMENT = "id so_ky_hieu ten cap ngay"
_CITED = "id so_ky_hieu ten cap so_van_ban"
QUESTIONS: Mapping[str, tuple[str, str, Callable[..., Rows]]] = {
    "cites_replaced": (
        "id so_ky_hieu ngay quan_he cu cu_so_ky_hieu thay_doi moi moi_so_ky_hieu dan_sau",
        "id cu moi quan_he thay_doi",
        _cites_replaced,
    ),
    "co_cited": (_CITED, "-so_van_ban id", _co_cited),
    "deadlines": (
        "han id loai noi_dung don_vi don_vi_ten van_ban so_ky_hieu",
        "han id don_vi",
        _deadlines,
    ),
    "evidence_of_edge": (" ".join(_EVIDENCE), "van_ban", _evidence_of_edge),
    "lineage_down": (_DOCUMENT, "id", _lineage_down),
    "lineage_up": (_DOCUMENT, "id", _lineage_up),
    "most_cited": (_CITED, "-so_van_ban id", _most_cited),
    "orphans": (f"{_DOCUMENT} so_van_ban", "id", _orphans),
    "overloaded_units": (
        "id ten cap so_nhiem_vu so_van_ban han_dau han_cuoi",
        "-so_nhiem_vu id",
        _overloaded_units,
    ),
    "plans_without_parent": (_DOCUMENT, "id", _plans_without_parent),
    "province_coverage": (
        "xa xa_ten ke_hoach so_ky_hieu ngay cha cha_so_ky_hieu",
        "xa ke_hoach cha",
        _province_coverage,
    ),
    "replacement_impact": (f"{_DOCUMENT} truc_tiep so_nhiem_vu", "id", _replacement_impact),
    "reporting_chain": ("tu tu_ten quan_he den den_ten", "tu quan_he den", _reporting_chain),
    "siblings": (f"{_DOCUMENT} cha cha_so_ky_hieu", "id cha", _siblings),
    "tasks_of_unit": (
        "id noi_dung han don_vi che_do chu_tri van_ban so_ky_hieu",
        "id don_vi",
        _tasks_of_unit,
    ),
    "units_not_in_parent": ("id ten cap loai cha so_nhiem_vu", "id cha", _units_not_in_parent),
    "vanished_units": (
        "id ten het quan_he van_ban so_ky_hieu ngay moi moi_ten",
        "id quan_he van_ban moi",
        _vanished_units,
    ),
    "village_tasks": (
        "id vai_tro noi_dung han don_vi trich_dan van_ban so_ky_hieu cha cha_so_ky_hieu",
        "id vai_tro don_vi cha",
        _village_tasks,
    ),
    "works_with": (
        "duoc_giao duoc_giao_ten phoi_hop phoi_hop_ten so_nhiem_vu",
        "-so_nhiem_vu duoc_giao phoi_hop",
        _works_with,
    ),
}
"""Name of a query to its columns, the columns that its rows are ordered by (- for falling), its function."""


def ask(graph: Graph, name: str, parameters: Mapping[str, object]) -> Table:
    """Return the answer to one of :data:`QUESTIONS`."""
    names, order, answer = QUESTIONS[name]
    columns = tuple(names.split())
    by = [(columns.index(key.removeprefix("-")), -1 if key[0] == "-" else 1) for key in order.split()]

    def place(row: Row) -> list[Any]:
        return [row[index] if sign > 0 else -row[index] for index, sign in by]

    return Table(columns, sorted(answer(graph, **parameters), key=place))
