"""Named queries: ``queries/<name>.cypher`` and ``.rq``, one question in each language, with the same head.

The head is the comment lines at the top: ``title@vi``, ``title@en``, then ``param: name type``, with
``= value`` where it has a default, and ``column: name type``. Types are string, integer, float, boolean and
date.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graphkit.engines.protocol import Engine, Table
from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.resources import share

_SUFFIXES = {".cypher": "cypher", ".rq": "sparql"}
_HEAD_LINE = re.compile(r"(?://|#)\s*(title@vi|title@en|param|column):\s*(.+)")
_PARAMETER = re.compile(r"(\w+)\s+(\w+)(?:\s*=\s*(.*))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query; it must be given where ``default`` is None."""

    name: str
    type: str
    default: object = None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question: what it is called, what it takes, the columns (name to type) of its answer, its texts."""

    name: str
    title: Text
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    texts: Mapping[str, str]
    """Language ("cypher", "sparql") to text; for "python" an engine knows the question by its name."""


def catalogue(folder: Path | None = None) -> list[NamedQuery]:
    """Return all named queries by name; those of the project unless a folder is given.

    Raises GraphkitError for a file whose head is incomplete or differs from that of the other language.
    """
    found: dict[str, list[Path]] = {}
    for path in sorted((folder or share("queries")).iterdir()):
        if path.suffix in _SUFFIXES:
            found.setdefault(path.stem, []).append(path)
    return [_query(name, paths) for name, paths in found.items()]


def find(name: str, folder: Path | None = None) -> NamedQuery:
    """Return a named query. Raises GraphkitError, naming those that there are, for another name."""
    paths = [(folder or share("queries")) / f"{name}{suffix}" for suffix in _SUFFIXES]
    found = [path for path in paths if name.isidentifier() and path.is_file()]
    if not found:
        known = ", ".join(query.name for query in catalogue(folder))
        raise GraphkitError(
            Text(
                vi=f"Không có truy vấn tên {name}; có: {known}",
                en=f"There is no query named {name}; there are: {known}",
            )
        )
    return _query(name, found)


def run(engine: Engine, name: str, params: Mapping[str, object] | None = None) -> Table:
    """Ask an engine a named query. Values may be strings as typed; they are read by the parameter's type.

    Raises GraphkitError for a wrong name, parameter or value, and where the engine does not have the query.
    """
    query = find(name)
    values = bind(query, params or {})
    table = engine.query(_text(query, engine), values)
    if table.columns != tuple(query.columns):
        raise ValueError(f"{name} gives {table.columns} on {engine.name}, not {tuple(query.columns)}")
    return table


def bind(query: NamedQuery, given: Mapping[str, object]) -> dict[str, object]:
    """Return a value of its type for each parameter. Raises GraphkitError for a wrong or missing one."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            names = ", ".join(known) or "-"
            raise _error(
                f"truy vấn {query.name} không có tham số {name}; có: {names}",
                f"the query {query.name} has no parameter {name}; there are: {names}",
            )
    return {name: _value(query, parameter, given.get(name)) for name, parameter in known.items()}


def _text(query: NamedQuery, engine: Engine) -> str:
    if engine.language == "python":
        return query.name
    if engine.language not in query.texts:
        raise _error(
            f"truy vấn {query.name} chưa có bằng {engine.language}",
            f"the query {query.name} is not there in {engine.language}",
        )
    return query.texts[engine.language]


def _value(query: NamedQuery, parameter: Parameter, given: object) -> object:
    if given is None:
        given = parameter.default
    if given is None:
        raise _error(
            f"truy vấn {query.name} cần tham số {parameter.name} ({parameter.type})",
            f"the query {query.name} needs the parameter {parameter.name} ({parameter.type})",
        )
    try:
        return _read(parameter.type, given)
    except ValueError as error:
        raise _error(
            f"tham số {parameter.name} phải là {parameter.type}, không phải {given!r}",
            f"the parameter {parameter.name} must be a {parameter.type}, not {given!r}",
        ) from error


def _boolean(text: str) -> bool:
    if text.lower() not in {"true", "false"}:
        raise ValueError(text)
    return text.lower() == "true"


_READERS: Mapping[str, tuple[type, Callable[[str], object]]] = {
    "string": (str, str),
    "integer": (int, int),
    "float": (float, float),
    "boolean": (bool, _boolean),
    "date": (datetime.date, datetime.date.fromisoformat),
}


def _read(kind: str, given: object) -> object:
    python, read = _READERS[kind]
    if isinstance(given, str):
        return read(given)
    if type(given) is not python:
        raise ValueError(given)
    return given


def _query(name: str, paths: list[Path]) -> NamedQuery:
    return _read_query(name, tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache
def _read_query(name: str, versions: tuple[tuple[Path, int], ...]) -> NamedQuery:
    """Read a query from the files of that age, once: a short query takes less time than its head."""
    paths = [path for path, _ in versions]
    heads = {path: tuple(_head(path)) for path in paths}
    if len(set(heads.values())) > 1:
        both = ", ".join(path.name for path in paths)
        raise _error(f"đầu của {both} khác nhau", f"the heads of {both} differ")
    head = heads[paths[0]]
    titles = dict(line for line in head if line[0].startswith("title"))
    try:
        title = Text(vi=titles["title@vi"], en=titles["title@en"])
        parameters = tuple(_parameter(value) for key, value in head if key == "param")
        columns = dict(_column(value) for key, value in head if key == "column")
    except (KeyError, ValueError) as error:
        raise _error(
            f"{paths[0]}: đầu truy vấn thiếu hoặc sai ({error})",
            f"{paths[0]}: the head is incomplete or wrong ({error})",
        ) from error
    texts = {_SUFFIXES[path.suffix]: path.read_text(encoding="utf-8") for path in paths}
    return NamedQuery(name, title, parameters, columns, texts)


def _head(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        found = _HEAD_LINE.fullmatch(line.strip())
        if found is None:
            return
        yield found.group(1), found.group(2).strip()


def _column(line: str) -> tuple[str, str]:
    name, kind = line.split()
    return name, kind


def _parameter(line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found.group(2) not in _READERS:
        raise ValueError(line)
    name, kind, default = found.groups()
    return Parameter(name, kind, None if default is None else _read(kind, default))


def _error(vi: str, en: str) -> GraphkitError:
    return GraphkitError(Text(vi=vi[0].upper() + vi[1:], en=en[0].upper() + en[1:]))
