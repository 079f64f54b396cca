"""A fingerprint of facts: the same for the same facts, in whatever order they come."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields
from itertools import chain
from operator import attrgetter
from typing import Any

from graphkit.facts import Edge, Evidence, Facts, Node

_BITS = 256
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_evidence = attrgetter(*(field.name for field in fields(Evidence)))


def fingerprint(facts: Facts) -> str:
    """Return the fingerprint of facts as hexadecimal digits."""
    return digest(chain(map(_node, facts.nodes), map(_edge, facts.edges)))


def digest(items: Iterable[Any]) -> str:
    """Return a hash of a set of JSON values: the sum of the hashes of each, which no order changes."""
    total = sum(int.from_bytes(hashlib.sha256(_encode(item).encode()).digest(), "big") for item in items)
    return f"{total % 2**_BITS:064x}"


def _node(node: Node) -> list[Any]:
    return [node.label, node.id, node.name, dict(node.properties)]


def _edge(edge: Edge) -> list[Any]:
    ends = [edge.type, edge.source, edge.target, edge.source_label, edge.target_label]
    return [*ends, dict(edge.properties), [_evidence(item) for item in edge.evidence]]
