"""A country of documents for benchmarks: real places, made plans, as many documents as are asked for.

    python benchmarks/country.py STORE --documents 100000

The same number gives the same facts on any machine: nothing is drawn at random. Three documents in a hundred
are national; then for one topic and year after the other come the plan of each province and of each commune.
A commune's plan cites its province's plan, a national instrument and three others, gives three tasks to its
units and villages, and reports to its province. Every relationship that a text would say has its evidence.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, groupby, islice, product
from operator import attrgetter
from pathlib import Path

from graphkit.facts import Edge, Evidence, Node, Value
from graphkit.lang.fold import slug
from graphkit.pipeline import reference
from graphkit.records import Store, tables
from graphkit.resolve.places import jurisdiction
from graphkit.resolve.types import Place
from graphkit.resolve.urn import body_id, document_urn
from graphkit.schema import EDGES

COMMITTEE = "Ủy ban nhân dân"
YEARS = range(2026, 2014, -1)
TOPICS = (
    "bình đẳng giới", "chuyển đổi số", "an toàn giao thông", "phòng, chống thiên tai", "giảm nghèo bền vững",
    "cải cách hành chính", "phòng cháy, chữa cháy", "bảo vệ môi trường", "xây dựng nông thôn mới",
    "an toàn thực phẩm", "công tác dân số", "phòng, chống ma túy", "phổ biến, giáo dục pháp luật",
    "phát triển kinh tế số", "quản lý khoáng sản", "bảo vệ trẻ em", "người cao tuổi", "tiếp công dân",
    "thu ngân sách", "quản lý đất đai", "phát triển du lịch", "y tế cơ sở", "phổ cập giáo dục",
    "an ninh, trật tự", "quốc phòng địa phương", "công tác dân tộc", "công tác thanh niên",
    "phòng, chống tham nhũng", "thực hành tiết kiệm", "xúc tiến thương mại",
)  # fmt: skip
UNITS = (
    "Văn phòng",
    "Phòng Kinh tế",
    "Phòng Văn hóa - Xã hội",
    "Công an",
    "Ban Chỉ huy Quân sự",
    "Trạm Y tế",
)
VILLAGES = 5
NATIONAL = (
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Bộ Nội vụ",
    "Bộ Tài chính",
    "Bộ Y tế",
    "Bộ Khoa học và Công nghệ",
)
_NATIONAL_SHARE = 33
"""One document in so many is national."""
_OTHERS = 3
_TASKS = 3


@dataclass(frozen=True, slots=True)
class Document:
    """A made document, who issued it where, and for which topic and year."""

    id: str
    issuer: str
    place: Place | None
    type: str
    number: str
    date: str
    title: str
    topic: int
    year: int
    serial: int


@dataclass(frozen=True)
class Country:
    """A country of so many documents, of its first provinces alone where their number is given."""

    size: int
    most_provinces: int | None = None

    @cached_property
    def provinces(self) -> list[Place]:
        """All provinces, or the first ones."""
        return reference().places.provinces()[: self.most_provinces]

    @cached_property
    def communes(self) -> list[tuple[Place, Place]]:
        """Each commune with its province."""
        places = reference().places
        return [
            (commune, province) for province in self.provinces for commune in places.communes_of(province)
        ]

    @cached_property
    def national(self) -> list[Document]:
        """The national instruments."""
        return [_national(number) for number in range(max(len(TOPICS), self.size // _NATIONAL_SHARE))]

    def plans(self) -> Iterator[Document]:
        """Yield the plans of provinces and communes, topic by topic and year by year."""
        return islice(self._plans(), max(0, self.size - len(self.national)))

    def _plans(self) -> Iterator[Document]:
        for year, topic in product(YEARS, range(len(TOPICS))):
            for place in self.provinces:
                yield _plan(place, topic, year)
            for place, _ in self.communes:
                yield _plan(place, topic, year)

    def nodes(self) -> Iterator[Node]:
        """Yield all nodes, label by label."""
        for document in chain(self.national, self.plans()):
            yield _document_node(document)
        yield from self._bodies()
        for document in self.plans():
            yield from _tasks(document)
        for document in self.plans():
            yield _duty(document)
        for place in chain(self.provinces, (commune for commune, _ in self.communes)):
            yield Node("DiaBan", place.id, place.name, {"loai": place.kind})

    def edges(self) -> Iterator[Edge]:
        """Yield all relationships, type by type."""
        for name in EDGES:
            yield from self._edges(name)

    def _bodies(self) -> Iterator[Node]:
        for name in NATIONAL:
            yield Node("CoQuan", body_id("vn", name), name, {"cap": "trung ương", "loai": "bộ"})
        for place in self.provinces:
            facts = {"cap": "tỉnh", "loai": "ủy ban"}
            yield Node("CoQuan", _committee(place), f"{COMMITTEE} {place.name}", facts)
        for place, _ in self.communes:
            yield Node(
                "CoQuan", _committee(place), f"{COMMITTEE} {place.name}", {"cap": "xã", "loai": "ủy ban"}
            )
            for unit in UNITS:
                yield Node(
                    "CoQuan", _unit(place, unit), f"{unit} {place.name}", {"cap": "xã", "loai": "phòng"}
                )
            for number in range(VILLAGES):
                name = f"thôn {number + 1}"
                yield Node(
                    "CoQuan", _unit(place, name), name, {"cap": "thôn", "loai": "thôn", "chung": False}
                )

    def _edges(self, name: str) -> Iterator[Edge]:
        """Yield the relationships of a type: those that documents say, else those of bodies and places."""
        if name == "BAN_HANH":
            for document in chain(self.national, self.plans()):
                yield _said(name, document.issuer, document.id, "CoQuan", "VanBan", document)
        elif name in _SAID:
            for document in self.plans():
                yield from _SAID[name](self.national, name, document)
        else:
            for commune, province in self.communes:
                yield from _standing(name, commune, province)
            if name == "THUOC_DIA_BAN":
                for province in self.provinces:
                    yield Edge(name, _committee(province), province.id, "CoQuan", "DiaBan")


def _citations(national: Sequence[Document], name: str, document: Document) -> Iterator[Edge]:
    """Yield what a plan cites: its parent, the national instrument of its topic, and others."""
    above, parent = national[document.topic], _parent(document)
    match name:
        case "KE_HOACH_CHA":
            cited = [parent] if parent else []
        case "CAN_CU":
            cited = [parent, above] if parent else [above]
        case _:
            first, last = document.year + 31 * document.serial, len(national)
            others = (national[(first + 7 * step) % last] for step in range(_OTHERS))
            cited = list({other.id: other for other in others if other.id != above.id}.values())
    for other in cited:
        yield _said(name, document.id, other.id, "VanBan", "VanBan", document)


def _standing(name: str, commune: Place, province: Place) -> Iterator[Edge]:
    """Yield what a commune is in, what is part of it, and to whom it reports."""
    match name:
        case "BAO_CAO_VE":
            yield Edge(name, _committee(commune), _committee(province), "CoQuan", "CoQuan")
        case "TRUC_THUOC":
            for unit in (*UNITS, *(f"thôn {number + 1}" for number in range(VILLAGES))):
                yield Edge(name, _unit(commune, unit), _committee(commune), "CoQuan", "CoQuan")
        case "THUOC_DIA_BAN":
            yield Edge(name, _committee(commune), commune.id, "CoQuan", "DiaBan")
            yield Edge(name, commune.id, province.id, "DiaBan", "DiaBan")


def _national(serial: int) -> Document:
    issuer, topic = NATIONAL[serial % len(NATIONAL)], serial % len(TOPICS)
    year = YEARS[serial // len(TOPICS) % len(YEARS)] - 1
    number = f"{serial + 1}/QĐ-TTg" if issuer == "Thủ tướng Chính phủ" else f"{serial + 1}/{year}/NQ-CP"
    kind = "Quyết định" if "QĐ" in number else "Nghị quyết"
    date = f"{year}-{serial % 12 + 1:02d}-{serial % 28 + 1:02d}"
    title = f"{TOPICS[topic].capitalize()} giai đoạn {year} - {year + 5}"
    id_ = document_urn(issuer, doc_type=kind, so_ky_hieu=number, date=date, title=title)
    return Document(id_, body_id("vn", issuer), None, kind, number, date, title, topic, year, serial)


@cache
def _numbers(place: Place) -> int:
    """Return where a body's numbers begin, so that not all bodies have the same."""
    return sum(map(ord, place.id)) % 300


