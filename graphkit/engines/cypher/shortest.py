"""Shortest paths with conditions on the path itself: the shortest is looked for among those that hold."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graphkit.engines.cypher.syntax import ast, walk


def names(clause: Any) -> set[str]:
    """Return the variables of a MATCH that stand for shortest paths or their relationships."""
    found: set[str] = set()
    for path in clause.pattern.paths:
        if isinstance(path.elements[0], ast.ShortestPath):
            inner = (e for e in path.elements[0].this.elements if isinstance(e, ast.RelationshipPattern))
            found |= {part.variable.this for part in (path, *inner) if part.variable is not None}
    return found


def speaks_of(condition: Any, variables: set[str]) -> bool:
    """Return whether a condition uses one of some variables."""
    return any(isinstance(node, ast.Identifier) and node.this in variables for node in walk(condition))


def is_conditioned(clause: Any) -> bool:
    """Return whether the WHERE of a MATCH says which path is the shortest."""
    return clause.where is not None and speaks_of(clause.where, names(clause))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A path that was found: which ends it joins, how long it is, whether the conditions on it hold."""

    ends: Hashable
    length: int
    holds: bool
    found: Any


def chosen(
    first: Iterable[Candidate], of_length: Callable[[int], Iterable[Candidate]], most: int, every: bool
) -> Iterator[Any]:
    """Yield for each two ends the shortest path that holds, or ``every`` one of that length.

    ``first`` are the shortest without the conditions. Where none of them holds, all paths of one length after
    the other are looked at.
    """
    held, waiting = _sorted(first)
    yield from _some(held, every)
    length = min(waiting.values(), default=most)
    while waiting and length <= most:
        candidates = (one for one in of_length(length) if one.ends in waiting)
        held, _ = _sorted(candidates)
        yield from _some(held, every)
        waiting = {ends: known for ends, known in waiting.items() if ends not in held}
        length += 1


def _sorted(candidates: Iterable[Candidate]) -> tuple[dict[Hashable, list[Any]], dict[Hashable, int]]:
    """Return what was found and holds by its ends, and for other ends the length of what does not."""
    held: dict[Hashable, list[Any]] = {}
    lengths: dict[Hashable, int] = {}
    for one in candidates:
        lengths[one.ends] = one.length
        if one.holds:
            held.setdefault(one.ends, []).append(one.found)
    return held, {ends: length for ends, length in lengths.items() if ends not in held}


def _some(held: dict[Hashable, list[Any]], every: bool) -> Iterator[Any]:
    for found in held.values():
        yield from found if every else found[:1]
