"""What all formats share: a file's name and findings, where a finding stands, and words that do no harm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.check import Checked, Finding, position
from graphkit.lang.patterns import compiled
from graphkit.lang.visible import visible

_UNWRITABLE = compiled("[\ud800-\udfff\ufffe\uffff]")
"""What neither UTF-8 nor XML can hold: halves of characters, as in names of files that are not UTF-8."""


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text: offsets from 0, lines and columns from 1, the end after the last character."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


def region(text: str, start: int, end: int) -> Region:
    """Return where ``text[start:end]`` stands; a line ends with its line feed."""
    return Region(start, end, *position(text, start), *position(text, end))


def place(item: Checked, finding: Finding) -> Region | None:
    """Return where a finding stands; None where it is about the file as a whole."""
    start, end = finding.observation.start, finding.observation.end
    if start is None:
        return None
    return region(item.text, start, start if end is None else max(start, end))


def name_of(item: Checked) -> str:
    """Return a file's name as it may be printed anywhere."""
    return plain(item.document.path)


def findings_of(item: Checked) -> Sequence[Finding]:
    """Return findings as a reader comes upon them: what is about the whole file, then by place."""
    return sorted(item.document.findings, key=lambda each: (each.line or 0, each.column or 0))


def every(checked: Iterable[Checked]) -> Iterator[tuple[Checked, Finding]]:
    """Yield each finding with its file."""
    yield from ((item, finding) for item in checked for finding in findings_of(item))


def harmless(words: str) -> str:
    """Return words with what a terminal, a parser or a runner would obey written as its code."""
    return _UNWRITABLE.sub("\ufffd", visible(words))


def plain(words: object) -> str:
    """Return harmless words on one line; line breaks become blanks."""
    return harmless(" ".join(str(words).splitlines()))
