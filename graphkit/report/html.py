"""HTML: the text of each document with its findings in place, one page that asks the network for nothing.

The page has no script: severities are shown and hidden by its style alone, the list leads to the places by
links. Everything from documents is escaped, and the page's own policy allows nothing but its style.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from graphkit.check import SEVERITIES, Checked, Finding, Severity
from graphkit.i18n import Text, current_language
from graphkit.report.base import Region, every, findings_of, harmless, name_of, place, plain
from graphkit.report.words import SEVERITY, SUGGESTION, parent_words, summary

_ASSETS = Path(__file__).parent / "assets"
_WORDS = {
    "title": Text("Kết quả kiểm tra", "What the check found"),
    "list": Text("Những điều phải báo", "Findings"),
    "line": Text("dòng", "line"),
    "suggestion": SUGGESTION,
    "none": Text("Các tệp không có gì phải báo", "Files with nothing to report"),
    "show": Text("Hiện", "Show"),
}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A finding with its number on the page; ``there`` is None where it is about the file as a whole."""

    number: int
    finding: Finding
    there: Region | None


def lines(checked: Sequence[Checked]) -> Iterator[str]:
    """Yield the page's lines."""
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_ASSETS), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    counts = Counter(finding.severity for _, finding in every(checked))
    yield environment.get_template("page.html").render(
        lang=current_language(),
        words={name: str(text) for name, text in _WORDS.items()},
        summary=plain(summary(checked)),
        severities=[(name, _mark(name), counts[name]) for name in SEVERITIES if counts[name]],
        files=list(_files(checked)),
        clean=[name_of(item) for item in checked if not findings_of(item)],
        style=Markup((_ASSETS / "page.css").read_text(encoding="utf-8")),
    )


def _mark(severity: Severity) -> str:
    words = str(SEVERITY[severity])
    return words[:1].upper() + words[1:]


def _files(checked: Sequence[Checked]) -> Iterator[Json]:
    """Yield the files with findings; numbers of findings go on from file to file."""
    number = 1
    for item in checked:
        placed = [
            _Placed(number + order, finding, place(item, finding))
            for order, finding in enumerate(findings_of(item))
        ]
        number += len(placed)
        if placed:
            yield _file(item, placed)


def _file(item: Checked, placed: Sequence[_Placed]) -> Json:
    parent = item.document.parent
    return {
        "path": name_of(item),
        "parent": plain(parent_words(parent, item.text)) if parent else None,
        "findings": [_note(each) for each in placed],
        "whole": [_note(each) for each in placed if each.there is None],
        "lines": _lines(item.text, placed),
    }


def _note(each: _Placed) -> Json:
    finding, observation = each.finding, each.finding.observation
    return {
        "number": each.number,
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity,
        "mark": _mark(finding.severity),
        "line": finding.line,
        "message": plain(observation.message),
        "suggestion": plain(observation.suggestion) if observation.suggestion else None,
    }


def _lines(text: str, placed: Sequence[_Placed]) -> list[Json]:
    """Return the text line by line, cut where findings begin and end; a note stands below its last line."""
    here: dict[int, list[tuple[_Placed, Region]]] = defaultdict(list)
    notes: dict[int, list[Json]] = defaultdict(list)
    for each in placed:
        if each.there:
            last = _last_line(text, each.there)
            notes[last].append(_note(each))
            for number in range(each.there.line, last + 1):
                here[number].append((each, each.there))
    shown, start = [], 0
    for number, words in enumerate(text.split("\n"), start=1):
        pieces = _pieces(text, start, start + len(words), here[number])
        shown.append({"number": number, "pieces": pieces, "notes": notes[number]})
        start += len(words) + 1
    return shown


def _last_line(text: str, there: Region) -> int:
    """Return the last line that has words of a place."""
    return there.line + text[there.start : there.end].rstrip().count("\n")


def _pieces(text: str, start: int, end: int, here: Sequence[tuple[_Placed, Region]]) -> list[Json]:
    """Return a line as pieces, each under the same findings from its first letter to its last."""
    bounds = {bound for _, there in here for bound in (there.start, there.end) if start < bound < end}
    pieces = [_piece(text, *span, here) for span in pairwise([start, *sorted(bounds), end])]
    for each, there in here:
        if there.start >= start:
            begins = [piece for piece in pieces if piece["start"] <= there.start]
            begins[-1]["begins"].append(each.number)
    return pieces


def _piece(text: str, start: int, end: int, here: Sequence[tuple[_Placed, Region]]) -> Json:
    over = {each.finding.severity for each, there in here if there.start <= start < end <= there.end}
    return {
        "start": start,
        "begins": [],
        "marks": [severity for severity in reversed(SEVERITIES) if severity in over],
        "words": "\t".join(map(harmless, text[start:end].rstrip("\r").split("\t"))),
    }
