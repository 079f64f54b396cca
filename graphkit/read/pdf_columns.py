"""Lines that stand in two columns on a page: the letterhead, and recipients beside the signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.read.pdf_page import Page, Piece

Row = list[Piece]

_MOTTO = compiled(r"(?:CỘNG H[ÒOÕ]A XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM)")
_MOTTO_FOLDED = ("cong hoa xa hoi", "dang cong san viet nam")
_RECIPIENTS, _ADDRESS = "noi nhan", "kinh gui"
_HEAD = 0.45
"""Share of a page's height within which a letterhead begins and ends."""
_COLUMN_GAP = 4.0
"""Points that part two columns at least."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Lines in two columns: indexes of the first and behind the last, and the place between the columns."""

    first: int
    last: int
    between: float


def letterhead(rows: Sequence[Row], page: Page) -> Columns | None:
    """Return the letterhead of a page: the lines around the motto, as far as the gap at its left is empty."""
    for index, row in enumerate(rows):
        if row[0].top > _HEAD * page.height:
            return None
        for place, piece in enumerate(row):
            if piece.x0 > 0.3 * page.width and fold(piece.text).startswith(_MOTTO_FOLDED):
                left = max((other.x1 for other in row[:place]), default=0.0)
                return _grown(rows, index, _Gap(left, piece.x0, _HEAD * page.height, _title(rows, piece)))
    return None


def _title(rows: Sequence[Row], motto: Piece) -> float:
    """Left of this a line is centred on the page, as a title is, right of it under the motto."""
    sides = [piece.x0 for row in rows for piece in row], [piece.x1 for row in rows for piece in row]
    return ((min(sides[0]) + max(sides[1])) / 2 + (motto.x0 + motto.x1) / 2) / 2


def signature(rows: Sequence[Row], page: Page) -> Columns | None:
    """Return the lines from "Nơi nhận" on, as far as nothing crosses the gap to the signature."""
    for index, row in enumerate(rows):
        if row[0].x0 < 0.35 * page.width and fold(row[0].text).startswith(_RECIPIENTS):
            right = min((piece.x0 for piece in row[1:]), default=page.width)
            found = _grown(rows, index, _Gap(row[0].x1, right, page.height), row[0].x1)
            return found if found.between < page.width else None
    return None


@dataclass(slots=True)
class _Gap:
    """What is empty between two columns, down to ``bottom`` or to a line that is centred before ``title``."""

    left: float
    right: float
    bottom: float
    title: float = 0.0

    def takes(self, row: Row) -> bool:
        """Take a line in where the gap is not closed by it."""
        left, right = self.left, self.right
        if row[0].top > self.bottom or fold(row[0].text).startswith(_ADDRESS):
            return False
        for piece in row:
            if right - piece.x1 > piece.x0 - left:
                left = max(left, piece.x1)
            elif len(row) == 1 and (piece.x0 + piece.x1) / 2 < self.title:
                return False
            else:
                right = min(right, piece.x0)
        if right - left < _COLUMN_GAP:
            return False
        self.left, self.right = left, right
        return True


def _grown(rows: Sequence[Row], index: int, gap: _Gap, right_of: float = 0.0) -> Columns:
    """Columns around a line; lines above it count where they begin ``right_of`` a place."""
    first = last = index
    while first > 0 and rows[first - 1][0].x0 >= right_of and gap.takes(rows[first - 1]):
        first -= 1
    while last + 1 < len(rows) and gap.takes(rows[last + 1]):
        last += 1
    return Columns(first, last + 1, (gap.left + gap.right) / 2 if gap.left else gap.right)


def parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, the motto parted from what stands close at its left."""
    for piece in pieces:
        found = _MOTTO.search(piece.text)
        if found is None or found.start() < 3:
            yield piece
            continue
        width = (piece.x1 - piece.x0) / len(piece.text)
        middle = piece.x0 + width * found.start()
        yield replace(piece, x1=middle - width, text=piece.text[: found.start()].rstrip())
        yield replace(piece, x0=middle, text=piece.text[found.start() :])
