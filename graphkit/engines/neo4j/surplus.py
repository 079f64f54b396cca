"""What a server has and the records have not: found where counts differ, taken out by its ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neo4j import Session

    from graphkit.records import Store
    from graphkit.records.sheaves import Sheaf

_BATCH = 10_000
_NODES = "(x:{0})"
_EDGES = "(a:{1})-[x:{0}]->(b:{2})"


def remove_surplus(store: Store, session: Session, reading: Callable[[], Session]) -> int:
    """Take out the nodes and relationships of the graph's labels that the records lack; return how many.

    All that the records have is there already, so that equal counts leave nothing to look for. ``reading``
    opens a session for reading, beside the one that removes.
    """
    removed = 0
    for sheaf, again in zip(store.sheaves(), store.sheaves(), strict=True):
        pattern = _pattern(sheaf)
        if _count(session, pattern) != sum(1 for _ in again.rows):
            known = (row[: len(sheaf.labels)] for row in sheaf.rows)
            removed += _remove(session, sheaf, pattern, _surplus(reading, sheaf, pattern, known))
    return removed


def _pattern(sheaf: Sheaf) -> str:
    form = _NODES if len(sheaf.labels) == 1 else _EDGES
    return form.format(sheaf.type, *(sheaf.labels if len(sheaf.labels) == 2 else ()))


def _surplus(
    reading: Callable[[], Session], sheaf: Sheaf, pattern: str, known: Iterator[tuple[str, ...]]
) -> Iterator[str]:
    """Yield where those lie that ``known`` lacks, or has once less; both are in order of ids.

    A node whose id is no string is none of ours: somebody made it by hand. Nodes are looked at before
    relationships, so that no end of a relationship is without an id.
    """
    ids = ("x.id",) if len(sheaf.labels) == 1 else ("a.id", "b.id")
    text = f"MATCH {pattern} RETURN {', '.join(ids)}, elementId(x) ORDER BY {', '.join(ids)}"
    with reading() as session:
        wanted = next(known, None)
        for *key, at in (record.values() for record in session.run(text)):
            named = all(isinstance(part, str) for part in key)
            while named and wanted is not None and wanted < tuple(key):
                wanted = next(known, None)
            if named and wanted == tuple(key):
                wanted = next(known, None)
            else:
                yield at


def _remove(session: Session, sheaf: Sheaf, pattern: str, found: Iterator[str]) -> int:
    verb = "DETACH DELETE" if len(sheaf.labels) == 1 else "DELETE"
    text = f"UNWIND $ids AS id MATCH {pattern} WHERE elementId(x) = id {verb} x"
    removed = 0
    while ids := list(islice(found, _BATCH)):
        session.execute_write(_run, text, ids)
        removed += len(ids)
    return removed


def _run(tx: Any, text: str, ids: list[str]) -> None:
    tx.run(text, ids=ids).consume()


def _count(session: Session, pattern: str) -> int:
    text = f"MATCH {pattern} RETURN count(x) AS k"
    return int(session.execute_read(lambda tx: tx.run(text).single(strict=True)["k"]))
