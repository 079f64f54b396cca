"""Names in WordprocessingML, and reading its attributes without believing them."""

from __future__ import annotations

from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The same vocabulary under the name that the strict variant gives it."""
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W = f"{{{MAIN}}}"
_OFF = frozenset({"0", "false", "off", "none"})


def value(element: _Element | None, name: str = "val") -> str | None:
    """Return an attribute of an element; None where there is no such element or attribute."""
    return None if element is None else element.get(W + name)


def number(element: _Element | None, least: int, most: int, default: int) -> int:
    """Return an element's value as an integer within bounds; ``default`` where it is none."""
    given = value(element) or ""
    digits = given.lstrip("-").lstrip("0") or "0"
    if not (given and digits.isdecimal() and digits.isascii() and len(digits) < 10):
        return default
    return min(max(int(given), least), most)


def toggle(parent: _Element | None, name: str) -> bool | None:
    """Return what a switch of a parent is set to; None where it is not set."""
    element = None if parent is None else parent.find(W + name)
    return None if element is None else (value(element) or "1") not in _OFF
