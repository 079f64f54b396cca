"""The outline: numbered headings and numbered paragraphs, with the path of their ancestors."""

from __future__ import annotations

from graphkit.lang.patterns import compiled
from graphkit.parse.blocks import Block
from graphkit.parse.document import Outline, Zones, is_section
from graphkit.parse.lines import Depth

_HEADING_LENGTH = 240
_LEVELS = {Depth.PART: 1, Depth.ROMAN: 1, Depth.NUMBER: 2, Depth.SUBNUMBER: 3}
_RUN_IN_BREAK = compiled(r"[:.](?:\s|$)|\s(?=chủ trì|phối hợp|căn cứ|có trách nhiệm|chịu trách nhiệm)")


def build_outline(text: str, blocks: list[Block], zones: Zones) -> list[Outline]:
    """Return the sections in order; a section ends where the next of its level or above begins."""
    entries: list[Outline] = []
    ancestors: list[int] = []
    for index, block in enumerate(blocks):
        if not is_section(block) or not zones.preamble <= block.line:
            continue
        if zones.recipients <= block.line < zones.annex:
            continue
        level = _LEVELS[block.depth]
        if entries and blocks[entries[-1].block].line < zones.annex <= block.line:
            ancestors.clear()
        while ancestors and entries[ancestors[-1]].level >= level:
            ancestors.pop()
        parent = ancestors[-1] if ancestors else None
        path = f"{entries[parent].path}/{block.marker}" if parent is not None else str(block.marker)
        entries.append(_entry(text, blocks, index, level, path, parent))
        ancestors.append(len(entries) - 1)
    return _ended(entries, _content_end(text, blocks, zones))


def _entry(text: str, blocks: list[Block], index: int, level: int, path: str, parent: int | None) -> Outline:
    block = blocks[index]
    content = text[block.content : block.end]
    run_in = _is_run_in(content)
    title = _run_in_title(content) if run_in else content.strip()
    return Outline(
        str(block.marker), title, level, block.start, block.content, len(text), path, parent, index, run_in
    )


def _is_run_in(content: str) -> bool:
    """Whether heading and text share the line: a colon with text behind it, or a whole sentence."""
    if content.isupper():
        return False
    colon = content.find(": ")
    if 0 < colon < _HEADING_LENGTH and len(content) > colon + 25:
        return True
    return (content.rstrip().endswith((".", ";", "./")) and len(content) > 60) or len(
        content
    ) > _HEADING_LENGTH


def _run_in_title(content: str) -> str:
    match = _RUN_IN_BREAK.search(content)
    return content[: match.start() if match else 60].strip()


def _content_end(text: str, blocks: list[Block], zones: Zones) -> int:
    return next((b.start for b in blocks if zones.recipients <= b.line), len(text))


def _ended(entries: list[Outline], content_end: int) -> list[Outline]:
    ends: list[int] = []
    following: dict[int, int] = {}  # where the next section of each level begins, from the end backwards
    for entry in reversed(entries):
        end = min((start for level, start in following.items() if level <= entry.level), default=entry.end)
        ends.append(content_end if entry.start < content_end < end else end)
        following[entry.level] = entry.start
    return [entry._replace(end=end) for entry, end in zip(entries, reversed(ends), strict=True)]
