"""Annotations of GitHub's workflows: commands on stdout that the runner shows beside the lines.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.check import Checked, Finding, Severity
from graphkit.report.base import every, name_of, place, plain
from graphkit.report.words import SUGGESTION

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def lines(checked: Sequence[Checked]) -> Iterator[str]:
    """Yield a command a finding."""
    for item, finding in every(checked):
        properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(item, finding))
        yield f"::{_COMMANDS[finding.severity]} {properties}::{_data(_message(finding))}"


def _properties(item: Checked, finding: Finding) -> Iterator[tuple[str, str]]:
    yield "file", name_of(item)
    there = place(item, finding)
    if there is not None:
        yield "line", str(there.line)
        yield "endLine", str(there.end_line)
        # Columns are shown where a finding stands in one line alone; the runner counts the last one in.
        if there.line == there.end_line:
            yield "col", str(there.column)
            yield "endColumn", str(max(there.column, there.end_column - 1))
    yield "title", f"{finding.rule.code} {finding.rule.name}"


def _message(finding: Finding) -> str:
    observation = finding.observation
    advice = f"\n{SUGGESTION}: {plain(observation.suggestion)}" if observation.suggestion else ""
    return plain(observation.message) + advice


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
