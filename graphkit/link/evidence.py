"""Evidence cut from a file's text: offsets, and the very words between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from graphkit.facts import Evidence
from graphkit.lang.patterns import compiled
from graphkit.model import Reading

LIMIT = 400
"""The longest quote to which a mention is widened, in characters; a longer mention is quoted whole."""

_MARK = r"(?:[-–+•*]|#+|\d+(?:\.\d+)*[.)]|[IVX]+\.|[a-zđ]\))[ \t]"
_BASIS = r"(?:Căn cứ|Thực hiện|Xét)\s"
# Every branch begins with a letter that is rare in a text, so that most of it is passed over quickly.
_SENTENCE = compiled(
    r"[.!?…](?<=[^\W\d]{2}.)\s+|[.!?…](?<=[\d)”\"*].)\s+(?=[^\W\d_a-z])|"
    rf"[;:.][ \t]*\n\s*(?=[^\W\d_a-z])|\n\s*(?={_MARK}|{_BASIS})"
)
_CLAUSE = compiled(r";\s+")


class Quotes:
    """Makes the evidence that one file gives for what one document says."""

    def __init__(self, document: str, file: str, reading: Reading) -> None:
        self._document = document
        self._file = file
        self._text = reading.text
        self._stretches = reading.stretches
        self._starts = [stretch.start for stretch in reading.stretches]
        self._breaks = {pattern: _breaks(pattern, reading.text) for pattern in (_SENTENCE, _CLAUSE)}

    def exact(self, start: int, end: int, method: str, confidence: float) -> Evidence:
        """Return the evidence of the words ``text[start:end]``, blanks around them left out."""
        start, end = _trimmed(self._text, start, end)
        return Evidence(
            document=self._document,
            file=self._file,
            start=start,
            end=end,
            quote=self._text[start:end],
            method=method,
            confidence=confidence,
            page=self._page(start),
        )

    def sentence(self, start: int, end: int, method: str, confidence: float) -> Evidence:
        """Return the evidence of the sentence around a mention, or of its clause where that is too long."""
        first, last = 0, len(self._text)
        for pattern in (_SENTENCE, _CLAUSE):
            left, right = self._around(pattern, start, end)
            first, last = max(first, left), min(last, right)
            if last - first <= LIMIT:
                return self.exact(first, last, method, confidence)
        return self.exact(start, end, method, confidence)

    def spanning(self, spans: list[tuple[int, int]], method: str, confidence: float) -> Evidence:
        """Return the evidence of all spans in one quote, or of the first where they lie too far apart."""
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        if end - start > LIMIT:
            start, end = spans[0]
        return self.exact(start, end, method, confidence)

    def _around(self, pattern: re.Pattern[str], start: int, end: int) -> tuple[int, int]:
        ends, starts = self._breaks[pattern]
        before, after = bisect_right(starts, start), bisect_left(ends, end)
        return starts[before - 1], ends[after]

    def _page(self, start: int) -> int | None:
        place = bisect_right(self._starts, start) - 1
        return self._stretches[place].page if place >= 0 else None


def _breaks(pattern: re.Pattern[str], text: str) -> tuple[list[int], list[int]]:
    """Return where pieces of the text end and where they start, both ordered."""
    matches = list(pattern.finditer(text))
    starts = [0, *(match.end() for match in matches)]
    # A piece keeps its full stop: it ends where the blanks of the break begin.
    ends = [*(match.start() + len(match[0].rstrip()) for match in matches), len(text)]
    return ends, starts


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, start), min(len(text), end)
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words) - len(words.rstrip())
    return (start + left, end - right) if words.strip() else (start, end)
