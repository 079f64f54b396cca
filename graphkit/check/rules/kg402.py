"""KG402: a plan that gives work to several units, and says nowhere that anybody reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.confidence import makes_relationship
from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.link.topic import years
from graphkit.parse import Document, Outline

_LEAST = 3
"""Fewer units see to their work by themselves, as on the day of a meeting or a feast."""
_REPORT = compiled(
    r"báo cáo(?! viên)|phản ánh (?:về|với|cho)|gửi kết quả|kết quả\b[^.;\n]{0,60}\bgửi\b", re.IGNORECASE
)
_IMPLEMENTATION = ("to chuc thuc hien", "phan cong", "trach nhiem", "nhiem vu cua")


def _look(subject: Subject) -> Iterator[Observation]:
    document = subject.document
    section = _implementation(document)
    if section is None or not _needs_reports(subject) or subject.extraction.reports or _reports(document):
        return
    start, end = document.raw(section.start, document.blocks[section.block].end)
    yield Observation(
        Text(
            vi="Kế hoạch giao việc cho nhiều đơn vị nhưng không nơi nào yêu cầu báo cáo: hãy ghi ai báo cáo "
            "cho ai, trước ngày nào.",
            en="The plan gives work to several units, but nowhere asks for a report: say who reports to "
            "whom, and by when.",
        ),
        start,
        end,
    )


def _needs_reports(subject: Subject) -> bool:
    """Tell whether a document is a plan for a year or for years, with work for several units."""
    header = subject.header
    units = {item.unit for item in subject.extraction.assignments if makes_relationship(item.confidence)}
    lasting = header.plan_year is not None or years(header.title) is not None
    return subject.is_plan and lasting and len(units) >= _LEAST


def _implementation(document: Document) -> Outline | None:
    """Return the last chapter on who carries the plan out."""
    chapters = [section for section in document.outline if section.level == 1]
    named = [item for item in chapters if any(words in fold(item.title) for words in _IMPLEMENTATION)]
    return named[-1] if named and document.content_end(document.blocks[named[-1].block]) else None


def _reports(document: Document) -> bool:
    """Tell whether the content speaks of reports behind its first chapter, which says why and how."""
    second = next((section.start for section in document.outline[1:] if section.level == 1), 0)
    return any(
        _REPORT.search(document.text, max(block.content, second), block.end)
        for block in document.blocks
        if document.content_end(block) and block.end > second
    )


RULE = Rule(
    code="KG402",
    name="no-reporting",
    severity="warning",
    confidence=0.7,
    explanation=Text(
        vi="Kế hoạch của một năm hay một giai đoạn giao việc cho từ ba đơn vị trở lên mà không yêu cầu ai "
        "báo cáo thì không biết kết quả, không có số liệu báo cáo cấp trên. Kế hoạch tổ chức một sự kiện "
        "thì không xét.",
        en="A plan for a year or for years that gives work to three units or more and asks nobody to report "
        "never learns what came of it, and has nothing to report upwards. A plan of a single event is not "
        "looked at.",
    ),
    example=Example(
        before="IV. TỔ CHỨC THỰC HIỆN\n… (không có mục chế độ báo cáo)",
        after="V. CHẾ ĐỘ BÁO CÁO\n"
        "Các đơn vị báo cáo Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội) trước ngày "
        "10/11/2026.",
    ),
    look=_look,
)
