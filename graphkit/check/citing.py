"""What rules ask of a citation: its words, its number, its day beside another one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from graphkit.check.base import Subject
from graphkit.check.parent import fault
from graphkit.lang.fold import fold
from graphkit.model import Citation
from graphkit.resolve.names import LAW_TYPES, Name, parse_name
from graphkit.resolve.symbols import canonical_number
from graphkit.resolve.types import Instrument

UNVERIFIED = "trích dẫn"
"""Source of the catalogue's rows that come from how others cite."""

_WITHIN = 50
"""A title names fewer instruments than this."""


def said(citation: Citation) -> str:
    """Return the words of a citation on one line."""
    return " ".join(citation.surface.split())


def number_of(citation: Citation) -> str | None:
    """Return the number by which something is cited, spelt one way; None where it is cited by its name."""
    return canonical_number(citation.so_ky_hieu) if citation.by == "number" and citation.so_ky_hieu else None


def known(subject: Subject, citation: Citation) -> Instrument | None:
    """Return the catalogue's row of what a citation means."""
    return subject.lookup.instrument(citation.resolves_to.id) if citation.resolves_to else None


def names_of(subject: Subject) -> Iterator[tuple[Citation, Name, Instrument, Name]]:
    """Yield each citation that says a name with its kind, the row that it means, and that row's name."""
    for citation in subject.extraction.citations:
        row, name = known(subject, citation), name_said(citation)
        official = parse_name(row.title) if row else None
        if row and official and official.kind and name and name.kind and not name.is_number:
            yield citation, name, row, official


def name_said(citation: Citation) -> Name | None:
    """Return the name by which something is cited, or which stands beside its number, taken apart."""
    title = citation.title or (citation.surface if citation.by == "name" else None)
    if title is None:
        return None
    bare = citation.by == "number" and fold(citation.doc_type or "") not in LAW_TYPES
    return parse_name(" ".join(title.split()), None if bare else citation.doc_type)


def place_of_name(citation: Citation) -> tuple[int, int]:
    """Return where the name stands: behind its number, or by itself."""
    if citation.by == "number" and citation.title_start is not None and citation.title_end is not None:
        return citation.title_start, citation.title_end
    return citation.start, citation.end


def titled_around(subject: Subject, citation: Citation) -> Iterator[Citation]:
    """Yield the citations in whose title another one stands, the nearest first."""
    citations = subject.extraction.citations
    behind = bisect_right(citations, citation.start, key=lambda other: other.start)
    for other in reversed(citations[max(behind - _WITHIN, 0) : behind]):
        start, end = other.title_start, other.title_end
        if start is None or end is None or other is citation:
            continue
        if start <= citation.start and citation.end <= end:
            yield other


def versions(subject: Subject, citation: Citation) -> list[Instrument]:
    """Return the laws of the name by which a law is cited, the latest first; none where it is no law."""
    if fold(citation.doc_type or "") not in LAW_TYPES or not citation.title:
        return []
    called = subject.lookup.called(citation.title, citation.doc_type)
    return sorted(called, key=lambda law: law.date or "", reverse=True)


def told_of_parent(subject: Subject) -> Citation | None:
    """Return the citation of which the rules of the parent plan tell already."""
    told = fault(subject)
    return told.cited.citation if told and told.cited else None


def after(date: str | None, other: str | None) -> bool:
    """Tell whether a date lies after another one, as far as both are known.

    >>> after("2026-05", "2026-04-14"), after("2026-04", "2026-04-14"), after(None, "2026")
    (True, False, False)
    """
    if not date or not other:
        return False
    precision = min(len(date), len(other))
    return date[:precision] > other[:precision]


def day(date: str) -> str:
    """Return an ISO date as Vietnamese text has it.

    >>> day("2026-04-14"), day("2026")
    ('14/04/2026', '2026')
    """
    return "/".join(reversed(date.split("-")))
