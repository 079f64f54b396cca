"""The rules of the check, one module each; a new rule is a module and a line in RULES."""

from __future__ import annotations

from graphkit.answers.rules import kg103, kg201, kg901, kg904
from graphkit.answers.rules.base import Finding, Observation, Rule, Subject, finding

__all__ = ["RULES", "Finding", "Observation", "Rule", "Subject", "finding"]

RULES: tuple[Rule, ...] = (kg103.RULE, kg201.RULE, kg901.RULE, kg904.RULE)
"""All rules, ordered by code."""
