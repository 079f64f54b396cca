"""A line a finding: where, which rule, what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.check import Checked
from graphkit.report.base import every, name_of, plain


def lines(checked: Sequence[Checked]) -> Iterator[str]:
    """Yield ``path:line:col: CODE message``, without line and column where the file as a whole is meant."""
    for item, finding in every(checked):
        place = [str(number) for number in (finding.line, finding.column) if number is not None]
        yield f"{':'.join([name_of(item), *place])}: {finding.rule.code} {plain(finding.observation.message)}"
