"""Whom duties and tasks may mean in a commune: its committee itself, or a class that it belongs to."""

from __future__ import annotations

from graphkit.coverage.plans import committee
from graphkit.records import Store
from graphkit.resolve.types import Place


def members(store: Store, place: Place) -> frozenset[str]:
    """Return the ids of a commune's committee and of the classes that it belongs to."""
    own = committee(place)
    return frozenset({own, *(edge.target for edge in store.edges("THUOC_NHOM", source=own))})
