"""Corrected plain text: in the encoding that the file has, in UTF-8 where it has an old one."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from pathlib import Path

from graphkit.check import Edit
from graphkit.fix.edits import applied

_FORMS = (
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
)


def corrected(data: bytes, path: Path, text: str, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of the corrected file; a text converted from an old encoding becomes UTF-8."""
    new = applied(text, edits)
    fitting = (form for form in _FORMS if form[0] + text.encode(form[1]) == data)
    mark, encoding = next(fitting, _FORMS[0])
    return mark + new.encode(encoding)
