"""Engines: what answers queries over the graph, each from its own database, in its own language.

An engine's database is a projection of the records: built complete from them when the engine is first asked
after they changed, and never written otherwise. A Neo4j server is filled by hand, and refused while it
holds other facts.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from graphkit.engines.protocol import Engine, Table
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.records import Store

__all__ = ["EMBEDDED", "ENGINES", "Engine", "Table", "open_engine"]

ENGINES = {
    "ladybug": ("graphkit.engines.ladybug", "open_ladybug"),
    "neo4j": ("graphkit.engines.neo4j", "open_neo4j"),
    "networkx": ("graphkit.engines.graph", "open_networkx"),
    "oxigraph": ("graphkit.engines.oxigraph", "open_oxigraph"),
}
"""Name of an engine to the module and function that open it over a store; imported when first asked for."""

EMBEDDED = ("ladybug", "networkx", "oxigraph")
"""Those that are no servers, and so always there."""


def open_engine(store: Store, name: str) -> Engine:
    """Open an engine over a store's graph, bringing its database up to date with the records first.

    Raises GraphkitError for a name that is none of :data:`ENGINES`, and where its database is damaged,
    or where a server cannot be reached or holds other facts.
    """
    if name not in ENGINES:
        known = ", ".join(sorted(ENGINES))
        raise GraphkitError(
            Text(
                vi=f"Không có máy truy vấn “{name}”; hãy chọn một trong: {known}",
                en=f"There is no engine “{name}”; choose one of: {known}",
            )
        )
    module, function = ENGINES[name]
    engine: Engine = getattr(import_module(module), function)(store)
    return engine
