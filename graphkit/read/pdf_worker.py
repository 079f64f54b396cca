"""Takes PDF files apart in a process of its own, where a damaged file can do no harm.

``python -m graphkit.read.pdf_worker`` reads requests from its standard input: a line of JSON with
``arguments`` and the ``size`` of the file, then the file. It answers each with lines of JSON; the last says
whether it takes ``more`` files.
``text PAGES`` gives a line for the file, one for each page, and one more for each page that holds tables;
``image FOLDER DPI PAGE ...`` draws pages as grey images into a folder, ``PAGE.pgm`` each.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.read.pdf_page import Page, Piece, joined
from graphkit.read.pdf_tables import find_tables, inside

if TYPE_CHECKING:
    import pypdfium2

MEMORY = 1 << 30
"""Bytes that the process may take, where the system can be told so."""
HEAVY = MEMORY // 5
"""Bytes from which it takes no more files: a library does not give everything back."""
FILES = 100
"""Files that it takes: what one leaves behind does not add up for ever."""
PIXELS = 25_000_000
"""Pixels of an image at most: A4 at 400 dpi and A2 at 200 dpi are below."""
TABLES = 60
"""Pages at most whose tables are looked for: a page takes a quarter of a second."""
OUTLINES = 200
"""Shapes on a page without text from which its letters may be drawn as outlines."""
_HYPHEN = "\x02"
"""What pdfium makes of a hyphen at the end of a line, and of the line's end with it."""
_BLANKS = " \t\u00a0\r\n\0"


def main() -> int:
    """Answer one request after the other; a file that is damaged ends nothing."""
    _limit_memory()
    for count in range(1, FILES + 1):
        head = sys.stdin.buffer.readline()
        if not head:
            break
        request = json.loads(head)
        data = sys.stdin.buffer.read(request["size"])
        try:
            _answer(data, request["arguments"])
        except MemoryError:
            raise
        except Exception:  # what libraries raise at damage is anything; the answer lacks its "done"
            pass
        _write({"more": count < FILES and not _is_heavy()})
    return 0


def _answer(data: bytes, arguments: list[str]) -> None:
    import pypdfium2

    mode, *rest = arguments
    try:
        with pypdfium2.PdfDocument(data) as document:
            if mode == "text":
                _write_text(document, data, int(rest[0]))
            else:
                _draw(document, Path(rest[0]), int(rest[1]), [int(number) for number in rest[2:]])
    except pypdfium2.PdfiumError as error:
        _write({"done": True} if _opens(data) else {"error": error.err_code})


def _opens(data: bytes) -> bool:
    """Whether a file is a document, if one without pages; its error's code may be that of an earlier file."""
    import pypdfium2.raw as pdfium

    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    pdfium.FPDF_CloseDocument(document)
    return bool(document)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    except (OSError, ValueError):  # macOS knows the limit and does not take it
        return


def _is_heavy() -> bool:
    try:
        import resource
    except ImportError:
        return False
    try:  # what it takes now: on Linux its most is at first that of the process which started it
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * resource.getpagesize() > HEAVY
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit > HEAVY


