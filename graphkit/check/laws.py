"""Laws whose number is mistyped: the name is right, and the number is one keystroke away."""

from __future__ import annotations

from graphkit.check.base import Edit, Subject
from graphkit.check.citing import number_of, versions
from graphkit.lang.patterns import compiled
from graphkit.model import Citation
from graphkit.resolve.catalogue import one_slip
from graphkit.resolve.types import Instrument

_NUMBER = compiled(r"\d+\s*/\s*\d{4}\s*/\s*QH\s*\d+")


def mistyped(subject: Subject, citation: Citation) -> Instrument | None:
    """Return the law meant where its number is that of no version of it; None where it cannot be told.

    The number said must be nobody's: an older version that the catalogue lacks is not one keystroke away.
    """
    number = number_of(citation)
    if number is None or subject.lookup.numbered(number):
        return None
    laws = versions(subject, citation)
    if any(_bare(law) == number.lstrip("0") for law in laws):
        return None
    near = [law for law in laws if one_slip(_bare(law), number.lstrip("0"))]
    return near[0] if len(near) == 1 else None


def law_edit(text: str, citation: Citation, law: Instrument) -> Edit | None:
    """Return the edit of the whole number of a law."""
    match = _NUMBER.search(text, citation.start, citation.end)
    return Edit(match.start(), match.end(), law.so_ky_hieu) if match and law.so_ky_hieu else None


def _bare(law: Instrument) -> str:
    return (law.so_ky_hieu or "").lstrip("0")
