"""Reader of plain text and Markdown: the text is the file's content, converted where it is not Unicode."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

from graphkit.errors import UnreadableError
from graphkit.i18n import Text
from graphkit.lang.patterns import compiled
from graphkit.model import Stretch
from graphkit.read.encodings import Decoded, decode_legacy, decode_utf16, repair
from graphkit.read.protocol import LONGEST, Content, too_long

_LINE = compiled(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# The mark says how the bytes are encoded; it is no part of the text.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MOST_BYTES = 4
"""Bytes that a character takes at most."""


class TextReader:
    """UTF-8 and UTF-16, with or without a byte order mark, and legacy encodings; a stretch for each line."""

    name = "text"
    suffixes = (".txt", ".text", ".md", ".markdown")

    def read(self, data: bytes, path: Path) -> Content:
        """Decode the bytes; raise UnreadableError where they are not text, or far too long."""
        if len(data) > _MOST_BYTES * LONGEST:
            raise too_long(path)
        decoded = decode(data, path)
        if len(decoded.text) > LONGEST:
            raise too_long(path)
        return Content(decoded.text, _lines(decoded.text), (*conversion(decoded), *_warnings(decoded.text)))


def decode(data: bytes, path: Path) -> Decoded:
    """Return the text of bytes by their mark, as UTF-8, else by what makes Vietnamese of them.

    Raises UnreadableError where nothing does; ``path`` is for its message.
    """
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        decoded = Decoded(body.decode(encoding), "")
    except UnicodeDecodeError as error:
        found = None if mark else decode_utf16(body) or _legacy(body)
        if found is None:
            raise _not_text(path, encoding.upper(), len(mark) + error.start) from error
        return found
    if "\0" not in decoded.text:
        return decoded
    found = None if mark else decode_utf16(body)
    if found is None:
        raise _binary(path)
    return found


def _legacy(data: bytes) -> Decoded | None:
    return None if b"\0" in data else decode_legacy(data)


def conversion(decoded: Decoded) -> tuple[str, ...]:
    """Return the warning that a text was converted, if it was."""
    if not decoded.encoding:
        return ()
    return (f"đã chuyển từ bảng mã {decoded.encoding} sang Unicode; vị trí tính theo văn bản đã chuyển",)


def _binary(path: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: không phải tệp văn bản (có byte 0); hãy lưu lại dưới dạng văn bản UTF-8",
            f"{path}: not a text file (it holds zero bytes); save it as UTF-8 text",
        )
    )


def _not_text(path: Path, encoding: str, place: int) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: không phải văn bản {encoding} (byte thứ {place + 1}), đọc theo Windows-1258, TCVN3 "
            "hay VNI cũng không thành tiếng Việt; hãy chuyển sang Unicode UTF-8 rồi thử lại",
            f"{path}: not {encoding} text (byte {place + 1}), nor does Windows-1258, TCVN3 or VNI make "
            "Vietnamese of it; convert it to Unicode UTF-8 and try again",
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
    if old := repair(text):
        warnings.append(f"chữ có vẻ theo bảng mã {old.encoding} lưu thành Unicode; hãy chuyển mã rồi đọc lại")
    if lost := text.count("\ufffd"):
        warnings.append(f"có {lost} ký tự đã hỏng từ trước (U+FFFD)")
    return tuple(warnings)
