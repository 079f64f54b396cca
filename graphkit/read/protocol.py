"""What every reader of a file format gives, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graphkit.model import Stretch


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
