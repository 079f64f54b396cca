"""Folding: what two spellings of one thing have in common. For comparing only, never for showing or offsets.

>>> fold("Uỷ ban Nhân dân xã Ngọc Hồi")
'uy ban nhan dan xa ngoc hoi'
>>> slug("Đề án 06/QĐ-TTg")
'de-an-06-qd-ttg'
>>> modern_tones("Uỷ ban, hoà bình, quý, thuỷ lợi")
'Ủy ban, hòa bình, quý, thủy lợi'
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from graphkit.lang.patterns import any_of, compiled

# Letters of other scripts that look like Latin ones and slip into numbers typed on mixed keyboards.
_LOOKALIKES = dict(
    zip("АВЕЅІЈКМНОРСТУХҮаеоѕіјрсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXYaeosijpcyxABEZHIKMNOPTYXo", strict=True)
)
_LATIN = str.maketrans(_LOOKALIKES)
_LETTERS = _LATIN | str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_OTHER = compiled(r"[^a-z0-9]+")

_OLD_TONES = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_NEW_TONES = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_MODERN = dict(zip(_OLD_TONES, _NEW_TONES, strict=True))
# Only where the vowel pair ends its syllable, and its first letter is a vowel (not the u of qu).
_OLD_TONE = compiled(rf"{any_of(_OLD_TONES, any_case=True, behind='(?<![qQ].)')}(?![^\W\d_])")


def nfc(text: str) -> str:
    """Return the text in NFC, Vietnamese letters as single code points."""
    return unicodedata.normalize("NFC", text)


def latin(text: str) -> str:
    """Return the text with look-alike letters of other scripts as the Latin ones they stand for."""
    return text.translate(_LATIN)


def modern_tones(text: str) -> str:
    """Return NFC text with tone marks where the newer spelling sets them: Ủy for Uỷ, hóa for hoá."""
    return _OLD_TONE.sub(_modernise, nfc(text))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return lower-case ASCII letters and digits; everything between them is one blank."""
    decomposed = unicodedata.normalize("NFD", text.translate(_LETTERS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return _OTHER.sub(" ", bare).strip()


def slug(text: str) -> str:
    """Return the folded text with hyphens for blanks, as names in identifiers have it."""
    return fold(text).replace(" ", "-")


def dotted(text: str) -> str:
    """Return the folded text with dots for blanks, as URN:LEX joins words."""
    return fold(text).replace(" ", ".")


def _modernise(match: re.Match[str]) -> str:
    old = match.group()
    new = _MODERN[old.lower()]
    return "".join(n.upper() if o.isupper() else n for o, n in zip(old, new, strict=True))
