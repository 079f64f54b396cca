"""What is left of a file's findings for the user to see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graphkit.check.base import Finding
from graphkit.check.baseline import Baseline
from graphkit.check.many import Checked
from graphkit.check.selection import Selection
from graphkit.check.suppression import Suppressions


@dataclass(frozen=True, slots=True)
class Sieve:
    """Lets through what is wanted, is not let stand by anybody, and is not known already."""

    selection: Selection
    suppressions: Suppressions
    baseline: Baseline | None = None

    def sift(self, checked: Checked) -> Checked:
        """Return a checked file with the findings that come through."""
        document, text = checked.document, checked.text
        found: Iterable[Finding] = filter(self.selection.keeps, document.findings)
        found = self.suppressions.keep(document.path, found, text)
        if self.baseline:
            found = self.baseline.keep(document.path, found, text)
        return replace(checked, document=replace(document, findings=tuple(found)))
