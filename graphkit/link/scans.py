"""Scans whose number could not be read: known by a title that OCR may have spelt a little otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from graphkit.lang.fold import slug
from graphkit.lang.patterns import compiled
from graphkit.link.names import Name, parse, same_month
from graphkit.model import Extraction

_SAME = 0.95
"""Titles are one from here on: a letter in twenty may be wrong, where the digits are all the same."""

_DIGITS = compiled(r"\d+")


def is_scan(extraction: Extraction) -> bool:
    """Tell whether a file was read by OCR."""
    return "ocr" in extraction.source.reader.split("+")


def scanned(read: Mapping[str, Extraction]) -> dict[str, str]:
    """Return for each scan without a number the document with a text layer that it is, where only one fits.

    Body, type and month are the same, and titles but for slips of OCR. ``read`` has the extractions by id.
    """
    written: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    scans = []
    for id_, extraction in read.items():
        name, title = parse(id_), slug(extraction.header.title or "")
        if name is None or not title:
            continue
        if not is_scan(extraction):
            written[name.body, name.measure].append((id_, name.date, title))
        elif name.provisional:
            scans.append((id_, name, title))
    found = {id_: _fitting(name, title, written[name.body, name.measure]) for id_, name, title in scans}
    return {id_: others[0] for id_, others in found.items() if len(others) == 1}


def _fitting(scan: Name, title: str, written: Sequence[tuple[str, str, str]]) -> list[str]:
    return [id_ for id_, date, other in written if same_month(scan.date, date) and _same(title, other)]


def _same(one: str, other: str) -> bool:
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _SAME and matcher.ratio() >= _SAME
