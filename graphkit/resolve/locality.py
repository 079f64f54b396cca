"""Where a body is: the localities in its name, named ("xã Ngọc Hồi") or pointed to ("xã", "Thành phố")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graphkit.lang.patterns import compiled
from graphkit.resolve.places import (
    COMMUNE_KINDS,
    DISTRICT_KINDS,
    PROVINCE_KINDS,
    REFORM,
    Gazetteer,
    make_place,
)
from graphkit.resolve.types import Context, Place

VILLAGE_KINDS = ("thôn", "bản", "ấp", "tổ dân phố", "khu phố", "buôn", "làng")
_UPPER_KINDS = "tỉnh|thành phố|thị xã|thị trấn|đặc khu|huyện|quận|phường|xã"
_VILLAGES = "|".join(VILLAGE_KINDS)
_KINDS = f"{_UPPER_KINDS}|{_VILLAGES}"
# communes whose names begin like "xã hội"
_AFTER_HOI = r"(?-i:An|Cư|Hoan|Phú|Sơn|Thịnh|AN|CƯ|HOAN|PHÚ|SƠN|THỊNH)\b"
# not places: xã hội, tỉnh ủy, xã đội, hợp tác xã, thông tấn xã, văn bản, cơ bản; nor the village in a name of
# a commune: xã Bản Bo, phường Buôn Hồ
_KIND = compiled(
    rf"(?<!\w)(?<!hợp tác )(?<!tấn )(?<!văn )(?<!cơ )(?:{_UPPER_KINDS}|(?<!xã )(?<!phường )(?:{_VILLAGES}))"
    rf"(?!\w)(?! hội\b(?! {_AFTER_HOI})| ủy\b| đội\b)",
    re.IGNORECASE,
)
_CLASSED = compiled(r"(?:^|\s)(?:các|mọi|những|mỗi|từng|toàn thể|một số)\s*$", re.IGNORECASE)
_RANK = compiled(r"(?:^|\s)cấp\s*$", re.IGNORECASE)
_JOINED = compiled(rf"\s*(?:,|và|hoặc|/|-)\s*(?:các\s+)?(?=(?:{_KINDS})(?!\w)(?! hội\b))", re.IGNORECASE)
_LINK = compiled(
    r"[\s,]*(?:(?<!\w)(?:thuộc địa bàn|trên địa bàn|(?<!trực )thuộc|của|tại|ở|cấp)(?!\w)\s*)*$", re.IGNORECASE
)
# the locality around a named one, where capitals hide where the name ends
_NEXT = compiled(rf"(?:{_KINDS})\s+(?=\w)", re.IGNORECASE)
_ABOUT = compiled(r"[\s,]*(?:(?<!\w)(?:thuộc|trên) địa bàn\s*)?$", re.IGNORECASE)
_WORD = compiled(r"\s*(?:-\s*)?([^\W_]+(?:['’][^\W_]+)*)")
_LONGEST = 5
_PERSON = "Hồ Chí Minh"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One locality as a name has it: its kind, and its bare name unless it is only pointed to."""

    kind: str
    name: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Located:
    """A name and its locality. ``base`` is the name without it, ``full`` with it written out.

    ``place`` is None where the name has no locality; ``classes`` are the kinds that it lists as a class;
    ``pointed`` is a kind that it points to where nothing says which place ("UBND huyện" of an old commune).
    """

    base: str
    full: str
    place: Place | None
    classes: tuple[str, ...] = ()
    pointed: str | None = None


def locate(text: str, context: Context, places: Gazetteer) -> Located:
    """Find the localities in a name and write them out from the context."""
    named, classes = _spoken(text)
    spoken = [_without_sequel(one, text, places) for one in named]
    resolved = [(one, _resolve(one, spoken[i + 1 :], context, places)) for i, one in enumerate(spoken)]
    known = [(one, place) for one, place in resolved if place is not None]
    # "cấp xã" where no commune speaks: a class of communes
    open_ = [one for one, place in resolved if place is None]
    classes += tuple(one.kind for one in open_ if _RANK.search(text[: one.start]))
    if not known:
        pointed_at = open_[0].kind if open_ and not classes else None
        return Located(text if open_ else _strip(text), text, None, classes, pointed_at)
    full, base = text, text
    for one, place in reversed(known):
        full = full[: one.start] + place.name + full[one.end :]
        base = _LINK.sub("", base[: one.start]) + base[one.end :]
    return Located(_strip(base), full, known[0][1], classes)


def spoken_in(text: str) -> tuple[Spoken, ...]:
    """Return the localities that a text names or points to, in order; a class ("các xã") is none."""
    return _spoken(text)[0]


