"""The rules of the check, one module each, named by its code; a new rule is a new module here."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from graphkit.check.base import Rule

RULES: tuple[Rule, ...] = tuple(
    import_module(f"{__name__}.{module.name}").RULE
    for module in sorted(iter_modules(__path__), key=lambda module: module.name)
    if module.name.startswith("kg")
)
"""All rules, ordered by code."""
