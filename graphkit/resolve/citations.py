"""All citations of a document: issuers, targets, who carries out what, which mentions are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from graphkit.lang.fold import fold
from graphkit.model import THIS, Citation
from graphkit.resolve.answer import apply
from graphkit.resolve.named import by_name, name_of
from graphkit.resolve.numbers import by_number, issuer_of
from graphkit.resolve.symbols import canonical_number
from graphkit.resolve.types import Context

if TYPE_CHECKING:
    from graphkit.resolve.reference import Reference


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
    named = [replace(citation, issuer=issuer_of(citation, context, reference)) for citation in citations]
    # numbers with a date stand by themselves; those without lean on them, names on both
    for turn in (_Turn.DATED, _Turn.UNDATED, _Turn.NAMED):
        resolve = by_name if turn is _Turn.NAMED else by_number
        named = [
            apply(resolve(citation, [*named[:i], *named[i + 1 :]], context, reference), citation)
            if _turn(citation) is turn
            else citation
            for i, citation in enumerate(named)
        ]
    return tuple(_with_first_mentions([replace(c, subject=_subject(c, named)) for c in named]))


def _subject(citation: Citation, citations: Iterable[Citation]) -> str | None:
    """Return who carries out what is cited: the citation in whose title it stands, else this document."""
    if citation.role != "trien_khai":
        return None
    around = [other for other in citations if other is not citation and _stands_in(citation, other)]
    if not around:
        return THIS
    nearest = min(around, key=lambda other: other.end - other.start)
    return nearest.resolves_to.id if nearest.resolves_to else None


def _stands_in(citation: Citation, other: Citation) -> bool:
    """Tell whether a citation stands in the title of another one, or within its name."""
    if other.title_start is not None and other.title_end is not None:
        in_title = other.title_start <= citation.start and citation.end <= other.title_end
    else:
        in_title = False
    wider = other.end - other.start > citation.end - citation.start
    return in_title or (wider and other.start <= citation.start and citation.end <= other.end)


def _with_first_mentions(citations: list[Citation]) -> list[Citation]:
    first: dict[str, int] = {}
    return [
        replace(citation, same_as=None if seen == i else seen)
        for i, citation in enumerate(citations)
        for seen in (first.setdefault(_identity(citation, i), i),)
    ]


def _identity(citation: Citation, index: int) -> str:
    """Return what two mentions of one instrument share."""
    if citation.resolves_to:
        return citation.resolves_to.id
    if citation.so_ky_hieu and citation.by == "number":
        number = canonical_number(citation.so_ky_hieu)
        return "|".join((number, citation.date or "", fold(citation.issuer or "")))
    name = name_of(citation)
    return f"{name.kind} {' '.join(name.words)}" if name.words else str(index)
