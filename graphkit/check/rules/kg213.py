"""KG213: the name said is that of one instrument, the number or the kind that of another."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.citing import known, name_said, names_of, place_of_name
from graphkit.check.wording import shown
from graphkit.i18n import Text
from graphkit.lang.fold import fold, slug
from graphkit.model import Citation
from graphkit.resolve.names import LAW_TYPES, parse_name
from graphkit.resolve.types import Instrument

_OWN = (*LAW_TYPES, "ke hoach")
"""A plan that bears a programme's name may be anybody's own, which carries it out."""
_AMENDING = "luat sua doi"


def _look(subject: Subject) -> Iterator[Observation]:
    yield from _wrong_numbers(subject)
    yield from _wrong_kinds(subject)


def _wrong_numbers(subject: Subject) -> Iterator[Observation]:
    """Yield the names that have another number in the catalogue than the one beside them."""
    for citation in subject.extraction.citations:
        other = _called(subject, citation) if citation.by == "number" and citation.title else None
        if other is not None:
            plan = subject.knowledge.about(other.id, subject.extraction)
            yield Observation(
                _of_two(citation, known(subject, citation), other),
                citation.start,
                citation.end,
                suggestion=shown(plan) if plan else None,
            )


def _called(subject: Subject, citation: Citation) -> Instrument | None:
    """Return the instrument that bears the name said, where what bears the number does not.

    Where nobody is known to bear the number, the day must be that of the instrument.
    """
    name, row = name_said(citation), known(subject, citation)
    if name is None or name.kind is None or name.whole.startswith(_AMENDING):
        return None
    own = subject.header.date or "9999"
    called = subject.lookup.called(citation.title or "", citation.doc_type)
    called = [other for other in called if name.period in (None, parse_name(other.title).period)]
    if row is None:
        called = [
            other for other in called if other.date == citation.date and _of_its_issuer(other, citation)
        ]
    if not called or _bears(citation, row, called):
        return None
    valid = [other for other in called if (other.valid_from or other.date or "") <= own]
    return max(valid, key=lambda other: other.date or "", default=None)


def _bears(citation: Citation, row: Instrument | None, called: list[Instrument]) -> bool:
    """Tell whether what bears the number has the name too, or no name that is known."""
    if row is not None:
        return not row.title or any(other.id == row.id for other in called)
    return any(slug(other.so_ky_hieu or "") == slug(citation.so_ky_hieu or "") for other in called)


def _of_its_issuer(other: Instrument, citation: Citation) -> bool:
    return fold(other.issuer) == fold(citation.issuer or "")


def _wrong_kinds(subject: Subject) -> Iterator[Observation]:
    """Yield the names that differ in their kind alone: a programme of that which is a strategy."""
    for citation, name, row, official in names_of(subject):
        if name.kind in _OWN or official.kind in LAW_TYPES:
            continue
        if name.kind != official.kind and name.words == official.words:
            message = _of_another_kind(" ".join((citation.title or citation.surface).split()), row)
            yield Observation(message, *place_of_name(citation), suggestion=row.title)


def _of_two(citation: Citation, row: Instrument | None, other: Instrument) -> Text:
    title = " ".join((citation.title or "").split())
    number = citation.so_ky_hieu
    return Text(
        vi=f"Tên và số là của hai văn bản: “{title}” có số {other.so_ky_hieu}"
        + (f", còn {number} là “{row.title}”." if row else f", không phải {number}."),
        en=f"Name and number are of two instruments: “{title}” has the number {other.so_ky_hieu}"
        + (f", while {number} is “{row.title}”." if row else f", not {number}."),
    )


def _of_another_kind(words: str, row: Instrument) -> Text:
    return Text(
        vi=f"Không rõ “{words}” là văn bản nào: {row.so_ky_hieu} ban hành “{row.title}”.",
        en=f"“{words}” is not what it is called: {row.so_ky_hieu} issues “{row.title}”.",
    )


RULE = Rule(
    code="KG213",
    name="name-of-another-instrument",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Tên được nêu và số bên cạnh là của hai văn bản khác nhau trong danh mục, hoặc gọi là chương "
        "trình một văn bản vốn là chiến lược. Người đọc không biết phải theo văn bản nào.",
        en="The name said and the number beside it are of two instruments of the catalogue, or a programme "
        "is named where the instrument is a strategy. Nobody can tell which of them is meant.",
    ),
    example=Example(
        before="Tiếp tục thực hiện Chương trình quốc gia về bình đẳng giới giai đoạn 2021-2030;",
        after="Tiếp tục thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030;",
    ),
    look=_look,
)
