"""The reports that the parent asks of communes, and whether their plans have them in time, with quotes."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.coverage.base import Asked, Due
from graphkit.coverage.texts import Loaded
from graphkit.link import duties
from graphkit.link.lookup import Lookup


def asked(parent: Loaded, lookup: Lookup) -> list[tuple[Asked, frozenset[str]]]:
    """Return the reports that the parent asks, by date, each with the ids of the bodies that report."""
    return [
        (
            Asked(limit.period, limit.date, parent.quote(limit.start, limit.end)),
            frozenset(body.id for body in bodies),
        )
        for limit, bodies in duties.asked(parent.extraction, lookup)
    ]


def dues(commune: Loaded, lookup: Lookup, wanted: Sequence[Asked]) -> tuple[Due, ...]:
    """Return for each report that is asked of a commune what its plan says of it."""
    limits = [duties.Limit(item.period, item.date, item.quote.start, item.quote.end) for item in wanted]
    found = duties.dues(commune.extraction, lookup, limits)
    return tuple(_quoted(commune, item, due) for item, due in zip(wanted, found, strict=True))


def _quoted(commune: Loaded, wanted: Asked, due: duties.Due) -> Due:
    if due.stated is None:
        return Due(wanted, due.timing)
    limit = due.stated.limit
    quote = commune.quote(limit.start, limit.end)
    late = due.timing == duties.Timing.LATE
    return Due(wanted, due.timing, limit.date, quote, inward=late and not due.stated.upward)
