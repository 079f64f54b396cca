"""What a terminal must not obey: controls and reading directions in the names of files and in quotes."""

from __future__ import annotations

from graphkit.lang.patterns import compiled

_OBEYED = compiled(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Line breaks and other controls (Unicode Cc, Zl, Zp) and the marks that turn the reading direction."""


def visible(line: str) -> str:
    r"""Return a line that stays one, with what a terminal would obey written as its code (``\u202e``)."""
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", line)
