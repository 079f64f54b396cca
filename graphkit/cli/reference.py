"""The reference page of the command line, made from its help.

``python -m graphkit.cli.reference > docs/cli.md`` writes it; a test holds the page to the program.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from graphkit.cli.root import cli, speak_utf8
from graphkit.i18n import set_language

_WIDTH = 100

_HEAD = """\
# The command line

Made by `python -m graphkit.cli.reference > docs/cli.md`; do not edit. Help is in Vietnamese by default;
here it is as `--lang en` (or `GRAPHKIT_LANG=en`) shows it.

`--format`, `--lang`, `--quiet` and `--debug` mean the same on every command; on `export` alone, which writes
files, `--format` is the kind of file ([exports](exports.md)), and `check` has [more formats](check.md).
Results go to stdout, remarks and errors to stderr, both in UTF-8 whatever the locale. CSV has no byte order
mark, and a cell that a spreadsheet would take for a formula (beginning with `=`, `+`, `-` or `@`) begins with
an apostrophe.

| exit status | meaning |
|---|---|
| 0 | done, nothing to report |
| 1 | done, with findings: check found something, or files were left out |
| 2 | could not be done: usage, no such path, store locked or damaged, bad query |
| 3 | nothing to work on: no readable document among what was given |
| 130 | stopped with Ctrl-C |
"""


def reference() -> str:
    """Return the page, in English."""
    set_language("en")
    return "\n".join([_HEAD, *_pages(cli, None, "graphkit", 2)])


def _pages(command: click.Command, parent: click.Context | None, name: str, level: int) -> Iterator[str]:
    """Yield the page of a command, then those of its commands."""
    ctx = click.Context(command, parent, name, terminal_width=_WIDTH, max_content_width=_WIDTH)
    yield f"{'#' * level} {ctx.command_path}\n\n```\n{command.get_help(ctx)}\n```\n"
    if isinstance(command, click.Group):
        for sub in command.list_commands(ctx):
            found = command.get_command(ctx, sub)
            if found is not None:
                yield from _pages(found, ctx, sub, level + (parent is not None))


if __name__ == "__main__":
    speak_utf8(sys.stdout)
    sys.stdout.write(reference())
