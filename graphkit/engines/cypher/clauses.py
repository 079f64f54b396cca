"""Statements and clauses: MATCH, UNWIND, WITH, RETURN, UNION; nothing that writes, calls or loads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphkit.engines.cypher import ends
from graphkit.engines.cypher.expressions import expression, value
from graphkit.engines.cypher.fast import shortest_suffices
from graphkit.engines.cypher.functions import is_aggregate
from graphkit.engines.cypher.patterns import pattern
from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.scope import Scope, quoted
from graphkit.engines.cypher.shortest import is_conditioned
from graphkit.engines.cypher.syntax import Parsed, ast, walk
from graphkit.engines.cypher.types import BOOLEAN, INTEGER, SCALARS
from graphkit.i18n import Text

_ORDER_LAST = "RETURN … ORDER BY …"
_READ_ONLY = Text(vi="graphkit build để đổi đồ thị", en="graphkit build to change the graph")
_INSTEAD: Mapping[str, Text | str] = dict.fromkeys(
    ("Create", "Merge", "Set", "Delete", "Remove", "Foreach", "Insert", "LoadCsv", "AdminStatement"),
    _READ_ONLY,
)


def statement(parsed: Parsed, scope: Scope) -> str:
    """Write a whole statement. Raises GraphkitError for what is not on the allow-list."""
    return _statement(parsed.tree.this, scope, list(parsed.items))


def _statement(node: Any, scope: Scope, items: list[tuple[str, ...]]) -> str:
    if isinstance(node, ast.Union):
        left = _statement(node.this, scope.inner(), items)
        right = _statement(node.expression, scope.inner(), items)
        return f"{left} {'UNION' if node.distinct else 'UNION ALL'} {right}"
    if not isinstance(node, ast.Query):
        raise refused_clause(node)
    return _query(node.clauses, scope, items)


def _query(clauses: list[Any], scope: Scope, items: list[tuple[str, ...]]) -> str:
    for clause in clauses:
        if not isinstance(clause, ast.Match | ast.Unwind | ast.With | ast.Return):
            raise refused_clause(clause)
    if not isinstance(clauses[-1], ast.Return):
        raise mistaken("thiếu RETURN ở cuối", "RETURN is missing at the end")
    _check_order(clauses)
    scope.fast |= shortest_suffices(clauses)
    return " ".join(_clause(clause, scope, items) for clause in clauses)


def _check_order(clauses: list[Any]) -> None:
    """Refuse aggregates over rows that a WITH has put in order: the engine drops that order, and LIMIT."""
    ordered = matched = False
    for clause in clauses:
        if isinstance(clause, ast.Match):
            matched = True
        if not isinstance(clause, ast.With | ast.Return):
            continue
        names = {node.name.lower() for node in walk(clause.expressions) if is_aggregate(node)}
        grouped = not all(any(map(is_aggregate, walk(item))) for item in clause.expressions)
        if ordered and names and not (matched and grouped and "collect" not in names):
            raise refused("hàm gộp sau WITH … ORDER BY", "an aggregate after WITH … ORDER BY", _ORDER_LAST)
        if isinstance(clause, ast.With) and clause.order is not None:
            if clause.skip is None and clause.limit is None:
                raise refused("WITH … ORDER BY không có LIMIT", "WITH … ORDER BY without LIMIT", _ORDER_LAST)
            ordered, matched = True, False


def _clause(clause: Any, scope: Scope, items: list[tuple[str, ...]]) -> str:
    if isinstance(clause, ast.Match):
        return match(clause, scope)
    if isinstance(clause, ast.Unwind):
        return _unwind(clause, scope)
    return _projection(clause, scope, items.pop(0) if isinstance(clause, ast.Return) else ())


def refuse_writing_clauses(parsed: Parsed) -> None:
    """Raise GraphkitError where a statement does more than read, wherever in it that stands."""
    for node in walk(parsed.tree):
        if type(node).__name__ in _INSTEAD:
            raise refused_clause(node)


def refused_clause(clause: Any) -> Exception:
    """Return the error for a clause that is not on the list."""
    form = type(clause).__name__
    return refused(f"mệnh đề {form}", f"the clause {form}", _INSTEAD.get(form))


def match(clause: Any, scope: Scope) -> str:
    """Write a MATCH with its WHERE, and bind its variables."""
    if clause.search is not None:
        raise refused("SEARCH", "SEARCH")
    if is_conditioned(clause):
        raise refused("điều kiện trên đường ngắn nhất", "a condition on a shortest path")
    optional = bool(clause.optional)
    known = set(scope.variables)
    labels = ends.possible(clause.pattern, scope)
    text, conditions = pattern(clause.pattern, scope, optional)
    ends.narrow(labels, scope, known if optional else set())
    if clause.where is not None:
        conditions.append(value(clause.where.this, scope, BOOLEAN).text)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"{'OPTIONAL ' if optional else ''}MATCH {text}{where}"


def _unwind(clause: Any, scope: Scope) -> str:
    source = expression(clause.expression, scope)
    item = source.type.item if source.type.name == "list" else source.type
    if item is None or source.type.name not in {"list", "unknown"}:
        raise refused(f"UNWIND trên {source.type.name}", f"UNWIND on a {source.type.name}", "UNWIND [ … ]")
    return f"UNWIND {source.text} AS {scope.bind(clause.alias.this, item)}"


def _projection(clause: Any, scope: Scope, written: tuple[str, ...]) -> str:
    """Write a WITH or RETURN; after a WITH only what it names is known."""
    returns = isinstance(clause, ast.Return)
    if clause.group_by is not None:
        raise refused("GROUP BY", "GROUP BY", "RETURN x, count(*)")
    named = []
    for item, text in _items(clause, scope, written):
        name, inner = column(item, text)
        named.append((name, expression(inner, scope)))
    _check_names([name for name, _ in named], scope, clause)
    parts = ", ".join(_named(quoted(name), item.text) for name, item in named)
    after = {name: item.type for name, item in named}
    before = dict(scope.variables)
    scope.variables = {**before, **after}
    tail = _tail(clause, scope)
    scope.variables = after
    if not returns and clause.where is not None:
        tail += f" WHERE {value(clause.where.this, scope, BOOLEAN).text}"
    return f"{'RETURN' if returns else 'WITH'} {'DISTINCT ' if clause.distinct else ''}{parts}{tail}"


def _named(name: str, text: str) -> str:
    return text if text == name else f"{text} AS {name}"


def _items(clause: Any, scope: Scope, written: tuple[str, ...]) -> list[tuple[Any, str | None]]:
    items = list(zip(clause.expressions, written or [None] * len(clause.expressions), strict=True))
    if isinstance(clause.expressions[0], ast.Star):
        items[:1] = [(ast.Identifier(this=name), None) for name in sorted(scope.variables)]
    return items


def column(item: Any, written: str | None) -> tuple[str, Any]:
    """Return a column's name and its expression: the alias, else the text as it is written."""
    if isinstance(item, ast.Alias):
        return item.alias.this, item.this
    if isinstance(item, ast.Identifier):
        return item.this, item
    if isinstance(item, ast.MapProjection) and isinstance(item.this, ast.Identifier):
        return item.this.this, item
    if written is None:
        raise mistaken("biểu thức trong WITH cần có tên (AS …)", "an expression in WITH needs a name (AS …)")
    return written, item


