"""Answers that a real Neo4j gave over the small country, one a line, and how an answer is compared with them.

``python tools/neo4j_server.py run -- python tests/engines/neo4j_answers.py`` asks the texts again, and writes the
file anew. The answers in the file are those of Neo4j Community 5.26.15.
"""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine_stores import stores
from neo4j_server_scene import empty_server, holding
from small_country import FACTS

from graphkit.engines import Table

FILE = Path(__file__).with_name("neo4j_answers.jsonl")


@dataclass(frozen=True)
class Answer:
    text: str
    parameters: dict[str, Any]
    table: Table


def answers() -> Iterator[Answer]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        known = json.loads(line, object_hook=_date)
        rows = [tuple(row) for row in known["rows"]]
        yield Answer(known["text"], known["parameters"], Table(tuple(known["columns"]), rows))


def comparable(text: str, table: Table) -> tuple[tuple[str, ...], list[object]]:
    """Return an answer without what the text leaves open: the order of rows, of what collect gathers."""
    free = any(word in text for word in ("collect(", "[(", "keys("))
    rows: list[object] = [_canonical(row, free) for row in table.rows]
    ordered = "ORDER BY" in text.rpartition("RETURN")[2]
    return table.columns, rows if ordered else sorted(rows, key=repr)


def _canonical(value: object, free: bool) -> object:
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, dict):
        return {key: _canonical(value[key], free) for key in sorted(value)}
    if isinstance(value, tuple | list):
        items = [_canonical(item, free) for item in value]
        return sorted(items, key=repr) if free and isinstance(value, list) else items
    return value


def _date(value: dict[str, Any]) -> object:
    return datetime.date.fromisoformat(value["$date"]) if set(value) == {"$date"} else value


def _encode(value: object) -> object:
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat()}
    raise TypeError(type(value))


# --- recording --------------------------------------------------------------------------------------


def record() -> None:
    lines = [_line(answer) for answer in ask(answers())]
    FILE.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def ask(known: Iterable[Answer]) -> Iterator[Answer]:
    """Ask the server of the tests, which then holds the small country, the texts of answers."""
    with (
        tempfile.TemporaryDirectory() as folder,
        stores(Path(folder)) as make_store,
        empty_server() as server,
        holding(make_store(FACTS), server) as engine,
    ):
        for answer in known:
            yield replace(answer, table=engine.query(answer.text, answer.parameters))


def _line(answer: Answer) -> str:
    table = answer.table
    known = {
        "text": answer.text,
        "parameters": answer.parameters,
        "columns": table.columns,
        "rows": table.rows,
    }
    return json.dumps(known, ensure_ascii=False, default=_encode)


if __name__ == "__main__":
    record()
