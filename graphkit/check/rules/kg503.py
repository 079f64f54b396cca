"""KG503: words said twice, or a noun that is missing, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Edit, Example, Observation, Rule, Subject
from graphkit.check.head import by_ocr
from graphkit.i18n import Text
from graphkit.lang.names import LOWER, UPPER
from graphkit.lang.patterns import compiled

_WORD = r"[^\W\d_]+"
_ISSUER_TWICE = compiled(
    r"\bcủa (?P<who>[^;.,\n]{3,60}?)(?:,? ngày \d[\d/. thángnăm-]{5,40}?,?)?(?P<second> của (?P=who))(?!\w)"
    rf"(?! [{UPPER}])"
)
"""``của X ngày … của X``"""
_PHRASE_TWICE = compiled(
    rf"\b(?P<said>(?!(?:từng|nhiều|mỗi|dần|rất|luôn|đời|ngày|năm|tháng) )[{LOWER}]+(?: {_WORD}){{1,5}})"
    r"(?P<second> (?P=said))\b"
)
"""Two words or more; one alone may be doubled (``ngày ngày``), and for emphasis ``từng bước từng bước``."""
_FUNCTION_TWICE = compiled(r"\b(?P<said>của|các|những|và|đến)(?P<second> (?P=said))\b")
"""Not those that end one word and begin the next (``thu được được``, ``tồn tại tại``)."""
_NOUN_MISSING = compiled(
    r"\b[Cc]ác(?: ?(?=[,;:)]|\.(?!\.))"
    r"| (?:và|hoặc|của|với|được|có trách nhiệm|chịu trách nhiệm|chủ trì|tại|trong)\b"
    r"| căn cứ(?= (?:vào|chức năng|nhiệm vụ|tình hình|điều kiện|nội dung|[Kk]ế hoạch)\b))"
)
"""``các`` with no noun behind it: the sentence goes on with what was to be said of it."""


def _look(subject: Subject) -> Iterator[Observation]:
    if by_ocr(subject):
        return
    document, zones = subject.document, subject.document.zones
    for block in document.zone(zones.preamble, zones.recipients):
        if not block.is_cell:
            yield from _in_block(subject, block.start, block.end)


def _in_block(subject: Subject, start: int, end: int) -> Iterator[Observation]:
    text, raw = subject.document.text, subject.document.raw
    told = end
    for match in _ISSUER_TWICE.finditer(text, start, end):
        told = match.start()
        place = raw(match.start(), match.end())
        fix = Edit(raw(match.start(), match.start("second"))[1], place[1], "")
        yield Observation(_twice(f"của {match['who']}"), *place, 0.95, fix=fix)
    for pattern in (_PHRASE_TWICE, _FUNCTION_TWICE):
        for match in pattern.finditer(text, start, end):
            if not match.start() <= told < match.end():
                yield Observation(_twice(match["said"]), *raw(match.start(), match.end()))
    for match in _NOUN_MISSING.finditer(text, start, end):
        yield Observation(_without_noun(match[0]), *raw(match.start(), match.end()), 0.85)


def _twice(words: str) -> Text:
    said = " ".join(words.split())
    return Text(vi=f"Lặp “{said}”; hãy bỏ một.", en=f"“{said}” is said twice; drop one.")


def _without_noun(words: str) -> Text:
    return Text(
        vi=f"Thiếu danh từ sau “các” (“{words.strip()} …”); hãy ghi rõ là các gì.",
        en=f"A noun is missing behind “các” (“{words.strip()} …”); say which ones are meant.",
    )


RULE = Rule(
    code="KG503",
    name="words-repeated-or-missing",
    severity="warning",
    confidence=0.9,
    explanation=Text(
        vi="Một cụm từ nói hai lần liền nhau (của Bộ Chính trị ngày … của Bộ Chính trị), hoặc “các” mà sau "
        "đó không có danh từ nên không biết giao cho ai. Chỉ báo khi chắc chắn; bảng, phụ lục và bản quét "
        "thì không xét.",
        en="A phrase is said twice in a row (của Bộ Chính trị ngày … của Bộ Chính trị), or “các” has no noun "
        "behind it, so that nobody knows who is meant. Told where it is sure; tables, annexes and scans are "
        "not looked at.",
    ),
    example=Example(
        before="Nghị quyết số 11-NQ/TW của Bộ Chính trị ngày 27/4/2007 của Bộ Chính trị",
        after="Nghị quyết số 11-NQ/TW của Bộ Chính trị ngày 27/4/2007",
    ),
    look=_look,
)
