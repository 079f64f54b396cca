"""A share: one task item with the units that it is given to, before it becomes rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphkit.confidence import CERTAIN, LIKELY
from graphkit.extract.units import Unit, read_units
from graphkit.lang.names import BODY
from graphkit.lang.patterns import compiled
from graphkit.model import Assignment
from graphkit.parse import Document

_LEAD = compiled(r"chủ trì", re.IGNORECASE)
_OTHERS_LEAD = compiled(r"(?:cơ quan|đơn vị) chủ trì", re.IGNORECASE)
"""Who leads is then another, of whom the item speaks."""
_WITH = compiled(
    r"phối hợp(?:,\s+hỗ trợ)?(?:\s+(?:chặt chẽ|thường xuyên|đồng bộ|tốt|liên ngành|hiệu quả"
    r"|trực tiếp))?\s+(?:(?:cùng\s+)?với(?:\s+(?:các\s+)?(?=\S))?|cùng|giữa|(?=(?:các|Sở|UBND|Ủy ban"
    r"|Phòng|Hội|Công an|Mặt trận|Ban|Bộ|Đoàn|chính quyền|lực lượng)\b))\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A task's span in the flow, its units, and what labels or columns say of it.

    ``helpers`` are those that labels or columns name, ``time`` is the span of a value, ``heads`` are those of
    a heading and of a paragraph which say who leads and who helps in all that is below them; None and empty
    where only the item's own words tell.
    """

    start: int
    end: int
    units: tuple[Unit, ...]
    request: bool
    section: str | None
    lead: bool | None = None
    helpers: tuple[Unit, ...] = ()
    time: tuple[int, int] | None = None
    heads: tuple[tuple[int, int], ...] = ()
    block_start: int = -1
    block_end: int = -1
    confidence: float = CERTAIN


def assignments_of(document: Document, share: Share, deadlines: tuple[str, ...]) -> list[Assignment]:
    """Return a row for each unit of a share, in raw offsets."""
    text = document.text
    begin, stop = document.raw(share.start, share.end)
    lead = share.lead or _leads(text, share)
    helpers = helpers_of(text, share)
    block = document.raw(share.block_start, share.block_end) if share.block_end >= 0 else (None, None)
    rows = []
    for unit in share.units:
        unit_start, unit_end = document.raw(unit.start, unit.end)
        surface = document.reading.text[unit_start:unit_end]
        rows.append(
            Assignment(
                start=begin,
                end=stop,
                text=document.reading.text[begin:stop],
                unit=unit.name,
                unit_surface=surface,
                section=share.section,
                mode="đề nghị" if share.request else "giao",
                lead=lead,
                helpers=tuple(h for h in helpers if h != unit.name),
                deadlines=deadlines,
                unit_start=unit_start,
                unit_end=unit_end,
                generic=unit.generic,
                block_start=block[0],
                block_end=block[1],
                confidence=_sureness(share, unit),
            )
        )
    return rows


def _sureness(share: Share, unit: Unit) -> float:
    """A body of a known form is certain; a class, or a name that only its first word tells, is likely."""
    return min(share.confidence, CERTAIN if BODY.match(unit.name) and not unit.generic else LIKELY)


def _leads(text: str, share: Share) -> bool:
    own = text[share.start : share.end]
    leads = _LEAD.search(own) is not None and _LEAD.search(_OTHERS_LEAD.sub("", own)) is not None
    return leads or any(_LEAD.search(text, *head) for head in share.heads)


def helpers_of(text: str, share: Share) -> tuple[str, ...]:
    """Return the units that help: those of the label, and those behind "phối hợp với" in the item."""
    found = dict.fromkeys(unit.name for unit in share.helpers)
    for begin, end in _told(share):
        for match in _WITH.finditer(text, begin, end):
            start = _with_article(text, match.end())
            for unit in read_units(text, start, end, loose=True):
                found[unit.name] = None
    return tuple(found)


def _told(share: Share) -> tuple[tuple[int, int], ...]:
    """Return the spans whose words tell who leads and who helps."""
    return ((share.start, share.end), *share.heads)


def _with_article(text: str, start: int) -> int:
    """Step back over "các", which belongs to the unit's words."""
    return start - 4 if text[start - 4 : start] == "các " else start
