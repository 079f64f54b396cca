"""JUnit XML: a testsuite a file, a testcase a finding, or one that passes where there is none.

No times and no host, so that the same files give the same report. Jenkins' schema holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from graphkit.check import Checked, Finding
from graphkit.i18n import Text
from graphkit.report.base import every, findings_of, name_of, plain
from graphkit.report.words import NOTHING, SUGGESTION


def lines(checked: Sequence[Checked]) -> Iterator[str]:
    """Yield the report's lines."""
    root = ElementTree.Element("testsuites", {"name": "graphkit check", **_counts(checked)})
    for item in checked:
        root.append(_suite(item))
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield ElementTree.tostring(root, encoding="unicode")


def _counts(checked: Sequence[Checked]) -> dict[str, str]:
    errors = sum(_is_unreadable(finding) for _, finding in every(checked))
    found = sum(len(findings_of(item)) for item in checked)
    tests = sum(max(1, len(findings_of(item))) for item in checked)
    return {"tests": str(tests), "failures": str(found - errors), "errors": str(errors)}


def _suite(item: Checked) -> ElementTree.Element:
    suite = ElementTree.Element(
        "testsuite", {"name": name_of(item), "file": name_of(item), **_counts([item])}
    )
    for finding in findings_of(item):
        suite.append(_case(item, finding))
    if not findings_of(item):
        ElementTree.SubElement(suite, "testcase", name=str(NOTHING), classname=name_of(item))
    return suite


def _case(item: Checked, finding: Finding) -> ElementTree.Element:
    where = finding.line and f" {Text('dòng', 'line')} {finding.line}:{finding.column}"
    name = f"{finding.rule.code} {finding.rule.name}{where or ''}"
    case = ElementTree.Element("testcase", name=name, classname=name_of(item))
    message = plain(finding.observation.message)
    tag = "error" if _is_unreadable(finding) else "failure"
    failure = ElementTree.SubElement(case, tag, type=finding.severity, message=message)
    failure.text = "\n".join(_details(item, finding))
    return case


def _details(item: Checked, finding: Finding) -> Iterator[str]:
    observation = finding.observation
    yield ":".join(str(part) for part in (name_of(item), finding.line, finding.column) if part is not None)
    words = plain(item.text[observation.start : observation.end]) if observation.start is not None else ""
    if words:
        yield f"“{words}”"
    if observation.suggestion:
        yield f"{SUGGESTION}: {plain(observation.suggestion)}"


def _is_unreadable(finding: Finding) -> bool:
    """Say whether a finding is that the file could not be checked at all."""
    return finding.rule.look is None
