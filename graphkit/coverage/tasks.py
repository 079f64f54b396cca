"""The tasks that the parent gives to communes, and the words of a commune's plan that take them up.

The score of a clause is the share of the task's syllables, and of its pairs of neighbouring syllables, that
the clause has too; what the parent plan says often weighs less, what every plan says (:data:`COMMON`, the
formal words of titles) and what stands in the parent's own title weighs nothing. A task to make the plan
itself is taken up by the plan's title.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from graphkit.confidence import makes_relationship
from graphkit.coverage.base import Taken, Task
from graphkit.coverage.texts import Loaded
from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.link.lookup import Lookup, Names
from graphkit.link.topic import topic

THRESHOLD = 0.4
"""A clause takes a task up from here on."""
LEAST_PAIRS = 3
"""So many pairs of syllables at least a task and a clause must have in common."""
COMMON = frozenset(
    "truoc ngay thang quy hang moi chu tri phoi hop tham muu xa phuong uy ban nhan dan cap don vi so nganh "  # noqa: SIM905
    "huong dan hoan thanh xong xay dung dia phuong gui noi vu thuoc".split()
)

_END = compiled(
    r"[;.:](?=\s)|\n(?=[ \t]*(?:[-+*•–—]|(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)]))|\n\n(?=[A-ZĐÀ-Ỹ])|\Z"
)
"""Where a clause ends: at its stop, before the mark of an item, before a new paragraph."""
_EDGE = " \t\n\r-+*•–—#"
_MAKES_PLAN = compiled(r"(?:ban hanh|xay dung)(?: va to chuc thuc hien)? ke hoach\b")

_Features = frozenset[tuple[str, ...]]


def tasks(parent: Loaded, lookup: Lookup) -> list[tuple[Task, frozenset[str]]]:
    """Return the parent's tasks in their order, each with the ids of the bodies that it is given to."""
    names = Names(parent.extraction, lookup)
    units: dict[tuple[int, int], set[str]] = {}
    for row in parent.extraction.assignments:
        if makes_relationship(row.confidence):
            units.setdefault((row.start, row.end), set()).update(names.ids(row.unit))
    document = parent.extraction.header.id or parent.reading.source.sha256
    return [(_task(parent, document, *span), frozenset(units[span])) for span in sorted(units)]


class Matcher:
    """Finds the clauses of communes' plans that take up a parent's tasks."""

    def __init__(self, parent: Loaded, wanted: Iterable[Task]) -> None:
        self._title = frozenset(topic(parent.extraction.header.title))
        clauses = [_features(words, self._title) for _, _, words in _clauses(parent)]
        self._often: Mapping[tuple[str, ...], int] = Counter(chain.from_iterable(clauses))
        self._count = len(clauses)
        self._features = {task: _features(task.text, self._title) for task in wanted}
        self._words = {one[0] for features in self._features.values() for one in features}

    def match(self, commune: Loaded, wanted: Sequence[Task]) -> tuple[Taken, ...]:
        """Return for each task the clause of a commune's plan that comes nearest to it, if near enough."""
        clauses = [
            (start, end, _features(words, self._title))
            for start, end, words in _clauses(commune)
            if len(self._words.intersection(fold(words).split())) >= LEAST_PAIRS
        ]
        return tuple(self._taken(commune, task, clauses) for task in wanted)

    def _taken(self, commune: Loaded, task: Task, clauses: Sequence[tuple[int, int, _Features]]) -> Taken:
        words = self._features[task]
        if not words:
            title = commune.title() if _MAKES_PLAN.match(fold(task.text)) else None
            return Taken(task, title, 1.0 if title else 0.0, comparable=title is not None)
        whole = self._weight(words)
        scored = [
            (self._weight(words & features) / whole, -start, end)
            for start, end, features in clauses
            if _pairs(words & features) >= LEAST_PAIRS
        ]
        score, start, end = max(scored, default=(0.0, 0, 0))
        if score < THRESHOLD:
            return Taken(task)
        return Taken(task, commune.quote(-start, end), round(score, 2))

    def _weight(self, features: _Features) -> float:
        return sum(math.log1p(self._count / max(self._often.get(one, 0), 1)) for one in sorted(features))


def _task(parent: Loaded, document: str, start: int, end: int) -> Task:
    quote = parent.quote(start, end)
    return Task(f"{document}#nv{start}", quote.words, quote)


def _clauses(loaded: Loaded) -> Iterator[tuple[int, int, str]]:
    """Yield the clauses of a document's content, from its first section on, with their offsets."""
    text, sections = loaded.reading.text, loaded.extraction.sections
    last = sections[0].start if sections else 0
    for found in _END.finditer(text, last):
        words = text[last : found.start()]
        start = last + len(words) - len(words.lstrip(_EDGE))
        end = last + len(words.rstrip(_EDGE))
        if start < end:
            yield start, end, text[start:end]
        last = found.end()


def _features(text: str, title: frozenset[str]) -> _Features:
    """Return the syllables of a text and their pairs, without what tells nothing."""
    words = [word for word in topic(text) if word not in COMMON]
    pairs: list[tuple[str, ...]] = [(word,) for word in words]
    return frozenset(one for one in [*pairs, *pairwise(words)] if not title.issuperset(one))


def _pairs(features: _Features) -> int:
    return sum(len(one) == 2 for one in features)
