"""KG210: a number of a committee, council or Party body is cited, and nothing says which one's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.citing import number_of, said, titled_around
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled
from graphkit.model import Citation

_EVERYWHERE = compiled(r"[-/](?:UBND|HĐND|TU|HU|QU|ĐU)(?![A-ZĐ])")
"""Bodies that each level or each place has."""
_PLACE = (
    r"(?:UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|tỉnh|thành phố|TP|huyện|quận|thị xã|xã|phường|thành ủy|Đảng ủy)\b"
)
_SAID_WITHIN = compiled(rf"(?:(?:UBND|HĐND|TU|HU|QU|ĐU)|\bcủa)\s+{_PLACE}", re.IGNORECASE)
_SAID_BEHIND = compiled(rf"\s*[(,]?\s*(?:của\s+)?{_PLACE}", re.IGNORECASE)
"""An issuer in a form of its own: "12/KH-UBND tỉnh", "(UBND tỉnh)"."""


def _look(subject: Subject) -> Iterator[Observation]:
    if not subject.is_plan:
        return
    citations = subject.extraction.citations
    placed = {number_of(citation) for citation in citations if citation.issuer}
    for citation in citations:
        number = number_of(citation)
        if number is None or number in placed or not _EVERYWHERE.search(number):
            continue
        if any(other.issuer for other in titled_around(subject, citation)):
            continue  # a body amends and carries on what it issued itself
        if _SAID_WITHIN.search(citation.surface) or _SAID_BEHIND.match(subject.text, citation.end):
            continue
        placed.add(number)
        yield Observation(_message(citation), citation.start, citation.end)


def _message(citation: Citation) -> Text:
    meant, words = citation.resolves_to, said(citation)
    vi = f"“{words}” không ghi cơ quan ban hành: ủy ban, hội đồng, cấp ủy nơi nào cũng có thể có số này."
    en = f"“{words}” names no issuer: every committee, council or Party body has such a number."
    if meant is not None and meant.issuer:
        vi += f" Có lẽ là của {meant.issuer}."
        en += f" It is likely that of {meant.issuer}."
    return Text(vi, en)


RULE = Rule(
    code="KG210",
    name="issuer-not-said",
    severity="warning",
    confidence=0.9,
    explanation=Text(
        vi="Mỗi ủy ban nhân dân, hội đồng nhân dân, cấp ủy đánh số riêng, mỗi năm bắt đầu lại: 198/KH-UBND "
        "là của bất kỳ nơi nào. Không ghi cơ quan ban hành thì không tìm được văn bản.",
        en="Every people's committee, council and Party body counts by itself, anew each year: 198/KH-UBND "
        "can be anybody's. Without its issuer the document cannot be found.",
    ),
    example=Example(
        before="Tiếp tục thực hiện Kế hoạch số 198/KH-UBND ngày 27/8/2021;",
        after="Tiếp tục thực hiện Kế hoạch số 198/KH-UBND ngày 27/8/2021 của Ủy ban nhân dân thành phố Hà "
        "Nội;",
    ),
    look=_look,
)
