"""Reading images of pages through tesseract, where it is installed with its Vietnamese data."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.lang.types import TYPE_WORDS
from graphkit.read.pdf_page import Piece, joined

SECONDS = 20
"""What an image may take at most; a page takes about two seconds."""
INSTALL_VI = "hãy cài tesseract kèm dữ liệu tiếng Việt (Debian: apt install tesseract-ocr tesseract-ocr-vie)"
INSTALL_EN = (
    "install tesseract with its Vietnamese data (Debian: apt install tesseract-ocr tesseract-ocr-vie)"
)

_TYPES = {fold(word): word.upper() for word in TYPE_WORDS}
_RECIPIENTS = compiled(r"^\W*\w{0,2}[ơo]i nh[ậâa]n\s*[:.]", re.IGNORECASE)
_PROVINCE = compiled(r"^T[IÍÌỈĨỊ]NH(?= )|(?<=^UBND )T[IÍÌỈĨỊ]NH(?= )|(?<=^ỦY BAN NHÂN DÂN )T[IÍÌỈĨỊ]NH(?= )")
_NUMBER = compiled(r"[0-9IlOo|]{2,}(?=[/.,;:)]|$)")
_DIGITS = str.maketrans("IlOo|", "11001")
_LETTERS = str.maketrans({"Ð": "Đ", "ð": "đ"})


class SlowError(Exception):
    """An image took longer than it may."""


@cache
def tesseract() -> str | None:
    """Return the command (GRAPHKIT_TESSERACT names another), None where it or its Vietnamese is missing."""
    command = shutil.which(os.environ.get("GRAPHKIT_TESSERACT") or "tesseract")
    if command is None:
        return None
    try:
        done = subprocess.run([command, "--list-langs"], capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return command if b"vie" in done.stdout.split() else None


def recognise(image: Path, scale: float, *, one_line: bool = False) -> list[Piece]:
    """Return what stands on an image that has ``scale`` pixels to the point, in points.

    ``one_line`` says that it shows a line and no more, which is then read as such.
    Raises SlowError where it takes too long. An image that tesseract cannot read gives nothing.
    """
    layout = "7" if one_line else "4"
    command = [tesseract() or "tesseract", str(image), "-", "-l", "vie", "--psm", layout, "tsv"]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            # Pages are read side by side; threads within one would only stand in each other's way.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise SlowError(image.name) from error
    lines: dict[tuple[str, ...], list[Piece]] = {}
    for line, word in _words(done.stdout.decode("utf-8", "replace"), scale):
        lines.setdefault(line, []).append(word)
    return [form_word(piece) for words in lines.values() for piece in joined(words)]


def _words(table: str, scale: float) -> Iterator[tuple[tuple[str, ...], Piece]]:
    """The words of tesseract's table, each with the line that it belongs to."""
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = word_of(row["text"] or "") if row["level"] == "5" else ""
        confidence = float(row["conf"])
        if not text or (confidence < 80 and not any(map(str.isalnum, text))):
            continue
        left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
        line = row["block_num"], row["par_num"], row["line_num"]
        right, bottom = (left + width) / scale, (top + height) / scale
        yield line, Piece(left / scale, top / scale, right, bottom, text, confidence)


def word_of(text: str) -> str:
    """A word with what is often mistaken set right: Icelandic letters for đ, letters for digits."""
    text = text.strip().translate(_LETTERS).replace("ĐĐ", "Đ")
    number = _NUMBER.match(text)
    if number and any(map(str.isdigit, number.group())):
        return number.group().translate(_DIGITS) + text[number.end() :]
    return text


def form_word(piece: Piece) -> Piece:
    """Words of the form with their marks: a type ("CHÍ THỊ"), "TỈNH" before a name, "Nơi nhận:"."""
    known = _TYPES.get(fold(piece.text)) if piece.text.isupper() else None
    text = known or _RECIPIENTS.sub("Nơi nhận:", _PROVINCE.sub("TỈNH", piece.text))
    return piece if text == piece.text else replace(piece, text=text)
