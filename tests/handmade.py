"""Plans made by hand: a text of our own, and what a reader sees in it, every offset found in the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphkit.lang.fold import dotted, slug
from graphkit.model import (
    Assignment,
    Citation,
    Extraction,
    Header,
    InstrumentRef,
    Reading,
    ReportingDuty,
    Role,
    Source,
    Stretch,
)

PLACES = {
    "tỉnh Lai Châu": "vn;lai.chau",
    "thành phố Hà Nội": "vn;ha.noi",
    "tỉnh Thanh Hóa": "vn;thanh.hoa",
    "xã Bình Lư": "vn;lai.chau;xa.binh.lu",
    "xã Tả Lèng": "vn;lai.chau;xa.ta.leng",
    "xã Ngọc Hồi": "vn;ha.noi;xa.ngoc.hoi",
    "huyện Tam Đường": "vn;lai.chau;huyen.tam.duong",
    "huyện Đông Sơn": "vn;thanh.hoa;huyen.dong.son",
    "xã Đông Quang": "vn;thanh.hoa;huyen.dong.son;xa.dong.quang",
}
TITLE = "thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ năm 2026"
STRATEGY = "urn:lex:vn:chinh.phu:nghi.quyet:2021-03-03;28-nq-cp"


def urn(issuer: str, doc_type: str, number: str | None, date: str | None, title: str = "") -> str:
    """Return the name of a document of a body whose place is in PLACES, or of a central one."""
    place = next((place for place in PLACES if issuer.endswith(place)), None)
    body = dotted(issuer.removesuffix(place or "").strip())
    head = f"urn:lex:{PLACES[place] if place else 'vn'}:{body}:{dotted(doc_type)}"
    return f"{head}:{date or ''};{slug(number)}" if number else f"{head}:{date or ''};~{slug(title)}"


@dataclass(frozen=True)
class Cite:
    """A citation as a test states it; its offsets are found in the text."""

    surface: str
    issuer: str | None = None
    number: str | None = None
    date: str | None = None
    role: Role = "can_cu"
    doc_type: str = "Kế hoạch"
    title: str | None = None
    more: dict[str, Any] | None = None

    def build(self, text: str) -> Citation:
        start = text.index(self.surface)
        known = self.issuer and self.number
        target = urn(self.issuer, self.doc_type, self.number, self.date) if self.issuer and known else None
        citation = Citation(
            start=start,
            end=start + len(self.surface),
            surface=self.surface,
            by="number" if self.number else "name",
            role=self.role,
            doc_type=self.doc_type,
            so_ky_hieu=self.number,
            date=self.date,
            issuer=self.issuer,
            title=self.title,
            resolves_to=InstrumentRef(target, self.number, self.date, self.issuer, "number")
            if target
            else None,
            confidence=0.95,
            subject="this" if self.role == "trien_khai" else None,
        )
        return replace(citation, **(self.more or {}))


def plan(
    text: str,
    issuer: str,
    *,
    cites: Iterable[Cite] = (),
    number: str | None = None,
    date: str | None = None,
    title: str = TITLE,
    year: int | None = 2026,
    doc_type: str = "Kế hoạch",
    assignments: Sequence[Assignment] = (),
    reports: Sequence[ReportingDuty] = (),
    path: str = "ke-hoach.txt",
) -> tuple[Reading, Extraction]:
    """Return a plan's reading and extraction, resolved."""
    sha = hashlib.sha256(text.encode("utf-8")).hexdigest()
    source = Source(path, sha, sha, "text", len(text))
    lines, start = [], 0
    for order, line in enumerate(text.splitlines(keepends=True), 1):
        lines.append(Stretch(start, start + len(line), line=order, page=1 + order // 10))
        start += len(line)
    place = next((place for place in PLACES if issuer.endswith(place)), "")
    province = next(
        (name for name, key in PLACES.items() if key == ";".join(PLACES.get(place, "").split(";")[:2])), None
    )
    spans = {"title": (text.index(title), text.index(title) + len(title))} if title in text else {}
    header = Header(
        doc_type=doc_type,
        so_ky_hieu=number,
        issuer=issuer,
        province=province,
        date=date,
        title=title,
        plan_year=year,
        spans=spans,
        id=urn(issuer, doc_type, number, date or str(year or ""), title),
        provisional=number is None,
    )
    extraction = Extraction(
        source, header, tuple(cite.build(text) for cite in cites), tuple(assignments), tuple(reports)
    )
    return Reading(source, text, tuple(lines)), extraction


def task(text: str, words: str, unit: str, **more: Any) -> Assignment:
    """Return the assignment of a task whose words stand in the text."""
    start = text.index(words)
    return Assignment(start, start + len(words), words, unit, unit, None, **more)


def duty(
    text: str, words: str, sender: str | None, receiver: str | None, via: str | None = None
) -> ReportingDuty:
    """Return the reporting duty of a sentence that stands in the text."""
    start = text.index(words)
    return ReportingDuty(start, start + len(words), sender, receiver, via)


@dataclass(frozen=True)
class File:
    """A file of the records."""

    path: str
    sha256: str


Made = tuple[Reading, Extraction]


def files(*made: Made) -> list[tuple[File, Extraction]]:
    """Return plans as the records list them."""
    return [(File(reading.source.path, reading.source.sha256), extraction) for reading, extraction in made]


def texts(*made: Made) -> Any:
    """Return the function that gives a reading by the hash of its bytes."""
    readings = {reading.source.sha256: reading for reading, _ in made}
    return readings.__getitem__
