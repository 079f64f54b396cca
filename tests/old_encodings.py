"""Writes Vietnamese as programs did before Unicode."""

from __future__ import annotations

import unicodedata


def windows_1258(text: str) -> bytes:
    """Encode as Windows does: letters with their own code, tone marks behind them."""
    parts = []
    for letter in text:
        decomposed = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in decomposed if c in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in tone))
        parts.append((base + tone).encode("cp1258"))
    return b"".join(parts)
