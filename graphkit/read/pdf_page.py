"""What is found on a page of a PDF, by its text layer or by OCR: pieces of text with their places.

Places are in points (1/72 inch) from the page's upper left corner, as a person holds the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_WIDE = 1.5
"""A gap of so many times the height of the letters parts two pieces of one line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands together; ``confidence`` is from 0 to 100, as OCR has it."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    confidence: float = 100.0

    @property
    def middle(self) -> float:
        """How far down the page its middle is."""
        return (self.top + self.bottom) / 2

    def beside(self, other: Piece) -> bool:
        """Whether both stand on one line: more than half of the lower one's height is shared."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > 0.5 * min(self.bottom - self.top, other.bottom - other.top)


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: its place, and the text of its cells, row by row."""

    x0: float
    top: float
    x1: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page; ``number`` counts from 1, ``picture`` says that what it shows may be an image of text."""

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...] = ()
    tables: tuple[Table, ...] = ()
    picture: bool = False

    @property
    def texts(self) -> list[str]:
        """The text of its pieces, then of the cells of its tables."""
        cells = (cell for table in self.tables for row in table.rows for cell in row)
        return [*(piece.text for piece in self.pieces), *cells]

    @property
    def words(self) -> list[str]:
        """All words on it."""
        return " ".join(self.texts).split()

    def with_texts(self, texts: Iterator[str]) -> Page:
        """Return the page with other texts, in the order of :attr:`texts`."""
        pieces = tuple(replace(piece, text=next(texts)) for piece in self.pieces)
        tables = tuple(
            replace(table, rows=tuple(tuple(next(texts) for _ in row) for row in table.rows))
            for table in self.tables
        )
        return replace(self, pieces=pieces, tables=tables)


def joined(words: Iterable[Piece]) -> list[Piece]:
    """Join the words of one line, from left to right, into pieces that wide gaps part."""
    pieces: list[Piece] = []
    for word in words:
        height = max(other.bottom - other.top for other in (word, *pieces[-1:]))
        if pieces and word.x0 >= pieces[-1].x0 and word.x0 - pieces[-1].x1 <= _WIDE * height:
            pieces[-1] = join(pieces[-1], word)
        else:
            pieces.append(word)
    return pieces


def join(left: Piece, right: Piece) -> Piece:
    """Return both as one, a blank between them."""
    shares = len(left.text), len(right.text)
    confidence = (left.confidence * shares[0] + right.confidence * shares[1]) / max(sum(shares), 1)
    return replace(
        left,
        x0=min(left.x0, right.x0),
        top=min(left.top, right.top),
        x1=max(left.x1, right.x1),
        bottom=max(left.bottom, right.bottom),
        text=f"{left.text} {right.text}",
        confidence=confidence,
    )


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces as lines from top to bottom, each from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.x0)):
        if rows and rows[-1][0].beside(piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.x0)
    return rows
