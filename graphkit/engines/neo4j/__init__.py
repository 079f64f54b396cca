"""Neo4j, a server over Bolt: where the graph outgrows one machine, or where its users already ask.

The server is somebody's: it is filled when asked to (:func:`graphkit.engines.neo4j.loading.load`), and
answers only while it holds what the records hold.
"""

from __future__ import annotations

from graphkit.engines.neo4j.engine import Neo4j, open_neo4j
from graphkit.engines.neo4j.server import Server

__all__ = ["Neo4j", "Server", "open_neo4j"]
