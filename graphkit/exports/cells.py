"""Values as cells and attributes: what a spreadsheet must not run, and what XML cannot carry."""

from __future__ import annotations

import re
from collections.abc import Iterable

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What makes a spreadsheet take a cell for a formula, full-width forms and leading white space too."""

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def neutral(text: str) -> str:
    """Return a cell of CSV that no spreadsheet runs: an apostrophe stands before what would be a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def joined(values: Iterable[str]) -> str:
    """Return a list as one cell of CSV, each item neutral for whoever splits it again."""
    return "; ".join(map(neutral, values))


def xml_text(text: str) -> str:
    """Return a text that XML 1.0 carries unchanged: each line end is a line feed, what it forbids U+FFFD."""
    return _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
