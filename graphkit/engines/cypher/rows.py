"""Clauses computed here, row by row, for texts that the embedded engine's dialect has no form for.

The engine still finds the patterns (:mod:`graphkit.engines.cypher.reach`); what Neo4j
does with them stands here. Slower than a translation, so it is the second choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from graphkit.engines.cypher import reach
from graphkit.engines.cypher.aggregates import aggregate, is_aggregate
from graphkit.engines.cypher.clauses import column, refused_clause
from graphkit.engines.cypher.evaluate import Context, evaluate, truth
from graphkit.engines.cypher.procedures import INSTEAD, NAMES, PROCEDURES
from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.syntax import Parsed, ast, walk
from graphkit.engines.cypher.values import Node, canonical, from_engine, sort_key, to_table

Row = dict[str, Any]
_TAG = ""
"""The name, which no text can use, under which a row of a subquery says to which outer row it belongs."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows, the names that each of them has, and the tags of the outer rows that they may belong to."""

    names: tuple[str, ...]
    rows: list[Row]
    tags: tuple[int, ...] = (0,)


def answer(
    parsed: Parsed, parameters: Mapping[str, Any], ask: reach.Ask, check: Callable[[], None]
) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    """Answer a text; ``ask`` puts one to the engine. Return columns and rows.

    Raises GraphkitError for what is not on the list of what is known to be Neo4j's meaning, and what
    ``check`` raises, which is called ever so often.
    """
    machine = _Machine(dict(parameters), ask, check)
    result = machine.statement(parsed.tree.this, Rows((), [{_TAG: 0}]), list(parsed.items))
    return result.names, [tuple(to_table(row[name]) for name in result.names) for row in result.rows]


