r"""The flow: a document's text as one would read it aloud, with the way back to every offset.

Hard line breaks become blanks, page numbers and Markdown marks vanish, tone placement and Unicode form are
made one. Blocks (headings, bullets, paragraphs) are separated by ``\n``. Everything after parsing works on
the flow and maps its spans back.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from graphkit.lang.patterns import compiled

# The old placement of a tone mark on oa, oe, uy ("hoà") is as long as the new ("hòa"): offsets stay.
_TONED = {"o": ("òóỏõọ", {"a": "àáảãạ", "e": "èéẻẽẹ"}), "u": ("ùúủũụ", {"y": "ỳýỷỹỵ"})}


def _tones() -> dict[str, str]:
    pairs = {
        first + old: new + last
        for first, (marked, vowels) in _TONED.items()
        for last, olds in vowels.items()
        for new, old in zip(marked, olds, strict=True)
    }
    capital = {old[0].upper() + old[1:]: new[0].upper() + new[1:] for old, new in pairs.items()}
    return pairs | capital | {old.upper(): new.upper() for old, new in pairs.items()}


_TONE = _tones()
# "quý": u belongs to the consonant, and the mark stays on y. A syllable with a final consonant ("hoạch") has
# the mark on its second vowel either way.
_TONE_PATTERN = compiled(r"[oOuU](?<![qQ].)[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ](?!\w)")
_PIECE = compiled(r"[^\s*|\u200b\ufeff]+(?: [^\s*|\u200b\ufeff]+)*")
# A line that ends inside a word or number ("2021-"): the next line goes on with it.
_HYPHENS = "-\u00ad\ufffe"
_BROKEN_WORD = compiled(rf"\w[{_HYPHENS}]$")
_MARKS = frozenset("*|\u200b\ufeff")
_CLUSTER = compiled(r"\w[\u0300-\u036f\u1dc4-\u1dff]+")

_PLAIN = dict(zip("\u00a0µ\ufffe\u00ad\u2010\u2011\u2012", " à-----", strict=True))


def normalised(text: str) -> str:
    """Return text with one tone placement and plain blanks, as long as it was."""
    for odd, plain in _PLAIN.items():  # nearly all are missing, which is found sooner than all are translated
        text = text.replace(odd, plain)
    return _TONE_PATTERN.sub(lambda match: _TONE.get(match.group(), match.group()), text)


@dataclass(frozen=True, slots=True)
class Flow:
    """Flow text and the segments that map it back, as four parallel tuples.

    Segment i is ``widths[i]`` characters from ``starts[i]`` of the flow, and ``lengths[i]`` from ``raws[i]``
    of the raw text; where both differ, it is one composed letter.
    """

    text: str
    starts: tuple[int, ...]
    widths: tuple[int, ...]
    raws: tuple[int, ...]
    lengths: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw span of a flow span that begins and ends with a visible character."""
        return self.raw(start), self._raw_end(end)

    def raw(self, position: int) -> int:
        """Return the raw offset of the character at a flow position."""
        index = self._index(position)
        inside = position - self.starts[index]
        if self.widths[index] != self.lengths[index]:
            return self.raws[index]
        return self.raws[index] + min(inside, self.lengths[index])

    def position(self, raw: int) -> int:
        """Return the flow position of the first visible character at or after a raw offset."""
        if not self.raws:
            return 0
        index = max(bisect_right(self.raws, raw) - 1, 0)
        inside = raw - self.raws[index]
        if inside < self.lengths[index]:
            return self.starts[index] + max(min(inside, self.widths[index] - 1), 0)
        return self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)

    def _raw_end(self, end: int) -> int:
        index = self._index(end - 1)
        if self.widths[index] != self.lengths[index]:
            return self.raws[index] + self.lengths[index]
        return self.raws[index] + min(end - self.starts[index], self.lengths[index])

    def _index(self, position: int) -> int:
        return (bisect_right(self.starts, position) or 1) - 1


class FlowBuilder:
    """Collects pieces of raw text into a :class:`Flow`; ``raw`` is the text, normalised if composed."""

    def __init__(self, text: str) -> None:
        self._composed = unicodedata.is_normalized("NFC", text)
        self.raw = normalised(text) if self._composed else text
        self._joined = False
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._widths: list[int] = []
        self._raws: list[int] = []
        self._lengths = self._widths if self._composed else []
        self.length = 0

    def line(self, start: int, end: int) -> None:
        """Add a raw span, its runs of blanks and marks folded to one blank, none at its ends."""
        words = self.raw[start:end]
        if not words:
            return
        if self._composed and _is_one_piece(words):
            self._part_lines()
            self._segment(words, start)
            return
        before: int | None = None
        for begin, stop in _pieces(self.raw, start, end):
            if before is None:
                self._part_lines()
            elif not self._is_joined(before, begin):
                self._literal(" ")
            self._piece(begin, stop)
            before = stop

    def _part_lines(self) -> None:
        """Add the blank that parts a line from the one before it, unless that ends inside a word."""
        last = self._parts[-1] if self._parts else "\n"
        if last not in ("\n", " ") and not (last[-1] in _HYPHENS and _BROKEN_WORD.search(last)):
            self._literal(" ")

    def _is_joined(self, end: int, begin: int) -> bool:
        """Whether only marks stand between two pieces, which part no word ("**34**/KH")."""
        if set(self.raw[end:begin]) <= _MARKS:
            self._joined = True
            return True
        return False

    def break_block(self) -> None:
        """Begin a new block."""
        if self._parts and self._parts[-1] != "\n":
            self._literal("\n")

    def build(self) -> Flow:
        """Return the flow of all that was added."""
        text = "".join(self._parts)
        if self._joined or not self._composed:
            text = normalised(text)
        return Flow(text, tuple(self._starts), tuple(self._widths), tuple(self._raws), tuple(self._lengths))

    def _literal(self, mark: str) -> None:
        self._parts.append(mark)
        self.length += 1

    def _piece(self, start: int, end: int) -> None:
        if self._composed:
            self._segment(self.raw[start:end], start)
            return
        position = start
        for cluster in _CLUSTER.finditer(self.raw, start, end):
            if cluster.start() > position:
                self._segment(self.raw[position : cluster.start()], position)
            self._segment(
                unicodedata.normalize("NFC", cluster.group()), cluster.start(), len(cluster.group())
            )
            position = cluster.end()
        if position < end:
            self._segment(self.raw[position:end], position)

    def _segment(self, text: str, raw: int, length: int | None = None) -> None:
        """Add a segment; ``length`` is that of its raw text where it differs."""
        width = len(text)
        self._parts.append(text)
        self._starts.append(self.length)
        self._raws.append(raw)
        self._widths.append(width)
        if not self._composed:  # else both lists are one
            self._lengths.append(width if length is None else length)
        self.length += width


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [piece.span() for piece in _PIECE.finditer(text, start, end)]


def _is_one_piece(words: str) -> bool:
    """Whether a line has no marks, and single blanks within it alone: nearly all are such."""
    return (
        words.isprintable()
        and "  " not in words
        and "*" not in words
        and "|" not in words
        and words[0] != " "
        and words[-1] != " "
    )
