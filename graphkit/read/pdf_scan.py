"""Pages of a PDF without a text layer, or with one that is garbage, read through OCR."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from graphkit.read.ocr import SlowError, recognise
from graphkit.read.ocr_letterhead import agreed
from graphkit.read.ocr_numbers import is_doubtful, mended
from graphkit.read.pdf_columns import letterhead, parted
from graphkit.read.pdf_page import Page, Piece, rows_of
from graphkit.read.pdf_process import draw

PAGES = 60
"""Pages that are read of a file at most, two seconds each."""
_DPI = 250
"""Citation numbers of the measured pages: all right at 250 dpi, one in twenty wrong at 200 and at 300."""
_AGAIN = (200, 300)
"""How a letterhead is drawn for its further readings."""
_MARGIN = 4.0
_EDGE = 1.0
"""Points above and below a line that show nothing of the next one."""


@dataclass(slots=True)
class Scanned:
    """Pages as recognised, those left out (too many, too slow), and what was doubtful in letterheads."""

    pages: dict[int, Page] = field(default_factory=dict)
    left: list[int] = field(default_factory=list)
    slow: bool = False
    doubtful: set[str] = field(default_factory=set)


def scan(data: bytes, pages: Sequence[Page]) -> Scanned:
    """Recognise the pages, as many at a time as there are processors; the first that is too slow ends it."""
    scanned = Scanned()
    side_by_side = os.cpu_count() or 1
    with TemporaryDirectory(prefix="graphkit-") as name, ThreadPoolExecutor(side_by_side) as pool:
        for begin in range(0, min(len(pages), PAGES), side_by_side):
            batch = pages[begin : min(begin + side_by_side, PAGES)]
            try:
                _scan_batch(scanned, batch, _Desk(data, Path(name), pool))
            except SlowError:
                scanned.slow = True
                break
    scanned.left = [page.number for page in pages if page.number not in scanned.pages]
    return scanned


@dataclass(frozen=True, slots=True)
class _Desk:
    """What recognising needs: the file, a folder for images, and who works."""

    data: bytes
    folder: Path
    pool: ThreadPoolExecutor

    def draw(self, dpi: int, numbers: Sequence[int]) -> list[Drawing]:
        """Draw pages; those that cannot be drawn are missing."""
        scales = draw(self.data, self.folder, dpi, numbers)
        return [
            Drawing(number, self.folder / f"{number}.pgm", scales[number])
            for number in numbers
            if number in scales
        ]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page as an image, ``scale`` pixels to the point."""

    number: int
    image: Path
    scale: float


def _scan_batch(scanned: Scanned, batch: Sequence[Page], desk: _Desk) -> None:
    pages = {page.number: page for page in batch}
    drawings = desk.draw(_DPI, list(pages))
    found = desk.pool.map(lambda drawing: recognise(drawing.image, drawing.scale), drawings)
    for drawing, pieces in zip(drawings, list(found), strict=True):
        page = replace(pages[drawing.number], pieces=tuple(pieces), tables=())
        scanned.pages[page.number] = _with_numbers(_with_letterhead(scanned, page, drawing, desk), desk)
        drawing.image.unlink()


def _with_letterhead(scanned: Scanned, page: Page, drawing: Drawing, desk: _Desk) -> Page:
    """A page whose letterhead is read anew, each of its two columns by itself and at several sizes."""
    rows = rows_of(parted(page.pieces))
    columns = letterhead(rows, page)
    if columns is None:
        return page
    within = [piece for row in rows[columns.first : columns.last] for piece in row]
    rest = [piece for row in rows[: columns.first] + rows[columns.last :] for piece in row]
    top = min(piece.top for piece in within) - _MARGIN
    bottom = max(piece.bottom for piece in within) + _MARGIN
    sides = [(0.0, top, columns.between, bottom), (columns.between, top, page.width, bottom)]
    readings = [_read_parts(drawing, sides, desk)]
    for dpi in _AGAIN:
        readings += [_read_parts(again, sides, desk) for again in desk.draw(dpi, [page.number])]
    for column in zip(*readings, strict=True):
        lines, doubtful = agreed(column)
        rest += lines
        scanned.doubtful.update(doubtful)
    return replace(page, pieces=tuple(rest))


def _with_numbers(page: Page, desk: _Desk) -> Page:
    """A page whose lines with a doubtful number are read again, each by itself and at several sizes."""
    readings: dict[Piece, list[str]] = {piece: [] for piece in page.pieces if is_doubtful(piece.text)}
    for dpi in (_DPI, *_AGAIN) if readings else ():
        for drawing in desk.draw(dpi, [page.number]):
            for line, found in readings.items():
                found.append(_read_line(drawing, line))
    lines = (replace(p, text=mended(p.text, readings[p])) if p in readings else p for p in page.pieces)
    return replace(page, pieces=tuple(lines))


def _read_line(drawing: Drawing, line: Piece) -> str:
    box = line.x0 - _MARGIN, line.top - _EDGE, line.x1 + _MARGIN, line.bottom + _EDGE
    pieces = _read_part(drawing, drawing.image.with_suffix(".line.pgm"), box, one_line=True)
    return " ".join(piece.text for piece in pieces)


Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in points."""


def _read_parts(drawing: Drawing, boxes: Sequence[Box], desk: _Desk) -> list[list[Piece]]:
    names = [drawing.image.with_suffix(f".{index}.pgm") for index in range(len(boxes))]
    return list(desk.pool.map(lambda name, box: _read_part(drawing, name, box), names, boxes))


def _read_part(drawing: Drawing, part: Path, box: Box, *, one_line: bool = False) -> list[Piece]:
    scale = drawing.scale
    left, top = crop(drawing.image, part, box, scale)
    return [
        replace(
            piece,
            x0=piece.x0 + left / scale,
            top=piece.top + top / scale,
            x1=piece.x1 + left / scale,
            bottom=piece.bottom + top / scale,
        )
        for piece in recognise(part, scale, one_line=one_line)
    ]


def crop(image: Path, part: Path, box: Box, scale: float) -> tuple[int, int]:
    """Write a part of a grey image (binary PGM); return where it begins, in pixels."""
    with image.open("rb") as file:
        _, width, height, _ = file.readline().split()
        offset = file.tell()
        columns, rows = int(width), int(height)
        left, top = max(int(box[0] * scale), 0), max(int(box[1] * scale), 0)
        right, bottom = min(int(box[2] * scale), columns), min(int(box[3] * scale), rows)
        with part.open("wb") as target:
            target.write(b"P5 %d %d 255\n" % (right - left, bottom - top))
            for row in range(top, bottom):
                file.seek(offset + row * columns + left)
                target.write(file.read(right - left))
    return left, top
