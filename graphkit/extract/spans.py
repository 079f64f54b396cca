"""Spans in order, to find those that touch a stretch without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

Span = tuple[int, int]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def touches(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether a stretch touches one of some spans, which are in order and do not overlap."""
    before = bisect_left(spans, (end,))
    return before > 0 and spans[before - 1][1] > start


class Spans:
    """Spans in the order of their starts, one within another too."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._reaches = list(accumulate(self._ends, max))

    def around(self, position: int) -> Iterator[int]:
        """Yield the indexes of the spans that hold a position, the last first."""
        index = bisect_right(self._starts, position) - 1
        while index >= 0 and self._reaches[index] > position:
            if self._ends[index] > position:
                yield index
            index -= 1
