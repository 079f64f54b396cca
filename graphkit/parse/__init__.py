"""Parse: a reading becomes a document with zones, outline and blocks."""

from __future__ import annotations

from graphkit.model import Reading
from graphkit.parse.blocks import Block, build_blocks
from graphkit.parse.document import Document, Outline, Zones
from graphkit.parse.flow import FlowBuilder
from graphkit.parse.lines import Depth, split_lines
from graphkit.parse.outline import build_outline
from graphkit.parse.zones import find_zones

__all__ = ["Block", "Depth", "Document", "Outline", "Zones", "parse"]


def parse(reading: Reading) -> Document:
    """Return the structure of a reading's text. Never fails: a text without structure is all content."""
    builder = FlowBuilder(reading.text)
    lines = split_lines(builder.raw)
    zones = find_zones(lines)
    breaks = {zones.title, zones.preamble, zones.body, zones.recipients, zones.annex}
    breaks.update(range(zones.recipients, zones.annex))
    flow, blocks = build_blocks(builder, lines, breaks)
    outline = build_outline(flow.text, blocks, zones)
    return Document(reading, tuple(lines), flow, tuple(blocks), zones, tuple(outline))
