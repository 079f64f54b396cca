"""Reader of PDF; what takes the pages apart is loaded with the first of them."""

from __future__ import annotations

from pathlib import Path

from graphkit.read.protocol import Content


class PdfReader:
    """PDF; a stretch for each page, and for each row of a ruled table."""

    name = "pdf"
    suffixes = (".pdf",)

    def read(self, data: bytes, path: Path) -> Content:
        """Return the text of the pages; raise UnreadableError where there is none, or none to be believed."""
        from graphkit.read.pdf_text import read_pdf

        return read_pdf(data, path)
