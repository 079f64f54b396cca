"""Labelled blocks: "Đơn vị chủ trì: …", "Thời gian thực hiện: …" under the tasks that they are for."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graphkit.extract.share import Share
from graphkit.extract.spans import Span, touches
from graphkit.extract.units import Unit, listed_units
from graphkit.lang.patterns import compiled
from graphkit.parse import Block, Depth, Document
from graphkit.parse.document import is_section

_Kind = Literal["lead", "do", "help", "time", "other"]

_WHO = (
    r"(?:(?:[Cc]ác\s+)?(?:[Cc]ơ quan, đơn vị|[Đđ]ơn vị, cá nhân|[Đđ]ơn vị|[Cc]ơ quan|[Bb]ộ phận"
    r"|[Tt]rách nhiệm|[Pp]hân công|[Nn]gười)\s+)"
)
_MORE = r"[^:;.()\n]{0,40}"
_LABELS: tuple[tuple[_Kind, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "help",
        ("hối hợp",),
        compiled(rf"(?:{_WHO}(?:tham gia\s+)?phối hợp|[Pp]hối hợp(?=\s*:|\s+thực hiện)){_MORE}:"),
    ),
    (
        "lead",
        ("hủ trì",),
        compiled(rf"(?:{_WHO}chủ trì|[Cc]hủ trì(?=\s*:|\s+thực hiện|\s+tham mưu)){_MORE}:"),
    ),
    (
        "do",
        ("thực hiện", "tham mưu", "triển khai", "chịu trách nhiệm", "đầu mối", "phụ trách", "hân công"),
        compiled(
            rf"(?:{_WHO}(?:được giao\s+)?(?:thực hiện|tham mưu|triển khai|chịu trách nhiệm|đầu mối"
            rf"|phụ trách){_MORE}|[Pp]hân công(?: thực hiện)?):"
        ),
    ),
    (
        "time",
        ("hời gian", "hời hạn", "iến độ", "hời điểm", "ạn"),
        compiled(
            r"(?:[Tt]hời gian|[Tt]hời hạn|[Tt]iến độ|[Tt]hời điểm|[Hh]ạn)(?:\s+(?:thực hiện|hoàn thành"
            r"|triển khai|tổ chức|và địa điểm|báo cáo))*\s*:"
        ),
    ),
    (
        "other",
        (
            "ản phẩm",
            "ết quả",
            "ự kiến",
            "inh phí",
            "ịa điểm",
            "hi chú",
            "hành phần",
            "ối tượng",
            "ình thức",
        ),
        compiled(
            r"(?:[Ss]ản phẩm|[Kk]ết quả|[Dd]ự kiến|[Kk]inh phí|[Đđ]ịa điểm|[Gg]hi chú|[Tt]hành phần"
            r"|[Đđ]ối tượng|[Hh]ình thức)[^:;.\n]{0,40}:"
        ),
    ),
)
"""Each kind of label with words of which it has one, and its pattern, which takes longer to look for."""


@dataclass(frozen=True, slots=True)
class _Label:
    kind: _Kind
    start: int
    value: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who is named behind a label of who leads or acts, and who helps them."""

    units: tuple[Unit, ...]
    helpers: tuple[Unit, ...]
    lead: bool


_PART = compiled(r"(?:[^;\n(]|\((?!(?:chủ trì|phối hợp)\))[^)\n]{0,200}\))+(?:\((?:chủ trì|phối hợp)\))?")
"""Parts of a value: up to a semicolon, or to where a bracket says what those before it do."""
_HELPS = compiled(r",?\s*\(?(?:cùng\s+)?phối hợp(?:\s+thực hiện)?(?:\s+(?:với|cùng))?\)?\s*", re.IGNORECASE)


def labelled_tasks(document: Document) -> Iterator[Share]:
    """Yield the tasks above each group of labels that names who leads or acts."""
    groups = _groups(document)
    for labels in groups:
        doers = [label for label in labels if label.kind in ("lead", "do")]
        parties = [_parties(document.text, label) for label in doers]
        if not any(party.units for party in parties):
            continue
        first = labels[0].block
        block = document.blocks[first]
        inside = document.text[block.content : labels[0].start].rstrip(" (")
        tasks, stop = ([block], block.content + len(inside)) if inside else (_above(document, first), None)
        yield from _rows(document, labels, parties, tasks, stop)


