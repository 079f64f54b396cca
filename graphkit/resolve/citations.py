"""All citations of a document: issuers, targets, who carries out what, which mentions are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
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


def resolve_citations(
    citations: Sequence[Citation], context: Context, reference: Reference
) -> tuple[Citation, ...]:
    """Return the citations with full names of issuers, targets or the reason for none, subjects and same_as."""
    named = [replace(citation, issuer=issuer_of(citation, context, reference)) for citation in citations]
    # numbers with a date stand by themselves; those without lean on them, names on both
    for chosen, resolve in (
        (lambda c: c.by == "number" and c.date, by_number),
        (lambda c: c.by == "number" and not c.date, by_number),
        (lambda c: c.by == "name", by_name),
    ):
        resolved = list(named)
        for i, citation in enumerate(named):
            if chosen(citation):
                others = [*named[:i], *named[i + 1 :]]
                resolved[i] = apply(resolve(citation, others, context, reference), citation)
        named = resolved
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
        if other.title_start <= citation.start and citation.end <= other.title_end:
            return True
    wider = other.end - other.start > citation.end - citation.start
    return wider and other.start <= citation.start and citation.end <= other.end


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
