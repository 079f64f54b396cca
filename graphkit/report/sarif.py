"""SARIF 2.1.0, which code hosts and editors read: the rules with their help, and each finding at its place.

Lines, columns and offsets count code points of the text as read (``graphkit read FILE``), which for a text
file in UTF-8 is the file itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from graphkit import __version__
from graphkit.check import RULES, Checked, Edit, Finding, Rule, Suppressed
from graphkit.check.fingerprint import fingerprint
from graphkit.i18n import Text, current_language
from graphkit.lang.visible import visible
from graphkit.report.base import Region, findings_of, place, plain, region
from graphkit.report.uri import uri
from graphkit.report.words import SUGGESTION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PRECISIONS = ((0.95, "very-high"), (0.8, "high"), (0.6, "medium"), (0.0, "low"))
"""How the least confidence is called."""
_ORDER = {rule.code: number for number, rule in enumerate(RULES)}

Json = dict[str, Any]


def lines(checked: Sequence[Checked]) -> Iterator[str]:
    """Yield the log's lines; what a terminal would obey stands in JSON's own escapes."""
    yield from map(visible, json.dumps(_log(checked), ensure_ascii=False, indent=2).split("\n"))


def _log(checked: Sequence[Checked]) -> Json:
    driver = {"name": "graphkit", "version": __version__, "rules": [_rule(rule) for rule in RULES]}
    run = {
        "tool": {"driver": {**driver, "language": current_language()}},
        "language": current_language(),
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(item) for item in checked],
        "results": list(_results(checked)),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _artifact(item: Checked) -> Json:
    return {"location": {"uri": uri(item.document.path)}, "roles": ["analysisTarget"]}


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": str(rule.explanation)},
        "help": {"text": _help(rule, "{}"), "markdown": _help(rule, "```text\n{}\n```")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "precision": _precision(rule.confidence),
            "problem.severity": "recommendation" if rule.severity == "info" else rule.severity,
            "confidence": rule.confidence,
        },
    }


def _help(rule: Rule, fence: str) -> str:
    before, after = fence.format(rule.example.before), fence.format(rule.example.after)
    return (
        f"{rule.explanation}\n\n{Text('Trước', 'Before')}:\n\n{before}\n\n{Text('Sau', 'After')}:\n\n{after}"
    )


def _precision(confidence: float) -> str:
    return next(name for least, name in _PRECISIONS if confidence >= least)


def _results(checked: Sequence[Checked]) -> Iterator[Json]:
    for index, item in enumerate(checked):
        artifact = {"uri": uri(item.document.path), "index": index}
        for finding in findings_of(item):
            yield _result(item, finding, artifact)
        for suppressed in item.suppressed:
            yield _result(item, suppressed.finding, artifact) | {"suppressions": [_suppression(suppressed)]}


def _result(item: Checked, finding: Finding, artifact: Json) -> Json:
    location: Json = {"artifactLocation": artifact}
    there = place(item, finding)
    if there is not None:
        location["region"] = {**_region(there), "snippet": {"text": item.text[there.start : there.end]}}
    result = {
        "ruleId": finding.rule.code,
        "ruleIndex": _ORDER[finding.rule.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": location}],
        "properties": {"confidence": finding.confidence},
        "partialFingerprints": {"graphkitFinding/v1": fingerprint(finding, item.text)},
        "suppressions": [],
    }
    fix = finding.observation.fix
    return {**result, "fixes": [_fix(item, fix, artifact)]} if fix else result


def _suppression(item: Suppressed) -> Json:
    known = str(Text("đã ghi trong --baseline", "held by the --baseline"))
    return {"kind": "external", "status": "accepted", "justification": plain(item.reason or known)}


def _message(finding: Finding) -> str:
    observation = finding.observation
    advice = f"\n{SUGGESTION}: {plain(observation.suggestion)}" if observation.suggestion else ""
    return plain(observation.message) + advice


def _region(there: Region) -> Json:
    return {
        "startLine": there.line,
        "startColumn": there.column,
        "endLine": there.end_line,
        "endColumn": there.end_column,
        "charOffset": there.start,
        "charLength": there.end - there.start,
    }


def _fix(item: Checked, edit: Edit, artifact: Json) -> Json:
    replacement = {
        "deletedRegion": _region(region(item.text, edit.start, edit.end)),
        "insertedContent": {"text": edit.text},
    }
    description = Text(f"Viết “{plain(edit.text)}”", f"Write “{plain(edit.text)}”")
    return {
        "description": {"text": str(description)},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }
