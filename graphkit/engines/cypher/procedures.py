"""Procedures that a text may call: each has one column, and its rows are those of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphkit.schema import EDGES, NODES, edge_properties, node_properties

PROCEDURES: Mapping[str, tuple[str, Iterable[str]]] = {
    "db.labels": ("label", NODES),
    "db.relationshiptypes": ("relationshipType", EDGES),
    "db.propertykeys": (
        "propertyKey",
        dict.fromkeys(
            [key for label in NODES for key in node_properties(label)]
            + [key for type_ in EDGES for key in edge_properties(type_)]
        ),
    ),
}

INSTEAD: Mapping[str, str] = {
    "db.schema.visualization": "MATCH (a)-[r]->(b) RETURN DISTINCT labels(a), type(r), labels(b)",
    "db.schema.nodetypeproperties": "MATCH (n) UNWIND keys(n) AS k RETURN DISTINCT labels(n), k",
    "db.schema.reltypeproperties": "MATCH ()-[r]->() UNWIND keys(r) AS k RETURN DISTINCT type(r), k",
}
"""Procedures that tell what is in a database, and a text that tells the same of the graph."""
NAMES = "db.labels(), db.relationshipTypes(), db.propertyKeys()"
