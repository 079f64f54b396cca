"""Evidence: every place that says a relationship, and where in its file that is."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.answers.find import find
from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Evidence
from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.model import Reading, Stretch
from graphkit.schema import EDGES

if TYPE_CHECKING:
    from graphkit.records import Store

_AROUND = 160
"""A quote's context reaches so many characters to either side, then to the next blank."""


def evidence(store: Store, source: str, type_: str, target: str) -> Edge:
    """Return a relationship with all its evidence, the strongest first; none where it is derived.

    Source and target are given as :func:`graphkit.answers.find.find` takes them, the type as Cypher has it or
    in words ("căn cứ"). Raises GraphkitError where there is no such type or no such relationship.
    """
    name = relationship(type_)
    from_ = find(store, source, _only(name, 0))
    to = find(store, target, _only(name, 1))
    edges = store.edges(name, source=from_.id, target=to.id)
    if edges:
        return edges[0]
    others = [edge.type for type_name in EDGES for edge in store.edges(type_name, from_.id, to.id)]
    vi = f"chỉ có: {', '.join(others)}" if others else "giữa hai mục này không có quan hệ nào"
    en = f"there is only: {', '.join(others)}" if others else "nothing joins these two in this direction"
    raise GraphkitError(
        Text(
            f"không có quan hệ {name} từ “{from_.name}” đến “{to.name}”; {vi}",
            f"no {name} from “{from_.name}” to “{to.name}”; {en}",
        )
    )


def relationship(text: str) -> str:
    """Return the name of a relationship type, given so or in words. Raises GraphkitError for another text."""
    wanted = fold(text)
    for name in EDGES:
        if fold(name) == wanted:
            return name
    known = ", ".join(EDGES)
    raise GraphkitError(
        Text(
            f"không có loại quan hệ “{text}”; hãy chọn: {known}",
            f"no relationship type “{text}”; use: {known}",
        )
    )


class Places:
    """Where evidence stands in its file, from the texts as they were read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._readings: dict[str, Reading] = {}

    def stretch(self, item: Evidence) -> Stretch | None:
        """Return the line, page or part in which the words begin; None where the file is no longer known."""
        reading = self._reading(item.file)
        if reading is None:
            return None
        index = bisect_right(reading.stretches, item.start, key=lambda stretch: stretch.start) - 1
        return reading.stretches[index] if index >= 0 else None

    def describe(self, item: Evidence) -> str:
        """Return the place in words: page, line, or else the characters."""
        stretch = self.stretch(item)
        page = item.page or (stretch and stretch.page)
        said = [
            str(Text(f"trang {page}", f"page {page}")) if page else None,
            str(Text(f"dòng {stretch.line}", f"line {stretch.line}")) if stretch and stretch.line else None,
            stretch.place if stretch else None,
        ]
        characters = Text(f"ký tự {item.start}–{item.end}", f"characters {item.start}–{item.end}")
        return ", ".join(filter(None, said)) or str(characters)

    def context(self, item: Evidence) -> str:
        """Return the quote with the words around it, the quote alone where the file is no longer known."""
        reading = self._reading(item.file)
        if reading is None:
            return item.quote
        text = reading.text
        start = text.rfind(" ", 0, max(0, item.start - _AROUND)) + 1
        end = text.find(" ", item.end + _AROUND)
        return text[start : len(text) if end < 0 else end].strip()

    @cached_property
    def _hashes(self) -> dict[str, str]:
        return {record.path: record.sha256 for record in self._store.files() if record.state == "ok"}

    def _reading(self, file: str) -> Reading | None:
        if file not in self._readings and file in self._hashes:
            self._readings[file] = self._store.reading(self._hashes[file])
        return self._readings.get(file)


def _only(name: str, end: int) -> str | None:
    """Return the one label that a type has at an end, None where it has several."""
    labels = {pair[end] for pair in EDGES[name].pairs}
    return labels.pop() if len(labels) == 1 else None
