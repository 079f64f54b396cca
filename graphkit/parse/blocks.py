"""Blocks: headings, items and paragraphs, each made whole again from the lines that it was broken into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from graphkit.lang.names import BODY, LOWER
from graphkit.lang.patterns import compiled
from graphkit.parse.flow import Flow, FlowBuilder
from graphkit.parse.lines import Depth, Line


class Block(NamedTuple):
    """A heading, item, paragraph or table cell, as spans of the flow; ``content`` is behind the marker.

    ``row`` and ``column`` are given for cells of a table; ``line`` is the index of its first line. A tuple,
    as a line is.
    """

    start: int
    end: int
    content: int
    marker: str | None
    depth: Depth
    line: int
    row: int | None = None
    column: int | None = None

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table."""
        return self.row is not None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set: the usual width of a full line, and where blank lines stand."""

    width: int
    double_spaced: bool
    """Blank lines stand between all lines."""
    apart: bool = False
    """Blank lines stand before all that bears a marker, and so between paragraphs."""

    @property
    def wrapped(self) -> bool:
        """Whether long paragraphs are broken into lines."""
        return self.width > 0

    def is_near(self, line: Line) -> bool:
        """Whether no more blank lines stand before a line than between all lines."""
        return line.gap == 0 or (self.double_spaced and line.gap <= 1)

    def is_full(self, line: Line, share: float) -> bool:
        """Whether a line of a wrapped text reaches a share of its width."""
        return self.wrapped and len(line.text) >= share * self.width


_TERMINAL = tuple(".;:!?…")
_CLOSING_MARKS = "”\"’')]*"
_OPEN = compiled(
    r"(?:[,(“–-]|^(?:Căn cứ|Thực hiện)(?: các)?|\w (?:Điều|[Kk]hoản) \d+|\((?:[ivx]+|\d)\)"
    r"|\b(?:và|của|các|về|với|cho|tại|trong|theo|thuộc|do|từ|đến|ngày|số|tháng|năm|là|hoặc|được|để"
    r"|trên|bằng|việc|những|một|giữa|sau|trước|không|khi|công|thực|triển|Ủy|Ủy ban|nhân|hành|đoạn|Kế"
    r"|Quyết|Nghị"
    r"|Chương|Chiến|Đề|Việt|Mặt|Mặt trận|Luật))$"
)
_OPEN_LENGTH = 40
_OFFICE = compiled(
    r"Cục|Tổng cục|Chi cục|Bộ|Sở|Ban|Hội|Hội đồng|Công ty|Tập đoàn|Ngân hàng|Văn phòng|Trung tâm|Viện"
)
"""What a name begins with that any words may follow."""
_WHOSE = compiled(
    r"(?:Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Trung ương|Quốc hội|Việt Nam|HĐND|Hội đồng nhân dân)\b"
)
"""What the rest of a name that could end before it begins with."""
_CLOSING = compiled(r"Trên đây là\b")
_LOWER_START = compiled(rf"[{LOWER}0-9(“\"'’&/,;:.–-]")

_ENOUGH = 5
"""Marked lines that show whether paragraphs stand apart."""


def layout_of(lines: list[Line]) -> Layout:
    """Judge how the text is set from the lengths of its longer lines and the gaps between them."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 40 and not line.cells)
    gaps = [line.gap for line in lines[1:]]
    spaced = bool(gaps) and sum(gap > 0 for gap in gaps) > 0.8 * len(gaps)
    if not lengths:
        return Layout(0, spaced)
    width = lengths[int(len(lengths) * 0.9)]
    full = sum(0.8 * width <= length <= 1.25 * width for length in lengths)
    wrapped = width <= 130 and full > 0.4 * len(lengths)
    marked = [line.gap > 0 for line in lines if line.marker is not None]
    apart = len(marked) >= _ENOUGH and sum(marked) >= 0.8 * len(marked)
    return Layout(width if wrapped else 0, spaced and wrapped, wrapped and apart and not spaced)


def build_blocks(builder: FlowBuilder, lines: list[Line], breaks: set[int]) -> tuple[Flow, list[Block]]:
    """Join lines into blocks; a line whose index is in ``breaks`` always begins one."""
    layout = layout_of(lines)
    blocks: list[Block] = []
    open_lines: list[Line] = []
    first = 0
    for index, line in enumerate(lines):
        if line.cells or not open_lines or index in breaks or not _continues(open_lines, line, layout):
            _close(builder, open_lines, first, blocks)
            open_lines, first = [], index
        if line.cells:
            _close_row(builder, line, index, blocks)
        else:
            open_lines.append(line)
    _close(builder, open_lines, first, blocks)
    return builder.build(), blocks