def own_place(context: Context) -> Place | None:
    """Return the place of the body that speaks."""
    by_level = {
        "xã": context.commune,
        "huyện": context.district,
        "tỉnh": context.province,
        "trung ương": None,
    }
    if context.level:
        return by_level[context.level]
    return context.commune or context.district or context.province


def pointed(kind: str, context: Context) -> Place | None:
    """Return the place that a kind alone means where it is said: "xã", "Thành phố"."""
    own = (context.commune, context.district, context.province)
    return next((place for place in own if place and place.kind == kind), None)


def bare_ending(text: str, context: Context, places: Gazetteer) -> tuple[str, Place] | None:
    """Split a name that ends with the bare name of a province or of the context's place: Hội LHPN Hà Nội."""
    words = text.split()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        ending = " ".join(words[-size:])
        if not all(word[0].isupper() or word == "-" for word in words[-size:]):
            continue
        own = next((p for p in (context.commune, context.district) if p and _bare(p) == ending), None)
        place = own or (places.province(ending, context.date) if size > 1 else None)
        # a person's name too: youth union, academies, museums bear it anywhere
        if place and (ending != _PERSON or place == context.province):
            return " ".join(words[:-size]), place
    return None


def bare_name(place: Place) -> str:
    """Return a place's name without its kind."""
    return _bare(place)


def _bare(place: Place) -> str:
    return place.name[len(place.kind) :].strip()


def _strip(text: str) -> str:
    return _ABOUT.sub("", " ".join(text.split()))


@lru_cache(maxsize=8192)
def _spoken(text: str) -> tuple[tuple[Spoken, ...], tuple[str, ...]]:
    """Return the localities of a name in order, and the kinds that stand in it as a class."""
    spoken: list[Spoken] = []
    classes: list[str] = []
    joined_from = -1
    for match in _KIND.finditer(text):
        kind = match.group().lower()
        name, end = _proper(text, match.end())
        joined = _JOINED.match(text, match.end())
        listed = (joined and not name) or match.start() == joined_from
        if not name and (listed or _CLASSED.search(text[: match.start()])):
            classes.append(kind)
            joined_from = joined.end() if joined else -1
        elif kind not in VILLAGE_KINDS or name:
            spoken.append(Spoken(kind, name, match.start(), end))
        else:
            classes.append(kind)
    return tuple(spoken), tuple(classes)


def _proper(text: str, start: int) -> tuple[str | None, int]:
    """Return the proper name that follows a position, and where it ends."""
    end = start
    for _ in range(_LONGEST):
        match = _WORD.match(text, end)
        if not match or not (match.group(1)[0].isupper() or match.group(1).isdigit()):
            break
        if end > start and _NEXT.match(text, match.start(1)):
            break
        end = match.end()
    name = text[start:end].strip()
    return (name or None), end


def _without_sequel(one: Spoken, text: str, places: Gazetteer) -> Spoken:
    """Cut what capitals have glued to a province's name: all provinces are known."""
    if one.name is None or one.kind not in PROVINCE_KINDS:
        return one
    words = one.name.split()
    for size in range(len(words) - 1, 0, -1):
        name = " ".join(words[:size])
        if (place := places.province(name)) and place.kind == one.kind and not places.province(one.name):
            return Spoken(one.kind, name, one.start, text.index(name, one.start) + len(name))
    return one


def _resolve(one: Spoken, outer: list[Spoken], context: Context, places: Gazetteer) -> Place | None:
    if one.name is None:
        return pointed(one.kind, context)
    around = next(
        (place for other in outer if other.name and (place := _resolve(other, [], context, places))), None
    )
    return next(_candidates(one.kind, one.name, around, context, places), None)


def _candidates(
    kind: str, name: str, around: Place | None, context: Context, places: Gazetteer
) -> Iterator[Place]:
    """Yield what a named locality may be, the likeliest first; at last a place that no table has."""
    own = (context.commune, context.district, context.province)
    yield from (
        place for place in own if place and place.name == f"{kind} {name}" and around in (None, place)
    )
    region = around or context.district or context.province
    if kind in PROVINCE_KINDS and (province := places.province(f"{kind} {name}", context.date)):
        before = context.date and context.date < REFORM
        usual = places.province(name, context.date)
        # until June 2025 a city within a province may bear its name; later the province is the city
        if kind == "tỉnh" or not before or (usual and usual.kind == kind):
            yield province
    if kind in DISTRICT_KINDS and (district := places.district(f"{kind} {name}", around, context.date)):
        yield district
    if kind in COMMUNE_KINDS:
        for within in (region, context.province, None) if around is None else (around,):
            if commune := places.commune(f"{kind} {name}", within, context.date):
                yield commune
    if kind in VILLAGE_KINDS:
        region = around or own_place(context)
    yield make_place(kind, name, None if kind == "tỉnh" else region)
