"""What a text knows at one place: its variables and their types, its parameters, names for what has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.types import UNKNOWN, Type

_SIMPLE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_OWN = "gk_"
# Words that ladybug does not take for a variable; quoted, it takes any.
_RESERVED = {
    "acyclic", "add", "all", "allshortestpaths", "alter", "analyze", "and", "any", "any_value", "as", "asc",
    "ascending", "attach", "begin", "by", "call", "case", "cast", "checkpoint", "collect", "column",
    "comment", "commit", "constraint", "contains", "count", "create", "cycle", "cypher", "database", "date",
    "dec", "decimal", "default", "delete", "desc", "descending", "detach", "distinct", "drop", "else",
    "end", "ends", "except", "exists", "explain", "export", "extension", "false", "filter", "finish",
    "first", "for", "force", "foreach", "from", "glob", "graph", "group", "hash", "headers", "id", "if",
    "import", "in", "increment", "index", "insert", "install", "interval", "into", "is", "join", "key",
    "label", "labels", "lambda", "last", "let", "limit", "list", "load", "logical", "macro", "map", "match",
    "maxvalue", "merge", "minvalue", "next", "no", "node", "none", "not", "null", "nulls", "offset", "on",
    "only", "optional", "or", "order", "primary", "profile", "project", "rdfgraph", "read", "rel", "remove",
    "rename", "return", "returning", "rollback", "row", "rows", "scan", "sequence", "set", "shortest",
    "shortestpath", "single", "skip", "start", "starts", "struct", "table", "then", "timestamp", "to",
    "trail", "transaction", "true", "type", "uninstall", "union", "unique", "unwind", "update", "use",
    "using", "value", "values", "when", "where", "with", "write", "wshortest", "xor", "yield",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Translation:
    """A text in the embedded engine's dialect, and the names of the parameters that it takes."""

    text: str
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """An expression's text and type; ``aggregates`` where it holds a function over groups of rows."""

    text: str
    type: Type
    aggregates: bool = False


@dataclass(slots=True)
class Scope:
    """The variables that a place sees. ``parameters`` is None where their types are not known.

    ``fast`` holds the variable-length relationships (by identity of their node in the tree) whose shortest
    trails alone decide the answer; ``used`` and ``lists`` collect the parameters and the list expressions of
    the whole text.
    """

    parameters: Mapping[str, Type] | None
    loops: frozenset[str]
    variables: dict[str, Type] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)
    fast: set[int] = field(default_factory=set)
    lists: list[object] = field(default_factory=list)
    counter: list[int] = field(default_factory=lambda: [0])

    def inner(self) -> Scope:
        """Return a scope that sees what this one sees, and keeps what it learns to itself."""
        return replace(self, variables=dict(self.variables))

    def fresh(self) -> str:
        """Return a name that no text uses."""
        self.counter[0] += 1
        return f"{_OWN}{self.counter[0]}"

    def bind(self, name: str, of: Type) -> str:
        """Make a variable known and return its text."""
        if name.startswith(_OWN):
            raise refused(f"tên biến {name}", f"the variable name {name}")
        for known in self.variables:
            if known != name and known.lower() == name.lower():
                raise refused(
                    f"hai tên chỉ khác chữ hoa: {known}, {name}",
                    f"two names that differ by case only, {known} and {name},",
                )
        self.variables[name] = of
        return quoted(name)

    def look_up(self, name: str) -> Typed:
        """Return a variable. Raises GraphkitError where there is none of that name."""
        if name in self.variables:
            return Typed(quoted(name), self.variables[name])
        raise mistaken(f"không có biến {name}", f"there is no variable {name}")

    def parameter(self, name: str) -> Typed:
        """Return a parameter; one whose value is null is NULL. Raises GraphkitError for a missing one."""
        if self.parameters is None:
            return Typed(f"${name}", UNKNOWN)
        if name not in self.parameters:
            raise mistaken(f"thiếu tham số ${name}", f"the parameter ${name} is missing")
        if self.parameters[name].name == "null":
            return Typed("NULL", self.parameters[name])
        self.used[name] = None
        return Typed(f"${name}", self.parameters[name])


def quoted(name: str) -> str:
    """Return a name as it may stand in a text."""
    if _SIMPLE.fullmatch(name) and name.lower() not in _RESERVED:
        return name
    return "`" + name.replace("`", "``") + "`"
