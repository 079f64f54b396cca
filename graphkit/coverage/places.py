"""Which province is meant, and which communes it has."""

from __future__ import annotations

from difflib import get_close_matches

from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.resolve.places import Gazetteer
from graphkit.resolve.types import Place

_KINDS = ("tinh ", "thanh pho ", "tp ")
_LIKE = 0.5
_MOST = 5


def province(places: Gazetteer, text: str) -> Place:
    """Return the province of today that a text names, with or without its kind and its marks.

    Raises GraphkitError for another name, listing near ones, and for a province that merged into another.
    """
    wanted = _bare(text)
    today = {_bare(place.name): place for place in places.provinces()}
    if wanted in today:
        return today[wanted]
    former = places.province(wanted)
    if former is not None and (into := places.merged_into(former)):
        raise GraphkitError(
            Text(
                f"“{text}” đã sáp nhập vào {into[0].name} từ ngày 01/7/2025; hãy dùng tên ấy",
                f"“{text}” became part of {into[0].name} on 1 July 2025; use that name",
            )
        )
    near = [today[name].name for name in get_close_matches(wanted, today, _MOST, _LIKE)]
    listed = ", ".join(near or sorted(place.name for place in today.values()))
    raise GraphkitError(
        Text(
            f"không có tỉnh, thành phố “{text}”; có phải: {listed}",
            f"there is no province “{text}”; did you mean: {listed}",
        )
    )


def _bare(name: str) -> str:
    folded = fold(name)
    kind = next((kind for kind in _KINDS if folded.startswith(kind)), "")
    return folded.removeprefix(kind)
