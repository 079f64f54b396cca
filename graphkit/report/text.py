"""Text for people: each finding with its line and the words underlined, and how much was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from graphkit.check import Checked, Finding, Severity
from graphkit.i18n import Text
from graphkit.report.base import findings_of, name_of, place, plain
from graphkit.report.excerpt import marked_lines
from graphkit.report.words import SEVERITY, SUGGESTION, parent_words, summary

WIDTH = 110
"""As wide as text is where no terminal says how wide it is."""
_NARROWEST = 40

Look = Literal[Severity, "strong", "quiet"]
Paint = Callable[[str, Look], str]
"""Gives words their colour on a terminal."""


def lines(
    checked: Sequence[Checked], paint: Paint = lambda words, _: words, width: int = WIDTH
) -> Iterator[str]:
    """Yield the findings of each file, a blank line after each, and the summary."""
    for item in checked:
        if item.document.parent is not None:
            yield f"{paint(name_of(item), 'strong')}: {plain(parent_words(item.document.parent, item.text))}"
        for finding in findings_of(item):
            yield from _finding(item, finding, paint, max(width, _NARROWEST))
            yield ""
    yield summary(checked)


def _finding(item: Checked, finding: Finding, paint: Paint, width: int) -> Iterator[str]:
    where = ":".join(str(part) for part in (name_of(item), finding.line, finding.column) if part is not None)
    grave = paint(f"{SEVERITY[finding.severity]} {finding.rule.code}", finding.severity)
    yield f"{paint(where, 'strong')}: {grave}: {plain(finding.observation.message)}"
    gutter = 0
    for number, words in _excerpt(item, finding, paint, width):
        gutter = gutter or len(number)
        yield f"{paint(f'{number:>{gutter}} |', 'quiet')} {words}".rstrip()
    if finding.observation.suggestion:
        yield f"{' ' * gutter} = {SUGGESTION}: {plain(finding.observation.suggestion)}"


def _excerpt(item: Checked, finding: Finding, paint: Paint, width: int) -> Iterator[tuple[str, str]]:
    """Yield what stands left and right of the bar; the first on the left is as wide as any."""
    there = place(item, finding)
    if there is None:
        return
    gutter = len(str(there.end_line))
    last = there.line
    yield " " * gutter, ""
    for marked in marked_lines(item.text, there, width - gutter - 3):
        last = marked.number
        yield str(marked.number), marked.words
        yield "", " " * marked.before + paint("^" * marked.marked, finding.severity)
    if item.text[there.start : there.end].rstrip().count("\n") > last - there.line:
        more = Text(f"… đến dòng {there.end_line}", f"… as far as line {there.end_line}")
        yield "", paint(str(more), "quiet")
