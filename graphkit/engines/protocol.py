"""What every engine offers, and the shape in which all of them answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from graphkit.errors import GraphkitError
from graphkit.i18n import Text

Language = Literal["cypher", "sparql", "python"]


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: named columns and rows of plain values, the same from every engine.

    A value is None (unknown), bool, int, float, str, :class:`datetime.date`, a list of values, or a dict with
    string keys. A node is ``{"id": …, "labels": […], "properties": {…}}``, a relationship is
    ``{"type": …, "properties": {…}}``, a path is ``{"nodes": […], "relationships": […]}``; properties that
    are unknown are left out. Rows stand in the order that the query states; without one, in any.
    """

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]


class Engine(Protocol):
    """A query engine over the graph of one store, read-only.

    ``language`` says what ``query`` takes: a text of Cypher or SPARQL, or for "python" the name of a query
    that the engine has as a function.
    """

    @property
    def name(self) -> str:
        """The name by which :func:`graphkit.engines.open_engine` knows it."""

    @property
    def language(self) -> Language:
        """The language of its queries."""

    def query(self, text: str, parameters: Mapping[str, object] | None = None) -> Table:
        """Answer a query. Raises GraphkitError where the text is wrong, not allowed, or takes too long."""

    def close(self) -> None:
        """Give the database back; the engine answers no more."""


def too_long(seconds: float) -> GraphkitError:
    """Return the error of a query in Cypher that an engine stopped when its time was up."""
    return GraphkitError(
        Text(
            vi=f"Truy vấn dừng sau {seconds:g} giây; hãy thu hẹp nó: nêu id, giới hạn số bước (*1..5)",
            en=f"The query was stopped after {seconds:g} seconds; narrow it: name an id, "
            "bound the number of steps (*1..5)",
        )
    )
