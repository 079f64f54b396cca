"""Cypher answered by a Neo4j server that holds the store's facts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from graphkit.engines.cypher import FIRST, refuse_writing
from graphkit.engines.loading import neo4j_mark_name
from graphkit.engines.neo4j.server import Server
from graphkit.engines.protocol import Language, Table, too_long
from graphkit.engines.question import SECONDS, Question, Reply
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.records import Store

PROCEDURES = ("(", "{", "DB.LABELS", "DB.RELATIONSHIPTYPES", "DB.PROPERTYKEYS")
"""What a text may CALL: subqueries, and the procedures that tell what is in the graph."""
_BEGINNINGS = {*FIRST, "CYPHER", "PROFILE"}


def open_neo4j(store: Store, server: Server | None = None, timeout: float = SECONDS) -> Neo4j:
    """Open the server that the environment names, or another.

    Raises GraphkitError where it does not answer, or holds other facts than the store.
    """
    engine = Neo4j(server or Server.of_environment(), timeout)
    try:
        engine.require(store.fingerprint())
    except BaseException:
        engine.close()
        raise
    return engine


class Neo4j:
    """A server that is asked, and never written to."""

    name: Final = "neo4j"
    language: Language = "cypher"

    def __init__(self, server: Server, timeout: float = SECONDS) -> None:
        """Reach a server. Raises GraphkitError where it does not answer."""
        self._server = server
        self._timeout = timeout
        with ExitStack() as opened:
            self._driver = opened.enter_context(server.driver())
            self._opened = opened.pop_all()

    def require(self, fingerprint: str) -> None:
        """Raise GraphkitError where the server was loaded with other facts, or a load is not complete."""
        text = "SHOW INDEXES YIELD name WHERE name = $name RETURN name"
        if not self._ask(text, {"name": neo4j_mark_name(fingerprint)}).rows:
            uri = self._server.uri
            raise GraphkitError(
                Text(
                    f"{uri}: không có đúng các dữ kiện của kho; hãy chạy `graphkit load neo4j` rồi hỏi lại",
                    f"{uri}: does not hold the facts of this store; run `graphkit load neo4j` and ask again",
                )
            )

    def query(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        most: int | None = None,
    ) -> Table:
        """Answer a query, with ``most`` rows at most.

        Raises GraphkitError where the text is wrong, does more than read, or takes too long.
        """
        refuse_writing(text, PROCEDURES, _BEGINNINGS)
        return self._ask(text, parameters or {}, most)

    def ask(self, question: Question) -> Reply:
        """Answer a question as :class:`graphkit.engines.bounded.Bounded` does: the server keeps the time."""
        most = None if question.rows is None else question.rows + 1
        return Reply(self.query(question.text, question.parameters, most=most)).cut(question.rows)

    def close(self) -> None:
        """Leave the server."""
        self._opened.close()

    def _ask(self, text: str, parameters: Mapping[str, object], most: int | None = None) -> Table:
        from neo4j import exceptions

        with self._server.told(), self._server.session(self._driver, read=True) as session:
            try:
                with session.begin_transaction(timeout=self._timeout) as transaction:
                    result = transaction.run(text, dict(parameters))
                    columns = tuple(result.keys())
                    rows = [tuple(map(plain, record.values())) for record in islice(result, most)]
                    return Table(columns, rows)
            except exceptions.Neo4jError as error:
                if "TransactionTimedOut" in (error.code or ""):
                    raise too_long(self._timeout) from error
                raise


def plain(value: Any) -> object:
    """Return a value of the driver as :class:`Table` has it."""
    from neo4j import graph, time

    found: object = value
    match value:
        case graph.Node():
            found = {"id": value.get("id"), "labels": sorted(value.labels), "properties": _properties(value)}
        case graph.Relationship():
            found = {"type": value.type, "properties": _properties(value)}
        case graph.Path():
            found = {"nodes": plain(list(value.nodes)), "relationships": plain(list(value.relationships))}
        case time.Date():
            found = value.to_native()
        case time.Time() | time.DateTime() | time.Duration():
            found = value.iso_format()
        case list():
            found = [plain(item) for item in value]
        case dict():
            found = {key: plain(item) for key, item in value.items()}
    return found


def _properties(entity: Any) -> dict[str, object]:
    return {key: plain(item) for key, item in entity.items()}
