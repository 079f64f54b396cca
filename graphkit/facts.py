"""Facts: the graph as the link room makes it and the records keep it, before any engine.

A :class:`Node` or :class:`Edge` says nothing about where it is stored. Values follow :mod:`graphkit.schema`;
what is unknown is left out of ``properties``, never stored as an empty string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graphkit.i18n import Text

Value = str | int | float | bool | tuple[str, ...]
"""Dates are ISO 8601 strings here; an engine turns them into its own type."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that says a fact: document, file, offsets, page, the words, how it was read, how sure.

    ``method`` names the rule or the basis of resolution; ``confidence`` is within 0..1.
    """

    document: str
    file: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A node; ``name`` is what people see (``ten``)."""

    label: str
    id: str
    name: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship, one for each (source, type, target), with all its evidence, the strongest first.

    ``evidence`` is empty for what is derived from other edges.
    """

    type: str
    source: str
    target: str
    source_label: str
    target_label: str
    evidence: tuple[Evidence, ...] = ()
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Beside:
    """A further file of a document, and what it says otherwise than the leading one; nothing where none."""

    path: str
    differences: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class FileGroup:
    """The files of one document that has several: the one whose reading leads, and those beside it."""

    document: str
    leading: str
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The whole graph: nodes with unique ids, edges with unique (source, type, target).

    ``groups`` are no part of the graph; they tell which documents have several files, ordered by id.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    groups: tuple[FileGroup, ...] = ()