def _continues(before: list[Line], line: Line, layout: Layout) -> bool:
    """Whether a line goes on with the block of the lines before it."""
    last = before[-1]
    ended = _ends_sentence(last.text)
    if line.text[:1] == "T" and _CLOSING.match(line.text):
        return False
    if line.marker is not None:
        return not ended and _is_false_marker(last, line, layout)
    if last.marker is not None and last.content >= last.end:
        return True
    if ended:
        return _goes_on_after_sentence(last, line, layout)
    if len(before) == 1 and last.is_upper and line.is_upper:
        return layout.is_near(line) or _is_open(last)
    return _is_one_paragraph(before[0], last, line, layout)


def _is_one_paragraph(first: Line, last: Line, line: Line, layout: Layout) -> bool:
    """Whether two lines within a sentence are of one paragraph, by how the text is set and by their words."""
    if layout.apart and line.gap == 0 and last.is_upper == line.is_upper:
        return True
    # A bullet is a sentence, and goes on until it ends; a heading need not.
    full = 0.5 if Depth.LETTER < first.depth < Depth.TEXT else 0.75
    if layout.is_full(last, full) and not (layout.apart and line.gap > 0):
        return True
    return _LOWER_START.match(line.text) is not None or _is_open(last) or _is_name_broken(last, line)


def _ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark of a sentence's end, brackets closed behind it, or with a stroke."""
    if text.rstrip(_CLOSING_MARKS).endswith(_TERMINAL) or text.endswith("/"):
        return True
    return text.endswith((" ", "\t")) and text.rstrip().endswith((".", "./"))


def _is_open(line: Line) -> bool:
    """Whether a line ends as no paragraph does; its last words tell."""
    return _OPEN.search(line.text, max(0, len(line.text) - _OPEN_LENGTH)) is not None


def _is_name_broken(last: Line, line: Line) -> bool:
    """Whether a line ends within the name of a body, whose rest the next one begins with."""
    of = last.text.rfind(" của ", max(0, len(last.text) - _OPEN_LENGTH)) + len(" của ")
    if of < len(" của ") or last.text[of : of + 1].islower():
        return False
    name = last.text[of:]
    if _OFFICE.fullmatch(name):
        return not line.text.startswith(name)
    whole = BODY.match(f"{name} {line.text[:_OPEN_LENGTH]}")
    longer = whole is not None and whole.end() > len(name)
    return longer and (_WHOSE.match(line.text) is not None or BODY.fullmatch(name) is None)


def _goes_on_after_sentence(last: Line, line: Line, layout: Layout) -> bool:
    """A sentence that ends with a full line is followed by the next of its paragraph."""
    final = last.text.endswith(("./.", "./", ":"))
    return layout.is_near(line) and layout.is_full(last, 0.8) and not final


def _is_false_marker(last: Line, line: Line, layout: Layout) -> bool:
    """Whether a marker at a line's start is a word of the running sentence ("kinh tế ⏎ - xã hội")."""
    inside = layout.apart and line.gap == 0
    if not layout.wrapped or not (inside or len(last.text) >= 0.6 * layout.width):
        return False
    rest = line.text[line.content - line.start :].lstrip()
    if line.depth in (Depth.BULLET, Depth.LETTER, Depth.NUMBER):
        return rest[:1].islower() or rest[:1].isdigit()
    return False


def _close(builder: FlowBuilder, lines: list[Line], first: int, blocks: list[Block]) -> None:
    if not lines:
        return
    builder.break_block()
    start = builder.length
    head = lines[0]
    if head.marker is not None:
        builder.line(head.start, min(head.content, head.end))
    # A marker that shows nothing (a Markdown star) takes no room in the flow.
    content = builder.length + 1 if head.marker is not None and builder.length > start else start
    builder.line(head.content, head.end)
    for line in lines[1:]:
        builder.line(line.start, line.end)
    blocks.append(Block(start, builder.length, min(content, builder.length), head.marker, head.depth, first))


def _close_row(builder: FlowBuilder, line: Line, index: int, blocks: list[Block]) -> None:
    for column, (start, end) in enumerate(line.cells):
        builder.break_block()
        begin = builder.length
        builder.line(start, end)
        blocks.append(Block(begin, builder.length, begin, None, Depth.TEXT, index, index, column))
