"""What the records say of a file, and what is written for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphkit.i18n import Text
from graphkit.model import Extraction, Reading

State = Literal["ok", "empty", "unreadable"]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file as the last build found it.

    ``path`` is what people see and what evidence names, as it was given to the build, with forward slashes;
    ``location`` is the same file's absolute path, which tells files apart; ``size`` is in bytes. ``key`` is
    that of the file's content: the hash of its bytes, its reader, the extractor's version and the catalogue.
    Where ``state`` is not "ok", ``reason`` says why. ``document`` (its id) and ``reader`` are those of the
    content, and None where there is none.
    """

    path: str
    location: str
    sha256: str
    size: int
    state: State
    key: str
    reason: Text | None = None
    document: str | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What was read and extracted under one key, the same for all files with these bytes."""

    key: str
    reading: Reading
    extraction: Extraction
