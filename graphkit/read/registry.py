"""Which reader takes which file: a new format is one more line here."""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import UnreadableError
from graphkit.i18n import Text
from graphkit.read.doc import DocReader
from graphkit.read.docx import DocxReader
from graphkit.read.html import HtmlReader
from graphkit.read.pdf import PdfReader
from graphkit.read.protocol import Reader
from graphkit.read.text import TextReader

READERS: tuple[Reader, ...] = (TextReader(), DocxReader(), DocReader(), HtmlReader(), PdfReader())


def reader_of(path: Path) -> Reader:
    """Return the reader for a file's name. Raises UnreadableError where none takes it."""
    suffix = path.suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    known = ", ".join(suffix for reader in READERS for suffix in reader.suffixes)
    raise UnreadableError(
        Text(
            f"{path}: không đọc được loại tệp này; các loại đọc được: {known}",
            f"{path}: files of this kind cannot be read; those that can: {known}",
        )
    )
