"""Tasks: who is given what, from headings of units, run-in units, sentences, labelled blocks and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.extract.actors import REQUEST, behind_label, heading_units, named_in_front
from graphkit.extract.deadlines import task_deadlines
from graphkit.extract.items import Item, flow_spans, items_of
from graphkit.extract.labels import labelled_tasks
from graphkit.extract.share import Share, assignments_of
from graphkit.extract.spans import merged, touches
from graphkit.extract.table import table_tasks
from graphkit.extract.units import Unit, read_units, skip_openers
from graphkit.lang.patterns import compiled
from graphkit.model import Assignment, Citation, Header
from graphkit.parse import Block, Depth, Document, Outline
from graphkit.parse.document import is_section

_IMPLEMENTATION = compiled(
    r"tổ chức\s+(?:triển khai\s+)?thực hiện|phân công|trách nhiệm|tổ chức triển khai|giao nhiệm vụ"
    r"|nhiệm vụ của các|tổ chức chỉ đạo",
    re.IGNORECASE,
)
_ORDERS = frozenset(("Chỉ thị", "Công điện", "Công văn", "Văn bản", "Thông báo"))
"""Types whose whole body gives orders to units."""
_DISTRIBUTION = compiled(r"^(?:Phân công|Trách nhiệm|Tổ chức thực hiện|Giao nhiệm vụ)", re.IGNORECASE)
_COMES_INTO_FORCE = compiled(
    r"(?:chịu|có) trách nhiệm(?:[^.;]{0,30}) thi hành (?:Quyết định|Nghị quyết|Kế hoạch|Chỉ thị) này\W*$"
)
"""The last article of a decision, which gives nobody anything of their own."""
_ORDERED = compiled(r"\b(?:yêu cầu|(?<!được )giao(?: cho)?|đề nghị|phân công)\s+(?=\S)", re.IGNORECASE)
_WORD = compiled(r"\w+")
_COMMON = frozenset(
    ("các", "và", "có", "liên", "quan", "trên", "địa", "bàn", "cơ", "quan", "đơn", "vị", "thuộc")
)


@dataclass(frozen=True, slots=True)
class _Scope:
    """A stretch of blocks with the units that its heading names, and where each was named."""

    units: tuple[Unit, ...]
    request: bool
    section: str | None
    first: int
    last: int
    head: tuple[int, int] | None = None
    """Span of the heading, where it says more than who."""


def extract_assignments(
    document: Document, header: Header, citations: Sequence[Citation]
) -> tuple[Assignment, ...]:
    """Return the assignments in the order of the text, units as printed."""
    taken = merged(flow_spans([(c.start, c.end) for c in citations if c.by == "number"], document))
    labelled = list(labelled_tasks(document))
    covered = merged((share.block_start, share.block_end) for share in labelled)
    shares = [*labelled, *table_tasks(document)]
    shares += [
        share
        for share in _from_sections(document, header.doc_type in _ORDERS)
        if not touches(covered, share.start, share.end)
    ]
    year = header.plan_year
    result: list[Assignment] = []
    for share in sorted(shares, key=lambda s: s.start):
        deadlines = task_deadlines(document.text, share.start, share.end, year, taken, issued=header.date)
        if share.time is not None:
            deadlines += task_deadlines(document.text, *share.time, year, taken, True, header.date)
        result += assignments_of(document, share, tuple(dict.fromkeys(deadlines)))
    return tuple(result)


def _from_sections(document: Document, ordering: bool) -> Iterator[Share]:
    """Yield the tasks of headings that name units, and of paragraphs in chapters on implementation.

    A document that gives orders throughout (``ordering``) is one such chapter.
    """
    if ordering:
        yield from _before_sections(document)
    named: dict[int, _Scope] = {}
    for index, section in enumerate(document.outline):
        if not document.content_end(document.blocks[section.block]):
            continue
        last = _last_block(document, index)
        implementing = ordering or _is_implementation(document, section)
        units = heading_units(document, section, implementing)
        if units:
            scope = named[index] = _heading_scope(document, section, units, last)
            for item in items_of(document, scope.first, scope.last):
                yield from _shares(document, item, scope)
        elif section.parent in named:
            named[index] = replace(named[section.parent], section=section.number, last=last)
            yield from _inherited(document, section, named[index])
        elif implementing:
            leading = _leading_scope(document, section, last)
            if leading is not None:
                named[index] = leading
            yield from _in_implementation(document, section, last)


def _before_sections(document: Document) -> Iterator[Share]:
    """The orders in paragraphs above the first section, or of a letter without sections."""
    first, last = document.content_lines[0]
    blocks = [index for index, block in enumerate(document.blocks) if first <= block.line < last]
    end = min((s.block for s in document.outline), default=len(document.blocks))
    blocks = [index for index in blocks if index < end]
    if not blocks:
        return
    scope = _Scope((), False, None, blocks[0], blocks[-1] + 1)
    for item in items_of(document, scope.first, scope.last):
        yield from _shares(document, item, scope)


def _last_block(document: Document, index: int) -> int:
    """Index behind the last block of a section, its subsections left out."""
    first = document.outline[index].block
    end = document.content_end(document.blocks[first])
    for position in range(first + 1, len(document.blocks)):
        block = document.blocks[position]
        if block.line >= end or is_section(block):
            return position
    return len(document.blocks)


def _is_implementation(document: Document, section: Outline) -> bool:
    entry: Outline | None = section
    while entry is not None:
        title = document.text[entry.content : entry.content + 200] if entry.run_in else entry.title
        if document.blocks[entry.block].depth is Depth.ARTICLE and _is_article(document, entry):
            return True
        pattern = _IMPLEMENTATION if entry.level == 1 else _DISTRIBUTION
        if pattern.search(title[:120]) and not (entry.run_in and entry.level > 1):
            return True
        entry = document.outline[entry.parent] if entry.parent is not None else None
    return False


def _is_article(document: Document, section: Outline) -> bool:
    """Whether a section is an article by which a decision gives work ("Điều 2. Giao Sở Nội vụ …")."""
    block = document.blocks[section.block]
    article = document.text[block.start : block.content].startswith("Điều")
    return article and block.line < document.zones.recipients


def _heading_scope(document: Document, section: Outline, units: list[Unit], last: int) -> _Scope:
    heading = document.blocks[section.block]
    request = REQUEST.search(document.text, heading.start, heading.end) is not None
    head = (heading.content, heading.end)
    return _Scope(tuple(units), request, section.number, section.block + 1, last, head)


def _inherited(document: Document, section: Outline, scope: _Scope) -> Iterator[Share]:
    """A section within one whose heading names units: its paragraph and what is below it are theirs too."""
    block = document.blocks[section.block]
    below = items_of(document, section.block + 1, scope.last)
    if section.run_in or not (below or _has_children(document, section)):
        own = Item(block.content, block.end, block.depth, section.block, section.block + 1)
        if not (below and document.text[block.end - 1] == ":"):
            yield from _shares(document, own, scope)
    for item in below:
        yield from _shares(document, item, scope)


def _has_children(document: Document, section: Outline) -> bool:
    index = document.outline.index(section)
    return index + 1 < len(document.outline) and document.outline[index + 1].parent == index


def _in_implementation(document: Document, section: Outline, last: int) -> Iterator[Share]:
    """A numbered paragraph with its unit in front or as its subject, else the paragraphs below it."""
    if _COMES_INTO_FORCE.search(document.content(document.blocks[section.block])):
        return
    below = items_of(document, section.block + 1, last)
    leads_in = document.text[document.blocks[section.block].end - 1] == ":"
    if section.run_in or leads_in or not below:
        shares = list(_numbered_paragraph(document, section, last, below))
        if shares:
            yield from shares
            return
    for item in below:
        scope = _lead_in(document, item, section, last) or _Scope((), False, section.number, item.first, last)
        yield from _shares(document, item, scope)


def _leading_scope(document: Document, section: Outline, last: int) -> _Scope | None:
    """The units that a numbered paragraph names which leads in to sections ("Các sở: … như sau:")."""
    block = document.blocks[section.block]
    own = Item(block.content, block.end, block.depth, section.block, section.block + 1)
    named = named_in_front(document, own, alone=True) if document.text[block.end - 1] == ":" else None
    return _Scope(tuple(named[0]), named[2], section.number, section.block + 1, last) if named else None


def _numbered_paragraph(
    document: Document, section: Outline, last: int, below: list[Item]
) -> Iterator[Share]:
    """The share of a numbered paragraph that names its unit, with the bullets below it as its own."""
    block = document.blocks[section.block]
    own = Item(block.content, block.end, block.depth, section.block, section.block + 1)
    named = named_in_front(document, own, alone=True) or behind_label(document, block)
    if named is None:
        return
    units, start, request = named
    if start >= block.end - 2 and below:
        scope = _Scope(tuple(units), request, section.number, section.block + 1, last)
        for item in below:
            yield from _shares(document, item, scope)
        return
    leads_in = bool(below) and document.text[block.end - 1] == ":"
    head = (block.content, block.end) if leads_in else None
    scope = _Scope(tuple(units), request, section.number, section.block + 1, last, head)
    if not leads_in:
        yield Share(start, block.end, tuple(units), request, section.number)
    for item in below:
        yield from _shares(document, item, scope)


def _shares(document: Document, item: Item, scope: _Scope) -> Iterator[Share]:
    """An item's share: a body named in front of it comes before the heading's, and inherits its mode.

    Where the item is itself a heading of units, the items below it are theirs.
    """
    named = named_in_front(document, item, alone=not scope.units)
    if named is None or _repeats(document, named[0], scope.units):
        if scope.units:
            heads = tuple(filter(None, (scope.head, _intro(document, item))))
            yield Share(item.start, item.end, scope.units, scope.request, scope.section, heads=heads)
        return
    units, start, request = named
    if item.last > item.first + 1 and start >= document.blocks[item.first].end - 2:
        inner = _Scope(tuple(units), request or scope.request, scope.section, item.first + 1, item.last)
        for below in items_of(document, inner.first, inner.last):
            yield from _shares(document, below, inner)
        return
    yield Share(start, item.end, tuple(units), request or scope.request, scope.section)


def _intro(document: Document, item: Item) -> tuple[int, int] | None:
    """The span of the paragraph that leads in to an item ("Chủ trì, phối hợp với … tham mưu:")."""
    block = document.blocks[item.intro] if item.intro is not None else None
    return (block.content, block.end) if block else None


def _repeats(document: Document, named: Sequence[Unit], units: Sequence[Unit]) -> bool:
    """Whether an item only repeats its heading's class of bodies ("Theo chức năng, các đơn vị …")."""
    said = {word for unit in units for word in _WORD.findall(unit.name.casefold())}
    again = {word for unit in named for word in _WORD.findall(unit.name.casefold())}
    return all(unit.generic for unit in named) and bool(units) and (again - _COMMON) <= said


def _lead_in(document: Document, item: Item, section: Outline, last: int) -> _Scope | None:
    """The units that a paragraph ending in a colon orders ("UBND xã yêu cầu các đơn vị thực hiện:")."""
    if item.intro is None:
        return None
    block = document.blocks[item.intro]
    text = document.text
    ordered = _ordered(document, block, section.number, item.first, last)
    if ordered is not None:
        return ordered
    start = skip_openers(text, block.content, block.end)
    units = read_units(text, start, block.end, loose=True)
    request = REQUEST.match(text, block.content) is not None
    return _Scope(tuple(units), request, section.number, item.first, last) if units else None


def _ordered(document: Document, block: Block, section: str | None, first: int, last: int) -> _Scope | None:
    """The units that a paragraph orders to do what follows it."""
    for order in _ORDERED.finditer(document.text, block.content, block.end):
        units = read_units(document.text, order.end(), block.end)
        if units:
            request = order.group().lower().startswith("đề nghị")
            return _Scope(tuple(units), request, section, first, last)
    return None
