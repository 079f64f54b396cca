"""Which findings are wanted: by code, severity and confidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.check.base import SEVERITIES, Finding, Severity
from graphkit.check.rules import RULES
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

ALL = "ALL"
"""Stands for every code."""


@dataclass(frozen=True, slots=True)
class Selection:
    """``select`` and ``ignore`` are codes or beginnings of codes; where both fit, the longer one decides."""

    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    min_severity: Severity = "info"
    min_confidence: float = 0.0

    def keeps(self, finding: Finding) -> bool:
        """Tell whether a finding is wanted."""
        return (
            self._wants(finding)
            and SEVERITIES.index(finding.severity) <= SEVERITIES.index(self.min_severity)
            and finding.confidence >= self.min_confidence
        )

    def _wants(self, finding: Finding) -> bool:
        code = finding.rule.code
        ignored = _fit(code, self.ignore)
        if finding.rule.look is None:
            # a file that was not checked at all: not to be told of it would look like a clean one
            return ignored < len(code)
        return _fit(code, self.select) > ignored


def codes(given: Iterable[str]) -> tuple[str, ...]:
    """Return codes and their beginnings in the form that :class:`Selection` has them.

    Each may be several, set apart by commas. Raises GraphkitError for one that no rule begins with.

    >>> codes(["kg2,KG103", "all"])
    ('KG2', 'KG103', 'ALL')
    """
    parts = [part.strip().upper() for text in given for part in text.split(",") if part.strip()]
    for part in parts:
        if part != ALL and not any(rule.code.startswith(part) for rule in RULES):
            raise GraphkitError(
                Text(
                    f"{part}: không có quy tắc nào mang mã này; xem các mã bằng graphkit rule",
                    f"{part}: no rule has such a code; graphkit rule lists the codes",
                )
            )
    return tuple(parts)


def _fit(code: str, beginnings: Iterable[str]) -> int:
    """Return how many letters of a code the longest fitting beginning has; 0 for all, -1 for none."""
    fitting = [0 if each == ALL else len(each) for each in beginnings if each == ALL or code.startswith(each)]
    return max(fitting, default=-1)
