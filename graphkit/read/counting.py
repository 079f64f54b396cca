"""Numbers as the labels of lists write them.

>>> [formatted(4, style) for style in ("upperRoman", "lowerLetter", "decimalZero")]
['IV', 'd', '04']
"""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def formatted(count: int, style: str) -> str:
    """Return a number as a list's format writes it; formats that are not known are decimal."""
    match style:
        case "upperRoman" | "lowerRoman" if 0 < count < 4000:
            return _roman(count) if style == "upperRoman" else _roman(count).lower()
        case "upperLetter" | "lowerLetter" if 0 < count <= 26 * 30:
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters.upper() if style == "upperLetter" else letters
        case "decimalZero":
            return f"{count:02}"
        case "none" | "bullet":
            return ""
        case _:
            return str(count)


def _roman(count: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (count // worth)
        count %= worth
    return text
