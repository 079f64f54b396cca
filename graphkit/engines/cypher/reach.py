"""Patterns found by the embedded engine and checked here: every relationship once in a MATCH, none twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphkit.engines.cypher import shortest
from graphkit.engines.cypher.evaluate import Context, evaluate, truth
from graphkit.engines.cypher.expressions import expression, value
from graphkit.engines.cypher.labels import of_expression
from graphkit.engines.cypher.operators import demand
from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.scope import Scope, quoted
from graphkit.engines.cypher.syntax import ast
from graphkit.engines.cypher.types import BOOLEAN, node_type, property_type, relationship_type, type_of
from graphkit.engines.cypher.values import Node, Path, Relationship, equal, from_engine
from graphkit.errors import GraphkitError
from graphkit.schema import EDGES, NODES

Ask = Callable[[str, Mapping[str, Any]], Iterator[list[Any]]]
Binding = dict[str, Any]

LONGEST = 255
"""Steps of a pattern without a bound; where a trail is as long, the answer would be cut, and is refused."""
_AT_ONCE = 5000
_ARROWS = {
    ast.Direction.OUTGOING: ("-", "->"),
    ast.Direction.INCOMING: ("<-", "-"),
    ast.Direction.BOTH: ("-", "-"),
}


@dataclass(slots=True)
class _Way:
    """A path of the pattern: its variable and the names of its nodes and relationships in order."""

    variable: str | None
    names: list[str]


@dataclass(slots=True)
class Search:
    """A MATCH being written: parts of its text, what has to be checked of what the engine finds."""

    bound: Mapping[str, type]
    parameters: Mapping[str, Any]
    scope: Scope
    length: int | None = None
    texts: list[str] = field(default_factory=list)
    conditions: list[str] = field(default_factory=list)
    checks: list[Any] = field(default_factory=list)
    maps: list[tuple[str, Any]] = field(default_factory=list)
    ways: list[_Way] = field(default_factory=list)
    nodes: dict[str, frozenset[str]] = field(default_factory=dict)
    relationships: dict[str, bool] = field(default_factory=dict)
    unbounded: set[str] = field(default_factory=set)
    shortest: dict[str, tuple[bool, int]] = field(default_factory=dict)
    same: list[tuple[str, str]] = field(default_factory=list)


def match(clause: Any, rows: list[Binding], context: Context, ask: Ask) -> Iterator[tuple[int, Binding]]:
    """Yield for each row (by its place) what the pattern adds to it, WHERE and uniqueness applied."""
    if clause.search is not None:
        raise refused("SEARCH", "SEARCH")
    if not rows:
        return
    if shortest.is_conditioned(clause):
        yield from _shortest(clause, rows, context, ask)
    else:
        yield from _everywhere(_written(clause, rows, context), rows, context, ask)


def _everywhere(
    search: Search, rows: list[Binding], context: Context, ask: Ask
) -> Iterator[tuple[int, Binding]]:
    anchors = [name for name in search.nodes if name in search.bound]
    for start in range(0, len(rows), _AT_ONCE):
        yield from _found(search, anchors, rows[start : start + _AT_ONCE], start, context, ask)


def _shortest(clause: Any, rows: list[Binding], context: Context, ask: Ask) -> Iterator[tuple[int, Binding]]:
    """Find the shortest of the paths that a WHERE lets pass."""
    variables = shortest.names(clause)

    def candidates(search: Search) -> Iterator[shortest.Candidate]:
        tied = [check for check in search.checks if shortest.speaks_of(check, variables)]
        search.checks = [check for check in search.checks if check not in tied]
        [name] = search.shortest
        others = [one for one in [*search.nodes, *search.relationships] if one != name]
        for place, added in _everywhere(search, rows, context, ask):
            row = {**rows[place], **added}
            holds = all(truth(check, row, context) is True for check in tied)
            ends = (place, *(repr(_key_of(row[one])) for one in others))
            yield shortest.Candidate(ends, len(row[name]), holds, (place, added))

    first = _written(clause, rows, context)
    if len(first.shortest) > 1:
        raise refused("hai shortestPath có điều kiện", "two shortestPath with conditions", "MATCH … MATCH …")
    [every, most] = first.shortest.popitem()[1]
    yield from shortest.chosen(
        candidates(_written(clause, rows, context)),
        lambda length: candidates(_written(clause, rows, context, length)),
        most,
        every,
    )


def _key_of(found: Any) -> Any:
    return [one.key for one in found] if isinstance(found, list) else found.key


def _written(clause: Any, rows: list[Binding], context: Context, length: int | None = None) -> Search:
    """Write a MATCH for the engine; ``length`` asks for all paths of so many steps instead of a shortest."""
    kinds = {name: type(one) for row in rows for name, one in row.items() if one is not None}
    kinds = {**{name: type(None) for name in rows[0]}, **kinds}
    types = {}
    for name, one in context.parameters.items():
        try:
            types[name] = type_of(one)
        except GraphkitError:
            continue  # a parameter that only this side can use
    search = Search(kinds, context.parameters, Scope(types, frozenset()), length)
    for path in clause.pattern.paths:
        _path(path, search)
    _check_case([*search.nodes, *search.relationships])
    for name, labels in search.nodes.items():
        search.scope.variables[name] = node_type(labels)
    if clause.where is not None:
        for condition in _conjuncts(clause.where.this):
            _pushed(condition, search)
    return search


def _check_case(names: list[str]) -> None:
    """Refuse names that the engine, which takes no notice of case, would take for one."""
    known: dict[str, str] = {}
    for name in names:
        other = known.setdefault(name.lower(), name)
        if other != name:
            raise refused(
                f"hai tên chỉ khác chữ hoa: {other}, {name}",
                f"two names that differ by case only, {other} and {name},",
            )


def _conjuncts(node: Any) -> Iterator[Any]:
    if isinstance(node, ast.And):
        yield from _conjuncts(node.this)
        yield from _conjuncts(node.expression)
    else:
        yield node


def _pushed(condition: Any, search: Search) -> None:
    """Leave a condition to the engine where its translation is known to mean the same."""
    try:
        search.conditions.append(value(condition, search.scope.inner(), BOOLEAN).text)
    except GraphkitError:
        search.checks.append(condition)


def _path(path: Any, search: Search) -> None:
    elements, kind = path.elements, ""
    if isinstance(elements[0], ast.ShortestPath):
        kind = "ALL SHORTEST" if elements[0].all_ else "SHORTEST"
        elements = elements[0].this.elements
        way = elements[1]
        if len(elements) != 3 or not way.variable_length or way.min_hops not in (None, 1) or way.properties:
            raise refused("mẫu shortestPath như vậy", "such a pattern of shortestPath",
                          "shortestPath((a)-[:X*..10]-(b))")  # fmt: skip
    way = _Way(None if path.variable is None else path.variable.this, [])
    text = ""
    for element in elements:
        if isinstance(element, ast.NodePattern):
            text += _node(element, search, way)
        elif isinstance(element, ast.RelationshipPattern):
            text += _relationship(element, search, way, kind)
        else:
            raise refused("mẫu có lượng từ ((…)){1,3}", "a quantified pattern ((…)){1,3}", "-[:X*1..3]->")
    search.ways.append(way)
    search.texts.append(text)


def _node(node: Any, search: Search, way: _Way) -> str:
    labels = frozenset(NODES) if node.labels is None else of_expression(node.labels) & frozenset(NODES)
    name = _name(node, search)
    if search.bound.get(name, Node) not in {Node, type(None)}:
        raise mistaken(f"{name} không phải nút", f"{name} is not a node")
    known = search.nodes.get(name)
    search.nodes[name] = labels if known is None else known & labels
    if known is None:
        shown = "" if node.labels is None else ":" + ":".join(sorted(labels))
    else:
        shown = ""
        if node.labels is not None:
            search.checks.append(ast.LabelPredicate(this=ast.Identifier(this=name), labels=node.labels))
    if node.labels is not None and not labels:
        shown = ""
        search.conditions.append("false")
    way.names.append(name)
    return f"({quoted(name)}{shown}{_properties(node, name, search, node_type(labels))})"


def _name(node: Any, search: Search) -> str:
    if node.variable is None:
        return search.scope.fresh()
    name = str(node.variable.this)
    if name.startswith("gk_"):
        raise refused(f"tên biến {name}", f"the variable name {name}")
    return name


def _relationship(node: Any, search: Search, way: _Way, kind: str) -> str:
    for one in node.types or ():
        if one not in EDGES:
            there_are = ", ".join(EDGES)
            raise mistaken(
                f"không có loại quan hệ {one}; có: {there_are}",
                f"there is no relationship type {one}; there are: {there_are}",
            )
    name = _name(node, search)
    if name in search.bound:
        fresh = search.scope.fresh()
        search.same.append((name, fresh))
        name = fresh
    if name in search.relationships:
        raise mistaken(f"quan hệ {name} hai lần", f"the relationship {name} twice")
    many = bool(node.variable_length)
    search.relationships[name] = many
    way.names.append(name)
    types = "" if node.types is None else ":" + "|".join(node.types)
    of = relationship_type(node.types or EDGES)
    shown = ""
    if not many:
        search.scope.variables[name] = of
        shown = _properties(node, name, search, of)
    elif node.properties is not None:
        search.maps.append((name, node.properties))
    if node.where is not None and many:
        raise refused(
            "WHERE trong quan hệ nhiều bước", "WHERE on a relationship of many steps", "all(r IN rs WHERE …)"
        )
    steps = _steps(node, name, search, kind) if many else ""
    start, end = _ARROWS[node.direction]
    return f"{start}[{quoted(name)}{types}{steps}{shown}]{end}"


def _steps(node: Any, name: str, search: Search, kind: str) -> str:
    least = 1 if node.min_hops is None else node.min_hops
    most = LONGEST if node.max_hops is None else node.max_hops
    if kind:
        search.shortest[name] = (kind.startswith("ALL"), most)
    if node.max_hops is None:
        search.unbounded.add(name)
    if kind and search.length is not None:
        return f"* TRAIL {search.length}..{search.length}"
    return f"* {kind or 'TRAIL'} {least}..{most}"


def _properties(node: Any, name: str, search: Search, of: Any) -> str:
    """Write what the engine may compare itself; everything is compared here as well."""
    if node.where is not None:
        search.checks.append(node.where.this)
    if node.properties is None:
        return ""
    search.maps.append((name, node.properties))
    written = []
    for key, item in node.properties.entries:
        if not isinstance(item, ast.String | ast.Integer | ast.Boolean | ast.Parameter):
            continue
        try:
            given, wanted = expression(item, search.scope), property_type(of, key)
            demand(given, wanted)
        except GraphkitError:
            continue
        if "null" not in {wanted.name, given.type.name}:
            written.append(f"{key}: {given.text}")
    return f" {{{', '.join(written)}}}" if written else ""


def _found(
    search: Search, anchors: list[str], rows: list[Binding], start: int, context: Context, ask: Ask
) -> Iterator[tuple[int, Binding]]:
    by_anchor: dict[tuple[Any, ...], list[int]] = {}
    for place, row in enumerate(rows):
        key = tuple(None if row[name] is None else row[name].properties["id"] for name in anchors)
        if None not in key:
            by_anchor.setdefault(key, []).append(place)
    seen = set()
    context.check()
    for binding in _asked(search, anchors, list(by_anchor), ask):
        context.check()
        identity = tuple(_identity(binding[name]) for name in [*search.nodes, *search.relationships])
        # A relationship of a node to itself is found once in each direction where none is said.
        if identity in seen or not _once(search, binding):
            continue
        seen.add(identity)
        added = _added(search, binding)
        for place in by_anchor[tuple(binding[name].properties["id"] for name in anchors)]:
            row = {**rows[place], **added}
            if _holds(search, row, context):
                yield start + place, {name: row[name] for name in added}


def _asked(search: Search, anchors: list[str], keys: list[tuple[Any, ...]], ask: Ask) -> Iterator[Binding]:
    names = [*search.nodes, *search.relationships]
    shown = ", ".join(quoted(name) for name in names)
    given = {name: search.parameters[name] for name in search.scope.used}
    where = list(search.conditions)
    first = ""
    if anchors:
        first = "UNWIND $gk_rows AS gk_row "
        where += [f"{quoted(name)}.id = gk_row.k{place}" for place, name in enumerate(anchors)]
        given["gk_rows"] = [{f"k{place}": one for place, one in enumerate(key)} for key in keys]
        if not keys:
            return
    condition = f" WHERE {' AND '.join(where)}" if where else ""
    text = f"{first}MATCH {', '.join(search.texts)}{condition} RETURN {shown}"
    for row in ask(text, given):
        yield {name: from_engine(found) for name, found in zip(names, row, strict=True)}


def _identity(found: Any) -> Any:
    return tuple(one.key for one in found.relationships) if isinstance(found, Path) else found.key


def _once(search: Search, binding: Binding) -> bool:
    """Return whether no relationship is used twice; shortest paths stand for themselves."""
    used: list[Any] = []
    for name, many in search.relationships.items():
        found = binding[name]
        steps = list(found.relationships) if many else [found]
        if name in search.unbounded and len(steps) >= LONGEST:
            raise refused("số bước không có giới hạn (*)", "a number of steps without a bound (*)", "*1..10")
        if name not in search.shortest:
            used += steps
    return len(set(used)) == len(used)


def _added(search: Search, binding: Binding) -> Binding:
    added = {
        name: found for name, found in binding.items() if name not in search.bound and name in search.nodes
    }
    for name, many in search.relationships.items():
        added[name] = list(binding[name].relationships) if many else binding[name]
    for way in search.ways:
        if way.variable is not None:
            added[way.variable] = _walked(way, search, binding)
    return added


def _walked(way: _Way, search: Search, binding: Binding) -> Path:
    nodes: list[Node] = [binding[way.names[0]]]
    steps: list[Relationship] = []
    for relationship, node in zip(way.names[1::2], way.names[2::2], strict=True):
        found = binding[relationship]
        if not search.relationships[relationship]:
            steps.append(found)
        elif not found.relationships:
            continue
        else:
            steps += found.relationships
            nodes += found.nodes
        nodes.append(binding[node])
    return Path(tuple(nodes), tuple(steps))


def _holds(search: Search, row: Binding, context: Context) -> bool:
    for name, fresh in search.same:
        if row[name] != row[fresh]:
            return False
    for name, wanted in search.maps:
        owners = row[name] if isinstance(row[name], list) else [row[name]]
        for key, item in wanted.entries:
            given = evaluate(item, row, context)
            if any(equal(owner.properties.get(key), given) is not True for owner in owners):
                return False
    return all(truth(check, row, context) is True for check in search.checks)
