"""A fingerprint of facts: the same for the same facts, in whatever order they come."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple
from itertools import chain
from typing import Any

from graphkit.facts import Edge, Facts, Node

_BITS = 256


def fingerprint(facts: Facts) -> str:
    """Return the fingerprint of facts as hexadecimal digits."""
    return digest(chain(map(_node, facts.nodes), map(_edge, facts.edges)))


def digest(items: Iterable[Any]) -> str:
    """Return a hash of a set of JSON values: the sum of the hashes of each, which no order changes."""
    total = sum(int.from_bytes(hashlib.sha256(_line(item)).digest(), "big") for item in items)
    return f"{total % 2**_BITS:064x}"


def _line(item: Any) -> bytes:
    return json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def _node(node: Node) -> list[Any]:
    return [node.label, node.id, node.name, dict(node.properties)]


def _edge(edge: Edge) -> list[Any]:
    ends = [edge.type, edge.source, edge.target, edge.source_label, edge.target_label]
    return [*ends, dict(edge.properties), [astuple(item) for item in edge.evidence]]
