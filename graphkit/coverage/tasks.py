"""The tasks that the parent gives to communes, and the words of a commune's plan that take them up.

The score of a clause is the share of the task's syllables, and of its pairs of neighbouring syllables, that
the clause has too; what the parent plan says often weighs less, what every plan says (:data:`COMMON`, the
formal words of titles) and what stands in the parent's own title weighs nothing. A task to make the plan
itself is taken up by the plan's title.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphkit.confidence import makes_relationship
from graphkit.coverage.base import Taken, Task
from graphkit.coverage.members import Names
from graphkit.coverage.texts import Loaded
from graphkit.lang.fold import fold
from graphkit.link.lookup import Lookup
from graphkit.link.topic import topic
from graphkit.parse import parse

THRESHOLD = 0.4
"""A clause takes a task up from here on."""
LEAST_PAIRS = 3
"""So many pairs of syllables at least a task and a clause must have in common."""
COMMON = frozenset(
    "truoc ngay thang quy hang moi chu tri phoi hop tham muu xa phuong uy ban nhan dan cap don vi so nganh "  # noqa: SIM905
    "huong dan hoan thanh xong xay dung dia phuong gui noi vu thuoc".split()
)

_CLAUSE = re.compile(r"[^;.:]+(?:[.:;](?!\s)[^;.:]+)*")
_MAKES_PLAN = re.compile(r"(?:ban hanh|xay dung)(?: va to chuc thuc hien)? ke hoach\b")

_Features = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    features: _Features


def tasks(parent: Loaded, lookup: Lookup) -> list[tuple[Task, frozenset[str]]]:
    """Return the parent's tasks in their order, each with the ids of the bodies that it is given to."""
    names = Names(parent, lookup)
    units: dict[tuple[int, int], set[str]] = {}
    for row in parent.extraction.assignments:
        if makes_relationship(row.confidence):
            units.setdefault((row.start, row.end), set()).update(names.ids(row.unit))
    document = parent.extraction.header.id or parent.reading.source.sha256
    return [(_task(parent, document, *span), frozenset(units[span])) for span in sorted(units)]


class Matcher:
    """Finds the clauses of communes' plans that take up a parent's tasks."""

    def __init__(self, parent: Loaded) -> None:
        self._title = frozenset(topic(parent.extraction.header.title))
        clauses = _clauses(parent, self._title)
        self._often: Mapping[tuple[str, ...], int] = Counter(f for clause in clauses for f in clause.features)
        self._count = len(clauses)

    def match(self, commune: Loaded, wanted: Sequence[Task]) -> tuple[Taken, ...]:
        """Return for each task the clause of a commune's plan that comes nearest to it, if near enough."""
        clauses = _clauses(commune, self._title)
        return tuple(self._taken(commune, task, clauses) for task in wanted)

    def _taken(self, commune: Loaded, task: Task, clauses: Sequence[_Clause]) -> Taken:
        words = _features(task.text, self._title)
        if not words:
            title = commune.title() if _MAKES_PLAN.match(fold(task.text)) else None
            return Taken(task, title, 1.0 if title else 0.0, comparable=title is not None)
        whole = self._weight(words)
        scored = (
            (self._weight(words & clause.features) / whole, -clause.start, clause) for clause in clauses
        )
        score, _, best = max(scored, default=(0.0, 0, None), key=lambda item: item[:2])
        if best is None or score < THRESHOLD or _pairs(words & best.features) < LEAST_PAIRS:
            return Taken(task)
        return Taken(task, commune.quote(best.start, best.end), round(score, 2))

    def _weight(self, features: _Features) -> float:
        return sum(math.log1p(self._count / max(self._often.get(one, 0), 1)) for one in sorted(features))


def _task(parent: Loaded, document: str, start: int, end: int) -> Task:
    quote = parent.quote(start, end)
    return Task(f"{document}#nv{start}", quote.words, quote)


def _clauses(loaded: Loaded, title: frozenset[str]) -> list[_Clause]:
    return [_Clause(start, end, _features(words, title)) for start, end, words in _spans(loaded)]


def _spans(loaded: Loaded) -> Iterator[tuple[int, int, str]]:
    """Yield the clauses of a document's content, headings left out, with their raw offsets."""
    document = parse(loaded.reading)
    headings = {section.block for section in document.outline if not section.run_in}
    for index, block in enumerate(document.blocks):
        if index in headings or not document.content_end(block):
            continue
        for found in _CLAUSE.finditer(document.text, block.content, block.end):
            start, end = document.raw(*found.span())
            if start < end:
                yield start, end, found.group()


def _features(text: str, title: frozenset[str]) -> _Features:
    """Return the syllables of a text and their pairs, without what tells nothing."""
    words = [word for word in topic(text) if word not in COMMON]
    pairs: list[tuple[str, ...]] = [(word,) for word in words]
    return frozenset(one for one in [*pairs, *pairwise(words)] if not title.issuperset(one))


def _pairs(features: _Features) -> int:
    return sum(len(one) == 2 for one in features)
