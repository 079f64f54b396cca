"""The texts of documents, read from the records when they are asked for, and quotes of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from graphkit.coverage.base import Quote
from graphkit.facts import Node
from graphkit.model import Extraction, Reading
from graphkit.records import FileRecord, Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document's leading file: where it is, its text, what it says."""

    record: FileRecord
    reading: Reading
    extraction: Extraction

    def quote(self, start: int, end: int) -> Quote:
        """Return words of the text with their place."""
        stretches = self.reading.stretches
        index = bisect_right(stretches, start, key=lambda stretch: stretch.start) - 1
        at = stretches[index] if index >= 0 else None
        words = " ".join(self.reading.text[start:end].split())
        line, page, part = (at.line, at.page, at.place) if at else (None, None, None)
        return Quote(self.record.path, self.record.location, start, end, words, line, page, part)

    def title(self) -> Quote | None:
        """Return the title where it stands in the text."""
        span = self.extraction.header.spans.get("title")
        return self.quote(*span) if span else None


def load(store: Store, document: Node) -> Loaded | None:
    """Return the text of a document; None where it is only cited."""
    files = document.properties.get("tep", ())
    found = store.content(files[0]) if isinstance(files, tuple) and files else None
    return Loaded(*found) if found else None


def quote(store: Store, file: str, start: int, end: int) -> Quote | None:
    """Return words of a file with their place; None where the file is no longer known."""
    found = store.content(file)
    return Loaded(*found).quote(start, end) if found else None