class _Machine:
    def __init__(self, parameters: Mapping[str, Any], ask: reach.Ask, check: Callable[[], None]) -> None:
        self._ask = ask
        self._ends: dict[Any, Node] = {}
        self._answers: dict[Any, list[Row]] = {}
        self._context = Context(parameters, self._subquery, self._end_of, check)

    # --- statements ---------------------------------------------------------------------------------

    def statement(self, node: Any, given: Rows, items: list[tuple[str, ...]] | None) -> Rows:
        if isinstance(node, ast.Union):
            left = self.statement(node.this, given, items)
            right = self.statement(node.expression, given, items)
            if sorted(left.names) != sorted(right.names):
                raise mistaken(
                    "các cột của UNION phải cùng tên", "the columns of a UNION must have the same names"
                )
            rows = left.rows + right.rows
            return Rows(left.names, _distinct(rows, left.names) if node.distinct else rows, given.tags)
        if not isinstance(node, ast.Query):
            raise refused_clause(node)
        for clause in node.clauses:
            if type(clause) not in self._STEPS:
                raise refused_clause(clause)
        if not _ends_well(node.clauses):
            raise mistaken("thiếu RETURN ở cuối", "RETURN is missing at the end")
        return self._clauses(node.clauses, given, items)

    def _clauses(self, clauses: list[Any], given: Rows, items: list[tuple[str, ...]] | None) -> Rows:
        for clause in clauses:
            if type(clause) not in self._STEPS:
                raise refused_clause(clause)
            written = items.pop(0) if isinstance(clause, ast.Return) and items else None
            step = self._STEPS[type(clause)]
            given = step(self, clause, given, written)
        return given

    # --- clauses ------------------------------------------------------------------------------------

    def _match(self, clause: Any, given: Rows, _: Any) -> Rows:
        names = [*given.names, *(name for name in _bound_by(clause) if name not in given.names)]
        found: dict[int, list[Row]] = {}
        bindings = [{name: row[name] for name in given.names} for row in given.rows]
        for place, added in reach.match(clause, bindings, self._context, self._ask):
            found.setdefault(place, []).append({**given.rows[place], **added})
        rows = []
        for place, row in enumerate(given.rows):
            rows += found.get(place, [{**dict.fromkeys(names), **row}] if clause.optional else [])
        kept = [{name: row[name] for name in (_TAG, *names)} for row in rows]
        return Rows(tuple(names), kept, given.tags)

    def _unwind(self, clause: Any, given: Rows, _: Any) -> Rows:
        name, rows = clause.alias.this, []
        for row in given.rows:
            self._context.check()
            source = evaluate(clause.expression, row, self._context)
            items = [] if source is None else source if isinstance(source, list) else [source]
            rows += [{**row, name: item} for item in items]
        return Rows((*given.names, name), rows, given.tags)

    def _call(self, clause: Any, given: Rows, _: Any) -> Rows:
        name = clause.name.lower()
        if name not in PROCEDURES or clause.expressions:
            raise refused(f"CALL {clause.name}", f"CALL {clause.name}", INSTEAD.get(name, NAMES))
        shown, items = PROCEDURES[name]
        if clause.yield_ is not None:
            yielded = clause.yield_.expressions
            if len(yielded) != 1 or column(yielded[0], None)[1].this not in {shown}:
                raise mistaken(f"{clause.name} có cột {shown}", f"{clause.name} has the column {shown}")
            shown = column(yielded[0], None)[0]
        rows = [{**row, shown: item} for row in given.rows for item in items]
        if clause.where is not None:
            rows = [row for row in rows if truth(clause.where, row, self._context)]
        return Rows((*given.names, shown), rows, given.tags)

    def _call_subquery(self, clause: Any, given: Rows, _: Any) -> Rows:
        if clause.in_transactions:
            raise refused("IN TRANSACTIONS", "IN TRANSACTIONS")
        inner = self._within(clause.query, clause.variables, given)
        found: dict[int, list[Row]] = {}
        for row in inner.rows:
            found.setdefault(row[_TAG], []).append(row)
        none = [dict.fromkeys(inner.names)] if clause.optional else []
        if set(inner.names) & set(given.names):
            raise mistaken("CALL { } trả về tên đã có", "CALL { } returns a name that is known already")
        rows = [
            {**row, **{name: one[name] for name in inner.names}}
            for place, row in enumerate(given.rows)
            for one in found.get(place, none)
        ]
        return Rows((*given.names, *inner.names), rows, given.tags)

    def _within(self, query: Any, variables: Any, given: Rows) -> Rows:
        tagged = [{**row, _TAG: place} for place, row in enumerate(given.rows)]
        tags = tuple(range(len(tagged)))
        if variables is not None:
            names = given.names if isinstance(variables, ast.Star) else [v.this for v in variables]
            _check_known(names, given.names)
            rows = [{name: row[name] for name in (_TAG, *names)} for row in tagged]
            return self.statement(query, Rows(tuple(names), rows, tags), None)
        if isinstance(query, ast.Union):
            left = self._within(query.this, None, given)
            right = self._within(query.expression, None, given)
            if sorted(left.names) != sorted(right.names):
                raise mistaken(
                    "các cột của UNION phải cùng tên", "the columns of a UNION must have the same names"
                )
            rows = left.rows + right.rows
            return Rows(left.names, _distinct(rows, left.names) if query.distinct else rows, tags)
        first = query.clauses[0]
        imports = isinstance(first, ast.With) and all(
            isinstance(i, ast.Identifier) for i in first.expressions
        )
        names = given.names if imports else ()
        rows = [{name: row[name] for name in (_TAG, *names)} for row in tagged]
        return self.statement(query, Rows(tuple(names), rows, tags), None)

    # --- projections --------------------------------------------------------------------------------

    def _project(self, clause: Any, given: Rows, written: tuple[str, ...] | None) -> Rows:
        if clause.group_by is not None:
            raise refused("GROUP BY", "GROUP BY", "RETURN x, count(*)")
        items = list(_items(clause, given.names, written))
        names = tuple(name for name, _ in items)
        if len(set(names)) < len(names):
            raise mistaken("hai cột cùng tên", "two columns of one name")
        gathers = any(is_aggregate(node) for _, item in items for node in walk(item))
        if gathers:
            pairs = list(self._grouped(items, given, clause))
        else:
            pairs = [(row, {_TAG: row[_TAG]} | self._values(items, row)) for row in given.rows]
        if clause.distinct:
            kept = _distinct([after for _, after in pairs], names)
            pairs = [({_TAG: after[_TAG]}, after) for after in kept]
        rows = self._in_order(clause, items, pairs, given, gathers or bool(clause.distinct))
        rows = self._some(clause, rows, given.tags)
        if isinstance(clause, ast.With) and clause.where is not None:
            rows = [row for row in rows if truth(clause.where, row, self._context)]
        return Rows(names, rows, given.tags)

    def _values(self, items: list[tuple[str, Any]], row: Row) -> Row:
        self._context.check()
        return {name: evaluate(item, row, self._context) for name, item in items}

    def _grouped(self, items: list[tuple[str, Any]], given: Rows, clause: Any) -> Iterator[tuple[Row, Row]]:
        keys = [(name, item) for name, item in items if not any(map(is_aggregate, walk(item)))]
        calls = [node for _, item in items for node in _calls(item)]
        if clause.order is not None:
            calls += [node for one in clause.order.expressions for node in _calls(one.this)]
        _check_grouping([item for _, item in items], [item for _, item in keys])
        groups: dict[Any, list[Row]] = {} if keys else {(tag,): [] for tag in given.tags}
        for row in given.rows:
            values = [canonical(evaluate(item, row, self._context)) for _, item in keys]
            groups.setdefault((row[_TAG], *values), []).append(row)
        for key, rows in groups.items():
            for node in calls:
                self._context.known[id(node)] = self._aggregated(node, rows)
            first = rows[0] if rows else dict.fromkeys(given.names)
            after = {_TAG: key[0]} | self._values(items, first)
            hidden = {f"{_TAG}{id(node)}": self._context.known[id(node)] for node in calls}
            self._context.known.clear()
            yield {**first, **hidden, _TAG: key[0]}, after

    def _aggregated(self, node: Any, rows: list[Row]) -> Any:
        for inner in node.expressions:
            if any(map(is_aggregate, walk(inner))):
                raise mistaken(f"{node.name}() trong hàm gộp khác", f"{node.name}() of another aggregate")
        return aggregate(node, lambda part: [evaluate(part, row, self._context) for row in rows], len(rows))

    def _in_order(
        self,
        clause: Any,
        items: list[tuple[str, Any]],
        pairs: list[tuple[Row, Row]],
        given: Rows,
        closed: bool,
    ) -> list[Row]:
        """Sort rows; what ORDER BY says is a column's expression, or is computed from what is known."""
        if clause.order is None:
            return [after for _, after in pairs]
        same = {repr(item): name for name, item in items}
        for one in reversed(clause.order.expressions):
            if one.nulls:
                raise refused("NULLS FIRST/LAST", "NULLS FIRST/LAST")
            keyed = [
                (self._order_key(one.this, before, after, same, closed), (before, after))
                for before, after in pairs
            ]
            keyed.sort(key=lambda pair: pair[0], reverse=bool(one.desc))
            pairs = [pair for _, pair in keyed]
        return [after for _, after in pairs]

    def _order_key(self, node: Any, before: Row, after: Row, same: Mapping[str, str], closed: bool) -> Any:
        if repr(node) in same:
            return sort_key(after[same[repr(node)]])
        known = {
            id(call): before[f"{_TAG}{id(call)}"] for call in _calls(node) if f"{_TAG}{id(call)}" in before
        }
        self._context.known.update(known)
        self._context.known.update(
            {id(part): after[same[repr(part)]] for part in walk(node) if repr(part) in same}
        )
        try:
            return sort_key(evaluate(node, after if closed else {**before, **after}, self._context))
        finally:
            self._context.known.clear()

    def _some(self, clause: Any, rows: list[Row], tags: tuple[int, ...]) -> list[Row]:
        if clause.skip is None and clause.limit is None:
            return rows
        start = 0 if clause.skip is None else self._number(clause.skip.this)
        end = None if clause.limit is None else start + self._number(clause.limit.this)
        if len(tags) == 1:
            return rows[start:end]
        by_tag: dict[int, list[Row]] = {}
        for row in rows:
            by_tag.setdefault(row[_TAG], []).append(row)
        return [row for of_tag in by_tag.values() for row in of_tag[start:end]]

    def _number(self, node: Any) -> int:
        number = evaluate(node, {}, self._context)
        if type(number) is not int or number < 0:
            raise mistaken(f"SKIP hoặc LIMIT {number}", f"SKIP or LIMIT {number} is not a count")
        return number

    # --- what expressions ask -----------------------------------------------------------------------

    def _subquery(self, node: Any, row: Mapping[str, Any]) -> list[Row]:
        """Return the rows of a pattern or query within an expression, kept for rows that say the same."""
        used = {part.this for part in walk(node) if isinstance(part, ast.Identifier)} & set(row)
        key = (id(node), tuple(sorted((name, canonical(row[name])) for name in used)))
        if key not in self._answers:
            known = self._context.known
            self._context.known = {}
            self._answers[key] = self._answered(node, {name: row[name] for name in sorted(used)})
            self._context.known = known
        return self._answers[key]

    def _answered(self, node: Any, row: Row) -> list[Row]:
        if isinstance(node, ast.PatternComprehension):
            query = _of_pattern(node.pattern, node.where, node.variable)
        else:
            query = node.query if isinstance(node, ast.CountSubquery) else node.pattern
            if isinstance(query, ast.PathPattern):
                query = _of_pattern(query, None, None)
        given = Rows(tuple(row), [{_TAG: 0, **row}])
        if isinstance(query, ast.Query):
            return self._clauses(query.clauses, given, None).rows
        return self.statement(query, given, None).rows

    def _end_of(self, key: Any) -> Node:
        if key not in self._ends:
            [row] = self._ask(f"MATCH (n) WHERE id(n) = internal_id({key[0]}, {key[1]}) RETURN n", {})
            self._ends[key] = from_engine(row[0])
        return self._ends[key]

    _STEPS: ClassVar[Mapping[type, Callable[..., Rows]]] = {
        ast.Match: _match,
        ast.Unwind: _unwind,
        ast.With: _project,
        ast.Return: _project,
        ast.CallProcedure: _call,
        ast.CallSubquery: _call_subquery,
    }


