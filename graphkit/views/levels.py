"""Lanes: the levels of the picture from the nation down to the village, and which node belongs to which."""

from __future__ import annotations

from enum import IntEnum

from graphkit.facts import Node
from graphkit.i18n import Text

MAIN = ("CAN_CU", "TRIEN_KHAI", "GIAO_CHO", "BAO_CAO_VE")
"""The relations that are on when the page opens; a body that none of them touches is hidden at first."""


class Lane(IntEnum):
    """A level of the picture, the highest first."""

    CENTRE = 0
    PROVINCE = 1
    DISTRICT = 2
    COMMUNE = 3
    UNKNOWN = 4
    TASK = 5
    UNIT = 6

    @property
    def key(self) -> str:
        """The lane's name for style sheets, scripts and tests."""
        return self.name.lower()


LANE_NAMES: dict[Lane, Text] = {
    Lane.CENTRE: Text("Trung ương", "Central"),
    Lane.PROVINCE: Text("Tỉnh", "Province"),
    Lane.DISTRICT: Text("Huyện", "District"),
    Lane.COMMUNE: Text("Xã", "Commune"),
    Lane.UNKNOWN: Text("Chưa rõ cấp", "Level unknown"),
    Lane.TASK: Text("Nhiệm vụ", "Tasks"),
    Lane.UNIT: Text("Thôn, đơn\u00a0vị", "Villages, units"),
}

_OF_LEVEL = {
    "trung ương": Lane.CENTRE,
    "tỉnh": Lane.PROVINCE,
    "huyện": Lane.DISTRICT,
    "xã": Lane.COMMUNE,
    "thôn": Lane.UNIT,
}
_GOVERNS = frozenset({"ủy ban", "hội đồng", "đảng"})
"""Kinds of bodies that lead a commune and stand beside its plans; its other bodies are units with tasks."""


def lane_of(node: Node) -> Lane | None:
    """Return the lane in which a node stands; None for what the picture leaves out (places)."""
    level = _OF_LEVEL.get(str(node.properties.get("cap", "")))
    match node.label:
        case "VanBan":
            return Lane.UNKNOWN if level is None else level
        case "CoQuan":
            return _lane_of_body(level, str(node.properties.get("loai", "")))
        case "NhiemVu" | "NghiaVuBaoCao":
            return Lane.TASK
        case _:
            return None


def _lane_of_body(level: Lane | None, kind: str) -> Lane:
    if level is None or (level is Lane.COMMUNE and kind not in _GOVERNS):
        return Lane.UNIT
    return level
