"""The parsed document: its zones, its outline, its blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graphkit.model import Reading, Section
from graphkit.parse.blocks import Block
from graphkit.parse.flow import Flow
from graphkit.parse.lines import Depth, Line, type_word


@dataclass(frozen=True, slots=True)
class Zones:
    """Where a document's parts begin, as indexes of lines; a part that is missing begins where the next does.

    ``[0, title)`` letterhead · ``[title, preamble)`` type and title · ``[preamble, body)`` căn cứ ·
    ``[body, recipients)`` content · ``[recipients, annex)`` nơi nhận and signature · ``[annex, …)`` annexes.
    """

    title: int
    preamble: int
    body: int
    recipients: int
    annex: int


class Outline(NamedTuple):
    """A section in the flow: ``path`` joins the numbers of its ancestors, ``end`` is where the next begins.

    ``run_in`` marks a numbered paragraph, whose text follows on the line of its number.
    """

    number: str
    title: str
    level: int
    start: int
    content: int
    end: int
    path: str
    parent: int | None
    block: int
    run_in: bool


@dataclass(frozen=True)
class Document:
    """A reading with its structure; offsets of blocks and outline are positions in ``flow.text``."""

    reading: Reading
    lines: tuple[Line, ...]
    flow: Flow
    blocks: tuple[Block, ...]
    zones: Zones
    outline: tuple[Outline, ...]

    @cached_property
    def text(self) -> str:
        """The flow's text."""
        return self.flow.text

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of a flow span, blanks at its ends left out."""
        while start < end and self.flow.text[start].isspace():
            start += 1
        while end > start and self.flow.text[end - 1].isspace():
            end -= 1
        if start >= end:
            begin = self.flow.raw(start)
            return begin, begin
        return self.flow.span(start, end)

    def surface(self, start: int, end: int) -> str:
        """Return the raw words of a flow span."""
        begin, stop = self.raw(start, end)
        return self.reading.text[begin:stop]

    def content(self, block: Block) -> str:
        """Return a block's text behind its marker."""
        return self.flow.text[block.content : block.end]

    def zone(self, first: int, last: int) -> Iterator[Block]:
        """Yield the blocks that begin in the lines ``[first, last)``."""
        return (block for block in self.blocks if first <= block.line < last)

    @cached_property
    def content_lines(self) -> tuple[tuple[int, int], ...]:
        """Ranges of lines with the document's content: its body, and a plan that it carries as annex."""
        zones = self.zones
        body = (zones.body, zones.recipients)
        carries = zones.annex < len(self.lines) and type_word(self.lines[zones.annex].text) is not None
        return (body, (zones.annex, len(self.lines))) if carries else (body,)

    def content_end(self, block: Block) -> int:
        """Index of the line behind the content that a block stands in; 0 where it stands in none."""
        for first, last in self.content_lines:
            if first <= block.line < last:
                return last
        return 0

    @cached_property
    def body_start(self) -> int:
        """Flow position where the content begins."""
        return next((b.start for b in self.blocks if b.line >= self.zones.body), len(self.flow.text))

    @cached_property
    def preamble_start(self) -> int:
        """Flow position where the căn cứ begin."""
        return next((b.start for b in self.blocks if b.line >= self.zones.preamble), len(self.flow.text))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.outline]

    def block_at(self, position: int) -> Block:
        """Return the block that holds a flow position, else the one before it."""
        return self.blocks[max(bisect_right(self._block_starts, position) - 1, 0)]

    def block_start(self, position: int) -> int:
        """Return where the block begins that holds a flow position."""
        index = bisect_right(self._block_starts, position) - 1
        return self._block_starts[index] if index >= 0 else 0

    def section_at(self, position: int) -> Outline | None:
        """Return the innermost section that holds a flow position."""
        index: int | None = bisect_right(self._section_starts, position) - 1
        while index is not None and index >= 0 and self.outline[index].end <= position:
            index = self.outline[index].parent
        return self.outline[index] if index is not None and index >= 0 else None

    def sections(self) -> tuple[Section, ...]:
        """Return the outline in raw offsets."""
        return tuple(
            Section(entry.number, entry.title, entry.level, self.flow.raw(entry.start))
            for entry in self.outline
        )


def is_section(block: Block) -> bool:
    """Whether a block's marker makes it a section (Roman, ``1.``, ``1.1.`` or an article)."""
    return block.marker is not None and Depth.PART <= block.depth <= Depth.SUBNUMBER
