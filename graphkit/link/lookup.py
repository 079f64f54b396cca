"""What link and check ask of the reference tables, each question answered once."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.link.names import parse
from graphkit.model import Extraction, Header
from graphkit.resolve import Reference, body_of, context_of
from graphkit.resolve.names import parse_name
from graphkit.resolve.places import split_kind
from graphkit.resolve.types import Body, Context, Instrument, Place


def around(place: str) -> list[str]:
    """Return the ids of a place and of the places around it, by its id alone.

    >>> around("urn:gk:dia-ban:vn;lai.chau;xa.binh.lu")
    ['urn:gk:dia-ban:vn;lai.chau;xa.binh.lu', 'urn:gk:dia-ban:vn;lai.chau']
    """
    parts = place.split(";")
    return [";".join(parts[:end]) for end in range(len(parts), 1, -1)]


class Lookup:
    """Bodies, places and instruments of a reference, with a memory for bodies."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._bodies: dict[tuple[str, Context], Body] = {}
        self._places: dict[str, Place] = {}

    def context(self, header: Header) -> Context:
        """Return who speaks in a document, where and when."""
        context = context_of(header, self._reference)
        for place in (context.province, context.district, context.commune):
            if place is not None:
                self._places[place.id] = place
        return context

    def body(self, name: str, context: Context) -> Body:
        """Return the body that a name means where it is said."""
        key = (name, context)
        if key not in self._bodies:
            self._bodies[key] = body_of(name, context, self._reference)
        return self._bodies[key]

    def joint(self, issuers: str | None) -> list[str]:
        """Return the names of the bodies that issued a document, one or several."""
        return self._reference.symbols.joint(issuers) if issuers else []

    def issuers(self, issuers: str | None, context: Context) -> list[Body]:
        """Return the bodies that issued a document; none where no issuer is told."""
        return [self.body(name, context) for name in self.joint(issuers)]

    def instrument(self, id_: str) -> Instrument | None:
        """Return the catalogue's row of a document, None where it has none."""
        name = parse(id_)
        if name is None or name.provisional:
            return None
        found = self._reference.catalogue.by_number(name.detail)
        return next((row for row in found if row.id == id_), None)

    def catalogued(self, issuer: str) -> list[Instrument]:
        """Return the catalogue's rows of a body (its full name)."""
        return self._reference.catalogue.by_issuer(issuer)

    def numbered(self, so_ky_hieu: str) -> list[Instrument]:
        """Return the catalogue's rows of a number, whoever issued them."""
        return self._reference.catalogue.by_number(so_ky_hieu)

    def called(self, name: str, doc_type: str | None = None) -> list[Instrument]:
        """Return the catalogue's rows that bear just this name; of a law, all its versions."""
        asked = parse_name(name, doc_type)
        matches = self._reference.catalogue.by_name(name, doc_type=doc_type)
        named = ((match.instrument, parse_name(match.instrument.title)) for match in matches)
        return [row for row, own in named if (own.kind, own.words) == (asked.kind, asked.words)]

    def place(self, id_: str) -> Place | None:
        """Return the place of an id: a row of the tables, else as a document named it."""
        return self._reference.places.get(id_) or self._places.get(id_)

    def upwards(self, id_: str | None) -> Iterator[Place]:
        """Yield the place of an id and the places that it lies in, the nearest first."""
        while id_ and (place := self.place(id_)):
            yield place
            id_ = place.parent

    def same_province(self, id_: str, other: str) -> bool:
        """Tell whether two places lie in one province of their time."""
        return id_.split(";")[:2] == other.split(";")[:2]

    def successors(self, id_: str) -> tuple[Place, ...]:
        """Return the places that a place merged into in 2025, the main one first."""
        place = self.place(id_)
        return self._reference.places.merged_into(place) if place else ()

    def province(self, name: str) -> Place | None:
        """Return the province of that name, one of today first."""
        return self._reference.places.province(name)

    def ended_communes(self, name: str, province: Place) -> list[Place]:
        """Return the communes of that name and kind that ended in 2025 within what is now a province.

        Empty where a commune of that name stands there still, whatever its kind; no town does.
        """
        places = self._reference.places
        kind, bare = split_kind(name)
        if kind != "thị trấn" and any(
            not place.valid_to for place in places.communes(bare, province, old=False)
        ):
            return []
        inside = f"{province.id};"
        return [
            place
            for place in places.communes(name)
            if place.valid_to and any(heir.id.startswith(inside) for heir in places.merged_into(place))
        ]

    def same_or_merged(self, id_: str, other: str) -> bool:
        """Tell whether two places are one, or the first became the second."""
        return id_ == other or any(place.id == other for place in self.successors(id_))


class Names:
    """The bodies that a document's names mean; several are joined by "; "."""

    def __init__(self, extraction: Extraction, lookup: Lookup) -> None:
        self._lookup = lookup
        self._issuer = extraction.header.issuer
        self._context = lookup.context(extraction.header)

    def issuers(self) -> list[Body]:
        """Return the bodies that issued the document."""
        return self._lookup.issuers(self._issuer, self._context)

    def bodies(self, names: str | None) -> list[Body]:
        """Return the bodies that are named."""
        return [self._lookup.body(name, self._context) for name in (names or "").split("; ") if name]

    def ids(self, names: str | None) -> frozenset[str]:
        """Return their ids."""
        return frozenset(body.id for body in self.bodies(names))
