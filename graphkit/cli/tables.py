"""Tables for people: drawn to fit a terminal, plain and whole in a pipe or a file."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_WIDEST = 48
"""A plain column is padded up to so many characters; longer cells stand as they are."""


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows of text under their headings."""
    if sys.stdout.isatty():
        _print_rich(headings, rows)
    else:
        for line in plain_lines(headings, rows):
            print(line)


def plain_lines(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table as lines of text, two blanks between columns, nothing cut."""
    table = [headings, *rows]
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(*table, strict=True)]
    return ["  ".join(map(str.ljust, row, widths)).rstrip() for row in table]


def _print_rich(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)
