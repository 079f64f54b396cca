"""Things side by side: each as near as can be to where it would like to stand, none upon another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return places in the order given, at least ``gap`` apart, nearest to what is wanted.

    They stay within ``low`` and ``high`` where there is room for all of them, else they begin at ``low``.
    """
    blocks: list[tuple[float, int]] = []  # mean of what is wanted (as if without gaps), number of places
    for index, want in enumerate(wanted):
        mean, count = want - index * gap, 1
        while blocks and blocks[-1][0] >= mean:
            before, others = blocks.pop()
            mean, count = (before * others + mean * count) / (others + count), others + count
        blocks.append((mean, count))
    last = max(low, high - (len(wanted) - 1) * gap)
    starts = [min(max(mean, low), last) for mean, count in blocks for _ in range(count)]
    return [start + index * gap for index, start in enumerate(starts)]


def rows(items: Iterable[str], wanted: Mapping[str, float], room: int) -> list[list[str]]:
    """Split items into rows of at most ``room``, each spread over the whole width, in the order wanted."""
    ordered = sorted(items, key=lambda item: (wanted[item], item))
    count = -(-len(ordered) // room)
    return [ordered[start::count] for start in range(count)]