def _write(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


# --- text ---------------------------------------------------------------------------------------


def _write_text(document: pypdfium2.PdfDocument, data: bytes, most: int) -> None:
    import pypdfium2

    _write({"pages": len(document)})
    ruled: dict[int, tuple[Page, list[Piece]]] = {}
    for number in range(1, min(len(document), most) + 1):
        try:
            page, lines, has_rules = _read_page(document, number)
        except pypdfium2.PdfiumError:
            _write({"lost": number})
            continue
        _write(asdict(page))
        if has_rules:
            ruled[number] = page, [word for line in lines for word in line]
    _write_tables(data, ruled)
    _write({"done": True})


def _write_tables(data: bytes, ruled: dict[int, tuple[Page, list[Piece]]]) -> None:
    if not ruled:
        return
    looked = {number: words for number, (_, words) in list(ruled.items())[:TABLES]}
    for number, tables in find_tables(data, looked):
        if not tables:
            continue
        boxes = [(table.x0, table.top, table.x1, table.bottom) for table in tables]
        page, words = ruled[number]
        outside = [word for word in words if not any(inside(word, box) for box in boxes)]
        _write(asdict(replace(page, pieces=tuple(_pieces(outside)), tables=tuple(tables))))
    for number in list(ruled)[TABLES:]:
        _write({"unruled": number})


def _pieces(words: list[Piece]) -> Iterator[Piece]:
    """Pieces of words in the text layer's order: a word that does not go on to the right begins a line."""
    line: list[Piece] = []
    for word in words:
        if line and not (line[-1].beside(word) and word.x0 >= line[-1].x0):
            yield from joined(line)
            line = []
        line.append(word)
    yield from joined(line)


def _read_page(document: pypdfium2.PdfDocument, number: int) -> tuple[Page, list[list[Piece]], bool]:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        lines = [] if not _is_finite(width, height) else list(_lines(page))
        pieces = tuple(piece for line in lines for piece in joined(line))
        covered, drawn, has_rules = _drawn(page, width * height)
        picture = covered > 0.5 if pieces else covered > 0.05 or drawn > OUTLINES
        return Page(number, width, height, pieces, picture=picture), lines, has_rules
    finally:
        page.close()


def _is_finite(*numbers: float) -> bool:
    return all(math.isfinite(number) for number in numbers)


def _lines(page: pypdfium2.PdfPage) -> Iterator[list[Piece]]:
    """The words of each line, as the text layer orders them."""
    text = page.get_textpage()
    turned = _Turned(page)
    line: list[Piece] = []
    begun: int | None = None
    letters = _letters(text)
    for index, letter in enumerate(letters):
        if letter not in _BLANKS and letter != _HYPHEN:
            begun = index if begun is None else begun
            continue
        if begun is not None:
            shown = "".join(letters[begun:index]) + ("-" if letter == _HYPHEN else "")
            line.append(turned.piece(text, begun, index - 1, shown))
            begun = None
        if letter in "\n" + _HYPHEN and line:
            yield line
            line = []
    text.close()


def _letters(text: pypdfium2.PdfTextPage) -> list[str]:
    """The characters of a page and a line's end; a hyphen is :data:`_HYPHEN` only where a line was broken."""
    import pypdfium2.raw as pdfium

    letters = [chr(pdfium.FPDFText_GetUnicode(text, index)) for index in range(text.count_chars())]
    for index, letter in enumerate(letters):
        if letter == _HYPHEN and pdfium.FPDFText_IsHyphen(text, index) != 1:
            letters[index] = "\x03"  # a letter of a font without a map, of which nothing is known
    return [*letters, "\n"]


class _Turned:
    """Turns places of the file's space into those of :mod:`graphkit.read.pdf_page`."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._left, self._bottom, right, top = page.get_mediabox()
        self._width, self._height = right - self._left, top - self._bottom
        self._rotation = page.get_rotation()

    def piece(self, text: pypdfium2.PdfTextPage, first: int, last: int, shown: str) -> Piece:
        """Return the word from the first character to the last."""
        corners = [
            self._point(x, y)
            for index in (first, last)
            for left, bottom, right, top in [_loose_box(text, index)]
            for x, y in ((left, bottom), (right, top))
        ]
        across, down = zip(*corners, strict=True)
        return Piece(min(across), min(down), max(across), max(down), _clean(shown))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._left, y - self._bottom
        match self._rotation:
            case 90:
                return y, x
            case 180:
                return self._width - x, y
            case 270:
                return self._height - y, self._width - x
        return x, self._height - y


def _loose_box(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character, as high as its font: so that words of a line are alike."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    sides = tuple(side if math.isfinite(side) else 0.0 for side in (box.left, box.bottom, box.right, box.top))
    return sides[0], sides[1], sides[2], sides[3]


def _clean(word: str) -> str:
    """Composed letters; halves of a pair put together, a half alone replaced."""
    whole = word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", whole)


def _drawn(page: pypdfium2.PdfPage, area: float) -> tuple[float, int, bool]:
    """The share of a page that images cover, how many shapes it has, and whether a table may be ruled."""
    import pypdfium2.raw as pdfium

    covered = 0.0
    drawn = across = down = 0
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = thing.get_bounds()
        width, height = right - left, top - bottom
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += width * height
            continue
        drawn += 1
        across += width > 8
        down += height > 8
    return covered / max(area, 1.0), drawn, across >= 2 and down >= 2


# --- images -------------------------------------------------------------------------------------


def _draw(document: pypdfium2.PdfDocument, folder: Path, dpi: int, numbers: list[int]) -> None:
    for number in numbers:
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(dpi / 72, math.sqrt(PIXELS / max(width * height, 1.0)))
        bitmap = page.render(scale=scale, grayscale=True)
        with (folder / f"{number}.pgm").open("wb") as file:
            file.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
            pixels = memoryview(bitmap.buffer).cast("B")
            for row in range(bitmap.height):
                file.write(pixels[row * bitmap.stride : row * bitmap.stride + bitmap.width])
        bitmap.close()
        page.close()
        _write({"drawn": number, "scale": scale})


if __name__ == "__main__":
    sys.exit(main())
