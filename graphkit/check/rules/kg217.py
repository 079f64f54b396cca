"""KG217: the document names itself as what it rests on or carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.extract.numbers import Mention, find_numbers
from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.link.names import parse

_RESTING = compiled(r"\W*(?:căn cứ|thực hiện|triển khai)\b", re.IGNORECASE)


def _look(subject: Subject) -> Iterator[Observation]:
    text = subject.text
    for start, end in (*_by_number(subject), *_dropped(subject)):
        words = " ".join(text[start:end].split())
        yield Observation(
            Text(
                vi=f"Văn bản căn cứ vào chính nó: “{words}” là số của chính văn bản này.",
                en=f"The document rests on itself: “{words}” is its own number.",
            ),
            start,
            end,
        )


def _by_number(subject: Subject) -> Iterator[tuple[int, int]]:
    """Yield the citations of the document's own number with another day or its issuer."""
    own = subject.header.id
    for citation in subject.extraction.citations:
        target = citation.resolves_to
        if citation.by == "name" or citation.role == "dan_chieu":
            continue
        if own and target and _same(own, target.id):
            yield citation.start, citation.end


def _dropped(subject: Subject) -> Iterator[tuple[int, int]]:
    """Yield its own number where the preamble rests on it: extraction takes that for no citation."""
    document, header = subject.document, subject.header
    zones = document.zones
    for block in document.blocks:
        rests = zones.preamble <= block.line < zones.body and _RESTING.match(document.text, block.start)
        if not rests or header.so_ky_hieu is None:
            continue
        for mention in find_numbers(document.text, block.start, block.end):
            if mention.so_ky_hieu == header.so_ky_hieu and _is_own(subject, mention):
                yield document.raw(mention.start, mention.end)


def _is_own(subject: Subject, mention: Mention) -> bool:
    """Tell whether a mention of its number, of its day or of none, is of its issuer or of none."""
    header, lookup = subject.header, subject.lookup
    if mention.date != header.date and (mention.date or mention.issuer):
        return False  # these are citations
    issuers = lookup.issuers(mention.issuer, lookup.context(header))
    return not issuers or fold(issuers[0].name) == fold(header.issuer or "")


def _same(own: str, cited: str) -> bool:
    """Tell whether two names have body, type, number and year in common, which is enough."""
    one, other = parse(own), parse(cited)
    return bool(one and other and not one.provisional and one.key == other.key and one.year == other.year)


RULE = Rule(
    code="KG217",
    name="cites-itself",
    severity="error",
    confidence=0.95,
    explanation=Text(
        vi="Văn bản được nêu làm căn cứ có đúng số, năm và cơ quan ban hành của chính văn bản này. Thường là "
        "điền nhầm số, hoặc quên ghi cơ quan cấp trên.",
        en="What the document rests on bears its own number, year and issuer. Mostly a number was filled in "
        "at the wrong place, or the higher body was left out.",
    ),
    example=Example(
        before="ỦY BAN NHÂN DÂN XÃ BÌNH LƯ\nSố: 45/KH-UBND\n"
        "Căn cứ Kế hoạch số 45/KH-UBND ngày 04/5/2026 của Ủy ban nhân dân xã Bình Lư;",
        after="ỦY BAN NHÂN DÂN XÃ BÌNH LƯ\nSố: 45/KH-UBND\n"
        "Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
    ),
    look=_look,
)
