"""The header resolved: who issued the document, where that body is, and what the document is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from graphkit.lang.patterns import compiled
from graphkit.model import Citation, Header, Level
from graphkit.resolve.bodies import body_of, could_be_anywhere
from graphkit.resolve.locality import Spoken, bare_ending, spoken_in
from graphkit.resolve.places import (
    COMMUNE_KINDS,
    DISTRICT_KINDS,
    PROVINCE_KINDS,
    REFORM,
    Gazetteer,
    make_place,
    split_kind,
)
from graphkit.resolve.types import Context, Place
from graphkit.resolve.urn import document_urn

if TYPE_CHECKING:
    from graphkit.resolve.reference import Reference

_LEVELS = ("trung ương", "tỉnh", "huyện", "xã")
# offices that are the whole country's unless their name says where
_PLACE = compiled(r"tỉnh|thành\s+phố|tp|t\.p|huyện|quận|thị\s+xã", re.IGNORECASE)
"""Kinds of provinces and districts: most texts name none, and looking for these alone is fast."""
_NATIONWIDE = compiled(r"(?:Cục|Vụ|Tổng cục|Viện|Học viện)\s", re.IGNORECASE)


def context_of(header: Header, reference: Reference, citations: Iterable[Citation] = ()) -> Context:
    """Return who speaks in a document, where and when, from its header, resolved or not.

    Where the header leaves the province open, what the document cites may tell it, the legal basis first.
    """
    date = header.date or (str(header.plan_year) if header.plan_year else None)
    where = _Where(reference, date, header, tuple(citations))
    own = where.own()
    context = Context(
        province=where.province(own),
        district=_at(own, DISTRICT_KINDS, reference.places),
        commune=own if own and own.kind in COMMUNE_KINDS else None,
        date=date,
        year=header.plan_year or (int(header.date[:4]) if header.date else None),
    )
    issuer = _issuer(header, reference)
    if not issuer:
        return replace(context, level=header.issuer_level)
    if own is None and _NATIONWIDE.match(issuer):
        return replace(context, issuer=issuer, level="trung ương", province=None)
    context = replace(context, level=_level_of(own) or header.issuer_level)
    body = body_of(issuer, context, reference)
    level = cast("Level", body.level) if body.level in _LEVELS else context.level
    if level == "trung ương":
        # The capital where it was signed is no place that it speaks of.
        context = replace(context, province=None, district=None, commune=None)
    return replace(context, issuer=body.name, level=level)


def resolve_header(header: Header, context: Context, reference: Reference) -> Header:
    """Return the header with full names, level, province and the document's name.

    ``id`` is None where the text does not say who issued the document, or not where that body is.
    """
    central = context.level == "trung ương"
    return replace(
        header,
        issuer=context.issuer or header.issuer,
        issuer_level=context.level,
        province=context.province.name if context.province and not central else None,
        id=_identity(header, context, reference),
        provisional=header.so_ky_hieu is None,
    )


def _identity(header: Header, context: Context, reference: Reference) -> str | None:
    if not context.issuer or not (header.so_ky_hieu or header.title):
        return None
    body = body_of(context.issuer, context, reference)
    if could_be_anywhere(body):
        return None
    return document_urn(
        body,
        doc_type=header.doc_type,
        so_ky_hieu=header.so_ky_hieu,
        date=header.date or (str(header.plan_year) if header.plan_year else None),
        title=header.title,
    )


def _issuer(header: Header, reference: Reference) -> str | None:
    """Return who issued the document: a central body where the number alone says so, else as printed."""
    by_symbol = reference.symbols.issuer(header.so_ky_hieu or "")
    if by_symbol and ";" not in by_symbol:
        body = body_of(by_symbol, Context(), reference)
        if body.level == "trung ương" or not header.issuer:
            return by_symbol
    return header.issuer


class _Where:
    """Where the issuing body is: by its name, and by the districts and provinces that the document names."""

    def __init__(
        self, reference: Reference, date: str | None, header: Header, citations: tuple[Citation, ...]
    ) -> None:
        self._places = reference.places
        self._wording = reference.wording
        self._date = date
        self._old = date is None or date < REFORM
        self._header = header
        witnesses = filter(_PLACE.search, _witnesses(header, citations))
        texts = [self._wording.written_out(text) for text in witnesses]
        self._provinces = _unique(place for text in texts for place in self._named_provinces(text))
        self._regions = list(self._provinces)
        districts = _unique(place for text in texts for place in self._named_districts(text))
        self._regions = [*districts, *self._provinces]

    def own(self) -> Place | None:
        """Return the place of the issuing body, as its name says it, a kind alone with the place line."""
        text = self._wording.written_out(self._header.issuer or "")
        spoken = [one for one in spoken_in(text) if one.name or one.kind in COMMUNE_KINDS]
        if not spoken:
            known = Context(province=self._provinces[0] if self._provinces else None, date=self._date)
            ending = bare_ending(text, known, self._places)
            return ending[1] if ending else None
        inner = spoken[0]
        if inner.name is None and self._header.place:
            inner = replace(inner, name=split_kind(self._header.place)[1])
        return self._find(inner, spoken[1:]) if inner.name else None

    def province(self, own: Place | None) -> Place | None:
        """Return the province of a place, else the one that the document names most surely."""
        for place in (own, *self._regions):
            if place and place.kind in PROVINCE_KINDS and place.parent is None:
                return place
            if found := self._places.province_of(place):
                return found
        return None

    def _find(self, one: Spoken, outer: list[Spoken]) -> Place | None:
        around = next((place for o in outer if o.name and (place := self._find(o, []))), None)
        regions = [around] if around else self._regions
        name = f"{one.kind} {one.name}"
        if one.kind in COMMUNE_KINDS:
            found = (self._places.commune(name, region, self._date) for region in regions)
            anywhere = None if around else self._places.commune(name, None, self._date)
            region = regions[0] if regions else None
            return next(filter(None, found), None) or anywhere or make_place(one.kind, one.name or "", region)
        return self._find_upper(one.kind, one.name or "", regions)

    def _find_upper(self, kind: str, bare: str, regions: list[Place]) -> Place:
        name = f"{kind} {bare}"
        province = self._places.province(name, self._date) if kind in PROVINCE_KINDS else None
        # until June 2025 a city within a province may bear its name
        if province and (kind == "tỉnh" or not self._old or self._usual(province)):
            return province
        found = (self._places.district(name, region, self._date) for region in (*regions, None))
        district = next(filter(None, found), None)
        return district or province or make_place(kind, bare, None if kind == "tỉnh" else self.province(None))

    def _usual(self, province: Place) -> bool:
        known = self._places.get(province.id)
        return known is not None and known.kind == province.kind

    def _named_provinces(self, text: str) -> Iterator[Place]:
        for one in spoken_in(text):
            if one.name and one.kind in PROVINCE_KINDS:
                place = self._places.province(one.name, self._date)
                if place and (one.kind in ("tỉnh", place.kind) or not self._old):
                    yield place

    def _named_districts(self, text: str) -> Iterator[Place]:
        """Yield the districts of a text; the tables lack those that ended before 2025."""
        for one in spoken_in(text) if self._old else ():
            if one.name and one.kind in DISTRICT_KINDS:
                place = self._find_upper(one.kind, one.name, self._provinces)
                if place.parent or (place.kind in DISTRICT_KINDS and place.kind not in PROVINCE_KINDS):
                    yield place


def _witnesses(header: Header, citations: Iterable[Citation]) -> Iterator[str]:
    """Yield the texts that may name the place of a document, the surest first."""
    yield from filter(None, (header.province, header.issuer))
    if header.place and not any(one.kind in COMMUNE_KINDS for one in spoken_in(header.issuer or "")):
        yield header.place if split_kind(header.place)[0] else f"tỉnh {header.place}"
    ordered = sorted(citations, key=lambda citation: citation.role != "can_cu")
    yield from (citation.issuer for citation in ordered if citation.issuer)
    yield from filter(None, (header.title, *header.recipients))
    yield from (citation.title for citation in ordered if citation.title)


def _unique(places: Iterable[Place]) -> list[Place]:
    return list({place.id: place for place in places}.values())


def _at(place: Place | None, kinds: tuple[str, ...], places: Gazetteer) -> Place | None:
    """Return the district that a place is or lies in."""
    while place is not None and place.parent is not None:
        if place.kind in kinds:
            return place
        place = places.parent(place)
    return None


def _level_of(place: Place | None) -> Level | None:
    if place is None:
        return None
    if place.kind in COMMUNE_KINDS:
        return "xã"
    return "tỉnh" if place.parent is None and place.kind in PROVINCE_KINDS else "huyện"
