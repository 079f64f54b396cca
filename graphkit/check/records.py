"""A store, as far as the check asks it: each question is one look into an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.facts import Node
    from graphkit.model import Extraction
    from graphkit.records import Store

_BODIES = 8
"""Of so many bodies the documents are remembered: a plan's own, and those above it."""
_RESTING = ("CAN_CU", "TRIEN_KHAI")
_SAYING = (*_RESTING, "DAN_CHIEU")


class StoreRecords:
    """What the records of a store know of documents."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._issued = lru_cache(_BODIES)(lambda body: tuple(store.targets("BAN_HANH", body, "VanBan")))

    def document(self, id_: str) -> Node | None:
        """Return the node of a document."""
        return self._store.node(id_)

    def issued(self, body: str) -> Iterable[Node]:
        """Return the documents that a body issued, ordered by id."""
        return self._issued(body)

    def witnesses(self, id_: str) -> Iterator[str]:
        """Yield the documents whose text says something of a document."""
        for type_ in _SAYING:
            for edge in self._store.edges(type_, target=id_):
                yield from (evidence.document for evidence in edge.evidence)

    def issuer(self, id_: str) -> str | None:
        """Return the name of the body that issued a document."""
        edges = self._store.edges("BAN_HANH", target=id_)
        node = self._store.node(edges[0].source) if edges else None
        return node.name if node else None

    def extraction(self, id_: str) -> Extraction | None:
        """Return what a document says, by its leading file; None where its text is not in the store."""
        node = self._store.node(id_)
        files = node.properties.get("tep", ()) if node else ()
        found = self._store.content(files[0]) if isinstance(files, tuple) and files else None
        return found[2] if found else None

    def grounds(self, id_: str) -> Iterator[str]:
        """Yield the documents on which a document rests, or which it carries out."""
        for type_ in _RESTING:
            yield from (edge.target for edge in self._store.edges(type_, source=id_))

    def replaced_by(self, id_: str) -> Iterator[str]:
        """Yield the documents that say that they replace a document."""
        yield from (edge.source for edge in self._store.edges("THAY_THE", target=id_))
