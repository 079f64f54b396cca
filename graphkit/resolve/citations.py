"""All citations of a document: issuers, targets, who carries out what, which mentions are one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.model import THIS, Citation
from graphkit.resolve.answer import apply
from graphkit.resolve.named import by_name, name_of
from graphkit.resolve.numbers import by_number, issuer_of
from graphkit.resolve.said import Said
from graphkit.resolve.symbols import canonical_number
from graphkit.resolve.types import Context

if TYPE_CHECKING:
    from graphkit.resolve.reference import Reference


_PLACELESS = compiled(r"(?:tỉnh|thành phố|huyện|quận|xã|phường)$", re.IGNORECASE)
"""An issuer of which only the kind of place is said."""


class _Turn(Enum):
    DATED = 1
    UNDATED = 2
    NAMED = 3


def _turn(citation: Citation) -> _Turn:
    if citation.by == "name":
        return _Turn.NAMED
    return _Turn.DATED if citation.date else _Turn.UNDATED


def resolve_citations(
    citations: Sequence[Citation], context: Context, reference: Reference
) -> tuple[Citation, ...]:
    """Return the citations with issuers' full names, targets or the reason for none, subjects, same_as."""
    named = [_with_issuer(citation, context, reference) for citation in citations]
    named = list(_with_twins_issuers(citations, named))
    # numbers with a date stand by themselves; those without lean on them, names on both
    for turn in (_Turn.DATED, _Turn.UNDATED, _Turn.NAMED):
        resolve, said = by_name if turn is _Turn.NAMED else by_number, Said(named)
        named = [
            apply(resolve(citation, said, context, reference), citation)
            if _turn(citation) is turn
            else citation
            for citation in named
        ]
    return tuple(_with_subjects(list(_with_first_mentions(named))))


def _with_issuer(citation: Citation, context: Context, reference: Reference) -> Citation:
    issuer = issuer_of(citation, context, reference)
    return citation if issuer == citation.issuer else replace(citation, issuer=issuer)


def _with_twins_issuers(printed: Sequence[Citation], named: Sequence[Citation]) -> Iterator[Citation]:
    """Yield the citations: one of "UBND tỉnh" is of the province that another mention of the paper names."""
    full: dict[tuple[str, str], set[str]] = {}
    keys = [_paper(citation) for citation in named]
    for key, said, citation in zip(keys, printed, named, strict=True):
        if key and citation.issuer and not _PLACELESS.search(said.issuer or ""):
            full.setdefault(key, set()).add(citation.issuer)
    for key, said, citation in zip(keys, printed, named, strict=True):
        bare = key and citation.issuer and _PLACELESS.search(said.issuer or "")
        twins = full.get(key, set()) if key and bare else set()
        alike = [twin for twin in twins if twin.split()[:3] == (citation.issuer or "").split()[:3]]
        yield replace(citation, issuer=alike[0]) if len(alike) == 1 else citation


def _paper(citation: Citation) -> tuple[str, str] | None:
    """Return number and day of what is cited, where both are said."""
    if citation.by != "number" or not citation.so_ky_hieu or len(citation.date or "") < 10:
        return None
    return canonical_number(citation.so_ky_hieu), citation.date or ""


def _with_subjects(citations: list[Citation]) -> Iterator[Citation]:
    """Yield the citations with who carries them out."""
    spans = _Spans(citations)
    for citation in citations:
        subject = _subject(citation, spans.around(citation)) if citation.role == "trien_khai" else None
        yield citation if subject == citation.subject else replace(citation, subject=subject)


def _subject(citation: Citation, near: Iterable[Citation]) -> str | None:
    """Return who carries out what is cited: the citation in whose title it stands, else this document."""
    around = [other for other in near if other is not citation and _stands_in(citation, other)]
    if not around:
        return THIS
    nearest = min(around, key=lambda other: other.end - other.start)
    return nearest.resolves_to.id if nearest.resolves_to else None


class _Spans:
    """Where citations and their titles stand, so that those around one need not be searched among all."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._citations = citations
        spans = ((span, index) for index, citation in enumerate(citations) for span in _spans(citation))
        self._spans = sorted(spans)
        self._starts = [start for (start, _), _ in self._spans]
        self._longest = max((end - start for (start, end), _ in self._spans), default=0)

    def around(self, citation: Citation) -> list[Citation]:
        """Return the citations that reach over one, itself too, in the order of the text."""
        first = bisect_left(self._starts, citation.end - self._longest)
        last = bisect_right(self._starts, citation.start)
        reaching = {index for (_, end), index in self._spans[first:last] if citation.end <= end}
        return [self._citations[index] for index in sorted(reaching)]


def _spans(citation: Citation) -> Iterator[tuple[int, int]]:
    yield citation.start, citation.end
    if citation.title_start is not None and citation.title_end is not None:
        yield citation.title_start, citation.title_end


def _stands_in(citation: Citation, other: Citation) -> bool:
    """Tell whether a citation stands in the title of another one, or within its name."""
    if other.title_start is not None and other.title_end is not None:
        in_title = other.title_start <= citation.start and citation.end <= other.title_end
    else:
        in_title = False
    wider = other.end - other.start > citation.end - citation.start
    return in_title or (wider and other.start <= citation.start and citation.end <= other.end)


def _with_first_mentions(citations: list[Citation]) -> Iterator[Citation]:
    first: dict[str, int] = {}
    for index, citation in enumerate(citations):
        seen = first.setdefault(_identity(citation, index), index)
        same_as = None if seen == index else seen
        yield citation if same_as == citation.same_as else replace(citation, same_as=same_as)


def _identity(citation: Citation, index: int) -> str:
    """Return what two mentions of one instrument share."""
    if citation.resolves_to:
        return citation.resolves_to.id
    if citation.so_ky_hieu and citation.by == "number":
        number = canonical_number(citation.so_ky_hieu)
        return "|".join((number, citation.date or "", fold(citation.issuer or "")))
    name = name_of(citation)
    return f"{name.kind} {' '.join(name.words)}" if name.words else str(index)
