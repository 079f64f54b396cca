"""How often each rule found something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graphkit.check import RULES, Checked
from graphkit.report.base import every

COLUMNS = ("so_luong", "ma", "ten", "muc_do")


def rows(checked: Iterable[Checked]) -> Sequence[tuple[object, ...]]:
    """Return count, code, name and severity of each rule that found something, the most frequent first."""
    counts = Counter(finding.rule.code for _, finding in every(checked))
    found = [(counts[rule.code], rule.code, rule.name, rule.severity) for rule in RULES if counts[rule.code]]
    return sorted(found, key=lambda row: (-row[0], row[1]))