def _plan(place: Place, topic: int, year: int) -> Document:
    number = f"{_numbers(place) + 7 * topic + 1}/KH-UBND"
    date = f"{year}-{1 if place.kind in ('tỉnh', 'thành phố') else 3:02d}-{topic % 28 + 1:02d}"
    title = f"Công tác {TOPICS[topic]} năm {year}"
    name = f"{jurisdiction(place)}:uy.ban.nhan.dan"
    id_ = f"urn:lex:{name}:ke.hoach:{date};{slug(number)}"
    return Document(
        id_, _committee(place), place, "Kế hoạch", number, date, title, topic, year, _numbers(place)
    )


@cache
def _province(id_: str) -> Place | None:
    return reference().places.get(id_)


def _parent(document: Document) -> Document | None:
    """Return the province's plan of the same topic and year; None for a province's own."""
    place = document.place
    province = _province(place.parent) if place and place.parent else None
    return _plan(province, document.topic, document.year) if province else None


@cache
def _committee(place: Place) -> str:
    return body_id(jurisdiction(place), COMMITTEE)


def _unit(place: Place, name: str) -> str:
    return body_id(jurisdiction(place), name)


def _document_node(document: Document) -> Node:
    level = "trung ương" if document.place is None else "xã" if document.place.parent else "tỉnh"
    facts: dict[str, Value] = {
        "so_ky_hieu": document.number,
        "loai": document.type,
        "cap": level,
        "trich_yeu": document.title,
        "ngay_ban_hanh": document.date,
        "nam": int(document.date[:4]),
        "nam_ke_hoach": document.year,
        "co_toan_van": document.place is not None,
        "tam": False,
    }
    return Node("VanBan", document.id, f"{document.type} {document.number}", facts)


