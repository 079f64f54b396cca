"""Encodings from before Unicode: recognised by the Vietnamese syllables that they give, and converted.

>>> from_tcvn3("KÕ ho¹ch sè 12"), from_vni("Keá hoaïch soá 12")
('Kế hoạch số 12', 'Kế hoạch số 12')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from graphkit.lang.patterns import compiled
from graphkit.read.syllables import Score, score

_SAMPLE = 20_000
"""Bytes, or characters, that are looked at to recognise an encoding."""
_FEWEST = 8
"""Characters without which nothing is said of bytes in UTF-16."""
_SURE = 0.9
"""Share of syllables among the words with marks from which a table is believed."""
_AHEAD = 0.1
"""How far it must be ahead of every other."""

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_CAPITALS = compiled(r"[^\r\n]+")
_LETTERS = compiled(r"[^\W\d_]+")
_VNI_LETTERS = str.maketrans("ôÔöÖñÑæÆóÓòÒîÎ", "ơƠưƯđĐỉỈĩĨịỊỵỴ")
_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323", "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_PAIR = compiled("([aeouyôö])([" + "".join(_VNI_MARKS) + "])", re.IGNORECASE)
_VNI = compiled(f"{_VNI_PAIR.pattern}|[ôöñæóòî]", re.IGNORECASE)


def from_tcvn3(text: str) -> str:
    """Return the Unicode text of TCVN3 (ABC) codes, given as the Latin letters that they are shown as.

    TCVN3 has no capitals with a tone mark: in a line of capitals they stand as small letters.
    """
    return _CAPITALS.sub(_capitals, text.translate(_TCVN3))


def _capitals(line: re.Match[str]) -> str:
    alone = not re.search("[a-z]", line.group()) and any(map(_is_capital, _LETTERS.findall(line.group())))
    if alone:
        return line.group().upper()
    return _LETTERS.sub(
        lambda word: word.group().upper() if _is_capital(word.group()) else word.group(), line.group()
    )


def _is_capital(word: str) -> bool:
    """Whether two plain letters of a word are capitals, none is small, and a small one has marks."""
    plain = [letter for letter in word if letter.isascii()]
    return len(plain) > 1 and all(map(str.isupper, plain)) and not word.isupper()


def from_vni(text: str) -> str:
    """Return the Unicode text of VNI codes, given as the Latin letters that they are shown as."""
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    if match.group(1) is None:
        return match.group().translate(_VNI_LETTERS)
    return match.group(1).translate(_VNI_LETTERS) + _VNI_MARKS[match.group(2).lower()]


def _from_cp1258(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258", "replace"))


def _latin(data: bytes) -> str:
    """Return bytes as the letters that a Western program shows for them."""
    return data.decode("latin-1").translate(_PUNCTUATION)


_PUNCTUATION = {byte: bytes([byte]).decode("cp1252", "ignore") or None for byte in range(0x80, 0xA0)}

_TABLES: tuple[tuple[str, Callable[[bytes], str]], ...] = (
    ("Windows-1258", _from_cp1258),
    ("TCVN3", lambda data: from_tcvn3(_latin(data))),
    ("VNI", lambda data: from_vni(_latin(data))),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the encoding that it was converted from."""

    text: str
    encoding: str


def decode_legacy(data: bytes) -> Decoded | None:
    """Return the text of bytes in Windows-1258, TCVN3 or VNI; None where none of them is certain."""
    sample = data[:_SAMPLE]
    scores = {name: score(decode(sample)) for name, decode in _TABLES}
    name = _certain(scores)
    return Decoded(dict(_TABLES)[name](data), name) if name else None


def decode_utf16(data: bytes) -> Decoded | None:
    """Return the text of UTF-16 without a byte order mark; None where the bytes are no such text."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_western(text[:_SAMPLE]):
            return Decoded(text, encoding.upper())
    return None


_VIETNAMESE = compiled(r"[\t\r\n\f\x20-\x7e\u00a0-\u01b0\u0300-\u036f\u1ea0-\u1ef9\u2000-\u206f]")


def _is_western(text: str) -> bool:
    return len(text) >= _FEWEST and len(_VIETNAMESE.findall(text)) >= 0.9 * len(text) and "\0" not in text


_COMPOSED = compiled(r"[\u1ea0-\u1ef9]")


def repair(text: str) -> Decoded | None:
    """Return what a text means whose letters are TCVN3 or VNI codes kept as Latin ones; None for others."""
    sample = text[:_SAMPLE]
    if sample.isascii() or _COMPOSED.search(sample):
        return None
    scores = {"": score(sample), "TCVN3": score(from_tcvn3(sample)), "VNI": score(from_vni(sample))}
    name = _certain(scores)
    convert = {"TCVN3": from_tcvn3, "VNI": from_vni}.get(name or "")
    return Decoded(convert(text), name) if convert and name else None


def _certain(scores: dict[str, Score]) -> str | None:
    """Return the name of the score that is high and ahead of all others."""
    ranked = sorted(scores, key=lambda name: scores[name].share, reverse=True)
    best, second = scores[ranked[0]], scores[ranked[1]]
    sure = best.share >= _SURE and best.share - second.share >= _AHEAD
    return ranked[0] if sure else None
