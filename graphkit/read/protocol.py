"""What every reader of a file format gives, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graphkit.errors import UnreadableError
from graphkit.i18n import Text
from graphkit.model import Stretch

LONGEST = 10_000_000
"""Characters of a text, some five thousand pages; what is longer is no document, and takes minutes."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader finds in a file's bytes.

    ``stretches`` cover ``text`` from end to end, in order. ``warnings`` are in Vietnamese, whatever language
    is set: they are kept with the document. ``how`` is what the reader had to do besides ("ocr").
    """

    text: str
    stretches: tuple[Stretch, ...]
    warnings: tuple[str, ...] = ()
    how: str | None = None


class Reader(Protocol):
    """A reader of one family of formats; what it needs besides Python is imported when it reads."""

    @property
    def name(self) -> str:
        """How the records call this reader: "text", "docx", "pdf"."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file names that it takes, as lower-case endings with their dot."""

    def read(self, data: bytes, path: Path) -> Content:
        """Return the content of a file's bytes; ``path`` is for messages.

        Raises UnreadableError where the bytes are not of the format.
        """


def too_long(path: Path) -> UnreadableError:
    """Return the error for a text that is longer than LONGEST."""
    return UnreadableError(
        Text(
            f"{path}: quá dài so với một văn bản (trên {LONGEST // 1_000_000} triệu ký tự); hãy tách tệp",
            f"{path}: too long for one document (over {LONGEST // 1_000_000} million characters); split it",
        )
    )
