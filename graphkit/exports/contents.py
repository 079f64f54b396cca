"""The rows of the workbook's sheets, gathered from the records."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from graphkit.answers.evidence import Places
from graphkit.exports.sheets import CITATIONS, DOCUMENTS, EVIDENCE, REPORTS, TASKS, Cell, Link, Row
from graphkit.facts import Edge, Evidence, Node
from graphkit.i18n import Text, current_language
from graphkit.lang.fold import fold
from graphkit.views.words import PAGE, RELATIONS

if TYPE_CHECKING:
    from graphkit.records import Store

_LEVELS = ("trung ương", "tỉnh", "huyện", "xã")
_CITING = ("CAN_CU", "TRIEN_KHAI", "DAN_CHIEU", "THAY_THE", "SUA_DOI", "BAI_BO", "KE_HOACH_CHA")
_PARTIES = ("NGUOI_BAO_CAO", "NOI_NHAN_BAO_CAO", "QUA")
_OTHERS = ("BAN_HANH", "CO_NHIEM_VU", "GIAO_CHO", "PHOI_HOP", "CO_NGHIA_VU")
_LABELS = ("VanBan", "NhiemVu", "NghiaVuBaoCao", "CoQuan")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_SPAN = re.compile(r"(?<=\d{4}-\d{2}-\d{2})/(?=\d{4}-\d{2}-\d{2})")
_BLANK = Text("(để trống)", "(blank)")
_LEAD = Text("chủ trì", "lead")
_DOES = Text("thực hiện", "carries out")


def contents(store: Store) -> Mapping[str, Sequence[Row]]:
    """Return the rows of every sheet by its key, all from one state of the records."""
    with store.snapshot():
        return _Contents(store).rows()


class _Contents:
    """The graph as the sheets look at it."""

    def __init__(self, store: Store) -> None:
        self._nodes = {node.id: node for label in _LABELS for node in store.nodes(label)}
        self._edges = {name: store.edges(name) for name in (*_CITING, *_PARTIES, *_OTHERS)}
        self._out = {name: _grouped(edges, "source") for name, edges in self._edges.items()}
        self._in = {name: _grouped(self._edges[name], "target") for name in ("BAN_HANH", "CO_NHIEM_VU")}
        self._files = {file.path: Path(file.location) for file in store.files()}
        self._places = Places(store)
        documents = sorted((n for n in self._nodes.values() if n.label == "VanBan"), key=self._rank)
        self._row = {node.id: row for row, node in enumerate(documents)}
        self._evidence: list[Row] = []

    def rows(self) -> Mapping[str, Sequence[Row]]:
        """Return the rows by sheet; what the others prove themselves by is gathered on the way."""
        found = {
            DOCUMENTS.key: [self._document_row(id_) for id_ in self._row],
            CITATIONS.key: list(self._citations()),
            TASKS.key: list(self._tasks()),
            REPORTS.key: list(self._reports()),
        }
        return {**found, EVIDENCE.key: self._evidence}

    # --- sheets -----------------------------------------------------------------------------------

    def _rank(self, document: Node) -> tuple[int, str, str, str]:
        """Return what documents are ordered by: level, issuer, date, number."""
        known = document.properties
        level = _LEVELS.index(str(known["cap"])) if known.get("cap") in _LEVELS else len(_LEVELS)
        date, number = (str(known.get(name, "")) for name in ("ngay_ban_hanh", "so_ky_hieu"))
        return (level, fold(self._issuer(document.id)), date, number)

    def _document_row(self, id_: str) -> Row:
        known: dict[str, Any] = dict(self._nodes[id_].properties)
        return (
            self._number(id_),
            known.get("loai"),
            self._issuer(id_) or None,
            known.get("cap"),
            _date(known.get("ngay_ban_hanh")),
            known.get("trich_yeu"),
            _yes(known.get("co_toan_van")),
            self._parent(id_),
            len(self._out["CO_NHIEM_VU"].get(id_, ())) or None,
            self._file(*known.get("tep", ())),
            id_,
        )

    def _citations(self) -> Iterator[Row]:
        edges = chain.from_iterable(self._edges[name] for name in _CITING)
        for edge in sorted(edges, key=lambda edge: (self._row[edge.source], self._row[edge.target])):
            quote, file, place, sure = self._strongest(edge)
            yield (
                *self._document(edge.source),
                str(RELATIONS[edge.type]),
                *self._document(edge.target),
                quote or str(PAGE["derived"]),
                file,
                place,
                sure,
                self._proof(edge),
            )

    def _tasks(self) -> Iterator[Row]:
        for edge in sorted(self._edges["GIAO_CHO"], key=self._unit_then_place):
            known: dict[str, Any] = dict(self._nodes[edge.source].properties)
            yield (
                self._name(edge.target),
                known.get("noi_dung"),
                str(_LEAD if edge.properties.get("chu_tri") else _DOES),
                str(edge.properties.get("che_do", "")) or None,
                self._targets("PHOI_HOP", edge.source),
                _date(known.get("han")),
                _limits(known.get("cac_han", ())),
                *self._document(self._source("CO_NHIEM_VU", edge.source)),
                known.get("muc"),
                self._strongest(edge)[2],
                self._proof(edge),
            )

    def _unit_then_place(self, edge: Edge) -> tuple[str, str, int, int]:
        name = self._name(edge.target)
        document, start = _start(edge)
        return (fold(name), name, self._row.get(document, 0), start)

    def _reports(self) -> Iterator[Row]:
        edges = self._edges["CO_NGHIA_VU"]
        for edge in sorted(edges, key=lambda edge: (self._row[edge.source], _start(edge)[1], edge.target)):
            known: dict[str, Any] = dict(self._nodes[edge.target].properties)
            yield (
                *(self._targets(party, edge.target) for party in _PARTIES),
                known.get("noi_dung"),
                known.get("ky"),
                _yes(known.get("dinh_ky")),
                _date(known.get("han")),
                _limits(known.get("cac_han", ())),
                *self._document(edge.source),
                self._strongest(edge)[2],
                self._proof(edge),
            )

    # --- cells ------------------------------------------------------------------------------------

    def _proof(self, edge: Edge) -> Cell:
        """Put an edge's evidence on its sheet; return the link to the first, None where nothing says it."""
        row, count = len(self._evidence), len(edge.evidence)
        self._evidence += [self._evidence_row(edge, item) for item in edge.evidence]
        return Link(str(Text(f"{count} câu", f"{count} quoted")), EVIDENCE.key, row) if count else None

    def _evidence_row(self, edge: Edge, item: Evidence) -> Row:
        return (
            str(RELATIONS[edge.type]),
            self._name(edge.source),
            self._name(edge.target),
            _folded(item.quote),
            *self._document(item.document),
            self._file(item.file),
            self._places.describe(item),
            item.method,
            item.confidence,
        )

    def _strongest(self, edge: Edge) -> tuple[str | None, Cell, str | None, float | None]:
        """Return words, file, place and confidence of an edge's strongest evidence."""
        if not edge.evidence:
            return (None, None, None, None)
        item = edge.evidence[0]
        return (_folded(item.quote), self._file(item.file), self._places.describe(item), item.confidence)

    def _document(self, id_: str) -> tuple[Cell, Cell]:
        """Return a document's number, which leads to its row, and its name."""
        if id_ not in self._row:
            return (None, id_ or None)
        # The link stands in a short cell of its own: not every program wraps the text of links.
        return (Link(self._number(id_) or "→", DOCUMENTS.key, self._row[id_]), self._name(id_))

    def _number(self, id_: str) -> str | None:
        known = self._nodes[id_].properties
        return str(known.get("so_ky_hieu", "")) or (str(_BLANK) if known.get("tam") else None)

    def _parent(self, id_: str) -> Cell:
        parents = [edge.target for edge in self._out["KE_HOACH_CHA"].get(id_, ())]
        numbers = "; ".join(self._number(parent) or self._name(parent) for parent in parents)
        return Link(numbers, DOCUMENTS.key, self._row[parents[0]]) if parents else None

    def _file(self, *paths: str) -> Cell:
        """Return the names of files as one cell that opens the first of them, where it is on this machine."""
        names = "; ".join(PurePosixPath(path).name for path in paths)
        location = self._files.get(paths[0]) if paths else None
        return Link(names, uri=location.as_uri()) if location and location.is_file() else names or None

    def _targets(self, type_: str, id_: str) -> str | None:
        return "; ".join(self._name(edge.target) for edge in self._out[type_].get(id_, ())) or None

    def _issuer(self, id_: str) -> str:
        return self._name(self._source("BAN_HANH", id_))

    def _source(self, type_: str, id_: str) -> str:
        return next((edge.source for edge in self._in[type_].get(id_, ())), "")

    def _name(self, id_: str) -> str:
        return self._nodes[id_].name if id_ in self._nodes else id_


def _grouped(edges: Iterable[Edge], end: str) -> dict[str, list[Edge]]:
    key = attrgetter(end)
    return {id_: list(group) for id_, group in groupby(sorted(edges, key=key), key=key)}


def _start(edge: Edge) -> tuple[str, int]:
    """Return where the strongest evidence begins: document and offset."""
    return (edge.evidence[0].document, edge.evidence[0].start) if edge.evidence else ("", 0)


def _date(value: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(value) if value else None


def _limits(said: Iterable[str]) -> str | None:
    """Return deadlines as people write them: days as the sheet shows them, a span from day to day."""
    shown = "%d/%m/%Y" if current_language() == "vi" else "%Y-%m-%d"
    days = (_SPAN.sub(" – ", limit) for limit in said)
    return "; ".join(_DAY.sub(lambda day: _shown(day.group(), shown), limit) for limit in days) or None


def _shown(day: str, form: str) -> str:
    try:
        return datetime.date.fromisoformat(day).strftime(form)
    except ValueError:
        return day


def _yes(value: bool | None) -> str | None:
    return None if value is None else str(PAGE["yes"] if value else PAGE["no"])


def _folded(text: str) -> str:
    return " ".join(text.split())
