"""The numbers of headings and items, each with the number before it at its level under its parent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit.lang.patterns import compiled
from graphkit.parse import Document
from graphkit.parse.blocks import Block
from graphkit.parse.lines import Depth

_ROMAN = {"I": 1, "V": 5, "X": 10}
_ROMAN_FORM = compiled(r"X{0,3}(?:IX|IV|V?I{0,3})$")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points in their order."""
_MARK = compiled(r"[.)/:–-]")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A block with its number; ``before`` is the one before it, None for the first under its parent."""

    block: Block
    number: int
    shown: str
    style: str
    before: Numbered | None

    @property
    def step(self) -> int:
        """How far it is from the number before it; 1 is as it should be, a first number counts from 0."""
        return self.number - (self.before.number if self.before else 0)

    def shown_as(self, number: int) -> str:
        """Return another number as this one is written."""
        if self.style[0] == "I":
            return roman(number)
        if self.style[0] in "aA":
            letter = _LETTERS[min(number, len(_LETTERS)) - 1]
            return letter if self.style[0] == "a" else letter.upper()
        outer, dot, _ = self.shown.rpartition(".")
        return f"{outer}{dot}{number}"


@dataclass(slots=True)
class _Walk:
    """The last number of each level that is open, outermost first."""

    open: list[Numbered] = field(default_factory=list)

    def take(self, block: Block, style: str, number: int, shown: str) -> Numbered:
        """Put a number behind the last of its style, or under what is open as the first of a new level."""
        styles = [item.style for item in self.open]
        if style in styles:
            index = styles.index(style)
            found = Numbered(block, number, shown, style, self.open[index])
            del self.open[index:]
        else:
            found = Numbered(block, number, shown, style, None)
            while self.open and self.open[-1].block.depth > block.depth:
                self.open.pop()
        self.open.append(found)
        return found


def numbered(document: Document) -> Iterator[Numbered]:
    """Yield the numbered blocks of the content in order; tables, annexes and recipients are left out."""
    walk = _Walk()
    for block in document.zone(document.zones.preamble, document.zones.recipients):
        read = None if block.is_cell else _read(document, block)
        if read:
            yield walk.take(block, *read)


def _read(document: Document, block: Block) -> tuple[str, int, str] | None:
    """Return the style, the number, and how it is shown; None for what bears no number."""
    marker = block.marker
    if marker is None or block.depth >= Depth.BULLET:
        return None
    mark = document.text[block.start : block.content].strip()
    outer, _, last = marker.rpartition(".")
    if last.isdecimal():
        return _style("1", outer, mark, marker), int(last), marker
    is_part = block.depth is Depth.PART and len(marker) == 1 and marker in "ABCDĐEGH"
    if block.depth is Depth.LETTER or is_part:
        number = _LETTERS.find(marker.lower()) + 1
        style = _style("a" if marker.islower() else "A", "", mark, marker)
        return (style, number, marker) if number else None
    if _ROMAN_FORM.match(marker):
        return _style("I", "", mark, marker), _roman(marker), marker
    return None


def _style(kind: str, outer: str, mark: str, marker: str) -> str:
    """Return how a number is written but for its value: the words before it, else the mark behind it."""
    before, _, behind = mark.partition(marker)
    end = None if before else _MARK.match(behind.strip())
    return f"{kind} {before.strip().lower()} {outer} {end.group() if end else ''}"


def _roman(marker: str) -> int:
    values = [_ROMAN[letter] for letter in marker]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def roman(number: int) -> str:
    """Return a number below 40 in Roman digits."""
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + ones[number % 10]
