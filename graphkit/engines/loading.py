"""How records get into a graph database, as texts that its administrators can read and use by hand.

``loaders/`` holds these texts as files; the embedded engine is filled with the same statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from graphkit.schema import EDGES, NODES, Kind, edge_properties, node_properties

_LADYBUG: Mapping[Kind, str] = {
    Kind.STRING: "STRING",
    Kind.INTEGER: "INT64",
    Kind.FLOAT: "DOUBLE",
    Kind.BOOLEAN: "BOOL",
    Kind.DATE: "DATE",
    Kind.STRINGS: "STRING[]",
}
_NEO4J: Mapping[Kind, str] = {
    Kind.STRING: "string",
    Kind.INTEGER: "long",
    Kind.FLOAT: "double",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
    Kind.STRINGS: "string[]",
}
_FROM_CSV: Mapping[Kind, str] = {
    Kind.STRING: "{cell}",
    Kind.INTEGER: "toInteger({cell})",
    Kind.FLOAT: "toFloat({cell})",
    Kind.BOOLEAN: "toBoolean({cell})",
    Kind.DATE: "date({cell})",
    Kind.STRINGS: "split({cell}, '\\u001F')",
}
_FROM_ROW: Mapping[Kind, str] = {
    **dict.fromkeys(Kind, "row[{at}]"),
    Kind.BOOLEAN: "row[{at}] = 1",
    Kind.DATE: "date(row[{at}])",
}

NEO4J_LOAD = "GraphkitLoad"
"""The label of the one node that tells, while a load is under way, how far it is."""

NEO4J_MARK = "graphkit_facts_"


def ladybug_schema() -> Iterator[str]:
    """Yield a statement for each label and relationship type."""
    for label in NODES:
        columns = ", ".join(_column(name, kind) for name, kind in node_properties(label).items())
        yield f"CREATE NODE TABLE {label} ({columns}, PRIMARY KEY (id));"
    for edge in EDGES.values():
        pairs = ", ".join(f"FROM {source} TO {target}" for source, target in edge.pairs)
        columns = ", ".join(_column(name, kind) for name, kind in edge_properties(edge.name).items())
        yield f"CREATE REL TABLE {edge.name} ({pairs}, {columns});"


def ladybug_copy(folder: str) -> dict[str, str]:
    """Return a statement for each Parquet file of an export, by its name without ending, nodes first.

    ``folder`` is written with slashes.
    """
    statements = {label: f"COPY {label} FROM {_quoted(f'{folder}/{label}.parquet')};" for label in NODES}
    for edge in EDGES.values():
        for source, target in edge.pairs:
            name = f"{edge.name}.{source}.{target}"
            pair = f" (from = '{source}', to = '{target}')" if len(edge.pairs) > 1 else ""
            statements[name] = f"COPY {edge.name} FROM {_quoted(f'{folder}/{name}.parquet')}{pair};"
    return statements


def neo4j_constraints() -> Iterator[str]:
    """Yield a uniqueness constraint for each label; it is the index that loading and look-ups use."""
    for label in NODES:
        yield (
            f"CREATE CONSTRAINT graphkit_{label.lower()}_id IF NOT EXISTS "
            f"FOR (n:{label}) REQUIRE n.id IS UNIQUE;"
        )
    yield "CREATE INDEX graphkit_vanban_so IF NOT EXISTS FOR (n:VanBan) ON (n.so_ky_hieu);"


def neo4j_mark(fingerprint: str) -> str:
    """Return the statement that marks a database as loaded with the facts of a fingerprint.

    The mark is the name of an index: a node, a label or a property of its own would show in answers.
    """
    return f"CREATE INDEX {neo4j_mark_name(fingerprint)} IF NOT EXISTS FOR (n:DiaBan) ON (n.ma, n.loai);"


def neo4j_mark_name(fingerprint: str) -> str:
    """Return the name of the index that marks a database."""
    return f"{NEO4J_MARK}{re.sub('[^0-9A-Za-z]', '_', fingerprint)}"


def neo4j_rows(labels: Sequence[str], name: str, columns: Mapping[str, Kind], merge: bool) -> str:
    """Return a statement that writes ``$rows``: lists of the values of ``columns``, as the records have them.

    ``labels`` is the label of nodes, or the two that the relationships of type ``name`` join. With ``merge``
    what is there already is brought up to date, and what others put on it stays; without, nothing is there.
    """
    values = {column: _FROM_ROW[kind].format(at=at) for at, (column, kind) in enumerate(columns.items())}
    if len(labels) == 1:
        if not merge:
            return f"UNWIND $rows AS row CREATE (:{name} {{{_listed(values)}}})"
        id_ = values.pop("id")
        return f"UNWIND $rows AS row MERGE (n:{name} {{id: {id_}}}) SET n += {{{_listed(values)}}}"
    source, target = labels
    ends = f"MATCH (a:{source} {{id: row[0]}}) MATCH (b:{target} {{id: row[1]}})"
    own = _listed({column: value for column, value in values.items() if column not in {"source", "target"}})
    writing = (
        f"MERGE (a)-[r:{name}]->(b) SET r += {{{own}}}" if merge else f"CREATE (a)-[:{name} {{{own}}}]->(b)"
    )
    return f"UNWIND $rows AS row {ends} {writing}"


def neo4j_head(labels: Sequence[str], columns: Mapping[str, Kind]) -> dict[str, str]:
    """Return, by column, the header that neo4j-admin wants: its type, an id with the label where it is one.

    ``labels`` is the label of nodes, or the two that relationships join; their columns begin with ids.
    """
    ids = ("id:ID",) if len(labels) == 1 else (":START_ID", ":END_ID")
    special = [f"{id_}({label})" for id_, label in zip(ids, labels, strict=True)]
    typed = [f"{name}:{_NEO4J[kind]}" for name, kind in columns.items()]
    return dict(zip(columns, (*special, *typed[len(special) :]), strict=True))


def neo4j_load() -> Iterator[str]:
    """Yield a LOAD CSV statement for each file of an export for neo4j-admin, to be run again without harm."""
    for label in NODES:
        values = _cells((label,), node_properties(label))
        id_ = values.pop("id")
        yield _load_csv(label, f"MERGE (n:{label} {{id: {id_}}})\n  SET n += {{{_listed(values)}}}")
    for edge in EDGES.values():
        for pair in edge.pairs:
            values = _cells(
                pair, {"source": Kind.STRING, "target": Kind.STRING, **edge_properties(edge.name)}
            )
            source, target = values.pop("source"), values.pop("target")
            yield _load_csv(
                ".".join((edge.name, *pair)),
                f"MATCH (a:{pair[0]} {{id: {source}}}), (b:{pair[1]} {{id: {target}}})\n"
                f"  MERGE (a)-[r:{edge.name}]->(b)\n"
                f"  SET r += {{{_listed(values)}}}",
            )


def _cells(labels: Sequence[str], columns: Mapping[str, Kind]) -> dict[str, str]:
    head = neo4j_head(labels, columns)
    return {name: _FROM_CSV[kind].format(cell=f"row.`{head[name]}`") for name, kind in columns.items()}


def _load_csv(file: str, body: str) -> str:
    return (
        f"LOAD CSV WITH HEADERS FROM 'file:///{file}.csv' AS row\n"
        f"CALL (row) {{\n  {body}\n}} IN TRANSACTIONS OF 10000 ROWS;"
    )


def _listed(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in values.items())


def _column(name: str, kind: Kind) -> str:
    return f"{name} {_LADYBUG[kind]}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


_HEADS: Mapping[str, str] = {
    "ladybug/schema.cypher": "The tables of the graph, for a new ladybug database.",
    "ladybug/copy.cypher": "Fills the tables; run it where `graphkit export --format parquet` put its files.",
    "neo4j/constraints.cypher": "Constraints and indexes; run it before loading.",
    "neo4j/load.cypher": (
        "Loads the files of `graphkit export --format neo4j-admin` from the import folder of a Neo4j server\n"
        "// that is up; may be run again. `graphkit load neo4j` does more: it also removes what is gone.\n"
        "// Wants dbms.import.csv.legacy_quote_escaping=false; in cypher-shell :auto before each statement."
    ),
}


def files() -> dict[str, str]:
    """Return the texts of ``loaders/`` by their path in it."""
    statements = {
        "ladybug/schema.cypher": ladybug_schema(),
        "ladybug/copy.cypher": ladybug_copy(".").values(),
        "neo4j/constraints.cypher": neo4j_constraints(),
        "neo4j/load.cypher": neo4j_load(),
    }
    return {path: "\n".join((f"// {_HEADS[path]}", "", *lines, "")) for path, lines in statements.items()}


def write(folder: Path) -> None:
    """Write the texts of ``loaders/`` into a folder."""
    for path, text in files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    import sys

    write(Path(sys.argv[1]))
