"""Bodies: from a name as printed, and who says it where and when, to the full name and its identity."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.resolve.kinds import (
    is_central,
    is_class,
    is_of_state,
    kind_of,
    level_at,
    level_of_members,
)
from graphkit.resolve.locality import (
    VILLAGE_KINDS,
    Located,
    bare_ending,
    bare_name,
    locate,
    own_place,
    spoken_in,
)
from graphkit.resolve.places import COUNTRY, Gazetteer, jurisdiction
from graphkit.resolve.types import Body, BodyLevel, Context, Place
from graphkit.resolve.urn import body_id
from graphkit.resolve.wording import KnownBody

if TYPE_CHECKING:
    from graphkit.resolve.reference import Reference

_ORGAN = compiled(
    r"^(?:Ban Thường vụ|Ban Chấp hành|Ban Thường trực|Thường trực|Văn phòng|Ủy ban Kiểm tra)\s+(?=\S)",
    re.IGNORECASE,
)
_PARTY = compiled(r"(?:^|\s)(Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy)$", re.IGNORECASE)
_DISTRICT_PARTY = compiled(r"(?:^|\s)(?:Huyện ủy|Quận ủy|Thị ủy)$", re.IGNORECASE)
_PROVINCE_PARTY = compiled(r"(?:^|\s)Tỉnh ủy$", re.IGNORECASE)
# the mass organisation of a province or district as its own papers call it
_SHORT_ORGANISATION = compiled(r"(?<!\w)(Thành|Tỉnh|Huyện|Quận|Thị) (Hội|hội|Đoàn|đoàn)(?!\w)")
_COMMITTEE = "Ủy ban nhân dân"
_YOUTH_UNION = "Đoàn Thanh niên Cộng sản Hồ Chí Minh"
_OWN_HEADS = ("Hội", "Sở", "Bộ", "Đoàn", "Cục", "Trường", "Viện", "Trung tâm", "Liên đoàn", "Công an")
_OWN_HEAD = compiled(rf"(?:{'|'.join(_OWN_HEADS)})(?= (?!đồng ))")
# parts that a department or an organisation has of its own; a committee's are known by its place
_INNER = compiled(r"^(?:Các )?(?:Phòng|Ban|Văn phòng|Chi cục|Trung tâm|Vụ|Cục)\s", re.IGNORECASE)
_MINISTERIAL = compiled(r"(?:Vụ|Cục)\s")
_ONLY_CENTRAL_NOW = compiled(r"Cục (?:Thuế|Hải quan|Thống kê)$", re.IGNORECASE)
"""Offices that provinces had too: there is one of each since."""
_CENTRAL_SINCE = "2025-07"
_SUBORDINATE = compiled(r"(?<!\w)(?:trực thuộc|thuộc và trực thuộc)$", re.IGNORECASE)
_SECOND_HEAD = compiled(
    r"(?<=\s)(?:Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận|Hội Liên|Hội Nông|Hội Cựu|Sở\s|"
    r"Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Đảng ủy|Công an\s|Bộ\s|Liên đoàn|Đoàn Thanh)"
)

# whom nobody can place: authorities that the law names
_PLACELESS = compiled(r"\b(?:co tham quyen|cap tren|cac cap)$")
# where the members of a class are, by their level
_AROUND: dict[str | None, Callable[[Context], Place | None]] = {
    "xã": lambda context: context.district or context.province,
    "huyện": lambda context: context.province,
    "tỉnh": lambda context: None,
}


def body_of(name: str, context: Context, reference: Reference) -> Body:
    """Return the body that a name means in a document: full name, level, kind, place, parent.

    What the name leaves out (the locality, "Thành phố", "Thành Hội") is taken from the context; a class of
    bodies keeps its words. ``body_of(body.name, ...)`` is the same body again. Never raises: a name that
    nothing knows is a body of its own at the place of the document.
    """
    return _body_of(name, context, reference)


@lru_cache(maxsize=8192)
def _body_of(name: str, context: Context, reference: Reference) -> Body:
    wording = reference.wording
    text = wording.without_post(_own(wording.written_out(name), context, reference))
    found = _at_least_a_place(locate(_sentence(text), context, reference.places), reference.places)
    known = wording.known(found.base) or wording.known(_ORGAN.sub("", found.base))
    generic = is_class(found.base, found.classes) and not (
        known and known.name == wording.canonical(found.base)
    )
    generic = generic or bool(known and known.name.startswith("Các "))
    base, full, place = _placed(found, known, context, reference, generic)
    level = _level(found, known, place, base, context)
    if level is None and not generic and context.level == "trung ương":
        level = "trung ương"
    central = level == "trung ương"
    # said of one place that nobody knows, a body is another one in each place that says it
    within = place if place or generic else own_place(context)
    parent_name = None if generic else _parent(base, full, known, place, found.pointed)
    return Body(
        id=body_id("vn" if central else jurisdiction(within), base, generic=generic),
        name=full,
        level=level,
        kind=known.kind if known and known.kind != "khác" else kind_of(base),
        generic=generic,
        parent=body_of(parent_name, context, reference).id if parent_name else None,
        parent_name=parent_name,
        place=None if central or found.pointed or place is None else place.id,
        valid_from=place.valid_from if place else None,
        valid_to=place.valid_to if place else None,
    )


def could_be_anywhere(body: Body) -> bool:
    """Tell whether nothing says where a body is that is not a central one: its id names no one body."""
    return body.level != "trung ương" and body.id.startswith(body_id(COUNTRY, ""))


def organisation(issuer: str | None) -> str | None:
    """Return the organisation behind an organ that issues for it: the Hội of "Ban Thường vụ Hội …"."""
    return _ORGAN.sub("", issuer) if issuer else None


def _at_least_a_place(found: Located, places: Gazetteer) -> Located:
    """Read a name that is only a place: a village is a unit of its commune, else its committee is meant."""
    place = found.place
    if found.base or place is None:
        return found
    if place.kind not in VILLAGE_KINDS:
        return Located(_COMMITTEE, f"{_COMMITTEE} {found.full}", place)
    commune = places.get(place.parent) if place.parent else None
    full = place.name if commune is None else f"{place.name}, {commune.name}"
    return Located(place.name, full, commune)


# --- the name ---------------------------------------------------------------------------------------


def _own(text: str, context: Context, reference: Reference) -> str:
    """Write out what points to the document's own organisation: Thành Hội, các cấp Hội, thuộc Sở."""
    own = organisation(context.issuer)
    head = _own_head(own) if own else None

    def short(match: re.Match[str]) -> str:
        word = match.group(2).capitalize()
        if own and head == word:
            return own
        return _YOUTH_UNION if word == "Đoàn" else match.group()

    text = _SHORT_ORGANISATION.sub(short, text)
    if own and head and re.search(rf"(?<!\w)(?<!các )(?<!tổ chức ){head}$", text):
        text = text[: -len(head)] + own
    if own and head and _SUBORDINATE.search(text):
        text = f"{'' if fold(text).startswith('cac ') else 'các '}{text} {own}"
    inner = _INNER.match(text) and not spoken_in(text) and not reference.wording.recognises(text)
    inner = inner and (head == "Bộ" or not _MINISTERIAL.match(text))
    if own and head and inner and fold(own) not in fold(text):
        text = f"{text} {own}"
    return text


