"""The check: a linter for plans. From a text, the catalogue, and a store's records, if there is one.

No engine is opened. Rules look at one document each (:class:`Subject`) and tell what they find there.
"""

from __future__ import annotations

from graphkit.check.base import SEVERITIES, Edit, Example, Finding, Observation, Rule, Severity, Subject
from graphkit.check.document import CheckedDocument, Checker, Parent, check, to_json, unreadable
from graphkit.check.rules import RULES

__all__ = [
    "RULES",
    "SEVERITIES",
    "CheckedDocument",
    "Checker",
    "Edit",
    "Example",
    "Finding",
    "Observation",
    "Parent",
    "Rule",
    "Severity",
    "Subject",
    "check",
    "to_json",
    "unreadable",
]
