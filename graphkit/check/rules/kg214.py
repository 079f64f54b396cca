"""KG214: a strategy, programme or scheme is named for other years than it has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.citing import name_said, names_of, place_of_name, titled_around
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled
from graphkit.model import Citation
from graphkit.resolve.names import LAW_TYPES, Name, likeness, parse_name
from graphkit.resolve.types import Instrument

_ALIKE = 0.8
_REACH = 60
_OF_A_STAGE = compiled(
    r"(?:kế hoạch|sơ kết|tổng kết|đánh giá|kết quả|năm)\s+(?:(?:việc|triển khai|tổ chức|kết quả),?\s+){0,3}"
    r"(?:thực hiện\s+)?$",
    re.IGNORECASE,
)
"""What is planned or looked back on is at times one stage alone."""
_TARGETS = "muc tieu quoc gia"
"""National target programmes are funded by terms of five years, and named by them."""
_OUTLOOK = compiled(r"\b(?:dinh huong|tam nhin)\b")


def _look(subject: Subject) -> Iterator[Observation]:
    for citation, name, row, official in names_of(subject):
        other_kind = official.kind in LAW_TYPES or name.kind != official.kind
        if not other_kind and _differ(name, row, official) and not _of_a_plan(subject, citation):
            doubtful = _phase(official) or _of_a_stage(subject, citation)
            yield Observation(
                _message(row),
                *place_of_name(citation),
                confidence=0.6 if doubtful else None,
                severity="info" if doubtful else None,
                suggestion=row.title,
            )
    yield from _ended(subject)


def _of_a_plan(subject: Subject, citation: Citation) -> bool:
    """Tell whether the years may be those of the plan in whose title the name stands."""
    start, end = subject.header.spans.get("title", (0, 0))
    return start <= citation.start < end or any(titled_around(subject, citation))


def _of_a_stage(subject: Subject, citation: Citation) -> bool:
    """Tell whether the years may be those of a plan that carries it out, or of what is looked back on."""
    before = subject.text[max(citation.start - _REACH, 0) : citation.start]
    return _OF_A_STAGE.search(before) is not None


def _phase(official: Name) -> bool:
    """Tell whether a programme says only how long it runs: some plans name it by one of its phases."""
    return official.period is not None and official.period[0] is None


def _differ(name: Name, row: Instrument, official: Name) -> bool:
    said, known = name.period, official.period
    if said is None or known is None or _TARGETS in official.whole or likeness(name, official) < _ALIKE:
        return False
    first = known[0] or int((row.date or "0")[:4])
    return said[1] != known[1] or said[0] not in (None, first)


def _message(row: Instrument) -> Text:
    return Text(
        vi=f"Giai đoạn không khớp: {row.so_ky_hieu} là “{row.title}”.",
        en=f"The years do not agree: {row.so_ky_hieu} is “{row.title}”.",
    )


def _ended(subject: Subject) -> Iterator[Observation]:
    """Yield the first mention of each programme whose last years had passed when the plan's began."""
    seen: set[str] = set()
    for citation in subject.extraction.citations:
        row = _last(subject, citation) if citation.unresolved == "not yet issued" else None
        if row is not None and row.id not in seen and not _of_a_plan(subject, citation):
            seen.add(row.id)
            yield Observation(
                Text(
                    vi=f"Chỉ biết “{row.title}” ({row.so_ky_hieu}), đã hết giai đoạn; hãy ghi số, ngày của "
                    "văn bản cho giai đoạn này.",
                    en=f"Known is only “{row.title}” ({row.so_ky_hieu}), whose years have passed; name the "
                    "instrument for these years by number and date.",
                ),
                citation.start,
                citation.end,
                confidence=0.6,
                severity="info",
            )


def _last(subject: Subject, citation: Citation) -> Instrument | None:
    """Return the instrument of that name with the latest years."""
    name = name_said(citation)
    rows = [row for item in citation.candidates if (row := subject.lookup.instrument(item.id))]
    ended = [row for row in rows if name and _ended_for_good(name, parse_name(row.title))]
    return max(ended, key=lambda row: row.date or "", default=None)


def _ended_for_good(name: Name, official: Name) -> bool:
    """Tell whether an instrument of that name says nothing of the years after its own."""
    alike = official.kind == name.kind and likeness(name, official) >= _ALIKE
    return alike and _TARGETS not in official.whole and not _OUTLOOK.search(official.whole)


RULE = Rule(
    code="KG214",
    name="period-differs",
    severity="warning",
    confidence=0.85,
    explanation=Text(
        vi="Chiến lược, chương trình, đề án được nêu với giai đoạn khác giai đoạn của văn bản ban hành nó: "
        "không có “Chiến lược quốc gia về bình đẳng giới giai đoạn 2026-2030”. Thường là đổi năm hàng loạt "
        "khi chép kế hoạch cũ.",
        en="A strategy, programme or scheme is named for other years than the instrument that issues it: "
        "there is no national strategy on gender equality for 2026-2030. Mostly all years were changed when "
        "an older plan was copied.",
    ),
    example=Example(
        before="Tiếp tục triển khai Chiến lược quốc gia về bình đẳng giới giai đoạn 2026-2030;",
        after="Tiếp tục triển khai Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030;",
    ),
    look=_look,
)
