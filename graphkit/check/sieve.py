"""What is left of a file's findings for the user to see."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphkit.check.baseline import Baseline
from graphkit.check.many import Checked, Suppressed
from graphkit.check.selection import Selection
from graphkit.check.suppression import Suppressions


@dataclass(frozen=True, slots=True)
class Sieve:
    """Lets through what is wanted, is not let stand by anybody, and is not known already."""

    selection: Selection
    suppressions: Suppressions
    baseline: Baseline | None = None

    def sift(self, checked: Checked) -> Checked:
        """Return a checked file with the findings that come through, and those that are let stand."""
        document, text = checked.document, checked.text
        wanted = [finding for finding in document.findings if self.selection.keeps(finding)]
        open_ = list(self.suppressions.keep(document.path, wanted, text))
        new = list(self.baseline.keep(document.path, open_, text)) if self.baseline else open_
        told = set(map(id, new))
        suppressed = tuple(
            Suppressed(finding, self.suppressions.reason(document.path, finding, text))
            for finding in wanted
            if id(finding) not in told
        )
        return replace(checked, document=replace(document, findings=tuple(new)), suppressed=suppressed)
