"""What makes two findings one: the rule and the words, whatever line they stand in."""

from __future__ import annotations

import hashlib
import unicodedata

from graphkit.check.base import Finding
from graphkit.lang.patterns import compiled

_LONGEST = 200
"""Longer stretches (a preamble, a page) are no words of a finding: they change with what is around it."""
_LINE = compiled(r"\bdòng \d+")
"""Another line that a message names, which shifts as the finding's own does."""


def fingerprint(finding: Finding, text: str) -> str:
    """Return a short name of a finding in a text, the same wherever it stands and in either language."""
    said = finding.observation
    words = text[said.start : said.end] if said.start is not None and said.end is not None else ""
    parts = (finding.rule.code, _LINE.sub("", said.message.vi), words if len(words) <= _LONGEST else "")
    plain = "\n".join(" ".join(unicodedata.normalize("NFC", part).split()) for part in parts)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