def _groups(document: Document) -> list[list[_Label]]:
    """Labels that stand together: in one block, or in blocks that follow each other."""
    groups: list[list[_Label]] = []
    last_block = -2
    for index, block in enumerate(document.blocks):
        colon = document.text.find(":", block.content, block.end) >= 0
        if not colon or block.is_cell or not document.content_end(block):
            continue
        labels = _labels(document, block, index)
        if not labels:
            continue
        alone = not document.text[block.content : labels[0].start].strip()
        if groups and alone and last_block == index - 1:
            groups[-1] += labels
        else:
            groups.append(labels)
        last_block = index
    return groups


def _labels(document: Document, block: Block, index: int) -> list[_Label]:
    content = document.content(block)
    if ":" not in content:
        return []
    spans: list[Span] = []
    kinds: dict[int, _Kind] = {}
    for kind, words, pattern in _LABELS:
        if not any(word in content for word in words):
            continue
        for match in pattern.finditer(document.text, block.content, block.end):
            begins = _begins(document.text, block.content, match.start())
            if begins and not touches(spans, *match.span()):
                insort(spans, match.span())
                kinds[match.start()] = kind
    ends = [start for start, _ in spans[1:]] + [block.end]
    return [
        _Label(kinds[start], start, value, end, index)
        for (start, value), end in zip(spans, ends, strict=False)
    ]


def _begins(text: str, content: int, position: int) -> bool:
    """A label begins its block, a sentence or a clause."""
    while position > content and text[position - 1].isspace():
        position -= 1
    return position == content or text[position - 1] in ".;:()…-–+"


def _parties(text: str, label: _Label) -> _Parties:
    """Read a label's value, which may itself say who leads and who helps ("Sở A chủ trì; Sở B phối hợp")."""
    units: list[Unit] = []
    helpers: list[Unit] = []
    for part in _PART.finditer(text, label.value, label.end):
        help_ = _HELPS.search(text, part.start(), part.end())
        named = listed_units(text, part.start(), help_.start() if help_ else part.end())
        behind = listed_units(text, help_.end(), part.end()) if help_ else []
        helping = help_ is not None and not behind and "chủ trì" not in part.group()
        (helpers if helping else units).extend(named)
        helpers += behind
    lead = label.kind == "lead" or "chủ trì" in text[label.value : label.end]
    return _Parties(tuple(units), tuple(helpers), lead)


def _units(text: str, label: _Label) -> list[Unit]:
    return listed_units(text, label.value, label.end)


def _above(document: Document, first: int) -> list[Block]:
    """The task's blocks above its labels: bullets or paragraphs of the section, else its heading."""
    found: list[Block] = []
    for index in range(first - 1, -1, -1):
        block = document.blocks[index]
        if _labels(document, block, index) or block.is_cell:
            break
        if is_section(block) or (found and block.depth < found[0].depth and found[0].depth is not Depth.TEXT):
            return found or [block]
        if found and found[0].depth is not Depth.TEXT and block.depth is Depth.TEXT:
            break
        found.insert(0, block)
    return found


def _rows(
    document: Document, labels: list[_Label], parties: list[_Parties], tasks: list[Block], stop: int | None
) -> Iterator[Share]:
    section = document.section_at(labels[0].start)
    helping = [unit for party in parties for unit in party.helpers]
    for label in labels:
        helping += _units(document.text, label) if label.kind == "help" else []
    time = next(((label.value, label.end) for label in labels if label.kind == "time"), None)
    for start, end in _items(tasks):
        for lead in (True, False):
            given = tuple(unit for party in parties if party.lead is lead for unit in party.units)
            if given:
                yield Share(
                    start=start,
                    end=end if stop is None else stop,
                    units=given,
                    request=False,
                    section=section.number if section else None,
                    lead=lead,
                    helpers=tuple(helping),
                    time=time,
                    block_start=start,
                    block_end=labels[-1].end,
                )


def _items(tasks: list[Block]) -> list[tuple[int, int]]:
    """Spans of the items: deeper blocks belong to the one above them."""
    spans: list[tuple[int, int]] = []
    depth: Depth | None = None
    for task in tasks:
        if depth is not None and task.depth > depth and task.depth is not Depth.TEXT:
            spans[-1] = (spans[-1][0], task.end)
        else:
            spans.append((task.content, task.end))
            depth = task.depth
    return spans
