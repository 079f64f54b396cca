"""Markdown: a table a file with findings, for a comment, a wiki or a mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.check import Checked, Finding
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled
from graphkit.report.base import findings_of, name_of, plain
from graphkit.report.words import SEVERITY, SUGGESTION, summary

_TITLE = Text("Kết quả kiểm tra", "What the check found")
_HEADINGS = (
    Text("Dòng", "Line"),
    Text("Mã", "Code"),
    Text("Mức độ", "Severity"),
    Text("Nội dung", "Finding"),
    SUGGESTION,
)
_MARKUP = compiled(r"[\\`*_{}\[\]<>#|~!&$]|(?<=www)\.|:(?=//)")
"""What means something to a reader of Markdown, with the beginnings of addresses that it makes links of."""


def lines(checked: Sequence[Checked]) -> Iterator[str]:
    """Yield the page's lines."""
    yield f"# {_TITLE}"
    yield ""
    yield _escaped(summary(checked))
    for item in checked:
        if findings_of(item):
            yield from _file(item)


def _file(item: Checked) -> Iterator[str]:
    yield ""
    yield f"## {_escaped(name_of(item))}"
    yield ""
    yield _row([str(heading) for heading in _HEADINGS])
    yield _row(["---:", *["---"] * (len(_HEADINGS) - 1)])
    for finding in findings_of(item):
        yield _row([_escaped(cell) for cell in _cells(finding)])


def _cells(finding: Finding) -> Iterator[object]:
    yield "" if finding.line is None else finding.line
    yield f"{finding.rule.code} {finding.rule.name}"
    yield SEVERITY[finding.severity]
    yield finding.observation.message
    yield finding.observation.suggestion or ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(words: object) -> str:
    """Return words that a reader of Markdown shows as they are, and that call nobody."""
    marked = _MARKUP.sub(lambda match: f"\\{match.group()}", plain(words))
    return marked.replace("@", "@&#8288;")
