"""Errors that a user can mend, and the exit status of every command."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from graphkit.i18n import Text


Cause = Literal["scan", "garbage"]
"""Why a file that is whole has no text: a scan that would want OCR, or a text layer that is garbage."""


class ExitStatus(IntEnum):
    """What a command's exit status says, the same for every command."""

    DONE = 0
    """Done, nothing to report."""
    FINDINGS = 1
    """Done, with findings: check found something, or a build left files out."""
    FAILED = 2
    """Could not be done: usage, no such path, store locked or damaged, bad query, no server."""
    NOTHING = 3
    """Nothing to work on: no readable document among what was given."""


class GraphkitError(Exception):
    """Something the user can mend: one line that names what is wrong and what to do.

    The command line prints it without a traceback (``--debug`` shows one) and exits with ``status``.
    """

    def __init__(self, text: Text, status: ExitStatus = ExitStatus.FAILED) -> None:
        super().__init__(text)
        self.text = text
        self.status = status

    def __str__(self) -> str:
        return str(self.text)


class UnreadableError(GraphkitError):
    """A file that cannot be read as a document: missing, empty, not text, damaged; ``cause`` if known."""

    def __init__(self, text: Text, cause: Cause | None = None) -> None:
        super().__init__(text, ExitStatus.NOTHING)
        self.cause = cause
