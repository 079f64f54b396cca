"""The story of a document: its paragraphs, tables, text boxes and notes, in the order they are read in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml.etree import _Element

from graphkit.read.docx.fonts import Fonts
from graphkit.read.docx.names import COMPATIBILITY, W, number, toggle, value
from graphkit.read.docx.numbering import Numbering
from graphkit.read.docx.package import Package
from graphkit.read.docx.runs import Found, Runs, chosen
from graphkit.read.docx.styles import Styles
from graphkit.read.layout import Block, Cell, Paragraph, Row, Table

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_NOTE = {"footnotes": (W + "footnote", "chú thích"), "endnotes": (W + "endnote", "chú thích cuối")}
_LINES = ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV")
_NO_LINE = frozenset({"nil", "none"})
_MOST_COLUMNS = 63


@dataclass
class Body:
    """Walks the stories of an opened package, and remembers what it left out."""

    package: Package
    fonts: Fonts = field(default_factory=Fonts)
    embedded: bool = False
    """Whether a part of another format is embedded that was not read."""
    _paragraphs: int = 0
    _boxes: int = 0
    _notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """Notes in the order that they are first mentioned in, with the place of the mention."""

    def warnings(self) -> Iterator[str]:
        """Yield, once the blocks are read, what the reader of the text should know."""
        if self.runs.changed:
            yield "có sửa đổi đang theo dõi: đọc như đã chấp nhận tất cả"
        if self.runs.hidden:
            yield "có chữ ẩn; đã bỏ qua"
        for table in sorted(self.fonts.converted):
            yield f"có chữ theo bảng mã {table}; đã chuyển sang Unicode"
        if self.embedded:
            yield "có phần nhúng từ tệp khác định dạng; chưa đọc phần đó"
        if self.package.climbs:
            yield "gói có tệp mang tên dẫn ra ngoài gói; đã bỏ qua tệp đó"

    @cached_property
    def styles(self) -> Styles:
        """The document's styles."""
        return Styles(self.package.part("styles.xml"))

    @cached_property
    def numbering(self) -> Numbering:
        """The document's lists."""
        return Numbering(self.package.part("numbering.xml"), self.styles)

    @cached_property
    def runs(self) -> Runs:
        """The words of the document's paragraphs."""
        return Runs(self.styles)

    def blocks(self) -> Iterator[Block]:
        """Yield all that the document shows: its body, then its notes."""
        body = self.package.document().find(W + "body")
        if body is not None:
            yield from self._blocks(body, None)
        yield from self._noted()

    def _blocks(self, parent: _Element, place: str | None, in_cell: bool = False) -> Iterator[Block]:
        """Yield the blocks of a body, a cell, a box or a note; ``place`` names the latter two."""
        words, found = "", Found()
        for child in parent.iterchildren(tag="*"):
            if child.tag == W + "p":
                words += self._words(child, found)
                if not _goes_on(child):
                    yield from self._paragraph(child, words, found, None if in_cell else place or "")
                    words, found = "", Found()
            elif child.tag == W + "tbl":
                yield self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self._blocks(child, place, in_cell)
            elif child.tag == COMPATIBILITY + "AlternateContent":
                yield from self._blocks(chosen(child), place, in_cell)
            self.embedded = self.embedded or child.tag == W + "altChunk"
        if words.strip():
            yield Paragraph(words, None if in_cell else place or self._counted(words))

    def _counted(self, text: str) -> str:
        self._paragraphs += bool(text.strip())
        return f"đoạn {self._paragraphs}"

    def _words(self, paragraph: _Element, found: Found) -> str:
        base = self.styles.paragraph_look(_style(paragraph))
        return self.fonts.text(list(self.runs.pieces(paragraph, base, found)))

    def _paragraph(self, paragraph: _Element, words: str, found: Found, place: str | None) -> Iterator[Block]:
        """Yield a paragraph behind its number, and the boxes attached to it.

        ``place`` is "" where paragraphs are counted, None in a cell.
        """
        properties = paragraph.find(W + "pPr")
        if words or not _is_gone(properties):
            label = self.numbering.label(properties, _style(paragraph))
            words = label + words if words.strip() or label[:1].isalnum() else words
        where = self._counted(words) if place == "" else place
        yield Paragraph(words, where)
        for note in found.notes:
            self._notes.setdefault(note, where or "ô trong bảng")
        for box in found.boxes:
            self._boxes += 1
            yield from self._blocks(box, f"hộp chữ {self._boxes}")

    def _noted(self) -> Iterator[Block]:
        known: dict[str, dict[str, _Element]] = {}
        for count, ((part, name), place) in enumerate(self._notes.items(), start=1):
            tag, words = _NOTE[part]
            if part not in known:
                root = self.package.part(f"{part}.xml")
                known[part] = {} if root is None else {value(e, "id") or "": e for e in root.findall(tag)}
            if name in known[part]:
                yield from self._note(known[part][name], count, f"{words} {count} của {place}")

    def _note(self, note: _Element, count: int, place: str) -> Iterator[Block]:
        for index, block in enumerate(self._blocks(note, place)):
            if index == 0 and isinstance(block, Paragraph):
                yield Paragraph(f"[{count}] {block.text.strip()}", block.place)
            else:
                yield block

    # --- tables -------------------------------------------------------------------------------

    def _table(self, table: _Element) -> Table:
        rows = tuple(filter(None, map(self._row, _children(table, "tr"))))
        return Table(rows, self._is_ruled(table))

    def _row(self, row: _Element) -> Row:
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            self.runs.changed = True
            return ()
        before = 0 if properties is None else number(properties.find(W + "gridBefore"), 0, _MOST_COLUMNS, 0)
        cells = tuple(map(self._cell, _children(row, "tc")))
        return (Cell(span=before), *cells) if before else cells

    def _cell(self, cell: _Element) -> Cell:
        properties = cell.find(W + "tcPr")
        blocks = tuple(self._blocks(cell, None, in_cell=True))
        if properties is None:
            return Cell(blocks)
        merged = properties.find(W + "vMerge")
        above = merged is not None and value(merged) != "restart"
        span = number(properties.find(W + "gridSpan"), 1, _MOST_COLUMNS, 1)
        return Cell(() if above else blocks, span, above)

    def _is_ruled(self, table: _Element) -> bool:
        """Whether lines are drawn: by the cells themselves, else by the table, else by its style."""
        path = f"{W}tr/{W}tc/{W}tcPr/{W}tcBorders"
        of_cells = [_is_drawn(borders) for borders in table.findall(path)]
        if len(of_cells) > 1:
            return sum(of_cells) > len(of_cells) / 2
        properties = table.find(W + "tblPr")
        own = None if properties is None else properties.find(W + "tblBorders")
        if own is None:
            own = self.styles.borders(None if properties is None else value(properties.find(W + "tblStyle")))
        return own is not None and _is_drawn(own)


def _children(parent: _Element, name: str) -> Iterator[_Element]:
    """Yield rows or cells, those in a content control or a tracked insertion with them."""
    for child in parent.iterchildren(tag="*"):
        if child.tag == W + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _is_drawn(borders: _Element) -> bool:
    kinds = (value(borders.find(W + side)) for side in _LINES)
    return any(kind is not None and kind not in _NO_LINE for kind in kinds)


def _style(paragraph: _Element) -> str | None:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def _mark(paragraph_properties: _Element | None) -> _Element | None:
    """Return the properties of a paragraph's mark."""
    return None if paragraph_properties is None else paragraph_properties.find(W + "rPr")


def _goes_on(paragraph: _Element) -> bool:
    """Whether a paragraph's mark is deleted, so that the next one goes on with it."""
    mark = _mark(paragraph.find(W + "pPr"))
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def _is_gone(properties: _Element | None) -> bool:
    """Whether nothing is left of a paragraph without words: its mark is deleted or hidden."""
    mark = _mark(properties)
    deleted = mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)
    return deleted or bool(toggle(mark, "vanish"))
