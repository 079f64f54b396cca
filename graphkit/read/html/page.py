"""The document of a page as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from graphkit.lang.patterns import compiled
from graphkit.read.counting import formatted
from graphkit.read.html.article import Page, events
from graphkit.read.layout import Block, Cell, Paragraph, Row, Table

_INLINE = frozenset({"-text", "a", "br"})
_BLANKS = compiled(r"[ \t\r\n\f]+")
_BLANK_LINES = compiled(r"\n[ \t]*(?:\n[ \t]*)+")
_MARKED = compiled(r"[-–—+•*]|\d+[.)]|[a-zđ]\)")
_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LINE = compiled(r"\bborder[^;]*\b(?:solid|double|dotted|dashed|inset|outset)\b")
_DEEPEST_TABLE = 20
_MOST_COLUMNS = 63
_MOST_ROWS = 1000
_HIGHEST = 1_000_000


@dataclass
class _Story:
    """A run of blocks: the page's, or a cell's."""

    cell: LexborNode | None = None
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass
class _Grid:
    """A table as it grows: rows of cells, each with the number of rows that it reaches over."""

    ruled: bool
    rows: list[list[tuple[Cell, int]]] = field(default_factory=list)


@dataclass
class _List:
    style: str
    count: int


class Builder:
    """Walks a page's article; ``convert`` is what makes Unicode of its letters."""

    def __init__(self, page: Page, convert: Callable[[str], str]) -> None:
        self._page = page
        self._convert = convert
        self._stories = [_Story()]
        self._grids: list[_Grid] = []
        self._lists: list[_List] = []
        self._prefix = ""
        self._pre = 0
        self._paragraphs = 0
        self._skipped = 0

    def blocks(self) -> list[Block]:
        """Return the paragraphs and tables of the article."""
        walk = events(self._page.article)
        for opens, node in walk:
            if node.tag == "-text":
                self._text(node.text_content or "")
            elif not opens:
                self._close(node)
            elif self._is_passed_over(node):
                walk.skip()
                self._skipped = node.mem_id
            else:
                self._open(node)
        self._flush()
        return self._stories[0].blocks

    def _is_passed_over(self, node: LexborNode) -> bool:
        deep = node.tag == "table" and len(self._grids) >= _DEEPEST_TABLE
        return deep or (node.mem_id != self._page.article.mem_id and self._page.is_around(node))

    def _text(self, text: str) -> None:
        shown = self._convert(text)
        self._stories[-1].words.append(shown if self._pre else _BLANKS.sub(" ", shown))

    def _open(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "br":
            self._stories[-1].words.append("\n")
        if tag in _INLINE:
            return
        self._flush()
        match tag:
            case "table":
                self._grids.append(_Grid(_is_ruled(node)))
            case "tr" if self._grids:
                self._grids[-1].rows.append([])
            case "td" | "th" if self._grids:
                self._stories.append(_Story(node))
            case "ul" | "ol" | "menu":
                self._lists.append(_list(node))
            case "li" if self._lists:
                self._prefix = _label(self._lists[-1], node)
            case "pre":
                self._pre += 1

    def _close(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _INLINE:
            return
        if node.mem_id == self._skipped:
            self._skipped = 0
            return
        self._flush()
        match tag:
            case "table" if self._grids:
                self._end_table()
            case "td" | "th" if len(self._stories) > 1:
                self._end_cell()
            case "ul" | "ol" | "menu" if self._lists:
                self._lists.pop()
            case "li":
                self._prefix = ""
            case "pre":
                self._pre -= 1

    def _flush(self) -> None:
        """End the paragraph that is open."""
        story = self._stories[-1]
        text = "".join(story.words)
        story.words.clear()
        for part in _BLANK_LINES.split(text):
            lines = [line.strip(" \t\r\f") for line in part.split("\n")]
            shown = "\n".join(filter(None, lines))
            if not shown.strip():
                continue
            if not _MARKED.match(shown):
                shown = self._prefix + shown
            self._prefix = ""
            self._paragraphs += len(self._stories) == 1
            place = f"đoạn {self._paragraphs}" if len(self._stories) == 1 else None
            story.blocks.append(Paragraph(shown, place))

    def _end_cell(self) -> None:
        story = self._stories.pop()
        attributes = story.cell.attributes if story.cell is not None else {}
        cell = Cell(tuple(story.blocks), _number(attributes.get("colspan"), _MOST_COLUMNS))
        rows = self._grids[-1].rows
        if not rows:
            rows.append([])
        rows[-1].append((cell, _number(attributes.get("rowspan"), _MOST_ROWS)))

    def _end_table(self) -> None:
        grid = self._grids.pop()
        rows = tuple(row for row in _spread(grid.rows) if row)
        if rows:
            self._stories[-1].blocks.append(Table(rows, grid.ruled))


def _spread(rows: list[list[tuple[Cell, int]]]) -> Iterator[Row]:
    """Yield rows with a cell wherever one of a row above reaches into them."""
    over: dict[int, tuple[int, int]] = {}
    for row in rows:
        cells: list[Cell] = []
        column = 0
        given = iter(row)
        while column < _MOST_COLUMNS:
            if column in over:
                left, span = over.pop(column)
                cells.append(Cell(span=span, above=True))
                if left > 1:
                    over[column] = (left - 1, span)
            elif (entry := next(given, None)) is not None:
                cells.append(entry[0])
                span = entry[0].span
                if entry[1] > 1:
                    over[column] = (entry[1] - 1, span)
            elif any(place > column for place in over):
                cells.append(Cell())
                span = 1
            else:
                break
            column += span
        yield tuple(cells)


def _is_ruled(table: LexborNode) -> bool:
    attributes = table.attributes
    if _number(attributes.get("border"), 99, 0) or _LINE.search(attributes.get("style") or ""):
        return True
    if table.css_first("th") is not None:
        return True
    first = table.css_first("td")
    return first is not None and _LINE.search(first.attributes.get("style") or "") is not None


def _list(node: LexborNode) -> _List:
    if node.tag != "ol":
        return _List("bullet", 0)
    kind = node.attributes.get("type") or "1"
    return _List(_STYLES.get(kind, "decimal"), _number(node.attributes.get("start"), _HIGHEST, 1) - 1)


def _label(of: _List, item: LexborNode) -> str:
    """Count an item of a list and return what a browser writes before it."""
    if of.style == "bullet":
        return "- "
    of.count = _number(item.attributes.get("value"), _HIGHEST, of.count + 1)
    return f"{formatted(of.count, of.style)}. "


def _number(given: str | None, most: int, default: int = 1) -> int:
    digits = (given or "").strip()
    if not (digits.isascii() and digits.isdecimal()):
        return default
    return min(int(digits[:9]), most)
