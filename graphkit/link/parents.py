"""KE_HOACH_CHA: the parent plan of every plan that was read, as the check finds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graphkit.facts import Node
from graphkit.link.documents import Document, Identities
from graphkit.link.graph import Graph
from graphkit.link.instruments import ROLES
from graphkit.link.knowledge import Knowledge
from graphkit.link.lookup import Lookup
from graphkit.link.parent import judge


class GraphRecords:
    """The graph while it is made, as records."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._witnesses = graph.witnesses()
        self._issued: dict[str, list[str]] = defaultdict(list)
        self._issuers: dict[str, str] = {}
        for body, document in graph.ends("BAN_HANH"):
            self._issued[body].append(document)
            self._issuers.setdefault(document, body)

    def document(self, id_: str) -> Node | None:
        """Return the node of a document."""
        return self._graph.get(id_)

    def issued(self, body: str) -> Iterable[Node]:
        """Return the documents that a body issued, ordered by id."""
        return [node for id_ in self._issued.get(body, ()) if (node := self._graph.get(id_))]

    def witnesses(self, id_: str) -> Iterable[str]:
        """Return the documents whose text says something of a document."""
        return self._witnesses.get(id_, ())

    def issuer(self, id_: str) -> str | None:
        """Return the name of the body that issued a document."""
        node = self._graph.get(self._issuers.get(id_, ""))
        return node.name if node else None


def link_parents(graph: Graph, lookup: Lookup, identities: Identities, documents: Sequence[Document]) -> None:
    """Add the parent plan of each document whose parent is cited and not contradicted, with what cites it."""
    known = Knowledge(lookup, GraphRecords(graph))
    for document in documents:
        judgement = judge(document.extraction, lookup, known)
        cited = judgement and judgement.cited
        target = identities.of(cited.id) if cited and cited.id else None
        if target and target in graph:
            proofs = graph.proofs(document.id, target, ROLES.values())
            graph.edge("KE_HOACH_CHA", document.id, target, *proofs)
