"""Resolving: from names as printed to identities, by read-only tables.

``Reference.load(catalogue)`` opens the tables; ``resolve(extraction, reference)`` gives an extraction its
full names, the names of documents (URN:LEX) and the targets of its citations. Nothing is guessed: where the
text and the tables decide nothing, a citation says why and what it could be.
"""

from __future__ import annotations

from dataclasses import replace

from graphkit.model import Extraction
from graphkit.resolve.bodies import body_of
from graphkit.resolve.citations import resolve_citations
from graphkit.resolve.header import context_of, resolve_header
from graphkit.resolve.reference import Reference
from graphkit.resolve.types import Body, Context, Instrument, Place
from graphkit.resolve.units import resolve_assignment, resolve_duty
from graphkit.resolve.urn import document_urn

__all__ = [
    "Body",
    "Context",
    "Instrument",
    "Place",
    "Reference",
    "body_of",
    "context_of",
    "document_urn",
    "resolve",
]


def resolve(extraction: Extraction, reference: Reference) -> Extraction:
    """Return the extraction with everything that the tables and the document itself can tell of its names."""
    context = context_of(extraction.header, reference, extraction.citations)
    return replace(
        extraction,
        header=resolve_header(extraction.header, context, reference),
        citations=resolve_citations(extraction.citations, context, reference),
        assignments=tuple(resolve_assignment(a, context, reference) for a in extraction.assignments),
        reports=tuple(resolve_duty(duty, context, reference) for duty in extraction.reports),
    )
