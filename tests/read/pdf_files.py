"""Writes the PDF files that the tests read: pages as an office prints them, images of pages, garbage, damage."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = Path("/usr/share/fonts")
LEFT, RIGHT, WIDTH = 85.0, 57.0, A4[0]
SIZE, LEADING = 14.0, 18.0


def font() -> str:
    """Return the name of a registered font with Vietnamese letters; skip the test where there is none."""
    found = next(FONTS.glob("**/liberation2/LiberationSerif-Regular.ttf"), None)
    if found is None:
        pytest.skip("no fonts Liberation 2 (Debian: apt install fonts-liberation2)")
    pdfmetrics.registerFont(TTFont("Serif", str(found)))
    return "Serif"


class Paper:
    """A document that is written from top to bottom; pages after the first bear their number."""

    def __init__(self, password: str | None = None, size: tuple[float, float] = A4) -> None:
        self.file = io.BytesIO()
        encrypt = StandardEncryption(password, ownerPassword="chu") if password is not None else None
        self.canvas = Canvas(self.file, pagesize=size, encrypt=encrypt)
        self.font = font()
        self.size = size
        self.number = 0
        self.begin()

    def begin(self) -> None:
        """Begin a page."""
        if self.number:
            self.canvas.showPage()
        self.number += 1
        self.y = self.size[1] - 75.0
        self.canvas.setFont(self.font, SIZE)
        if self.number > 1:
            self.canvas.drawCentredString(self.size[0] / 2, self.size[1] - 40, str(self.number))

    def columns(self, left: list[str], right: list[str], between: float = 240.0) -> None:
        """Write two columns, line beside line, each centred."""
        middle = LEFT + (between - LEFT) / 2, between + (self.size[0] - RIGHT - between) / 2
        for index in range(max(len(left), len(right))):
            for lines, x in ((left, middle[0]), (right, middle[1])):
                if index < len(lines) and lines[index]:
                    self.canvas.drawCentredString(x, self.y, lines[index])
            self.y -= LEADING
        self.y -= LEADING / 2

    def title(self, *lines: str) -> None:
        """Write centred lines."""
        for line in lines:
            self.canvas.drawCentredString(self.size[0] / 2, self.y, line)
            self.y -= LEADING
        self.y -= LEADING / 2

    def paragraph(self, text: str) -> None:
        """Write a paragraph, its first line indented, broken where the line is full; ``\\n`` breaks it too."""
        first = True
        for part in text.split("\n"):
            for line in self._broken(part, 28 if first else 0):
                self._line(line, LEFT + (28 if first else 0))
                first = False
        self.y -= 6

    def _broken(self, text: str, indent: float) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in text.split():
            room = self.size[0] - LEFT - RIGHT - (0 if lines else indent)
            longer = f"{line} {word}".strip()
            if line and pdfmetrics.stringWidth(longer, self.font, SIZE) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line]

    def _line(self, line: str, x: float) -> None:
        if self.y < 60:
            self.begin()
        self.canvas.drawString(x, self.y, line)
        self.y -= LEADING

    def table(self, rows: list[list[list[str]]], widths: list[float], merged: tuple[int, ...] = ()) -> None:
        """Write a ruled table of cells of lines; in column 0 no rule is drawn above the ``merged`` rows."""
        top = self.y
        edges = [LEFT + sum(widths[:index]) for index in range(len(widths) + 1)]
        for number, row in enumerate(rows):
            height = LEADING * max(map(len, row)) + 6
            self.canvas.line(edges[1 if number in merged else 0], self.y, edges[-1], self.y)
            for lines, x in zip(row, edges, strict=False):
                for index, line in enumerate(lines):
                    self.canvas.drawString(x + 4, self.y - 14 - LEADING * index, line)
            self.y -= height
        self.canvas.line(edges[0], self.y, edges[-1], self.y)
        for x in edges:
            self.canvas.line(x, top, x, self.y)
        self.y -= 2 * LEADING

    def done(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self.file.getvalue()


def plan() -> Paper:
    """Return a commune's plan, its letterhead and first paragraphs written."""
    paper = Paper()
    paper.columns(
        ["ỦY BAN NHÂN DÂN", "XÃ BẢN MỚI", "", "Số: 15/KH-UBND"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "",
            "Bản Mới, ngày 05 tháng 3 năm 2026",
        ],
    )
    paper.title("KẾ HOẠCH", "Thực hiện bình đẳng giới trên địa bàn xã năm 2026")
    paper.paragraph(
        "Căn cứ Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ ban hành Chiến lược quốc gia về bình đẳng "
        "giới giai đoạn 2021-2030, Ủy ban nhân dân xã ban hành Kế hoạch như sau:"
    )
    paper.paragraph(
        "Thực hiện Công văn số 3592/SNV-\nCCHC ngày 12/3/2026 của Sở Nội vụ về cải cách hành chính;"
    )
    return paper


def scanned(data: bytes, hidden: str = "", noise: int = 0) -> bytes:
    """Return a PDF of images of another's pages, with ``hidden`` words as their text layer, and with dots."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    dice = random.Random(1)
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            image = page.render(scale=200 / 72, grayscale=True).to_pil()
            for _ in range(noise):
                image.putpixel((dice.randrange(image.width), dice.randrange(image.height)), 0)
            canvas.drawImage(ImageReader(image), 0, 0, *A4)
            layer = canvas.beginText(60, 700)
            layer.setTextRenderMode(3)
            layer.setFont(font(), 12)
            for line in hidden.splitlines():
                layer.textLine(line)
            canvas.drawText(layer)
            canvas.showPage()
    canvas.save()
    return file.getvalue()
