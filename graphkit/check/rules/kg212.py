"""KG212: what is cited was not issued yet when the document was."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.citing import after, day, said, told_of_parent
from graphkit.i18n import Text
from graphkit.model import Citation
from graphkit.resolve.urn import year_in_number


def _look(subject: Subject) -> Iterator[Observation]:
    own, told = subject.header.date, told_of_parent(subject)
    for citation in subject.extraction.citations:
        date = _issued(citation)
        if own and after(date, own) and citation is not told:
            words = said(citation)
            yield Observation(
                Text(
                    vi=f"“{words}” ban hành sau văn bản này ({day(date or '')}, còn văn bản này {day(own)}).",
                    en=f"“{words}” is later than this document ({date}, while this is of {own}).",
                ),
                citation.start,
                citation.end,
            )


def _issued(citation: Citation) -> str | None:
    """Return when what is cited was issued: as the text says, else as its number or the catalogue does."""
    known = citation.resolves_to.date if citation.resolves_to else None
    return citation.date or year_in_number(citation.so_ky_hieu) or known


RULE = Rule(
    code="KG212",
    name="not-yet-issued",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Văn bản được dẫn có ngày sau ngày của chính văn bản này: một trong hai ngày sai, hoặc câu đó "
        "chép từ văn bản khác.",
        en="What is cited bears a date after that of the document itself: one of the two dates is wrong, or "
        "the sentence comes from another document.",
    ),
    example=Example(
        before="Lai Châu, ngày 23 tháng 4 năm 2026\nCăn cứ Quyết định số 1790/QĐ-TTg ngày 23/10/2026;",
        after="Lai Châu, ngày 23 tháng 4 năm 2026\nCăn cứ Quyết định số 1790/QĐ-TTg ngày 23/10/2021;",
    ),
    look=_look,
)
