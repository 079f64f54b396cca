"""What may be given, and what is known of several conditions of which some are unknown."""

from __future__ import annotations

import datetime
from typing import Any

from graphkit.engines.cypher.refusal import refused


def quantified(name: str, results: list[bool | None]) -> bool | None:
    """Return all, any, none or single of results of which some may be unknown."""
    if name == "all":
        return False if False in results else None if None in results else True
    if name == "any":
        return True if True in results else None if None in results else False
    if name == "none":
        return False if True in results else None if None in results else True
    true = results.count(True)
    return False if true > 1 else None if None in results else true == 1


def given_value(value: Any) -> Any:
    """Return a parameter's value. Raises GraphkitError for one of a kind that is not on the list."""
    if isinstance(value, list | tuple):
        return [given_value(item) for item in value]
    if isinstance(value, dict):
        return {name: given_value(item) for name, item in value.items()}
    if value is None or type(value) in {bool, int, float, str, datetime.date}:
        return value
    name = type(value).__name__
    raise refused(f"tham số kiểu {name}", f"a parameter of type {name}")
