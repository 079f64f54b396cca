"""Reporting duties: who reports to whom, via whom, what, when; and what is passed on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from graphkit.confidence import LIKELY
from graphkit.extract.deadlines import report_deadlines
from graphkit.extract.items import flow_spans
from graphkit.extract.spans import Span, Spans, merged
from graphkit.extract.units import Unit, is_bare, read_units
from graphkit.lang.names import BODY, UPPER
from graphkit.lang.patterns import any_word, compiled
from graphkit.model import Assignment, Citation, Header, ReportingDuty
from graphkit.parse import Block, Depth, Document

_VERBS = ("báo cáo", "phản ánh", "thông tin", "phản hồi", "kiến nghị")
_VERB = rf"(?:{'|'.join(_VERBS)})"
_AUTHORITY = compiled(
    r"(?:các\s+)?(?:cấp|cơ quan(?:\s+nhà nước)?|cơ quan, người)\s+có\s+thẩm\s+quyền"
    r"|(?:các\s+)?cấp\s+trên|cấp\s+ủy(?:,\s+chính quyền)?(?:\s+(?:cùng cấp|cấp trên|các cấp))?",
    re.IGNORECASE,
)
_DIRECT = compiled(
    rf"\b{_VERB}(?:\s*(?:,|và|hoặc)\s*(?:tham mưu|đề xuất|kiến nghị|xin ý kiến|trình))*"
    rf"(?:\s+(?:ngay|kịp thời|kết quả|trực tiếp))?\s+(?:(?:về|cho|đến|với|lên|tới)\s+)?(?=\S)",
    re.IGNORECASE,
)
_SENDS = compiled(r"\bgửi\s+(?:(?:về|cho|đến|tới)\s+)?(?=\S)", re.IGNORECASE)
_SENT = compiled(
    r"\b(?:gửi|nộp|chuyển)(?:\s+(?:báo cáo|kết quả|văn bản|về|cho|đến|tới|trực tiếp|lại|các"
    r"|số liệu))*\s+(?=\S)|\b(?:về|cho|tới|đến)\s+(?=\S)",
    re.IGNORECASE,
)
_MENTIONS = compiled(any_word(_VERBS, any_case=True))
_NOT_DUTY = compiled(r"khiếu nại, tố cáo|báo cáo viên|hội nghị báo cáo|để báo cáo\)|\(b/c\)", re.IGNORECASE)
_CLOSING = compiled(r"Trên đây là ", re.IGNORECASE)
_REPORTS = compiled(r" (?:kính |trân trọng )?(?:gửi )?báo cáo\b", re.IGNORECASE)
_VIA = compiled(r"\s*,?\s*\(?\s*(?:thông )?qua\s+(?=\S)", re.IGNORECASE)
_VIA_LATER = compiled(r"\(\s*(?:thông )?qua\s+(?=\S)", re.IGNORECASE)
_ONWARD = compiled(
    r"\s*(?:\([^)]*\))?[\s,]*(?:(?:để|nhằm|và)\s+)?(?:theo dõi, |kịp thời )?(?:tổng hợp"
    r"|tham mưu)[\s,]*(?:và\s+|,\s*)?(?:(?:tham mưu|trình|chung)[\s,]*)?(?:báo cáo|trình)\s+(?:(?:về"
    r"|cho|với)\s+)?(?=\S)",
    re.IGNORECASE,
)
_SENTENCE = compiled(rf"(?<=[.;…])\s+(?=[{UPPER}]|\+)|(?<=;)\s+|\n")
_ORDER = compiled(r"\b(?:yêu cầu|đề nghị|(?<!được )giao(?: cho)?)\s+(?:các\s+)?(?=\S)", re.IGNORECASE)
_WHAT = compiled(
    r"\b(?:báo cáo|phản ánh)\s+((?:về\s+)?(?:kết quả|tình hình|công tác|tiến độ|những|các"
    r"|khó khăn)[^,;.()]{3,120})",
    re.IGNORECASE,
)
_RECURRENCE = compiled(
    r"(?:định kỳ[^,;.()]{0,40}|đột xuất[^,;.()]{0,30}|(?:hằng|hàng) (?:tháng|quý|năm)(?:, (?:quý|năm"
    r"|6 tháng))*|theo quy định|khi có yêu cầu)",
    re.IGNORECASE,
)
_NAMED_FROM = compiled(rf"(?<!\w)(?:các |(?=[{UPPER}]))")
_ADVERBS = compiled(
    r"(?:[\s,]|(?:có trách nhiệm|kịp thời|khẩn trương|thường xuyên|định kỳ|chủ động|tổng hợp|phải|và)\b)*",
    re.IGNORECASE,
)
_OFFICE = compiled(
    r"(?:các )?cơ quan (?:thường trực|chủ trì|chức năng|chuyên môn|quản lý|chủ quản)", re.IGNORECASE
)
_AND = compiled(r"\s*(?:,|và|, và|;)\s+(?=\S)")
_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class _Party:
    """The names of one side of a line, and where the last of them ends."""

    names: tuple[str, ...]
    end: int

    @property
    def joined(self) -> str:
        return _SEPARATOR.join(self.names)


def extract_reports(
    document: Document, header: Header, citations: Sequence[Citation], assignments: Sequence[Assignment]
) -> tuple[ReportingDuty, ...]:
    """Return the duties that name a receiver or a deadline, in the order of the text; bodies as printed."""
    taken = merged(flow_spans([(c.start, c.end) for c in citations if c.by == "number"], document))
    senders = _Senders(document, assignments)
    duties: list[ReportingDuty] = []
    for block in _reporting(document):
        duties += _duties(document, block, senders, taken, header)
    return tuple(duties)


def _reporting(document: Document) -> Iterator[Block]:
    """Yield the paragraphs of the content in which a reporting verb stands."""
    position = 0
    while verb := _MENTIONS.search(document.text, position):
        block = document.block_at(verb.start())
        position = max(block.end, verb.end())
        if document.content_end(block) and not block.is_cell:
            yield block


class _Senders:
    """The units that tasks are given to, by where the tasks stand in the flow."""

    def __init__(self, document: Document, assignments: Sequence[Assignment]) -> None:
        self._units = [a.unit for a in assignments]
        self._tasks = Spans(flow_spans([(a.start, a.end) for a in assignments], document))

    def at(self, position: int) -> str:
        """Return the units whose tasks hold a position, joined; empty without one."""
        units = [self._units[index] for index in self._tasks.around(position)]
        return _SEPARATOR.join(dict.fromkeys(reversed(units)))


def _duties(
    document: Document,
    block: Block,
    senders: _Senders,
    taken: Sequence[Span],
    header: Header,
) -> Iterator[ReportingDuty]:
    text = document.text
    for start, end in _sentences(text, block.content, block.end):
        found = _line(text, start, end)
        if found is None:
            continue
        receiver, via, trigger = found
        sender = _sender(document, block, start, trigger, senders)
        stop = max(receiver.end, via.end if via else 0)
        onward = _onward(text, stop, end)
        reach = (
            _reach(document, block, end) if text[end - 1] == ":" or text[stop : stop + 6] == " gồm:" else end
        )
        first = _duty(document, (start, reach if onward is None else stop), sender, receiver.joined, via)
        deadlines = report_deadlines(text, start, reach, header.plan_year, taken, header.date)
        yield replace(
            first,
            deadlines=deadlines,
            recurrence=_recurrence(text, start, reach),
            what=_what(text, start, end),
        )
        if onward is not None:
            target, begin = onward
            passer = via if via and set(target.names) & set(receiver.names) else receiver
            duty = _duty(document, (begin, target.end), passer.joined, target.joined, None)
            yield replace(
                duty, onward=True, recurrence=_recurrence(text, start, end), what=_what(text, start, end)
            )


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in _SENTENCE.finditer(text, start, end):
        yield position, match.start()
        position = match.end()
    if position < end:
        yield position, end


def _closes(sentence: str) -> bool:
    """Tell whether a sentence closes a document: "Trên đây là …, Ủy ban nhân dân xã báo cáo …"."""
    opening = _CLOSING.match(sentence)
    if opening is None:
        return False
    commas = (comma.end() for comma in re.finditer(", ", sentence[: opening.end() + 302]))
    bodies = (BODY.match(sentence, comma) for comma in commas if comma >= opening.end())
    return any(_REPORTS.match(sentence, body.end()) for body in bodies if body)


def _line(text: str, start: int, end: int) -> tuple[_Party, _Party | None, int] | None:
    """Find the receiver of a sentence, the body in between, and where the reporting verb stands."""
    verb = _MENTIONS.search(text, start, end)
    if verb is None or _NOT_DUTY.search(text, start, end) or _closes(text[start:end]):
        return None
    passed = _passed_on(text, start, verb.start(), end)
    if passed is not None:
        return passed
    triggers = [m for pattern in (_DIRECT, _SENT) for m in pattern.finditer(text, verb.start(), end)]
    for match in sorted(triggers, key=lambda found: found.end()):
        receiver = _party(text, match.end(), end)
        if receiver is not None and not _is_topic(text, receiver.end, end):
            return receiver, _via(text, receiver.end, end), match.start()
    return None


def _passed_on(text: str, start: int, verb: int, end: int) -> tuple[_Party, None, int] | None:
    """Who receives what is passed on, named before the verb ("gửi Sở A để tổng hợp, báo cáo UBND tỉnh")."""
    for match in _SENDS.finditer(text, start, verb):
        receiver = _party(text, match.end(), end)
        if receiver is not None and _onward(text, receiver.end, end) is not None:
            return receiver, None, match.start()
    return None


def _is_topic(text: str, stop: int, end: int) -> bool:
    """Whether what looks like a receiver is what the report is about ("báo cáo UBND xã triển khai …")."""
    return text[stop : min(stop + 12, end)].lstrip().startswith(("thực hiện", "triển khai", "tổ chức"))


def _party(text: str, start: int, end: int) -> _Party | None:
    """Read the bodies of one side: named bodies, classes, or the competent authority."""
    names: list[str] = []
    position = start
    while True:
        authority = _AUTHORITY.match(text, position, end)
        if authority is not None:
            names.append(authority.group())
            stop = authority.end()
        else:
            units = list(takewhile(_is_receiver, read_units(text, position, end)))
            if not units:
                break
            names += [unit.name for unit in units]
            stop = units[-1].end
        joint = _AND.match(text, stop, end)
        last = stop
        if joint is None:
            break
        position = joint.end()
    return _Party(tuple(names), last) if names else None


def _is_receiver(unit: Unit) -> bool:
    """A receiver is a named body, or an office by its function; "các đơn vị" are what is reported on."""
    return BODY.match(unit.name) is not None or _OFFICE.match(unit.name) is not None


def _via(text: str, start: int, end: int) -> _Party | None:
    match = _VIA.match(text, start, end) or _VIA_LATER.search(text, start, end)
    if match is None:
        return None
    party = _party(text, match.end(), end)
    if party is None:
        units = read_units(text, match.end(), end, loose=True)
        party = _Party((units[0].name,), units[0].end) if units else None
    return party


def _onward(text: str, start: int, end: int) -> tuple[_Party, int] | None:
    """What the receiver does with it: "để tổng hợp, báo cáo …"."""
    close = start + 1 if text[start : start + 1] == ")" else start
    match = _ONWARD.match(text, close, end)
    party = _party(text, match.end(), end) if match else None
    if match is None or party is None:
        return None
    begin = match.start() + len(match.group()) - len(match.group().lstrip(" ,()"))
    return party, begin


def _sender(document: Document, block: Block, start: int, verb: int, senders: _Senders) -> str | None:
    """Who reports: the subject of the sentence, whom the paragraph orders, or the unit of the task."""
    text = document.text
    subject = _subject(text, start, verb)
    tasked = senders.at(verb)
    if subject is not None and subject not in tasked:
        return subject
    if tasked:
        return tasked
    acting = _acting(text, start, verb)
    if acting is not None:
        return acting
    orders = list(_ORDER.finditer(text, block.content, verb))
    for order in reversed(orders):
        begin = order.end() - 4 if text[order.end() - 4 : order.end()] == "các " else order.end()
        units = read_units(text, begin, verb, loose=True)
        if units:
            return _SEPARATOR.join(unit.name for unit in units)
    return None


def _acting(text: str, start: int, verb: int) -> str | None:
    """The units right before the verb, its adverbs between ("nếu có vướng mắc UBND xã kịp thời phản ánh")."""
    for first in reversed([*_NAMED_FROM.finditer(text, start, verb)]):
        units = read_units(text, first.start(), verb)
        if units and _ADVERBS.fullmatch(text, units[-1].end, verb):
            return _SEPARATOR.join(unit.name for unit in units)
    return None


def _subject(text: str, start: int, verb: int) -> str | None:
    """The units that begin the sentence or its last clause before the verb."""
    clauses = [start, *(match.end() for match in re.finditer(r",\s+(?=\S)|:\s+(?=\S)", text[start:verb]))]
    positions = [start] + [start + offset for offset in clauses[1:]]
    for position in positions:
        units = read_units(text, position, verb)
        if units and position > start and all(is_bare(text, unit) for unit in units):
            continue
        if units and text[position : position + 3] != "qua":
            return _SEPARATOR.join(unit.name for unit in units)
    return None


def _reach(document: Document, block: Block, end: int) -> int:
    """The end of the list that a sentence with a colon leads in."""
    blocks = document.blocks
    index = blocks.index(block, bisect_left(blocks, block.start, key=lambda other: other.start))
    stop = max(end, block.end)
    for position in range(index + 1, len(blocks)):
        below = blocks[position]
        if below.depth <= block.depth or below.depth is Depth.TEXT:
            break
        stop = below.end
    return stop


def _duty(
    document: Document, span: tuple[int, int], sender: str | None, receiver: str, via: _Party | None
) -> ReportingDuty:
    start, end = document.raw(*span)
    return ReportingDuty(
        start=start,
        end=end,
        sender=sender,
        receiver=receiver,
        via=via.joined if via else None,
        confidence=LIKELY,
    )


def _what(text: str, start: int, end: int) -> str | None:
    match = _WHAT.search(text, start, end)
    return match.group(1).strip() if match else None


def _recurrence(text: str, start: int, end: int) -> str | None:
    match = _RECURRENCE.search(text, start, end)
    return match.group().strip() if match else None
