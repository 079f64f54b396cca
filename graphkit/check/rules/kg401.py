"""KG401: a report that is due later than the parent plan asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.wording import day, shown
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled
from graphkit.link.bodies import is_member
from graphkit.link.duties import Due, Limit, Stated, Timing, asked, dues
from graphkit.link.knowledge import Plan
from graphkit.model import Extraction

_GIVEN = "given"
_INWARD = 0.75
"""Sureness for a report of the body's own units, which it may yet gather in time from what it has."""


def _look(subject: Subject) -> Iterator[Observation]:
    parent = _parent(subject)
    text = subject.records.extraction(parent.id) if subject.records and parent else None
    if parent is None or text is None:
        return
    told: set[Limit] = set()
    for due in dues(subject.extraction, subject.lookup, _wanted(subject, text)):
        if due.timing == Timing.LATE and due.stated and due.stated.limit not in told:
            told.add(due.stated.limit)
            yield _late(subject, parent, due, due.stated)


def _parent(subject: Subject) -> Plan | None:
    """Return the parent plan: the one that is meant where it is cited wrongly, else the one that is cited."""
    judgement = subject.judgement
    if judgement is None:
        return None
    expected, cited = judgement.expected, judgement.parent
    if expected and (expected.plan.known_as == _GIVEN or (cited and judgement.certain)):
        return expected.plan
    return subject.knowledge.find(cited.id, subject.extraction) if cited and cited.id else None


def _wanted(subject: Subject, parent: Extraction) -> list[Limit]:
    """Return the reports that a parent plan asks of the body that issued the plan."""
    lookup, judgement = subject.lookup, subject.judgement
    own = judgement.expectation.body if judgement else None
    return [
        limit
        for limit, bodies in asked(parent, lookup)
        if own and any(body.id == own.id or is_member(own, body, lookup) for body in bodies)
    ]


def _late(subject: Subject, parent: Plan, due: Due, stated: Stated) -> Observation:
    limit, asked_day = stated.limit, day(due.asked.date)
    start, end = _place(subject.text, limit)
    vi = "Hạn báo cáo lên cấp trên" if stated.upward else "Hạn các đơn vị gửi báo cáo"
    en = "The report to the higher body is due" if stated.upward else "The units' own report is due"
    return Observation(
        Text(
            vi=f"{vi} là {day(limit.date)}, muộn hơn hạn {asked_day} mà {shown(parent)} yêu cầu.",
            en=f"{en} on {day(limit.date)}, later than {asked_day}, which {shown(parent)} asks for.",
        ),
        start,
        end,
        confidence=None if stated.upward else _INWARD,
        severity=None if stated.upward else "warning",
        suggestion=f"trước ngày {asked_day}",
    )


def _place(text: str, limit: Limit) -> tuple[int, int]:
    """Return where the words of a deadline stand, else the whole duty."""
    words = r"\s+".join(map(re.escape, limit.words.split()))
    match = compiled(words).search(text, limit.start, limit.end) if words else None
    return match.span() if match else (limit.start, limit.end)


RULE = Rule(
    code="KG401",
    name="report-too-late",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Kế hoạch cấp trên (có toàn văn trong kho) định hạn báo cáo; hạn trong kế hoạch này muộn hơn thì "
        "cấp trên không kịp tổng hợp. Báo cáo của các đơn vị trực thuộc cũng xét: đơn vị gửi sau hạn của "
        "cấp trên thì chính xã, sở cũng trễ. Cấp trên chưa có toàn văn trong kho thì không xét.",
        en="The parent plan (its text is in the store) says by when reports are due; where this plan says "
        "later, the higher body has nothing to compile in time. Reports of the body's own units count too: "
        "where they come after the higher body's day, the body itself is late. Without the parent's text "
        "nothing is told.",
    ),
    example=Example(
        before="Ủy ban nhân dân xã báo cáo Ủy ban nhân dân tỉnh trước ngày 20/12/2026 "
        "(tỉnh yêu cầu trước 25/11/2026)",
        after="Ủy ban nhân dân xã báo cáo Ủy ban nhân dân tỉnh trước ngày 20/11/2026",
    ),
    look=_look,
)
