"""Whom a document's duties and tasks mean: a commune's committee itself, or a class that it belongs to."""

from __future__ import annotations

from graphkit.coverage.plans import committee
from graphkit.coverage.texts import Loaded
from graphkit.link.lookup import Lookup
from graphkit.records import Store
from graphkit.resolve.types import Body, Place


def members(store: Store, place: Place) -> frozenset[str]:
    """Return the ids of a commune's committee and of the classes that it belongs to."""
    own = committee(place)
    return frozenset({own, *(edge.target for edge in store.edges("THUOC_NHOM", source=own))})


class Names:
    """The bodies that a document's names mean; several are joined by "; "."""

    def __init__(self, loaded: Loaded, lookup: Lookup) -> None:
        self._lookup = lookup
        self._context = lookup.context(loaded.extraction.header)

    def bodies(self, names: str | None) -> list[Body]:
        """Return the bodies that are named."""
        return [self._lookup.body(name, self._context) for name in (names or "").split("; ") if name]

    def ids(self, names: str | None) -> frozenset[str]:
        """Return their ids."""
        return frozenset(body.id for body in self.bodies(names))
