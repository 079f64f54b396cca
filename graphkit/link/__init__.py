"""Link: whatever needs several documents, from the records to the graph's facts.

The result is the same whatever the order of the files, and whether one file changed or all are new.
The check asks single modules of this room, and does not wait for what makes the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.facts import Facts
    from graphkit.link.documents import FileLike
    from graphkit.model import Extraction, Reading
    from graphkit.resolve import Reference
__all__ = ["FileLike", "link"]


def link(
    files: Iterable[tuple[FileLike, Extraction]],
    reference: Reference,
    texts: Callable[[str], Reading],
) -> Facts:
    """Return the graph of all files, and which documents have several.

    ``files`` are the resolved extractions with the file that each comes from; ``texts`` gives the reading of
    a file by the hash of its bytes, from which quotes and pages are taken.
    """
    from graphkit.link.bodies import Bodies
    from graphkit.link.documents import documents
    from graphkit.link.evidence import Quotes
    from graphkit.link.graph import Graph
    from graphkit.link.instruments import Instruments
    from graphkit.link.lookup import Lookup
    from graphkit.link.parents import link_parents
    from graphkit.link.tasks import Duties

    graph, lookup = Graph(), Lookup(reference)
    bodies = Bodies(graph, lookup)
    read, identities = documents(files)
    instruments = Instruments(graph, bodies, lookup, identities)
    for document in read:
        context = lookup.context(document.extraction.header)
        quotes = Quotes(document.id, document.files[0], texts(document.sha256))
        instruments.read(document, quotes, context)
        Duties(graph, bodies, quotes, document.id, context).add(document.extraction)
    instruments.finish()
    bodies.finish()
    link_parents(graph, lookup, identities, read)
    return replace(graph.facts(), groups=tuple(document.group for document in read if document.group))
