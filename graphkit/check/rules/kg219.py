"""KG219: a programme or scheme, or what gives the budget, is named without number, date and issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.citing import name_said, said, titled_around
from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.lang.types import TYPE_WORDS
from graphkit.model import Citation

_KINDS = frozenset({"chien luoc", "chuong trinh", "de an", "du an"})
_QUOTES = compiled(r"[“”\"]")
_MADE = compiled(
    r"(?:xây dựng|ban hành|lập|trình|tham mưu|soạn thảo|hoàn thiện|đề xuất|nghiên cứu|dự thảo)"
    r"\s+(?:các\s+)?$",
    re.IGNORECASE,
)
"""What is made here has no number yet."""
_BUDGET = compiled(r"về\s+(?:việc\s+)?giao\s+dự\s+toán\s[^.;:]{0,80}?năm\s+20\d\d")
"""The title of the decision or resolution that gives a budget."""
_TYPE = compiled(rf"\b(?:{'|'.join(TYPE_WORDS)})\b", re.IGNORECASE)
_SENTENCE = compiled(r"[.;:]\s|\n\s*\n")
_BEFORE = 40
_AROUND = 200


def _look(subject: Subject) -> Iterator[Observation]:
    if not subject.is_plan:
        return
    seen: set[str] = set()
    for citation in subject.extraction.citations:
        name = name_said(citation)
        if name and name.whole not in seen and _nameless(subject, citation):
            seen.add(name.whole)
            yield Observation(_message(said(citation)), citation.start, citation.end)
    yield from _budgets(subject)


def _nameless(subject: Subject, citation: Citation) -> bool:
    """Tell whether a full title stands there that neither catalogue nor document gives a number."""
    name, text = name_said(citation), subject.text
    if citation.by != "name" or citation.unresolved != "unknown" or name is None or name.kind not in _KINDS:
        return False
    if not (name.period or _QUOTES.search(citation.surface)) or _MADE.search(text, *_before(citation)):
        return False
    title = subject.header.spans.get("title", (0, 0))
    own = title[0] <= citation.start < title[1] or fold(citation.title or "") == fold(
        subject.header.title or ""
    )
    return not own and not any(titled_around(subject, citation)) and not _numbered_near(subject, citation)


def _before(citation: Citation) -> tuple[int, int]:
    return max(citation.start - _BEFORE, 0), citation.start


def _numbered_near(subject: Subject, citation: Citation) -> bool:
    """Tell whether a number stands right behind a title, in brackets or after a comma."""
    return any(
        other.by == "number" and -_BEFORE <= other.start - citation.end <= _BEFORE
        for other in subject.extraction.citations
    )


def _budgets(subject: Subject) -> Iterator[Observation]:
    text = subject.text
    for match in _BUDGET.finditer(text):
        start, end = match.span()
        before = _SENTENCE.split(text[max(start - _AROUND, 0) : start])[-1]
        if not _TYPE.search(before) and not _in_citation(subject, start):
            yield Observation(_message(" ".join(match[0].split())), start, end)


def _in_citation(subject: Subject, place: int) -> bool:
    citations = subject.extraction.citations
    title = subject.header.spans.get("title", (0, 0))
    return title[0] <= place < title[1] or any(
        citation.start <= place <= (citation.title_end or citation.end) for citation in citations
    )


def _message(words: str) -> Text:
    return Text(
        vi=f"Nêu tên “{words}” mà không ghi số, ngày và cơ quan ban hành.",
        en=f"“{words}” is named without number, date and issuer.",
    )


RULE = Rule(
    code="KG219",
    name="title-without-number",
    severity="info",
    confidence=0.7,
    explanation=Text(
        vi="Chương trình, đề án, dự án được nêu bằng tên đầy đủ mà cả văn bản này lẫn danh mục đều không cho "
        "biết số; hoặc trích yếu “về việc giao dự toán …” đứng một mình. Không có số, ngày, cơ quan ban hành "
        "thì không tìm được văn bản. Luật và văn bản có trong danh mục thì không báo.",
        en="A programme, scheme or project is named in full, and neither this document nor the catalogue "
        "gives its number; or the title of what gives the budget stands alone. Without number, date and "
        "issuer it cannot be found. Laws and what the catalogue knows are not told.",
    ),
    example=Example(
        before="Kinh phí từ ngân sách nhà nước về việc giao dự toán thu, chi ngân sách địa phương năm 2026;",
        after="Kinh phí theo Quyết định số 3120/QĐ-UBND ngày 10/12/2025 của Ủy ban nhân dân tỉnh Lai Châu về "
        "việc giao dự toán thu, chi ngân sách địa phương năm 2026;",
    ),
    look=_look,
)