def _ends_well(clauses: list[Any]) -> bool:
    return isinstance(clauses[-1], ast.Return) or (
        len(clauses) == 1 and isinstance(clauses[0], ast.CallProcedure)
    )


def _of_pattern(path: Any, where: Any, variable: Any) -> Any:
    if variable is not None:
        path = ast.PathPattern(variable=variable, elements=path.elements)
    return ast.Query(clauses=[ast.Match(pattern=ast.Pattern(paths=[path]), where=where)])


def _bound_by(clause: Any) -> Iterator[str]:
    for path in clause.pattern.paths:
        if path.variable is not None:
            yield path.variable.this
        inner = path.elements[0].this if isinstance(path.elements[0], ast.ShortestPath) else path
        for element in inner.elements:
            if getattr(element, "variable", None) is not None:
                yield element.variable.this


def _items(clause: Any, names: tuple[str, ...], written: tuple[str, ...] | None) -> Iterator[tuple[str, Any]]:
    rest = list(clause.expressions)
    texts = list(written or [None] * len(rest))
    if rest and isinstance(rest[0], ast.Star):
        yield from ((name, ast.Identifier(this=name)) for name in sorted(names))
        rest, texts = rest[1:], texts[1:]
    for item, text in zip(rest, texts, strict=True):
        yield column(item, text or (repr(item) if isinstance(clause, ast.Return) else None))


