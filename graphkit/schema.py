"""The property graph: one table of labels, relationship types and properties that every writer follows.

Names are those that users' queries rely on (docs/graph.md); an engine's schema, the records' tables, the RDF
mapping and the exports are all derived from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """The type of a property's value."""

    STRING = "string"
    INTEGER = "integer"
    FLOAT = "float"
    BOOLEAN = "boolean"
    DATE = "date"
    """ISO 8601; a date known only to its month or year is absent."""
    STRINGS = "strings"
    """A list of strings."""


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label; every node has ``id`` (primary key) and ``ten`` (what people see) besides ``properties``."""

    label: str
    properties: Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A relationship type, the pairs of labels that it joins, and what it has besides its evidence."""

    name: str
    pairs: tuple[tuple[str, str], ...]
    properties: Mapping[str, Kind] = field(default_factory=dict)
    derived: bool = False
    """True where the edge follows from others, and no sentence says it."""


def _strings(*names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, Kind.STRING)


NODE_COMMON: Mapping[str, Kind] = _strings("id", "ten")

NODES: Mapping[str, NodeType] = {
    node.label: node
    for node in (
        NodeType(
            "VanBan",
            {
                **_strings("so_ky_hieu", "loai", "cap", "trich_yeu"),
                "ngay_ban_hanh": Kind.DATE,
                "nam": Kind.INTEGER,
                "nam_ke_hoach": Kind.INTEGER,
                "co_toan_van": Kind.BOOLEAN,
                "tam": Kind.BOOLEAN,
                "tep": Kind.STRINGS,
                "hieu_luc_tu": Kind.DATE,
                "hieu_luc_den": Kind.DATE,
            },
        ),
        NodeType(
            "CoQuan",
            {
                **_strings("cap", "loai"),
                "chung": Kind.BOOLEAN,
                "hieu_luc_tu": Kind.DATE,
                "hieu_luc_den": Kind.DATE,
            },
        ),
        NodeType(
            "NhiemVu",
            {
                **_strings("noi_dung", "muc"),
                "han": Kind.DATE,
                "cac_han": Kind.STRINGS,
                "bat_dau": Kind.INTEGER,
                "ket_thuc": Kind.INTEGER,
            },
        ),
        NodeType(
            "NghiaVuBaoCao",
            {
                **_strings("noi_dung", "ky"),
                "dinh_ky": Kind.BOOLEAN,
                "han": Kind.DATE,
                "cac_han": Kind.STRINGS,
                "bat_dau": Kind.INTEGER,
                "ket_thuc": Kind.INTEGER,
            },
        ),
        NodeType(
            "DiaBan",
            {**_strings("loai", "ma"), "hieu_luc_tu": Kind.DATE, "hieu_luc_den": Kind.DATE},
        ),
    )
}

EVIDENCE: Mapping[str, Kind] = {
    "van_ban": Kind.STRING,
    "bat_dau": Kind.INTEGER,
    "ket_thuc": Kind.INTEGER,
    "trich_dan": Kind.STRING,
    "tep": Kind.STRING,
    "trang": Kind.INTEGER,
    "cach": Kind.STRING,
    "do_tin_cay": Kind.FLOAT,
    "so_bang_chung": Kind.INTEGER,
}
"""What every relationship carries: its strongest evidence, and how many places say it."""

_DOCUMENTS = (("VanBan", "VanBan"),)

EDGES: Mapping[str, EdgeType] = {
    edge.name: edge
    for edge in (
        EdgeType("CAN_CU", _DOCUMENTS),
        EdgeType("TRIEN_KHAI", _DOCUMENTS),
        EdgeType("DAN_CHIEU", _DOCUMENTS),
        EdgeType("THAY_THE", _DOCUMENTS),
        EdgeType("SUA_DOI", _DOCUMENTS),
        EdgeType("BAI_BO", _DOCUMENTS),
        EdgeType("KE_HOACH_CHA", _DOCUMENTS, derived=True),
        EdgeType("BAN_HANH", (("CoQuan", "VanBan"),)),
        EdgeType("CO_NHIEM_VU", (("VanBan", "NhiemVu"),)),
        EdgeType("GIAO_CHO", (("NhiemVu", "CoQuan"),), {"che_do": Kind.STRING, "chu_tri": Kind.BOOLEAN}),
        EdgeType("PHOI_HOP", (("NhiemVu", "CoQuan"),)),
        EdgeType("CO_NGHIA_VU", (("VanBan", "NghiaVuBaoCao"),)),
        EdgeType("NGUOI_BAO_CAO", (("NghiaVuBaoCao", "CoQuan"),)),
        EdgeType("NOI_NHAN_BAO_CAO", (("NghiaVuBaoCao", "CoQuan"),)),
        EdgeType("QUA", (("NghiaVuBaoCao", "CoQuan"),)),
        EdgeType("BAO_CAO_VE", (("CoQuan", "CoQuan"),), {"suy_ra": Kind.BOOLEAN}),
        EdgeType("TRUC_THUOC", (("CoQuan", "CoQuan"),), derived=True),
        EdgeType("THUOC_DIA_BAN", (("CoQuan", "DiaBan"), ("DiaBan", "DiaBan")), derived=True),
        EdgeType(
            "SAP_NHAP_VAO",
            (("DiaBan", "DiaBan"), ("CoQuan", "CoQuan")),
            {"ngay": Kind.DATE, "theo": Kind.STRING},
            derived=True,
        ),
        EdgeType("THUOC_NHOM", (("CoQuan", "CoQuan"),), derived=True),
    )
}


def node_properties(label: str) -> dict[str, Kind]:
    """Return all properties of a label in order, ``id`` and ``ten`` first."""
    return {**NODE_COMMON, **NODES[label].properties}


def edge_properties(name: str) -> dict[str, Kind]:
    """Return all properties of a relationship type in order, its evidence first."""
    return {**EVIDENCE, **EDGES[name].properties}
