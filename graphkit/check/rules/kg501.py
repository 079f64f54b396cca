"""KG501: numbers of headings or items that are repeated or skipped."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Subject
from graphkit.check.head import by_ocr
from graphkit.check.numbering import Numbered, numbered
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled
from graphkit.parse import Document
from graphkit.parse.blocks import Block
from graphkit.parse.lines import Depth

_QUOTING = frozenset(
    {"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Thông tư", "Thông tư liên tịch"}
)
"""Types that quote articles of others to amend them, numbers included."""
_AMENDS = compiled(r"sửa đổi|bổ sung", re.IGNORECASE)
_SAID = 60
"""Characters of a heading that a message repeats."""
_FARTHEST = 3
"""A wider step is another list rather than numbers left out."""


def _look(subject: Subject) -> Iterator[Observation]:
    header, document = subject.header, subject.document
    if by_ocr(subject) or header.doc_type in _QUOTING or _AMENDS.search(header.title or ""):
        return
    items = list(numbered(document))
    after = {id(item.before): item for item in items if item.before}
    sound: dict[int, bool] = {}
    for item in items:
        before, following = item.before, after.get(id(item))
        if before is None or item.number == 1 != before.number:
            sound[id(item)] = item.number == 1
            continue
        if not sound[id(before)] or _is_left_to_renderer(item, following):
            sound[id(item)] = False
            continue
        sound[id(item)] = item.step in range(_FARTHEST + 1)
        if earlier := _earlier(item):
            if not _starts_anew(document, before, item):
                yield _repeated(document, earlier, item, following)
        elif 1 < item.step <= _FARTHEST and not _is_explained(document, before, item):
            yield _skipped(document, before, item)


def _is_left_to_renderer(item: Numbered, following: Numbered | None) -> bool:
    """Tell whether all items bear the number 1, as in Markdown, which counts them when it is shown."""
    return item.number == 1 and item.step == 0 and following is not None and following.step == 0


def _earlier(item: Numbered) -> Numbered | None:
    """Return what bore the number before, at this level under this parent."""
    earlier = item.before
    while earlier and earlier.number > item.number:
        earlier = earlier.before
    return earlier if earlier and earlier.number == item.number else None


def _starts_anew(document: Document, before: Numbered, item: Numbered) -> bool:
    """Tell whether a number 1 begins another list, told by words in front, or a text of others is quoted."""
    if _is_quoted(document, before, item):
        return True
    if item.number != 1 or item.block.depth <= Depth.ROMAN:
        return False
    blocks = document.blocks
    first, last = (bisect_right(blocks, at.block.start, key=_start) for at in (before, item))
    return any(_leads_in(document, blocks[at]) for at in range(first, last))


def _start(block: Block) -> int:
    return block.start


def _leads_in(document: Document, block: Block) -> bool:
    end = document.text[block.start : block.end].rstrip()[-1:]
    return end == ":" or (block.depth is Depth.TEXT and end not in (".", ";", ",", "/"))


def _is_explained(document: Document, before: Numbered, item: Numbered) -> bool:
    """Tell why numbers are not left out: many know no đ, or one stands within a paragraph."""
    if (before.shown.lower(), item.shown.lower()) == ("d", "e"):
        return True
    if before.before is not None and before.step == 0 and item.step == 2:
        return True
    between = document.text[before.block.start : item.block.start]
    missing = "|".join(re.escape(item.shown_as(n)) for n in range(before.number + 1, item.number))
    return bool(re.search(rf"(?<![\w/])(?:{missing})\s?[.):/]|Điều\s(?:{missing})\b", between)) or _is_quoted(
        document, before, item
    )


def _is_quoted(document: Document, before: Numbered, item: Numbered) -> bool:
    between = document.text[before.block.start : item.block.start]
    return between.count("“") > between.count("”") or between.count('"') % 2 == 1


def _repeated(document: Document, before: Numbered, item: Numbered, after: Numbered | None) -> Observation:
    meant = item.shown_as(item.number + 1) if after and after.step == 2 else None
    said, line = _title(document, before.block), _line(document, before.block)
    return Observation(
        Text(
            vi=f"Lặp số “{item.shown}”: đã dùng cho “{said}” ở dòng {line}; hãy đánh số lại.",
            en=f"The number “{item.shown}” is repeated: “{said}” in line {line} has it; number anew.",
        ),
        *_place(document, item.block),
        suggestion=meant,
    )


def _skipped(document: Document, before: Numbered, item: Numbered) -> Observation:
    return Observation(
        Text(
            vi=f"Nhảy số từ “{before.shown}” (dòng {_line(document, before.block)}) đến “{item.shown}”; hãy "
            "xem có thiếu mục nào không.",
            en=f"Numbers are skipped from “{before.shown}” (line {_line(document, before.block)}) to "
            f"“{item.shown}”; look whether something is missing.",
        ),
        *_place(document, item.block),
        confidence=0.75,
        severity="warning",
    )


def _place(document: Document, block: Block) -> tuple[int, int]:
    """Return a heading's place; of a long paragraph its first words."""
    end = block.content + _SAID
    if end < block.end:
        end = max(document.text.rfind(" ", block.content, end), block.content)
    return document.raw(block.start, min(block.end, end))


def _title(document: Document, block: Block) -> str:
    words = document.text[block.content : block.end].strip()
    return words if len(words) <= _SAID else f"{words[:_SAID].rsplit(' ', 1)[0]}…"


def _line(document: Document, block: Block) -> int:
    return document.reading.text.count("\n", 0, document.flow.raw(block.start)) + 1


RULE = Rule(
    code="KG501",
    name="numbering-broken",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Số của đề mục, khoản, điểm bị lặp (hai mục I) hoặc nhảy (mục 3 rồi mục 5) trong cùng một cấp. "
        "Dẫn chiếu “mục II.3” khi đó chỉ nhầm chỗ hoặc không chỉ vào đâu. Số bị nhảy chỉ là cảnh báo. Bảng, "
        "phụ lục, bản quét và văn bản sửa đổi văn bản khác thì không xét.",
        en="The number of a heading or point is repeated (two sections I) or skipped (3, then 5) at one "
        "level. Whoever refers to section II.3 then points to the wrong place or to none. A skip is a "
        "warning only. Tables, annexes, scans, and documents that amend others are not looked at.",
    ),
    example=Example(
        before="I. MỤC ĐÍCH, YÊU CẦU\nI. NỘI DUNG\nIII. KINH PHÍ",
        after="I. MỤC ĐÍCH, YÊU CẦU\nII. NỘI DUNG\nIII. KINH PHÍ",
    ),
    look=_look,
)
