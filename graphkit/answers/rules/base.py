"""What a rule is, what it looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from graphkit.i18n import Text
from graphkit.link.knowledge import Knowledge
from graphkit.link.lookup import Lookup
from graphkit.link.parent import Judgement
from graphkit.model import Extraction, Reading

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A plan under check: its text, what it says, and how its parent is judged (None: it cannot be)."""

    reading: Reading
    extraction: Extraction
    lookup: Lookup
    knowledge: Knowledge
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Observation:
    """Something that a rule found, at its place in the text; ``suggestion`` is what should stand there."""

    message: Text
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0
    severity: Severity | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable code, its name, how grave it is, what it is for, and how it looks for it.

    ``explanation`` says what it finds and why that matters. ``look`` is None for what stops a file from being
    checked at all.
    """

    code: str
    name: str
    severity: Severity
    explanation: Text
    look: Callable[[Subject], Iterable[Observation]] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is reported: an observation with its rule, and its line and column, both from 1."""

    rule: Rule
    observation: Observation
    line: int | None
    column: int | None

    @property
    def severity(self) -> Severity:
        """The rule's severity, unless the observation is less sure of itself."""
        return self.observation.severity or self.rule.severity


def finding(rule: Rule, observation: Observation, text: str) -> Finding:
    """Return the finding of an observation in a text."""
    start = observation.start
    if start is None:
        return Finding(rule, observation, None, None)
    return Finding(rule, observation, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


def preamble(subject: Subject) -> tuple[int, int]:
    """Return where a plan says what it rests on; failing that its title, or its first line."""
    text = subject.reading.text
    grounds = [citation for citation in subject.extraction.citations if citation.role == "can_cu"]
    if grounds:
        start = min(citation.start for citation in grounds)
        line = text.rfind("\n", 0, start) + 1
        return line + _blanks(text[line:start]), max(
            citation.title_end or citation.end for citation in grounds
        )
    if "title" in subject.extraction.header.spans:
        return subject.extraction.header.spans["title"]
    start = _blanks(text)
    end = text.find("\n", start)
    return start, end if end > start else len(text)


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())
