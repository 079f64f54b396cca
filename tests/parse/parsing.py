"""Helpers of the tests on parsing and extraction: a document from a string."""

from __future__ import annotations

from graphkit.model import Reading, Source
from graphkit.parse import Document, parse


def document(text: str) -> Document:
    """Parse a text as if it had been read from a file."""
    return parse(Reading(Source("vi-du.txt", "0" * 64, "0" * 64, "text", len(text)), text))
