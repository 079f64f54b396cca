"""KG208: no such instrument can be: the National Assembly of that term did not sit in that year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.citing import number_of, said
from graphkit.check.laws import mistyped
from graphkit.check.numbering import roman
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled

_OF_ASSEMBLY = compiled(r"\d+/(?P<year>\d{4})/(?:[A-ZĐ]+-)?(?:UBTV)?QH(?P<term>\d+)")
_TERMS: Mapping[int, tuple[int, int]] = {
    10: (1997, 2002),
    11: (2002, 2007),
    12: (2007, 2011),
    13: (2011, 2016),
    14: (2016, 2021),
    15: (2021, 2026),
}
"""First and last year of each term that numbers of laws have named."""


def _look(subject: Subject) -> Iterator[Observation]:
    for citation in subject.extraction.citations:
        match = _OF_ASSEMBLY.fullmatch(number_of(citation) or "")
        term = _TERMS.get(int(match["term"])) if match else None
        if match is None or term is None or term[0] <= int(match["year"]) <= term[1]:
            continue
        if mistyped(subject, citation) is None:
            words, (first, last) = said(citation), term
            yield Observation(
                Text(
                    vi=f"Không thể có “{words}”: Quốc hội khóa {roman(int(match['term']))} là các năm "
                    f"{first}-{last}.",
                    en=f"There can be no “{words}”: the Assembly of term {match['term']} sat {first}-{last}.",
                ),
                citation.start,
                citation.end,
            )


RULE = Rule(
    code="KG208",
    name="instrument-not-known",
    severity="info",
    confidence=0.95,
    explanation=Text(
        vi="Số của luật, nghị quyết Quốc hội có cả năm và khóa; năm phải thuộc khóa đó. Số như 198/2025/QH13 "
        "không thể có. Văn bản chỉ vì không có trong danh mục hay trong kho thì không báo: phần lớn văn bản "
        "địa phương đều như vậy.",
        en="The number of a law or resolution of the National Assembly bears year and term, and the year "
        "must be of that term: there can be no 198/2025/QH13. What is merely in neither catalogue nor store "
        "is not told: so are most local documents.",
    ),
    example=Example(
        before="Căn cứ Nghị quyết số 198/2025/QH13 của Quốc hội;",
        after="Căn cứ Nghị quyết số 198/2025/QH15 của Quốc hội;",
    ),
    look=_look,
)
