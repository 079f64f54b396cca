"""A paragraph's own words: what stands there once changes are taken, fields shown, hidden text left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.etree import _Element

from graphkit.read.docx.names import COMPATIBILITY, MATH, W, value
from graphkit.read.docx.styles import Look, Styles, look_of

_ALTERNATIVES = COMPATIBILITY + "AlternateContent"
_TEXT_BOX = W + "txbxContent"
_INSIDE = frozenset(
    W + name
    for name in (
        "hyperlink",
        "smartTag",
        "ins",
        "moveTo",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
    )
)
"""What only wraps runs; a deletion, and the place that something was moved from, are not among them."""
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object", _ALTERNATIVES))
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}


class Piece(NamedTuple):
    """Words of one look."""

    text: str
    look: Look


@dataclass
class Found:
    """What a paragraph holds besides its words: text boxes, and notes as (part, id)."""

    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Runs:
    """Reads the runs of one story; fields may reach over several of its paragraphs."""

    styles: Styles
    hidden: bool = False
    """Whether hidden text was left out."""
    changed: bool = False
    """Whether tracked changes were taken or left."""
    _fields: list[bool] = field(default_factory=list)
    """For each field that is open, whether its result has begun."""

    def pieces(self, paragraph: _Element, base: Look, found: Found) -> Iterator[Piece]:
        """Yield the words of a paragraph in order, and put what else it holds into ``found``."""
        for child in paragraph.iterchildren(tag="*"):
            if child.tag == W + "r":
                yield from self._run(child, base, found)
            elif child.tag in _INSIDE:
                self.changed = self.changed or child.tag in (W + "ins", W + "moveTo")
                yield from self.pieces(child, base, found)
            elif child.tag == _ALTERNATIVES:
                yield from self.pieces(chosen(child), base, found)
            elif child.tag in (W + "del", W + "moveFrom"):
                self.changed = True
            elif child.tag.startswith(MATH):
                yield Piece("".join(entry.text or "" for entry in child.iter(MATH + "t")), base)

    def _run(self, run: _Element, base: Look, found: Found) -> Iterator[Piece]:
        properties = run.find(W + "rPr")
        own = look_of(properties)
        style = None if properties is None else value(properties.find(W + "rStyle"))
        look = base.under(self.styles.look(style)).under(own)
        text = "".join(self._signs(run, found))
        if look.hidden:
            self.hidden = self.hidden or bool(text.strip())
        elif text:
            yield Piece(text, look)

    def _signs(self, run: _Element, found: Found) -> Iterator[str]:
        for child in run.iterchildren(tag="*"):
            if child.tag == W + "fldChar":
                self._field(value(child, "fldCharType"))
            elif not all(self._fields):
                continue
            elif child.tag == W + "t":
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == W + "br":
                yield "\n"
            elif child.tag == W + "sym":
                yield _symbol(value(child, "char"))
            elif child.tag in _NOTES:
                found.notes.append((_NOTES[child.tag], value(child, "id") or ""))
            elif child.tag in _DRAWN:
                found.boxes.extend(_boxes(child))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def chosen(alternatives: _Element) -> _Element:
    """Return the one of several forms of the same content that is read: the first, as new programs do."""
    first = alternatives.find(COMPATIBILITY + "Choice")
    fallback = alternatives.find(COMPATIBILITY + "Fallback")
    return next((form for form in (first, fallback) if form is not None), alternatives)


def _boxes(element: _Element) -> Iterator[_Element]:
    """Yield the text boxes of a drawing, those within another box left to it."""
    if element.tag == _TEXT_BOX:
        yield element
        return
    inner = chosen(element) if element.tag == _ALTERNATIVES else element
    for child in inner.iterchildren(tag="*"):
        yield from _boxes(child)


def _symbol(code: str | None) -> str:
    try:
        letter = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    return letter if letter.isprintable() or "\ue000" <= letter <= "\uf8ff" else ""
