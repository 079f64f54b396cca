"""Corrected DOCX: words change inside their runs, so that their look stays; all other parts are as before."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from graphkit.check import Edit
from graphkit.read.docx.names import STRICT, W
from graphkit.read.docx.package import open_package

_REACHES = (200, 100, 50, 25, 12, 6, 0)
"""Letters of the line on either side of an edit by which its place is looked for; the longest first."""
_SIGNATURES = "_xmlsignatures/"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's pieces of text in order, and the words that they make."""

    pieces: list[_Element]
    words: str


def corrected(data: bytes, path: Path, text: str, edits: Sequence[Edit]) -> bytes | None:
    """Return the bytes of the corrected package; None where a place is not found for certain."""
    package = open_package(data, path)
    if STRICT.encode() in package.archive.read(package.main):
        return None  # its names were changed for reading
    if any(name.startswith(_SIGNATURES) for name in package.archive.namelist()):
        return None  # whoever signed it has signed other words
    root = package.document()
    for edit in reversed(edits):
        place = _place(list(_paragraphs(root)), text, edit)
        if place is None:
            return None
        _replace(*place, edit)
    document = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return _packed(package.archive, package.main, document)


def _paragraphs(root: _Element) -> Iterator[_Paragraph]:
    for paragraph in root.iter(W + "p"):
        pieces = [
            piece for piece in paragraph.iter(W + "t") if next(piece.iterancestors(W + "p")) is paragraph
        ]
        yield _Paragraph(pieces, "".join(piece.text or "" for piece in pieces))


def _place(paragraphs: Sequence[_Paragraph], text: str, edit: Edit) -> tuple[_Paragraph, int] | None:
    """Return the paragraph of an edit's words and where they begin there.

    What Word computes (numbers of lists, bars of tables) is no part of a paragraph's words: the less of the
    line is asked for, the surer it is found, and the less sure it is the only one.
    """
    first, last = text.rfind("\n", 0, edit.start) + 1, (text + "\n").index("\n", edit.end)
    for reach in _REACHES:
        start, end = max(first, edit.start - reach), min(last, edit.end + reach)
        words = text[start:end]
        found = [(item, at) for item in paragraphs for at in _occurrences(item.words, words)]
        before = sum(at < start for at in _occurrences(text, words))
        if found and (len(found) == 1 or len(found) == len(list(_occurrences(text, words)))):
            paragraph, at = found[0 if len(found) == 1 else before]
            return paragraph, at + edit.start - start
    return None


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _replace(paragraph: _Paragraph, start: int, edit: Edit) -> None:
    """Put the new words where the first of the old ones stood."""
    end, place, new = start + edit.end - edit.start, 0, edit.text
    for piece in paragraph.pieces:
        words = piece.text or ""
        low, high = max(start - place, 0), min(end - place, len(words))
        place += len(words)
        if low < high or (low == high and new and start == end):
            piece.text = words[:low] + new + words[high:]
            piece.set(_SPACE, "preserve")
            new = ""


def _packed(archive: zipfile.ZipFile, main: str, document: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for info in archive.infolist():
            data = document if info.filename == main else archive.read(info)
            packed.writestr(info, data)
    return target.getvalue()
