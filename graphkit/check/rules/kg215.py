"""KG215: one instrument has two dates: here and elsewhere, in the catalogue, or in its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from graphkit.check.amend import date_edit
from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.citing import UNVERIFIED, day, known, number_of, said, told_of_parent, versions
from graphkit.check.wording import shown
from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.link.topic import SAME_TITLE, similarity, years
from graphkit.model import Citation
from graphkit.resolve.catalogue import one_slip
from graphkit.resolve.names import LAW_TYPES, likeness, parse_name
from graphkit.resolve.numbers import AGREES
from graphkit.resolve.types import Instrument
from graphkit.resolve.urn import year_in_number


def _look(subject: Subject) -> Iterator[Observation]:
    told = told_of_parent(subject)
    others = [citation for citation in subject.extraction.citations if citation is not told]
    for mentions in _instruments(others):
        right = _right(subject, mentions)
        for citation in mentions:
            if not _agree(citation.date or "", right):
                yield _observation(subject, citation, right)
    yield from _laws(subject)


def _laws(subject: Subject) -> Iterator[Observation]:
    """Yield the laws cited by name whose day is one keystroke from that of the law, and no version's."""
    for citation in subject.extraction.citations:
        date = citation.date or ""
        if citation.by == "number" or len(date) < len("2006-11-29"):
            continue
        dates = {law.date or "" for law in versions(subject, citation)}
        near = [other for other in dates if one_slip(other, date)]
        if date not in dates and len(near) == 1:
            words = said(citation)
            yield Observation(
                Text(
                    vi=f"Ngày không đúng: “{words}” ban hành ngày {day(near[0])}, không phải {day(date)}.",
                    en=f"The date is wrong: “{words}” is of {near[0]}, not of {date}.",
                ),
                citation.start,
                citation.end,
                suggestion=f"{words} ngày {day(near[0])}",
            )


def _instruments(citations: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Yield the dated mentions of each number of a body; of several years only where the titles are one."""
    groups: dict[tuple[str, str], list[list[Citation]]] = {}
    for citation in citations:
        number, issuer = number_of(citation), citation.issuer
        if number is None or not citation.date or not issuer:
            continue
        groups_of_number = groups.setdefault((number, fold(issuer)), [])
        group = next((group for group in groups_of_number if _one(group[0], citation)), None)
        if group is None:
            groups_of_number.append([citation])
        else:
            group.append(citation)
    yield from (group for found in groups.values() for group in found)


def _one(first: Citation, second: Citation) -> bool:
    """Tell whether two mentions of a body's number are of one instrument: it counts anew each year."""
    if (first.date or "")[:4] == (second.date or "")[:4] or year_in_number(number_of(first)):
        return True
    alike = similarity(first.title, second.title) >= SAME_TITLE
    return alike and years(first.title) == years(second.title)


def _right(subject: Subject, mentions: Sequence[Citation]) -> str:
    """Return the date to go by: the catalogue's, else the one said most of those in the number's year."""
    dates = [citation.date for citation in mentions if citation.date]
    for citation in mentions:
        row = known(subject, citation)
        if row and row.date and (_vouches(row, citation) or any(_agree(date, row.date) for date in dates)):
            return row.date
    year = year_in_number(number_of(mentions[0])) or ""
    possible = [date for date in dates if date.startswith(year)]
    return Counter(possible).most_common(1)[0][0] if possible else year


def _vouches(row: Instrument, citation: Citation) -> bool:
    """Tell whether a row is surely that of a mention: some decrees share number and year with another."""
    if row.source == UNVERIFIED:
        return False
    is_law = fold(row.doc_type) in LAW_TYPES
    return is_law or one_slip(row.date or "", citation.date or "") or _titles_agree(row, citation)


def _titles_agree(row: Instrument, citation: Citation) -> bool:
    title = citation.title
    return title is not None and likeness(parse_name(title), parse_name(row.title)) >= AGREES


def _agree(date: str, other: str) -> bool:
    return date.startswith(other) or other.startswith(date)


def _observation(subject: Subject, citation: Citation, right: str) -> Observation:
    row = known(subject, citation)
    plan = subject.knowledge.about(row.id, subject.extraction) if row and row.date == right else None
    certain = row and (one_slip(right, citation.date or "") or _titles_agree(row, citation))
    return Observation(
        _message(citation, right),
        citation.start,
        citation.end,
        suggestion=shown(plan) if plan else None,
        fix=date_edit(subject.text, citation, plan) if plan and certain else None,
    )


def _message(citation: Citation, right: str) -> Text:
    words = said(citation)
    if len(right) == len("2026"):
        return Text(
            vi=f"Ngày không thuộc năm ghi trong số: “{words}”.",
            en=f"The date is not of the year that the number bears: “{words}”.",
        )
    return Text(
        vi=f"Một văn bản mà hai ngày: ở đây ghi “{words}”, còn văn bản được dẫn ban hành ngày {day(right)}.",
        en=f"One instrument with two dates: here “{words}”, but it is of {right}.",
    )


RULE = Rule(
    code="KG215",
    name="two-dates-for-one-instrument",
    severity="error",
    confidence=0.95,
    explanation=Text(
        vi="Một cơ quan chỉ cấp một số một lần trong năm. Cùng số, cùng cơ quan mà ghi hai ngày, hoặc ngày "
        "khác danh mục, hoặc không thuộc năm ghi ngay trong số, thì một chỗ phải sai.",
        en="A body gives a number once a year. Where number and issuer are the same and the dates differ, "
        "here, from the catalogue, or from the year that the number bears, one of them must be wrong.",
    ),
    example=Example(
        before="Căn cứ Nghị định số 243/2025/NĐ-CP ngày 11/9/2024 của Chính phủ;",
        after="Căn cứ Nghị định số 243/2025/NĐ-CP ngày 11/9/2025 của Chính phủ;",
    ),
    look=_look,
)
