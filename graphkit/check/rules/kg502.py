"""KG502: an annex of its own that a plan names, and does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.head import by_ocr
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled

_NUMBER = r"(?:(?:số )?(?P<number>\d{1,2}|[IVX]{1,5})\b)?"
_OWN = compiled(
    rf"\b(?:[Pp]hụ lục|PHỤ LỤC) ?{_NUMBER} ?(?:được )?(?:ban hành |gửi |đính )?kèm(?: theo)?"
    r"(?: (?:[Kk]ế hoạch|[Cc]hương trình|[Đđ]ề án|[Qq]uyết định|[Hh]ướng dẫn|[Cc]ông văn|[Vv]ăn bản"
    r"|[Bb]áo cáo|[Pp]hương án|[Tt]ờ trình|[Tt]hông báo|[Cc]hỉ thị) này\b|(?= ?[).;]|$))",
    re.MULTILINE,
)
"""An annex to this document; one to a document that is named (``kèm theo Công văn số …``) is another's."""
_HEADING = compiled(
    rf"^[ \t|*#]*+(?:PHỤ LỤC|Phụ lục)[ *]*+{_NUMBER}[ *|]*+(?:[.:–(-]|$|(?=[A-ZĐ]))", re.MULTILINE
)


def _look(subject: Subject) -> Iterator[Observation]:
    document = subject.document
    if by_ocr(subject):
        return
    headings = list(_HEADING.finditer(subject.text))
    numbers = {match["number"] for match in headings} - {None}
    attached = bool(headings) or document.zones.annex < len(document.lines)
    told = set()
    for match in _OWN.finditer(document.text):
        number = match["number"]
        there = attached and (number is None or number in numbers or not _alike(number, numbers))
        if not there and number not in told:
            told.add(number)
            yield Observation(_told(number), *document.raw(match.start(), match.end()))


def _alike(number: str, numbers: set[str | None]) -> bool:
    """Tell whether the annexes that are there are numbered as this one, in digits or in Roman numbers."""
    return bool(numbers) and all(str(other).isdecimal() == number.isdecimal() for other in numbers)


def _told(number: str | None) -> Text:
    which = f" {number}" if number else ""
    return Text(
        vi=f"Nhắc đến Phụ lục{which} kèm theo nhưng không có phụ lục đó trong tệp; hãy kèm phụ lục hoặc bỏ "
        "câu này.",
        en=f"Annex{which} is named as attached, but is not in the file; attach it, or drop the words.",
    )


RULE = Rule(
    code="KG502",
    name="annex-missing",
    severity="warning",
    confidence=0.85,
    explanation=Text(
        vi="Văn bản viện dẫn phụ lục của chính mình (ban hành kèm theo kế hoạch này) mà sau phần ký không "
        "có phụ lục. Phần việc, chỉ tiêu, biểu mẫu nằm ở phụ lục thì không ai thực hiện được. Phụ lục có "
        "thể là tệp riêng.",
        en="The document refers to an annex of its own, and none follows the signature. Nobody can do what "
        "only the annex says. The annex may be a file of its own.",
    ),
    example=Example(
        before="(Phụ lục ban hành kèm theo Kế hoạch này)",
        after="(Phụ lục ban hành kèm theo Kế hoạch này)\n…\nPHỤ LỤC\nPhân công nhiệm vụ",
    ),
    look=_look,
)
