"""Lineage: what a document rests on, up to the centre, and what rests on it, down to tasks and units."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphkit.answers.placing import Direction
from graphkit.answers.tree import OWNS, PARENT_PLAN, RESTS_ON, UNITS, Lineage, grow
from graphkit.engines.named import run
from graphkit.errors import GraphkitError
from graphkit.facts import Edge, Facts, Node
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.engines import Engine
    from graphkit.records import Store

_QUERIES = {"down": "lineage_down", "up": "lineage_up"}


def lineage(store: Store, engine: Engine, node: Node, direction: Direction) -> Lineage:
    """Return the lineage of a document, a task or a reporting duty.

    Which documents belong to it is asked of the engine, in its own language; where each hangs, and what
    proves each step, comes from the records. Raises GraphkitError for a node of another label.
    """
    if node.label == "VanBan":
        document: str | None = node.id
    elif node.label in OWNS:
        owners = store.edges(OWNS[node.label], target=node.id)
        document = owners[0].source if owners and direction == "up" else None
    else:
        raise _no_lineage(node)
    reached = _reached(engine, document, direction) if document else []
    documents = [document, *reached] if document else []
    return grow(_facts(store, node, documents, direction), node, reached, direction)


def _reached(engine: Engine, document: str, direction: Direction) -> list[str]:
    table = run(engine, _QUERIES[direction], {"van_ban": document})
    column = table.columns.index("id")
    return [str(row[column]) for row in table.rows]


def _facts(store: Store, node: Node, documents: Iterable[str], direction: Direction) -> Facts:
    """Return what of the records the tree is made of."""
    edges = [edge for document in documents for edge in _around(store, document, direction)]
    edges += [edge for name in OWNS.values() for edge in store.edges(name, target=node.id)]
    tasks = [node.id, *(edge.target for edge in edges if edge.type == OWNS["NhiemVu"])]
    if direction == "down":
        edges += [
            edge for task in tasks for name in _joins(task, node) for edge in store.edges(name, source=task)
        ]
    ids = {end for edge in edges for end in (edge.source, edge.target)} | {node.id, *documents}
    nodes = (store.node(id_) for id_ in sorted(ids))
    unique = {(edge.type, edge.source, edge.target): edge for edge in edges}
    return Facts(tuple(filter(None, nodes)), tuple(unique.values()))


def _around(store: Store, document: str, direction: Direction) -> Iterable[Edge]:
    for name in (*RESTS_ON, PARENT_PLAN, *([OWNS["NhiemVu"]] if direction == "down" else [])):
        yield from store.edges(name, source=document)
    yield from store.edges("BAN_HANH", target=document)


def _joins(task: str, node: Node) -> tuple[str, ...]:
    return UNITS.get(node.label, ()) if task == node.id else UNITS["NhiemVu"]


def _no_lineage(node: Node) -> GraphkitError:
    return GraphkitError(
        Text(
            f"{node.id} ({node.name}): chỉ lần theo từ văn bản, nhiệm vụ; hãy cho số ký hiệu, tên tệp",
            f"{node.id} ({node.name}): lineage starts at a document or a task; give a number or a file name",
        )
    )
