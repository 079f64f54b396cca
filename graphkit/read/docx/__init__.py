"""Reader of DOCX: the words that Word shows, in reading order, each with its paragraph or cell."""

from __future__ import annotations

from pathlib import Path

from graphkit.read.protocol import Content


class DocxReader:
    """Word's own format; numbers that Word computes are written out, tracked changes are taken."""

    name = "docx"
    suffixes = (".docx", ".docm")

    def read(self, data: bytes, path: Path) -> Content:
        """Return the content of a DOCX file.

        Raises UnreadableError where it is none, is damaged, has a password, unpacks to too much or declares
        XML entities.
        """
        from graphkit.read.docx.body import Body
        from graphkit.read.docx.package import open_package
        from graphkit.read.layout import render

        body = Body(open_package(data, path))
        content = render(body.blocks())
        return Content(content.text, content.stretches, tuple(body.warnings()))
