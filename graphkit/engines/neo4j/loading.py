"""The records' facts in a Neo4j server: written in batches, taken up where it stopped, nothing left over.

While a load is under way one node tells how far it is, in the same transaction as each batch: a batch that is
tried again, by the driver or by the next load, is done once. When all is there the node goes, and an index
bears the fingerprint of the facts in its name.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from graphkit.engines.loading import NEO4J_LOAD, NEO4J_MARK, neo4j_constraints, neo4j_mark, neo4j_rows
from graphkit.engines.neo4j.server import Server
from graphkit.engines.neo4j.surplus import remove_surplus
from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.schema import NODES, Kind

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

    from graphkit.records import Store
    from graphkit.records.sheaves import Sheaf

Progress = Callable[[int, int], None]
BATCH = 10_000
"""Rows of a transaction."""

# The node has names that the graph has, as db.propertyKeys() would tell of others ever after: the fingerprint
# is ten, the rows done so_bang_chung, the rows of a batch nam; chung says that something was there before.
_NODE = f"(l:{NEO4J_LOAD} {{id: 1}})"
_BEGIN = f"""\
MERGE {_NODE}
WITH l, coalesce(l.ten = $facts AND l.nam = $batch, false) AS resumed
SET l.chung = CASE WHEN resumed THEN l.chung ELSE $merge END,
    l.so_bang_chung = CASE WHEN resumed THEN l.so_bang_chung ELSE 0 END, l.ten = $facts, l.nam = $batch
RETURN l.chung AS merge, l.so_bang_chung AS done"""
_DONE = f"MATCH {_NODE} WHERE l.ten = $facts SET l.tam = true REMOVE l.tam RETURN l.so_bang_chung AS done"
"""Writing locks the node, so that what is read is true until the end of the transaction."""
_STEP = f"MATCH {_NODE} WHERE l.ten = $facts SET l.so_bang_chung = $done"
_END = f"MATCH {_NODE} WHERE l.ten = $facts DELETE l"
_ONCE = f"CREATE CONSTRAINT graphkit_load_id IF NOT EXISTS FOR (n:{NEO4J_LOAD}) REQUIRE n.id IS UNIQUE"
_NOT_ONCE = "DROP CONSTRAINT graphkit_load_id IF EXISTS"
"""A label with a constraint is one that db.labels() tells of, nodes or no nodes."""
_ANY = f"MATCH (n:{'|'.join(NODES)}) RETURN count(n) > 0 AS some"
_MARKS = "SHOW INDEXES YIELD name WHERE name STARTS WITH $mark RETURN name"


@dataclass(slots=True)
class Loaded:
    """What a load did: nodes and relationships written, rows that an earlier one wrote, what was removed."""

    nodes: int = 0
    relationships: int = 0
    resumed: int = 0
    removed: int = 0
    fingerprint: str = field(default="", repr=False)

    def count(self, sheaf: Sheaf, rows: int) -> None:
        """Note rows that were written."""
        if len(sheaf.labels) == 1:
            self.nodes += rows
        else:
            self.relationships += rows


def load(store: Store, server: Server, tell: Progress = lambda done, of: None, batch: int = BATCH) -> Loaded:
    """Make a server hold what the store holds, among the graph's labels; ``tell`` gets rows done, of all.

    What bears other labels stays as it is, and so do properties and labels that others gave to our nodes.
    Raises GraphkitError where the server cannot be reached or refuses, or another load begins meanwhile.
    """
    with server.driver() as driver, server.session(driver) as session, store.snapshot():
        done = Loaded(fingerprint=store.fingerprint())
        _prepare(session)
        if _write(session, store, done, tell, batch):
            done.removed = remove_surplus(store, session, lambda: server.session(driver, read=True))
        _finish(session, done.fingerprint)
    return done


def _prepare(session: Session) -> None:
    """Make constraints and indexes, and take an earlier load's mark away before anything changes."""
    for statement in (*neo4j_constraints(), _ONCE):
        _run(session, statement)
    for record in _rows(session, _MARKS, mark=NEO4J_MARK):
        _run(session, f"DROP INDEX {record['name']} IF EXISTS")
    _run(session, "CALL db.awaitIndexes(300)")


def _finish(session: Session, fingerprint: str) -> None:
    session.execute_write(lambda tx: tx.run(_END, facts=fingerprint).consume())
    _run(session, _NOT_ONCE)
    _run(session, neo4j_mark(fingerprint))


def _write(session: Session, store: Store, done: Loaded, tell: Progress, batch: int) -> bool:
    """Write all rows but those that an interrupted load wrote; return whether anything was there before."""
    some = _rows(session, _ANY)[0]["some"]
    begun = session.execute_write(
        lambda tx: tx.run(_BEGIN, facts=done.fingerprint, merge=some, batch=batch).single(strict=True)
    )
    merge, at, of = bool(begun["merge"]), 0, sum(store.counts().values())
    done.resumed = int(begun["done"])
    for sheaf in store.sheaves():
        statement = neo4j_rows(sheaf.labels, sheaf.type, sheaf.columns, merge)
        for rows in _batches(sheaf, batch):
            at += len(rows)
            if at > done.resumed:
                session.execute_write(_batch, statement, rows, done.fingerprint, at)
                done.count(sheaf, len(rows))
            tell(at, of)
    return merge


def _batch(tx: ManagedTransaction, statement: str, rows: Sequence[Any], fingerprint: str, at: int) -> None:
    """Write a batch unless it is there already, which only the node of the load can tell."""
    found = tx.run(_DONE, facts=fingerprint).single()
    if found is None:
        raise GraphkitError(
            Text(
                "một lần nạp khác đã bắt đầu trên máy chủ này; hãy đợi nó xong rồi nạp lại",
                "another load has begun on this server; wait for it, then load again",
            )
        )
    if found["done"] < at:
        tx.run(statement, rows=rows).consume()
        tx.run(_STEP, facts=fingerprint, done=at).consume()


def _batches(sheaf: Sheaf, batch: int) -> Iterator[list[Any]]:
    lists = [at for at, kind in enumerate(sheaf.columns.values()) if kind is Kind.STRINGS]
    while rows := list(islice(sheaf.rows, batch)):
        yield [_with_lists(row, lists) for row in rows] if lists else rows


def _with_lists(row: Sequence[Any], lists: Sequence[int]) -> list[Any]:
    values = list(row)
    for at in lists:
        values[at] = json.loads(values[at]) if values[at] else None
    return values


def _rows(session: Session, text: str, **parameters: object) -> list[dict[str, Any]]:
    return session.execute_read(lambda tx: tx.run(text, parameters).data())


def _run(session: Session, statement: str) -> None:
    """Run a statement that changes the schema."""
    session.execute_write(lambda tx: tx.run(statement.removesuffix(";")).consume())