def _tasks(document: Document) -> Iterator[Node]:
    for number in range(_TASKS):
        month = 3 + (document.topic + 3 * number) % 10
        facts: dict[str, Value] = {
            "noi_dung": f"Nhiệm vụ {number + 1} về {TOPICS[document.topic]} năm {document.year}",
            "muc": f"III.{number + 1}",
            "han": f"{document.year}-{month:02d}-{28 - number:02d}",
            "bat_dau": 4000 + 300 * number,
            "ket_thuc": 4200 + 300 * number,
        }
        yield Node("NhiemVu", f"{document.id}#nv-{number + 1}", f"Nhiệm vụ {number + 1}", facts)


def _duty(document: Document) -> Node:
    facts: dict[str, Value] = {
        "noi_dung": f"Báo cáo kết quả {TOPICS[document.topic]}",
        "ky": "năm",
        "dinh_ky": True,
        "han": f"{document.year}-12-{5 + document.topic % 20:02d}",
        "bat_dau": 6000,
        "ket_thuc": 6180,
    }
    return Node("NghiaVuBaoCao", f"{document.id}#bc-1", "Báo cáo năm", facts)


def _assignments(_: Sequence[Document], name: str, document: Document) -> Iterator[Edge]:
    """Yield a commune's tasks: for a unit, for a unit with another, for a village."""
    place = document.place
    for number in range(_TASKS):
        task = f"{document.id}#nv-{number + 1}"
        if name == "CO_NHIEM_VU":
            yield _said(name, document.id, task, "VanBan", "NhiemVu", document)
        elif place is not None and place.parent:
            village = f"thôn {document.topic % VILLAGES + 1}"
            unit = village if number == _TASKS - 1 else UNITS[(document.topic + number) % len(UNITS)]
            if name == "GIAO_CHO":
                facts: dict[str, Value] = {"che_do": "giao", "chu_tri": True}
                yield _said(name, task, _unit(place, unit), "NhiemVu", "CoQuan", document, facts)
            elif number == 1:
                other = UNITS[(document.topic + 3) % len(UNITS)]
                yield _said(name, task, _unit(place, other), "NhiemVu", "CoQuan", document)


def _duties(_: Sequence[Document], name: str, document: Document) -> Iterator[Edge]:
    duty, place = f"{document.id}#bc-1", document.place
    if name == "CO_NGHIA_VU":
        yield _said(name, document.id, duty, "VanBan", "NghiaVuBaoCao", document)
        return
    province = _province(place.parent) if place and place.parent else None
    receiver = _committee(province) if province else body_id("vn", NATIONAL[2])
    end = document.issuer if name == "NGUOI_BAO_CAO" else receiver
    yield _said(name, duty, end, "NghiaVuBaoCao", "CoQuan", document)


_SAID: dict[str, Callable[[Sequence[Document], str, Document], Iterator[Edge]]] = {
    **dict.fromkeys(("CAN_CU", "DAN_CHIEU", "KE_HOACH_CHA"), _citations),
    **dict.fromkeys(("CO_NHIEM_VU", "GIAO_CHO", "PHOI_HOP"), _assignments),
    **dict.fromkeys(("CO_NGHIA_VU", "NGUOI_BAO_CAO", "NOI_NHAN_BAO_CAO"), _duties),
}


def _said(
    type_: str,
    source: str,
    target: str,
    source_label: str,
    target_label: str,
    document: Document,
    facts: Mapping[str, Value] | None = None,
) -> Edge:
    """Return a relationship with the place of the document that says it."""
    quote = f"{document.type} số {document.number} ngày {document.date} về {document.title}"
    file = (
        f"{document.place.name if document.place else 'trung-uong'}/{document.number.replace('/', '-')}.txt"
    )
    evidence = Evidence(document.id, file, 900, 900 + len(quote), quote, "number", 0.95)
    return Edge(type_, source, target, source_label, target_label, (evidence,), facts or {})


def fill(path: Path, size: int) -> None:
    """Make a store of so many documents. Rows go straight to the tables: a million do not fit in memory."""
    country = Country(size)
    with Store.create(path) as store:
        database = store._database
        with database.transaction():
            for label, nodes in groupby(country.nodes(), key=attrgetter("label")):
                database.insert(tables.node_table(label), map(tables.node_row, nodes))
            for name, edges in groupby(country.edges(), key=attrgetter("type")):
                database.insert(tables.edge_table(name), map(tables.edge_row, edges))
            database.insert("meta", [("fingerprint", f"country of {size}"), ("groups", "[]")], replace=True)


def main() -> None:
    """Fill a store."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    arguments = parser.parse_args()
    fill(arguments.store, arguments.documents)


if __name__ == "__main__":
    main()