def _own_head(own: str) -> str | None:
    """Return the word that an organisation calls itself by."""
    match = _OWN_HEAD.match(own)
    return match.group() if match else None


def _placed(
    found: Located, known: KnownBody | None, context: Context, reference: Reference, generic: bool
) -> tuple[str, str, Place | None]:
    """Return base, full name and place, the locality completed where the name has none."""
    canonical = reference.wording.canonical
    base = _sentence(canonical(found.base))
    if found.place is None and not _at_centre(base, known, context):
        ending = bare_ending(found.base, context, reference.places)
        if ending:
            return _with_bare_ending(found.base, ending, reference)
        place = _default_place(found, known, context)
        shown = None if _PLACELESS.search(fold(base)) or found.pointed else place
        full = _party(base, place) or _joined(canonical(found.full), shown)
    else:
        place = found.place
        full = _party(base, place) or _sentence(canonical(found.full))
    return base, _classes_lower(full) if generic else full, place


def _at_centre(base: str, known: KnownBody | None, context: Context) -> bool:
    if known:
        return known.level == "trung ương" or is_of_state(base)
    return is_central(base) or (
        (context.date or "") >= _CENTRAL_SINCE and _ONLY_CENTRAL_NOW.match(base) is not None
    )


def _with_bare_ending(
    text: str, ending: tuple[str, Place], reference: Reference
) -> tuple[str, str, Place | None]:
    """Write out the place of a known body (Hội LHPN Hà Nội); a proper name that ends with it stays."""
    rest, place = ending
    canonical = _sentence(reference.wording.canonical(rest))
    if party := _party(canonical, place):
        return canonical, party, place
    if reference.wording.recognises(canonical):
        return canonical, f"{canonical} {place.name}", place
    whole = _sentence(reference.wording.canonical(text))
    return whole, whole, place


