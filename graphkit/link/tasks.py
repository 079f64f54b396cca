"""Tasks, who has them and who helps; reporting duties, and the lines between bodies that they draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, product

from graphkit.confidence import makes_relationship
from graphkit.facts import Evidence
from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.link.bodies import Bodies
from graphkit.link.evidence import Quotes
from graphkit.link.graph import Graph, weaker
from graphkit.model import Assignment, Extraction, ReportingDuty
from graphkit.resolve.types import Context

_DATE = compiled(r"\d{4}-\d{2}-\d{2}")
_NAME_LENGTH = 90
_PERIODS = {
    "thang": "tháng",
    "quy": "quý",
    "6 thang": "6 tháng",
    "06 thang": "6 tháng",
    "9 thang": "9 tháng",
    "09 thang": "9 tháng",
    "nam": "năm",
    "nhiem ky": "nhiệm kỳ",
    "dot xuat": "đột xuất",
    "phat sinh": "đột xuất",
}
_PERIOD = compiled(rf"\b(?:{'|'.join(sorted(_PERIODS, key=len, reverse=True))})\b")
_RETURNING = compiled(r"\b(?:hang|dinh ky|moi)\b")
_VIA = "qua"
"""Method of what follows from a body that stands between."""


class Duties:
    """Adds what one document gives to units to do and to report."""

    def __init__(self, graph: Graph, bodies: Bodies, quotes: Quotes, document: str, context: Context) -> None:
        self._graph = graph
        self._bodies = bodies
        self._quotes = quotes
        self._document = document
        self._context = context

    def add(self, extraction: Extraction) -> None:
        """Add all tasks and reporting duties of the document's leading text."""
        sure = [row for row in extraction.assignments if makes_relationship(row.confidence)]
        for _, rows in groupby(sorted(sure, key=_item), key=lambda row: row.start):
            self._task(list(rows))
        for start, duties in groupby(
            sorted(extraction.reports, key=lambda duty: (duty.start, duty.end)), key=lambda duty: duty.start
        ):
            for order, duty in enumerate(item for item in duties if makes_relationship(item.confidence)):
                # two duties of one sentence begin together: "A and B report to C, and C to D"
                self._duty(duty, f"{self._document}#bc{start}{f'.{order}' if order else ''}")

    def _task(self, rows: list[Assignment]) -> None:
        first = rows[0]
        task = f"{self._document}#nv{first.start}"
        text = _folded(first.text)
        limits = tuple(dict.fromkeys(limit for row in rows for limit in row.deadlines))
        self._graph.node(
            "NhiemVu",
            task,
            _short(text),
            noi_dung=text,
            muc=first.section,
            han=max(_dates(limits), default=None),
            cac_han=limits,
            bat_dau=first.start,
            ket_thuc=first.end,
        )
        sure = max(row.confidence for row in rows)
        proof = self._quotes.exact(first.start, first.end, "mục nhiệm vụ", sure)
        self._graph.edge("CO_NHIEM_VU", self._document, task, proof)
        for row in rows:
            self._share(task, row)

    def _share(self, task: str, row: Assignment) -> None:
        named = (
            [(row.unit_start, row.unit_end)]
            if row.unit_start is not None and row.unit_end is not None
            else []
        )
        spans = [(start, end) for start, end in named if end is not None]
        proof = self._quotes.spanning([*spans, (row.start, row.end)], "phân công", row.confidence)
        unit = self._bodies.add(row.unit, self._context)
        self._graph.edge("GIAO_CHO", task, unit, proof, che_do=row.mode, chu_tri=row.lead)
        block = (
            (row.start, row.end)
            if row.block_start is None or row.block_end is None
            else (
                row.block_start,
                row.block_end,
            )
        )
        for helper in row.helpers:
            proof = self._quotes.exact(*block, "phối hợp", row.confidence)
            self._graph.edge("PHOI_HOP", task, self._bodies.add(helper, self._context), proof)

    def _duty(self, duty: ReportingDuty, id_: str) -> None:
        proof = self._quotes.exact(duty.start, duty.end, "chế độ báo cáo", duty.confidence)
        what = _folded(duty.what or proof.quote)
        self._graph.node("NghiaVuBaoCao", id_, _short(what), noi_dung=what, **_times(duty, proof))
        self._graph.edge("CO_NGHIA_VU", self._document, id_, proof)
        senders, receivers, between = (self._named(names) for names in (duty.sender, duty.receiver, duty.via))
        for type_, parties in (
            ("NGUOI_BAO_CAO", senders),
            ("NOI_NHAN_BAO_CAO", receivers),
            ("QUA", between),
        ):
            for party in parties:
                self._graph.edge(type_, id_, party, proof)
        for source, target in product(senders, between or receivers):
            self._graph.edge("BAO_CAO_VE", source, target, proof, suy_ra=False)
        if senders:
            for source, target in product(between, receivers):
                self._graph.edge("BAO_CAO_VE", source, target, weaker(proof, _VIA, 0.8), suy_ra=True)

    def _named(self, names: str | None) -> list[str]:
        return [self._bodies.add(name, self._context) for name in (names or "").split("; ") if name]


def _item(row: Assignment) -> tuple[int, int, str]:
    return (row.start, -row.end, row.unit)


def _times(duty: ReportingDuty, proof: Evidence) -> dict[str, str | bool | int | tuple[str, ...] | None]:
    said = fold(duty.recurrence or "")
    periods = dict.fromkeys(limit.period for limit in duty.deadlines if limit.period)
    periods = periods or dict.fromkeys(_PERIODS[word] for word in _PERIOD.findall(said))
    dates = [limit.date for limit in duty.deadlines if limit.date]
    return {
        "ky": ", ".join(periods) or None,
        "dinh_ky": bool(_RETURNING.search(said)) or any(limit.recurring for limit in duty.deadlines),
        "han": max(_dates(dates), default=None),
        "cac_han": tuple(_folded(limit.text) for limit in duty.deadlines),
        "bat_dau": proof.start,
        "ket_thuc": proof.end,
    }


def _dates(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _DATE.findall(text)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return text if len(text) <= _NAME_LENGTH else text[:_NAME_LENGTH].rsplit(" ", 1)[0] + "…"
