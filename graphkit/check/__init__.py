"""The check: a linter for plans. From a text, the catalogue, and a store's records, if there is one.

No engine is opened. Rules look at one document each (:class:`Subject`) and tell what they find there.
"""

from __future__ import annotations

from graphkit.check.base import (
    SEVERITIES,
    Edit,
    Example,
    Finding,
    Observation,
    Rule,
    Severity,
    Subject,
    position,
)
from graphkit.check.baseline import Baseline
from graphkit.check.baseline import write as write_baseline
from graphkit.check.document import CheckedDocument, Checker, Parent, check, to_json, unreadable
from graphkit.check.many import Checked, Means, Suppressed, check_all
from graphkit.check.rules import RULES
from graphkit.check.selection import Selection, codes
from graphkit.check.settings import Settings
from graphkit.check.sieve import Sieve
from graphkit.check.suppression import Suppression, Suppressions

__all__ = [
    "RULES",
    "SEVERITIES",
    "Baseline",
    "Checked",
    "CheckedDocument",
    "Checker",
    "Edit",
    "Example",
    "Finding",
    "Means",
    "Observation",
    "Parent",
    "Rule",
    "Selection",
    "Settings",
    "Severity",
    "Sieve",
    "Subject",
    "Suppressed",
    "Suppression",
    "Suppressions",
    "check",
    "check_all",
    "codes",
    "position",
    "to_json",
    "unreadable",
    "write_baseline",
]
