"""What a rule is, what it looks at, and what it finds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from graphkit.check.records import StoreRecords
from graphkit.i18n import Text
from graphkit.link.expectation import is_plan
from graphkit.link.knowledge import Knowledge
from graphkit.link.lookup import Lookup
from graphkit.link.parent import Judgement
from graphkit.model import Extraction, Header, Reading
from graphkit.parse import Document, parse

_OPENING = 4
"""How many lines before the first section are shown where they cite nothing."""

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The gravest first."""


@dataclass(frozen=True)
class Subject:
    """A plan under check: its text, what it says, and how its parent is judged (None: it cannot be).

    ``records`` are those of the store; None where there is none.
    """

    reading: Reading
    extraction: Extraction
    lookup: Lookup
    knowledge: Knowledge
    judgement: Judgement | None
    records: StoreRecords | None = None

    @property
    def text(self) -> str:
        """The text as read; all offsets point into it."""
        return self.reading.text

    @property
    def header(self) -> Header:
        """What the plan says of itself."""
        return self.extraction.header

    @cached_property
    def document(self) -> Document:
        """The plan's structure: lines, zones, outline."""
        return parse(self.reading)

    @cached_property
    def is_plan(self) -> bool:
        """True for a plan, programme or scheme, and for a decision that issues one."""
        return is_plan(self.header.doc_type, self.header.title)


@dataclass(frozen=True, slots=True)
class Edit:
    """What ``--fix`` writes in place of ``text[start:end]``; nothing is ever guessed here."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Observation:
    """Something that a rule found, at its place in the text.

    ``confidence`` and ``severity`` are the rule's own where left out. ``suggestion`` is what should stand
    there, in words for people; ``fix`` makes it so, and is given where it is certain alone.
    """

    message: Text
    start: int | None = None
    end: int | None = None
    confidence: float | None = None
    severity: Severity | None = None
    suggestion: str | None = None
    fix: Edit | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A line of a plan that a rule tells of, and how it reads when it is put right."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its stable code, its name, how grave it is, what it is for, and how it looks for it.

    ``confidence`` (0..1) is how often what it tells is so, unless an observation knows better.
    ``explanation`` says what it finds and why that matters. ``look`` is None for what stops a file from being
    checked at all.
    """

    code: str
    name: str
    severity: Severity
    confidence: float
    explanation: Text
    example: Example
    look: Callable[[Subject], Iterable[Observation]] | None = None

    def __reduce__(self) -> tuple[Callable[[str], Rule], tuple[str]]:
        """Pass to another process by its code, and be the same rule there."""
        return _rule, (self.code,)


def _rule(code: str) -> Rule:
    from graphkit.check.rules import RULES

    return next(rule for rule in RULES if rule.code == code)


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

    @property
    def confidence(self) -> float:
        """How likely it is so, 0..1."""
        own = self.observation.confidence
        return self.rule.confidence if own is None else own


def finding(rule: Rule, observation: Observation, text: str) -> Finding:
    """Return the finding of an observation in a text."""
    start = observation.start
    if start is None:
        return Finding(rule, observation, None, None)
    return Finding(rule, observation, *position(text, start))


def position(text: str, offset: int) -> tuple[int, int]:
    r"""Return line and column of an offset, both from 1; a line ends with its line feed.

    >>> position("một\nhai", 3), position("một\nhai", 4)
    ((1, 4), (2, 1))
    """
    ends = _line_ends(text)
    line = bisect_left(ends, offset)
    return line + 1, offset - (ends[line - 1] if line else -1)


@lru_cache(maxsize=2)
def _line_ends(text: str) -> list[int]:
    """Return the offsets of a text's line feeds; kept, since a text may have many findings."""
    return [match.start() for match in re.finditer("\n", text)]


def preamble(subject: Subject) -> tuple[int, int]:
    """Return where a plan says what it rests on; else the lines there, its title, or its first line."""
    text = subject.reading.text
    grounds = [citation for citation in subject.extraction.citations if citation.role == "can_cu"]
    if grounds:
        start = min(citation.start for citation in grounds)
        line = text.rfind("\n", 0, start) + 1
        return line + _blanks(text[line:start]), max(
            citation.title_end or citation.end for citation in grounds
        )
    lines, zones = subject.document.lines, subject.document.zones
    if zones.preamble < zones.body:
        return lines[zones.preamble].start, lines[min(zones.body, zones.preamble + _OPENING) - 1].end
    if "title" in subject.extraction.header.spans:
        return subject.extraction.header.spans["title"]
    start = _blanks(text)
    end = text.find("\n", start)
    return start, end if end > start else len(text)


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip())
