"""The records: a transactional store of what every file says and of the facts of all."""

from __future__ import annotations

from graphkit.records.store import Store, building
from graphkit.records.types import Content, FileRecord, State

__all__ = ["Content", "FileRecord", "State", "Store", "building"]
