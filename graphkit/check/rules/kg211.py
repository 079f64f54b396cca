"""KG211: the document rests on what was replaced, or had expired, on its own day."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.citing import after, day, known, said, titled_around
from graphkit.check.wording import shown
from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.link.knowledge import Plan
from graphkit.link.names import same_document
from graphkit.model import Citation
from graphkit.resolve.names import LAW_TYPES
from graphkit.resolve.types import Instrument

_AMENDING = "luat sua doi"


def _look(subject: Subject) -> Iterator[Observation]:
    own = subject.header.date
    for citation in subject.extraction.citations if own else ():
        target = citation.resolves_to
        # what is only pointed at, amended or replaced may well be past
        if own is None or target is None or citation.role == "dan_chieu" or citation.relation:
            continue
        row, successor = known(subject, citation), _successor(subject, citation, own)
        expired = row.valid_to if row and after(own, row.valid_to) else None
        if (successor or expired) and not any(titled_around(subject, citation)):
            yield Observation(
                _message(citation, successor, expired),
                citation.start,
                citation.end,
                suggestion=shown(successor) if successor else None,
            )


def _successor(subject: Subject, citation: Citation, own: str) -> Plan | None:
    """Return what had replaced an instrument: a later law of its name, or what says so in the store."""
    row, knowledge = known(subject, citation), subject.knowledge
    if row and (law := _later_law(subject, row, own)):
        return knowledge.about(law.id, subject.extraction)
    if subject.records is None or citation.resolves_to is None:
        return None
    mine = subject.header.id
    for id_ in subject.records.replaced_by(citation.resolves_to.id):
        plan = knowledge.about(id_, subject.extraction)
        if plan and plan.date and not after(plan.date, own) and not (mine and same_document(mine, id_)):
            return plan
    return None


def _later_law(subject: Subject, row: Instrument, own: str) -> Instrument | None:
    """Return the version in force since the year before: a law of the year itself may not govern all."""
    if fold(row.doc_type) not in LAW_TYPES or fold(row.title).startswith(_AMENDING):
        return None
    called = subject.lookup.called(row.title, row.doc_type)
    later = [law for law in called if after(law.date, row.date) and (law.valid_from or "9999")[:4] < own[:4]]
    return max(later, key=lambda law: law.date or "", default=None)


def _message(citation: Citation, successor: Plan | None, expired: str | None) -> Text:
    words = said(citation)
    if successor is None:
        return Text(
            vi=f"“{words}” đã hết hiệu lực ngày {day(expired or '')}.",
            en=f"“{words}” expired on {expired}.",
        )
    return Text(
        vi=f"“{words}” đã được thay thế bằng {shown(successor)}.",
        en=f"“{words}” has been replaced by {shown(successor)}.",
    )


RULE = Rule(
    code="KG211",
    name="replaced-or-expired",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Văn bản được lấy làm căn cứ hoặc để triển khai đã hết hiệu lực hay bị thay thế trước ngày của "
        "văn bản này: theo danh mục, hoặc theo câu “thay thế …” của một văn bản trong kho. Luật mới cùng "
        "tên được tính từ năm sau năm nó có hiệu lực. Không rõ thì không báo.",
        en="What the document rests on or carries out had expired or been replaced before its day: by the "
        "catalogue, or by what a text of the store says that it replaces. A new law of the same name counts "
        "from the year after it took effect. Where nothing is known, nothing is told.",
    ),
    example=Example(
        before="Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015;",
        after="Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025;",
    ),
    look=_look,
)