def _calls(node: Any) -> Iterator[Any]:
    return (part for part in walk(node) if is_aggregate(part))


def _check_known(names: Iterable[str], known: Iterable[str]) -> None:
    for name in set(names) - set(known):
        raise mistaken(f"không có biến {name}", f"there is no variable {name}")


def _check_grouping(items: list[Any], keys: list[Any]) -> None:
    """Refuse what stands beside an aggregate and is no column: its value would be that of any row."""
    allowed = {repr(key) for key in keys}

    def free(node: Any) -> Iterator[str]:
        if repr(node) in allowed or is_aggregate(node):
            return
        if isinstance(node, ast.Identifier):
            yield node.this
        for part in (
            node.args.values()
            if isinstance(node, ast.AstNode)
            else node
            if isinstance(node, list | tuple)
            else ()
        ):
            yield from free(part)

    for item in items:
        if any(_calls(item)):
            own = {
                getattr(part, role).this
                for part in walk(item)
                for role in ("variable", "accumulator")
                if getattr(part, role, None) is not None
            }
            for name in free(item):
                if name not in own:
                    raise refused(
                        f"{name} bên cạnh hàm gộp",
                        f"{name} beside an aggregate",
                        "WITH … AS x, count(*) AS k",
                    )


def _distinct(rows: list[Row], names: tuple[str, ...]) -> list[Row]:
    kept: dict[Any, Row] = {}
    for row in rows:
        kept.setdefault((row[_TAG], *(canonical(row[name]) for name in names)), row)
    return list(kept.values())
