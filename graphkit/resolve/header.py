"""The header resolved: who issued the document, where that body is, and what the document is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from graphkit.model import Citation, Header, Level
from graphkit.resolve.bodies import body_of
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


def context_of(header: Header, reference: Reference, citations: Iterable[Citation] = ()) -> Context:
    """Return who speaks in a document, where and when, from its header, resolved or not.

    Where the header leaves the province open, what the document cites may tell it, the legal basis first.
    """
    date = header.date or (str(header.plan_year) if header.plan_year else None)
    provinces = list(_provinces(header, citations, reference, date))
    own = _own_place(header, provinces, reference, date)
    province = reference.places.province_of(own) or next(iter(provinces), None)
    if own and own.parent is None:
        province = own
    context = Context(
        province=province,
        district=_at(own, DISTRICT_KINDS, reference.places),
        commune=own if own and own.kind in COMMUNE_KINDS else None,
        date=date,
        year=header.plan_year or (int(header.date[:4]) if header.date else None),
    )
    if not header.issuer:
        return replace(context, level=header.issuer_level)
    context = replace(context, level=_level_of(own) or header.issuer_level)
    body = body_of(header.issuer, context, reference)
    level = cast("Level", body.level) if body.level in _LEVELS else context.level
    return replace(context, issuer=body.name, level=level)


def resolve_header(header: Header, context: Context, reference: Reference) -> Header:
    """Return the header with full names, level, province and the document's name (None without an issuer)."""
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
    return document_urn(
        body_of(context.issuer, context, reference),
        doc_type=header.doc_type,
        so_ky_hieu=header.so_ky_hieu,
        date=header.date or (str(header.plan_year) if header.plan_year else None),
        title=header.title,
    )


# --- where ------------------------------------------------------------------------------------------


def _own_place(
    header: Header, provinces: list[Place], reference: Reference, date: str | None
) -> Place | None:
    """Return the place of the issuing body, as its name says it, else the place line."""
    text = reference.wording.written_out(header.issuer or "")
    spoken = [one for one in spoken_in(text) if one.name or one.kind in COMMUNE_KINDS]
    inner = spoken[0] if spoken else None
    if inner is None:
        known = Context(province=provinces[0] if provinces else None, date=date)
        ending = bare_ending(text, known, reference.places)
        return ending[1] if ending else None
    if inner.name is None and header.place:
        inner = replace(inner, name=split_kind(header.place)[1])
    return _find(inner, spoken[1:], provinces, reference.places, date) if inner.name else None


def _find(
    one: Spoken, outer: list[Spoken], provinces: list[Place], places: Gazetteer, date: str | None
) -> Place | None:
    """Return the place that a locality of the issuer's name means, the document's provinces first."""
    name = f"{one.kind} {one.name}"
    around = next((p for o in outer if o.name and (p := _find(o, [], provinces, places, date))), None)
    regions = [around] if around else provinces
    if one.kind in COMMUNE_KINDS:
        found = (commune for region in regions if (commune := places.commune(name, region, date)))
        unique = None if around else places.commune(name, None, date)
        return (
            next(found, None) or unique or make_place(one.kind, one.name or "", around or _first(provinces))
        )
    province = places.province(name, date) if one.kind in PROVINCE_KINDS else None
    if province and (province.kind == one.kind and _usual(province, places)):
        return province
    districts = (d for region in [*regions, None] if (d := places.district(name, region, date)))
    district = next(districts, None) if one.kind in DISTRICT_KINDS and _before_reform(date) else None
    if district or province:
        return district or province
    return make_place(one.kind, one.name or "", None if one.kind == "tỉnh" else around or _first(provinces))


def _usual(province: Place, places: Gazetteer) -> bool:
    """Tell whether the table knows the province under this kind; a city of that name may lie within it."""
    known = places.get(province.id)
    return known is not None and known.kind == province.kind


def _before_reform(date: str | None) -> bool:
    return date is None or date < REFORM


def _first(places: list[Place]) -> Place | None:
    return places[0] if places else None


def _provinces(
    header: Header, citations: Iterable[Citation], reference: Reference, date: str | None
) -> Iterator[Place]:
    """Yield the provinces that a document names, the surest witness first, each once."""
    seen: set[str] = set()
    for text in _witnesses(header, citations):
        for place in _named_provinces(text, reference, date):
            if place.id not in seen:
                seen.add(place.id)
                yield place


def _witnesses(header: Header, citations: Iterable[Citation]) -> Iterator[str]:
    yield from filter(None, (header.province, header.issuer))
    if header.place and not any(one.kind in COMMUNE_KINDS for one in spoken_in(header.issuer or "")):
        yield header.place if split_kind(header.place)[0] else f"tỉnh {header.place}"
    ordered = sorted(citations, key=lambda citation: citation.role != "can_cu")
    yield from (citation.issuer for citation in ordered if citation.issuer)
    yield from filter(None, (header.title, *header.recipients))
    yield from (citation.title for citation in ordered if citation.title)


def _named_provinces(text: str, reference: Reference, date: str | None) -> Iterator[Place]:
    for one in spoken_in(reference.wording.written_out(text)):
        if one.name and one.kind in PROVINCE_KINDS:
            place = reference.places.province(one.name, date)
            if place and (one.kind in ("tỉnh", place.kind) or not _before_reform(date)):
                yield place


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
    if place.parent is None:
        return "tỉnh"
    return "xã" if place.kind in COMMUNE_KINDS else "huyện"
