"""What every command prints, and the options that say how; the same on each of them."""

from __future__ import annotations

import csv
import datetime
import functools
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import click

from graphkit.cli.base import Decorator, Function, option
from graphkit.cli.headings import heading
from graphkit.cli.tables import print_table
from graphkit.i18n import Text
from graphkit.lang.visible import visible

Format = Literal["table", "json", "jsonl", "csv"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say, before it is known how it is to be printed.

    ``rows`` go under ``columns``. ``records`` are the JSON objects, one a line in jsonl (the rows by column
    where left out), ``document`` what ``--format json`` prints instead of their list, and ``drawing`` the
    lines that ``--format table`` prints instead of a table. Only what the format needs is gone through, once.
    """

    columns: tuple[str, ...]
    rows: Iterable[Sequence[object]]
    records: Iterable[Mapping[str, object]] | None = None
    document: Callable[[], Mapping[str, object]] | None = None
    drawing: Callable[[], Iterable[str]] | None = None

    def objects(self) -> Iterator[Mapping[str, object]]:
        """Yield the JSON objects."""
        if self.records is not None:
            yield from self.records
        else:
            yield from (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Output:
    """How to speak: the format on stdout, and whether to keep quiet on stderr."""

    format: Format = "table"
    quiet: bool = False

    def show(self, answer: Answer) -> None:
        """Print an answer on stdout."""
        match self.format:
            case "json":
                whole = list(answer.objects()) if answer.document is None else answer.document()
                print(_json(whole, indent=2))
            case "jsonl":
                for record in answer.objects():
                    print(_json(record))
            case "csv":
                _print_csv(answer)
            case "table":
                _print_for_people(answer)

    def note(self, text: Text) -> None:
        """Say something beside the answer, on stderr; nothing where the user wants quiet."""
        if not self.quiet:
            print(visible(str(text)), file=sys.stderr)

    def warn(self, text: Text) -> None:
        """Say on stderr what must not be missed, even where the user wants quiet."""
        print(visible(str(text)), file=sys.stderr)

    @contextmanager
    def progress(self, what: Text) -> Iterator[Callable[[int, int], None]]:
        """Give a function to tell how far the work is (done, of all); shown on a terminal alone."""
        if self.quiet or not sys.stderr.isatty():
            yield lambda done, of: None
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        look = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*look, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(str(what), total=None)
            yield lambda done, of: bar.update(task, completed=done, total=of)


def output_options(function: Function) -> Function:
    """Give a command ``--format``, ``--lang``, ``--quiet`` and ``--debug``; it takes them as ``output``."""

    @functools.wraps(function)
    def wrapped(*arguments: Any, format_: Format, quiet: bool, **options: Any) -> Any:
        return function(*arguments, output=Output(format_, quiet), **options)

    return _with((_FORMAT, *_SPEAKING), wrapped)


def speaking_options(function: Function) -> Function:
    """Give a command that prints for people alone ``--lang``, ``--quiet``, ``--debug``, and ``output``."""

    @functools.wraps(function)
    def wrapped(*arguments: Any, quiet: bool, **options: Any) -> Any:
        return function(*arguments, output=Output(quiet=quiet), **options)

    return _with(_SPEAKING, wrapped)


def _with(decorators: Sequence[Decorator], function: Function) -> Function:
    for decorator in reversed(decorators):
        function = decorator(function)
    return function


_FORMAT = option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    text=Text("Dạng kết quả (mặc định: table).", "Form of the output (default: table)."),
)
_SPEAKING = (
    option(
        "--lang",
        type=click.Choice(["vi", "en"]),
        expose_value=False,
        text=Text(
            "Ngôn ngữ (mặc định: GRAPHKIT_LANG, rồi vi).", "Language (default: GRAPHKIT_LANG, then vi)."
        ),
    ),
    option(
        "--quiet",
        is_flag=True,
        text=Text("Không in tiến độ và lời nhắn.", "No progress, no remarks."),
    ),
    option(
        "--debug",
        is_flag=True,
        expose_value=False,
        text=Text("Khi lỗi, in toàn bộ chi tiết.", "Show the traceback of an error."),
    ),
)


def _print_for_people(answer: Answer) -> None:
    if answer.drawing is not None:
        for line in answer.drawing():
            print(visible(line))
        return
    print_table(
        [heading(column) for column in answer.columns],
        [[_cell(value) for value in row] for row in answer.rows],
    )


def _print_csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([_csv_cell(value) for value in row])


def _csv_cell(value: object) -> object:
    from graphkit.exports.cells import neutral

    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return value
    return neutral(_joined(value))


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(Text("có", "yes") if value else Text("không", "no"))
    return visible(" ".join(_joined(value).split()))


def _joined(value: object) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        return "; ".join(_joined(item) for item in value)
    if isinstance(value, Mapping):
        return _json(value)
    return _plain(value)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


def _json(value: object, indent: int | None = None) -> str:
    separators = (",", ":") if indent is None else None
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, default=_plain)
