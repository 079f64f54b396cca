"""The facts as Parquet: a file for each label, and one for each pair of labels of a relationship type.

``<Label>.parquet`` has the columns of :func:`graphkit.schema.node_properties`;
``<TYPE>.<From>.<To>.parquet`` has ``source``, ``target``, and :func:`graphkit.schema.edge_properties`.
Dates are DATE, lists VARCHAR[], what is unknown is null. A file is written for every label and pair, without
rows where there are none.

A process of its own writes them, ``python -m graphkit.records.parquet``: rows go from SQLite to Parquet in
columns, without becoming Python's, and the library that does so brings its own SQLite, whose locks on a file
end those that Python's has on it in the same process.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.processes import start
from graphkit.records.sheaves import Shape, shapes
from graphkit.schema import Kind

if TYPE_CHECKING:
    import duckdb

_CASTS: Mapping[Kind, str] = {
    Kind.STRING: "{name}",
    Kind.INTEGER: "{name}",
    Kind.FLOAT: "{name}",
    Kind.BOOLEAN: "CAST({name} AS BOOLEAN) AS {name}",
    Kind.DATE: "CAST({name} AS DATE) AS {name}",
    Kind.STRINGS: "from_json({name}, '[\"VARCHAR\"]') AS {name}",
}
_FIRST: Mapping[Kind, str] = {
    **dict.fromkeys(Kind, "''"),
    Kind.INTEGER: "0",
    Kind.BOOLEAN: "0",
    Kind.FLOAT: "0.0",
}
_MEMORY = "512MB"


def export(uri: str, target: Path) -> Iterator[tuple[str, int]]:
    """Write all files into a folder that is there, from the SQLite file of a URI, in one state of it.

    Yield name without ending and number of rows of each file once it is written, in the order of
    :func:`shapes`; the rest is written meanwhile. Raises GraphkitError where that cannot be done.
    """
    process = start(__name__)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(json.dumps([uri, str(target.resolve())]).encode() + b"\n")
        process.stdin.flush()
        for line in process.stdout:
            name, rows, trouble = json.loads(line)
            if trouble:
                raise _failed(trouble)
            yield name, rows
        if process.wait():
            raise _failed("?")
    finally:
        process.kill()
        with process:  # closes its pipes and waits for it
            pass


def _failed(trouble: str) -> GraphkitError:
    return GraphkitError(
        Text(
            f"không xuất được hồ sơ ra Parquet ({trouble}); hãy xem chỗ trống trên đĩa; nếu kho bị hỏng "
            "thì xóa nó rồi dựng lại bằng `graphkit build`",
            f"the records cannot be written as Parquet ({trouble}); look at disk space; if the store is "
            "damaged, delete it and run `graphkit build` again",
        )
    )


def main() -> None:
    """Write the files that the standard input asks for; end when it does."""
    uri, target = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_input, daemon=True).start()
    try:
        for name, rows in _written(uri, Path(target)):
            _say(name, rows)
    except Exception as error:
        _say("", 0, f"{type(error).__name__}: {' '.join(str(error).split())[:300]}")


def _end_with_input() -> None:
    while os.read(0, 1024):  # not through sys.stdin, whose lock Python wants at its end
        pass
    os._exit(1)


def _say(name: str, rows: int, trouble: str = "") -> None:
    print(json.dumps([name, rows, trouble]), flush=True)


def _written(uri: str, target: Path) -> Iterator[tuple[str, int]]:
    import duckdb
    from adbc_driver_sqlite import dbapi

    bounds: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY,
        "temp_directory": str(target / "aside"),
    }
    with dbapi.connect(uri) as records, duckdb.connect(config=bounds) as writer:
        for shape in shapes():
            with records.cursor() as cursor:
                cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": "8192"})
                cursor.execute(_query(shape))
                yield shape.name, _write(writer, shape, cursor.fetch_arrow(), target)


def _query(shape: Shape) -> str:
    """Return the query of a shape's rows, after one that gives each column its type; its id is empty.

    The types of a result are those of its first rows: where these are null, nothing else would tell.
    """
    first = ", ".join(f"{_FIRST[kind]} AS {name}" for name, kind in shape.columns.items())
    ends = dict(zip(("source_label", "target_label"), shape.labels, strict=True)) if shape.joins else {}
    where = " AND ".join(f"{name} = '{label}'" for name, label in ends.items()) or "TRUE"
    # Sorted, not looked up in the order of the index: rows that lie in another are read one by one then.
    order = ", ".join(f"+{name}" for name in list(shape.columns)[: len(shape.labels)])
    rows = f"SELECT {', '.join(shape.columns)} FROM {shape.table} WHERE {where}"
    return f"SELECT * FROM (SELECT {first} UNION ALL {rows}) ORDER BY {order}"


def _write(writer: duckdb.DuckDBPyConnection, shape: Shape, rows: Any, target: Path) -> int:
    values = ", ".join(_CASTS[kind].format(name=name) for name, kind in shape.columns.items())
    first = next(iter(shape.columns))
    file = str(target / f"{shape.name}.parquet").replace("'", "''")
    writer.register("rows", rows)
    query = f"COPY (SELECT {values} FROM rows WHERE {first} <> '') TO '{file}' (FORMAT parquet)"
    count: int = (writer.execute(query).fetchone() or (0,))[0]
    writer.unregister("rows")
    return count


if __name__ == "__main__":
    main()