def _default_place(found: Located, known: KnownBody | None, context: Context) -> Place | None:
    """Return where a body is that names no place: where its kind is found, else where the document is."""
    members = level_of_members(found.classes)
    if members in _AROUND:
        return _AROUND[members](context)
    if _DISTRICT_PARTY.search(found.base):
        return context.district
    if _PROVINCE_PARTY.search(found.base) or found.base.startswith("Chi cục"):
        return context.province
    level = _usual_level(known, found.base)
    if level == "tỉnh":
        return context.province
    return (context.district or context.province) if level == "huyện" else own_place(context)


def _joined(text: str, place: Place | None) -> str:
    return _sentence(f"{text} {place.name}" if place else text)


def _party(base: str, place: Place | None) -> str | None:
    """Return the name of a Party committee of a province or district, which takes the place's bare name."""
    return f"{base} {bare_name(place)}" if place and _PARTY.search(base) else None


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _classes_lower(text: str) -> str:
    """Write the kinds of places in a class with small letters, except before a name."""
    return re.sub(r"(?<=\w )(Xã|Phường|Thôn|Bản|Tỉnh)(?=\s+[a-zà-ỹđ]|,|$)", lambda m: m.group().lower(), text)


# --- level and parent -------------------------------------------------------------------------------


def _level(
    found: Located, known: KnownBody | None, place: Place | None, base: str, context: Context
) -> BodyLevel | None:
    if known and _at_centre(base, known, context):
        return "trung ương"
    if found.pointed == "thành phố" and context.province and context.province.kind == "tỉnh":
        return "huyện"
    if members := level_of_members((*found.classes, *filter(None, (found.pointed,)))):
        return members
    if kind_of(base) == "thôn":
        return "thôn"
    if place is None:
        return "trung ương" if _at_centre(base, known, context) else _usual_level(known, base)
    return level_at(place)


def _usual_level(known: KnownBody | None, base: str) -> BodyLevel | None:
    """Return the only level at which such bodies are, None where each level has its own."""
    if known:
        return cast("BodyLevel | None", known.level)
    return "tỉnh" if kind_of(base) == "sở" else None


def _parent(
    base: str, full: str, known: KnownBody | None, place: Place | None, pointed: str | None
) -> str | None:
    """Return the full name of the body that this one is part of."""
    if known and known.parent:
        return f"{known.parent} {pointed or place.name}" if place else known.parent
    # in the name itself: a place that nobody knows may have swallowed another body's name
    if head := _SECOND_HEAD.search(full, 0, len(base)):
        return full[head.start() :]
    kind = known.kind if known else kind_of(base)
    if place and kind in ("sở", "phòng", "thôn"):
        return f"{_COMMITTEE} {pointed or place.name}"
    return None
