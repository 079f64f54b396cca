"""Which server, and what is wrong with it, in words that a user can act on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from neo4j import Driver, Session

URI = "bolt://localhost:7687"
_PATIENCE = 10.0
"""Seconds to wait for a connection."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server, who asks, and the database; the user's home database where that is None."""

    uri: str = URI
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str | None = None

    @classmethod
    def of_environment(cls, environment: Mapping[str, str] = os.environ) -> Server:
        """Return the server of NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE."""
        return cls(
            environment.get("NEO4J_URI") or URI,
            environment.get("NEO4J_USER") or "neo4j",
            environment.get("NEO4J_PASSWORD", ""),
            environment.get("NEO4J_DATABASE") or None,
        )

    @contextmanager
    def driver(self) -> Iterator[Driver]:
        """Give a driver that has reached the server; its errors here and inside are told (:meth:`told`)."""
        with self.told(), _driver(self) as driver:
            driver.verify_connectivity()
            yield driver

    @contextmanager
    def told(self) -> Iterator[None]:
        """Tell the driver's errors as a GraphkitError that names the server."""
        try:
            from neo4j import exceptions
        except ImportError as error:
            raise _missing() from error
        try:
            yield
        except (exceptions.DriverError, exceptions.Neo4jError, ValueError) as error:
            raise self._error(error) from error

    def session(self, driver: Driver, read: bool = False) -> Session:
        """Return a session in the database, for reading alone where asked."""
        import neo4j

        access = neo4j.READ_ACCESS if read else neo4j.WRITE_ACCESS
        return driver.session(database=self.database, default_access_mode=access)

    def _error(self, error: Exception) -> GraphkitError:
        from neo4j import exceptions

        match error:
            case exceptions.AuthError():
                return self._said(
                    f"người dùng “{self.user}” hoặc mật khẩu không đúng; đặt mật khẩu trong NEO4J_PASSWORD",
                    f"the user “{self.user}” or the password is wrong; put the password into NEO4J_PASSWORD",
                )
            case exceptions.ServiceUnavailable() | exceptions.SessionExpired():
                return self._said(
                    "không có máy chủ Neo4j trả lời ở đây; hãy khởi động máy chủ, xem lại --uri, NEO4J_URI",
                    "no Neo4j server answers here; start it, or look at --uri, NEO4J_URI",
                )
        line = " ".join(str(getattr(error, "message", None) or error).split())[:300]
        return self._said(f"Neo4j không làm được: {line}", f"Neo4j could not do it: {line}")

    def _said(self, vi: str, en: str) -> GraphkitError:
        return GraphkitError(Text(f"{self.uri}: {vi}", f"{self.uri}: {en}"))


def _driver(server: Server) -> Driver:
    from neo4j import GraphDatabase

    auth = (server.user, server.password)
    # Warnings are not for whoever asks: that a type has no relationships yet, and the like.
    return GraphDatabase.driver(
        server.uri, auth=auth, connection_timeout=_PATIENCE, notifications_min_severity="OFF"
    )


def _missing() -> GraphkitError:
    return GraphkitError(
        Text(
            "chưa cài thư viện neo4j; hãy chạy: pip install 'graphkit[neo4j]'",
            "the library neo4j is not installed; run: pip install 'graphkit[neo4j]'",
        )
    )
