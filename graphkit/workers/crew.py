"""What a crew is, whoever is in it, and how its results come in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Protocol, TypeVar

AHEAD = 16
"""Files given to each worker at a time: enough to keep it busy, few enough to lose with it."""

_Made_co = TypeVar("_Made_co", covariant=True)


class Crew(Protocol[_Made_co]):
    """Workers that are given a file each, as many at a time as ``ahead`` says."""

    @property
    def ahead(self) -> int:
        """How many files may be in their hands at a time."""

    def begin(self, path: Path) -> Callable[[], _Made_co]:
        """Give a file to a worker; what is returned waits for what is made of it."""

    def close(self) -> None:
        """Give up what is begun, and let the workers go."""


def in_order(paths: Iterable[Path], crew: Crew[_Made_co]) -> Iterator[tuple[Path, _Made_co]]:
    """Yield every path with what the crew makes of it, in the order given."""
    waiting = iter(paths)
    begun: deque[tuple[Path, Callable[[], _Made_co]]] = deque()
    try:
        while True:
            begun.extend((path, crew.begin(path)) for path in islice(waiting, crew.ahead - len(begun)))
            if not begun:
                return
            path, outcome = begun.popleft()
            yield path, outcome()
    finally:
        crew.close()
