"""The gazetteer: provinces, districts (until June 2025) and communes, by name and by time.

A place of before the reorganisation of 1 July 2025 and the one that it merged into are two places and an
event between them, never the same. Names are compared folded; where a fold joins two (Văn Lang, Văn Lăng),
accents decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from graphkit.lang.fold import dotted, fold, modern_tones
from graphkit.lang.patterns import compiled
from graphkit.resolve.tables import lines
from graphkit.resolve.types import Place

PREFIX = "urn:gk:dia-ban:"
COUNTRY = "vn"
REFORM = "2025-07-01"
"""From this day there are provinces and communes, and no districts."""

PROVINCE_KINDS = ("tỉnh", "thành phố")
DISTRICT_KINDS = ("huyện", "quận", "thị xã", "thành phố")
COMMUNE_KINDS = ("xã", "phường", "thị trấn", "đặc khu")

_KIND = compiled(r"(tỉnh|thành phố|thị xã|thị trấn|đặc khu|huyện|quận|phường|xã)\s+(?=\S)", re.IGNORECASE)
_SHORT_KIND = compiled(r"(?:TP\.?|T\.P\.?)\s*(?=\w)", re.IGNORECASE)
_CODE = compiled(r"\.\d{5}$")

_Row = tuple[str, ...]


def jurisdiction(place: Place | None) -> str:
    """Return the place as a URN names it: ``vn;ha.noi;xa.ngoc.hoi``; the country for None."""
    return place.id.removeprefix(PREFIX) if place else COUNTRY


def split_kind(name: str) -> tuple[str | None, str]:
    """Split ``thành phố Hà Nội`` into its kind (lower case, None where there is none) and its bare name."""
    name = _SHORT_KIND.sub("thành phố ", " ".join(name.split()))
    match = _KIND.match(name)
    return (match.group(1).lower(), name[match.end() :]) if match else (None, name)


def make_place(kind: str, bare: str, parent: Place | None) -> Place:
    """Return a place that no table has, as a text names it."""
    name = f"{kind} {modern_tones(bare.title() if bare.isupper() else bare)}"
    # a province is called by its bare name alone, whatever its kind at the time
    own = dotted(bare) if parent is None and kind in PROVINCE_KINDS else dotted(name)
    return Place(f"{PREFIX}{jurisdiction(parent)};{own}", name, kind, parent=parent.id if parent else None)


def valid(place: Place, date: str | None) -> bool:
    """Tell whether the place existed on a date, which may be a year or a month; True for None."""
    if not date:
        return True
    return (not place.valid_from or place.valid_from <= _late(date)) and (
        not place.valid_to or place.valid_to >= date
    )


class Gazetteer:
    """Places by name; the tables are read when first needed, the old communes apart."""

    def __init__(self, table: Path, old_communes: Path) -> None:
        self._table = table
        self._old_table = old_communes

    def province(self, name: str, date: str | None = None) -> Place | None:
        """Return the province of that name, with its kind or bare; one in force on the date is preferred.

        A kind that the table does not give it (a province that became a city) is kept as the text has it.
        """
        kind, bare = split_kind(name)
        if kind not in (None, *PROVINCE_KINDS):
            return None
        found = _prefer(self._find(self._provinces, bare), date)
        if found and kind not in (None, found[0].kind):
            return replace(
                found[0], kind=kind, name=f"{kind} {found[0].name.removeprefix(found[0].kind).strip()}"
            )
        return found[0] if found else None

    def district(self, name: str, province: Place | None = None, date: str | None = None) -> Place | None:
        """Return the district of that name, its kind given or not; None where several could be meant."""
        return _single(_within(self._named(self._districts, name), province), date)

    def commune(
        self, name: str, within: Place | None = None, date: str | None = None, *, old: bool = True
    ) -> Place | None:
        """Return the commune, ward, town or zone of that name within a province or district.

        None where there is none, or several could be meant. ``old``: also those of before July 2025.
        """
        return _single(self.communes(name, within, date, old=old), date)

    def communes(
        self, name: str, within: Place | None = None, date: str | None = None, *, old: bool = True
    ) -> list[Place]:
        """Return all communes of that name, those in force today first."""
        found = self._named(self._communes, name)
        if old and (not date or date < REFORM):
            found += self._named(self._old_communes, name)
        return [place for place in _within(found, within) if valid(place, date)]

    def provinces(self) -> list[Place]:
        """Return the provinces and centrally run cities of today, as the table orders them."""
        rows = (row for key, row in self._rows.items() if ";" not in key)
        return [place for place in map(_place, rows) if not place.valid_to]

    def communes_of(self, province: Place) -> list[Place]:
        """Return the communes, wards and zones of a province since July 2025, as the table orders them."""
        inside = f"{province.id.removeprefix(f'{PREFIX}{COUNTRY};')};"
        rows = (row for key, row in self._rows.items() if key.startswith(inside) and row[2] in COMMUNE_KINDS)
        return [place for place in map(_place, rows) if not place.valid_to]

    def get(self, place_id: str) -> Place | None:
        """Return the place of an id."""
        row = self._rows.get(place_id.removeprefix(f"{PREFIX}{COUNTRY};"))
        if row is None:
            row = self._old_rows.get(place_id.removeprefix(f"{PREFIX}{COUNTRY};"))
        return _place(row) if row else None

    def merged_into(self, place: Place) -> tuple[Place, ...]:
        """Return what a place merged into in 2025, the main part first; empty for one that still stands."""
        key = place.id.removeprefix(f"{PREFIX}{COUNTRY};")
        row = self._rows.get(key) or self._old_rows.get(key)
        targets = row[6].split() if row else []
        return tuple(_place(self._rows[target]) for target in targets)

    def province_of(self, place: Place | None) -> Place | None:
        """Return the province that a place lies in, itself included."""
        if place is None:
            return None
        top = place.id.removeprefix(f"{PREFIX}{COUNTRY};").split(";")[0]
        own = place if place.parent is None and place.kind in PROVINCE_KINDS else None
        return self.get(f"{PREFIX}{COUNTRY};{top}") or own

    def parent(self, place: Place) -> Place | None:
        """Return the place that a place lies in; None for a province."""
        return self.get(place.parent) if place.parent else None

    def all(self) -> Iterator[Place]:
        """Yield every place, the old communes last."""
        yield from map(_place, self._rows.values())
        yield from map(_place, self._old_rows.values())

    # --- tables -----------------------------------------------------------------------------------

    @cached_property
    def _rows(self) -> dict[str, _Row]:
        return {row[0]: row for row in (tuple(line.split("\t")) for line in lines(self._table))}

    @cached_property
    def _old_rows(self) -> dict[str, _Row]:
        return {row[0]: row for row in (tuple(line.split("\t")) for line in lines(self._old_table))}

    @cached_property
    def _provinces(self) -> dict[str, list[_Row]]:
        return _index(row for key, row in self._rows.items() if ";" not in key)

    @cached_property
    def _districts(self) -> dict[str, list[_Row]]:
        return _index(row for key, row in self._rows.items() if ";" in key and row[2] in DISTRICT_KINDS)

    @cached_property
    def _communes(self) -> dict[str, list[_Row]]:
        return _index(row for row in self._rows.values() if row[2] in COMMUNE_KINDS)

    @cached_property
    def _old_communes(self) -> dict[str, list[_Row]]:
        return _index(self._old_rows.values())

    def _find(self, index: dict[str, list[_Row]], bare: str) -> list[Place]:
        found = [_place(row) for row in index.get(dotted(bare), ())]
        exact = modern_tones(bare).casefold()
        same = [place for place in found if place.name.casefold().endswith(f" {exact}")]
        return same or found

    def _named(self, index: dict[str, list[_Row]], name: str) -> list[Place]:
        kind, bare = split_kind(name)
        return [place for place in self._find(index, bare) if kind in (None, place.kind)]


def _index(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    """Index rows by their bare folded name, which is their id without its parents and its kind."""
    index: dict[str, list[_Row]] = {}
    kinds = {kind: len(fold(kind)) + 1 for kind in (*PROVINCE_KINDS, *DISTRICT_KINDS, *COMMUNE_KINDS)}
    for row in rows:
        parent, _, own = row[0].rpartition(";")
        bare = _CODE.sub("", own)[kinds[row[2]] :] if parent else own
        index.setdefault(bare, []).append(row)
    return index


def _place(row: _Row) -> Place:
    parent = row[0].rpartition(";")[0]
    return Place(
        id=f"{PREFIX}{COUNTRY};{row[0]}",
        name=row[1],
        kind=row[2],
        code=row[3] or None,
        parent=f"{PREFIX}{COUNTRY};{parent}" if parent else None,
        valid_from=row[4] or None,
        valid_to=row[5] or None,
    )


def _within(places: Iterable[Place], outer: Place | None) -> list[Place]:
    return [place for place in places if outer is None or place.id.startswith(f"{outer.id};")]


def _prefer(places: list[Place], date: str | None) -> list[Place]:
    """Order those that existed on the date first; without a date those of today."""
    return sorted(places, key=lambda place: (not valid(place, date), place.valid_to is not None))


def _single(places: list[Place], date: str | None) -> Place | None:
    """Return the only place of the date; without a date the only one, or the only one of today."""
    in_time = [place for place in places if valid(place, date)]
    if len(in_time) != 1 and not date:
        in_time = [place for place in in_time if not place.valid_to]
    return in_time[0] if len(in_time) == 1 else None


def _late(date: str) -> str:
    """Return a date as late as a partial one may be: 2025 is 2025-12-31."""
    return date + "-12-31"[len(date) - 4 :]