def _check_names(names: list[str], scope: Scope, clause: Any) -> None:
    """Refuse names that the embedded engine, which takes no notice of case, would take for others."""
    if len({name.lower() for name in names}) < len(names):
        raise refused("hai cột cùng tên", "two columns of one name", "AS …")
    for item in clause.expressions:
        if isinstance(item, ast.Alias):
            name = item.alias.this
            same = isinstance(item.this, ast.Identifier) and item.this.this == name
            if not same and name.lower() in {known.lower() for known in scope.variables}:
                raise refused(f"tên {name} của một biến đã có", f"{name}, the name of a variable,", "AS …")


def _tail(clause: Any, scope: Scope) -> str:
    tail = ""
    if clause.order is not None:
        tail += " ORDER BY " + ", ".join(_ordered(item, scope) for item in clause.order.expressions)
    if clause.skip is not None:
        tail += f" SKIP {_number(clause.skip.this, scope)}"
    if clause.limit is not None:
        tail += f" LIMIT {_number(clause.limit.this, scope)}"
    return tail


def _ordered(item: Any, scope: Scope) -> str:
    by = expression(item.this, scope)
    if by.type.name not in SCALARS or item.nulls:
        raise refused(f"ORDER BY {by.type.name}", f"ORDER BY a {by.type.name}", "ORDER BY n.id")
    return f"{by.text} DESC" if item.desc else by.text


def _number(node: Any, scope: Scope) -> str:
    bare = Scope(scope.parameters, scope.loops, used=scope.used)
    return value(node, bare, INTEGER).text
