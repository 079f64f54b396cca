"""Reader of plain text and Markdown: the text is the file's content, unchanged."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from graphkit.errors import UnreadableError
from graphkit.i18n import Text
from graphkit.model import Stretch
from graphkit.read.protocol import Content

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# The mark says how the bytes are encoded; it is no part of the text.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class TextReader:
    """UTF-8, with or without a byte order mark, and UTF-16 with one; a stretch for each line."""

    name = "text"
    suffixes = (".txt", ".text", ".md", ".markdown")

    def read(self, data: bytes, path: Path) -> Content:
        """Decode the bytes; raise UnreadableError where they are not text."""
        text = _decode(data, path)
        return Content(text, _lines(text), _warnings(text))


def _decode(data: bytes, path: Path) -> str:
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(path, encoding.upper(), len(mark) + error.start) from error
    if "\0" in text:
        raise UnreadableError(
            Text(
                f"{path}: không phải tệp văn bản (có byte 0); hãy lưu lại dưới dạng văn bản UTF-8",
                f"{path}: not a text file (it holds zero bytes); save it as UTF-8 text",
            )
        )
    return text


def _not_text(path: Path, encoding: str, place: int) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: không phải văn bản {encoding} (byte thứ {place + 1}); nếu là bảng mã cũ như TCVN3, "
            "VNI, hãy chuyển sang Unicode UTF-8 rồi thử lại",
            f"{path}: not {encoding} text (byte {place + 1}); if it is in an old encoding such as "
            "TCVN3 or VNI, convert it to Unicode UTF-8 and try again",
        )
    )


def _lines(text: str) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(found.start(), found.end(), line=number)
        for number, found in enumerate(_LINE.finditer(text), start=1)
    )


def _warnings(text: str) -> tuple[str, ...]:
    warnings = []
    if not unicodedata.is_normalized("NFC", text):
        warnings.append("có chữ Unicode tổ hợp (NFD); vị trí vẫn tính theo tệp gốc")
    if lost := text.count("\ufffd"):
        warnings.append(f"có {lost} ký tự đã hỏng từ trước (U+FFFD)")
    return tuple(warnings)
