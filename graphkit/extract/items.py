"""Items: the bullets and paragraphs under a heading, sub-bullets and wrapped paragraphs belonging to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graphkit.lang.patterns import compiled
from graphkit.parse import Block, Depth, Document

_CLOSING = compiled(
    r"(?:Trên đây|Đây là nhiệm vụ|Trong quá trình|Quá trình (?:tổ chức |triển khai )?thực hiện"
    r"|Căn cứ (?:nội dung )?(?:Kế hoạch|Chỉ thị|Quyết định|Công điện) này"
    r"|Nhận được|Yêu cầu (?:các|Thủ trưởng)|Đề nghị các|UBND [^.]{0,40}yêu cầu"
    r"|Ủy ban nhân dân [^.]{0,60}(?:yêu cầu|đề nghị))"
)
_INTRO = compiled(r":\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """One task item: its blocks, and its span in the flow behind the marker."""

    start: int
    end: int
    depth: Depth
    first: int
    last: int
    """Indexes of its first block and behind its last."""
    intro: int | None = None
    """Index of the paragraph that leads in ("UBND xã yêu cầu các đơn vị:"), None without one."""


def items_of(document: Document, first: int, last: int) -> list[Item]:
    """Return the items among the blocks ``[first, last)``; a heading of a deeper section counts as one."""
    items: list[Item] = []
    intro: int | None = None
    for index in range(first, last):
        block = document.blocks[index]
        if block.is_cell or not document.content(block).strip():
            continue
        if is_closing(document, block) and (items or block.depth is Depth.TEXT):
            break
        if _leads_in(document, index, last):
            intro = index
            continue
        if items and _belongs(items[-1], block):
            items[-1] = replace(items[-1], end=block.end, last=index + 1)
        else:
            items.append(Item(block.content, block.end, block.depth, index, index + 1, intro))
    return items


def is_closing(document: Document, block: Block) -> bool:
    """Whether a paragraph closes the document ("Trên đây là …", "Trong quá trình thực hiện …")."""
    return block.depth is Depth.TEXT and _CLOSING.match(document.text, block.content) is not None


def _leads_in(document: Document, index: int, last: int) -> bool:
    """Whether an unmarked paragraph ends in a colon and bullets follow."""
    block = document.blocks[index]
    if block.depth is not Depth.TEXT or not _INTRO.search(document.content(block)):
        return False
    return index + 1 < last and document.blocks[index + 1].depth is not Depth.TEXT


def _belongs(item: Item, block: Block) -> bool:
    """Whether a block goes on with an item: deeper than it, or an unmarked paragraph behind a marked one."""
    if block.depth is Depth.TEXT:
        return item.depth is not Depth.TEXT
    return item.depth is not Depth.TEXT and block.depth > item.depth


def flow_spans(spans: Sequence[tuple[int, int]], document: Document) -> list[tuple[int, int]]:
    """Return raw spans as spans of the flow."""
    position = document.flow.position
    found = {(start, end): (position(start), position(end - 1) + 1) for start, end in dict.fromkeys(spans)}
    return [found[span] for span in spans]
