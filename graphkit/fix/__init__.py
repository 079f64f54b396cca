"""A corrected copy of a file: the same bytes but for what the edits replace; the original is never touched.

A copy is made of plain text and of DOCX alone. It is read again before it is given out: it must say exactly
what the edits make of the text, else there is none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from graphkit.check import Edit
from graphkit.errors import GraphkitError
from graphkit.fix.edits import applied, compatible
from graphkit.i18n import Text

__all__ = ["FORMATS", "applied", "compatible", "copy_of", "write_copy"]

FORMATS = (".txt", ".text", ".md", ".markdown", ".docx", ".docm")
"""Suffixes of what can be corrected."""
_MARK = ".da-sua"


def copy_of(path: Path) -> Path:
    """Return where the corrected copy of a file goes: beside it.

    >>> copy_of(Path("ke-hoach.docx")).name
    'ke-hoach.da-sua.docx'
    """
    return path.with_name(f"{path.stem}{_MARK}{path.suffix}")


def write_copy(path: Path, sha256: str, text: str, edits: Iterable[Edit]) -> Path:
    """Write the corrected copy of a file that was read as ``text``; return where it is.

    Raises GraphkitError where the file has changed since, cannot be corrected, or the copy is there already.
    """
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise _changed(path)
    corrected = _corrected(data, path, text, compatible(edits))
    target = copy_of(path)
    try:
        stream = target.open("xb")
    except FileExistsError as error:
        raise _there(target) from error
    try:
        with stream:
            stream.write(corrected)
    except BaseException:
        target.unlink()  # half a copy would stand in the way of the next
        raise
    return target


def _corrected(data: bytes, path: Path, text: str, edits: Sequence[Edit]) -> bytes:
    from graphkit.fix import docx, plain
    from graphkit.read import reader_of

    in_word = path.suffix.lower().startswith(".doc")
    make = docx.corrected if in_word else plain.corrected
    corrected = make(data, path, text, edits)
    if corrected is None or reader_of(path).read(corrected, path).text != applied(text, edits):
        raise _unsafe(path)
    return corrected


def _changed(path: Path) -> GraphkitError:
    return GraphkitError(
        Text(
            f"{path}: tệp đã đổi trong lúc kiểm tra; hãy chạy lại",
            f"{path}: the file changed while it was checked; run it again",
        )
    )


def _there(path: Path) -> GraphkitError:
    return GraphkitError(
        Text(
            f"{path}: đã có tệp này, không ghi đè; hãy chuyển nó đi rồi chạy lại",
            f"{path}: this file exists and is not written over; move it away and run again",
        )
    )


def _unsafe(path: Path) -> GraphkitError:
    return GraphkitError(
        Text(
            f"{path}: không sửa được chắc chắn trong tệp này; hãy sửa tay theo đề nghị",
            f"{path}: cannot be corrected safely in this file; make the suggested changes by hand",
        )
    )
