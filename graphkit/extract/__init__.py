"""Extract: what a document says — header, citations, assignments, reporting duties — in its own words."""

from __future__ import annotations

from graphkit.extract.citations import extract_citations
from graphkit.extract.header import extract_header
from graphkit.extract.reports import extract_reports
from graphkit.extract.tasks import extract_assignments
from graphkit.model import Extraction
from graphkit.parse import Document

__all__ = ["extract"]


def extract(document: Document) -> Extraction:
    """Return the extraction of one document; names of bodies stay as printed until they are resolved."""
    header = extract_header(document)
    citations = extract_citations(document, header)
    assignments = extract_assignments(document, header, citations)
    return Extraction(
        source=document.reading.source,
        header=header,
        citations=citations,
        assignments=assignments,
        reports=extract_reports(document, header, citations, assignments),
        sections=document.sections(),
        warnings=document.reading.warnings,
    )
