"""How ``graphkit check`` shows what it found: the options that say so, and where it goes."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

import click

from graphkit.cli.base import Function, option
from graphkit.cli.output import Answer, Format, Output, speaking_options
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.check import Checked
    from graphkit.report import Form
    from graphkit.report.text import Look

_TABLES: tuple[Format, ...] = get_args(Format)
_FORMS = ("text", "concise", *_TABLES, "sarif", "github", "junit", "markdown", "html")
_COLUMNS = ("tep", "dong", "cot", "ma", "muc_do", "noi_dung", "de_nghi")


@dataclass(frozen=True, slots=True)
class Showing:
    """The format of the findings, the file they go to (None: stdout), and whether they are only counted."""

    form: str
    target: Path | None
    counted: bool

    def show(self, checked: Sequence[Checked], output: Output) -> None:
        """Print or write what was found."""
        if self.target is None:
            self._print(checked)
            return
        _spare_documents(self.target, self.form, checked)
        # The names of files that are not UTF-8 go out as the bytes they were, as on stdout.
        file = self.target.open("w", encoding="utf-8", errors="surrogateescape", newline="\n")
        with file, redirect_stdout(file):
            self._print(checked)
        output.note(Text(f"đã ghi {self.target}", f"wrote {self.target}"))

    def _print(self, checked: Sequence[Checked]) -> None:
        if self.counted:
            from graphkit.report.statistics import COLUMNS, rows

            Output(_table_format(self.form)).show(Answer(COLUMNS, rows(checked)))
        elif self.form in _TABLES:
            Output(_table_format(self.form)).show(_answer(checked))
        elif self.form == "text":
            _print_text(checked)
        else:
            from graphkit.report import render

            _print_lines(render(cast("Form", self.form), checked))


def _spare_documents(target: Path, form: str, checked: Sequence[Checked]) -> None:
    """Refuse to write over what was checked, or over what has the name of a document."""
    from graphkit.read import READERS

    documents = {suffix for reader in READERS for suffix in reader.suffixes}
    read = any(Path(item.document.path).resolve() == target.resolve() for item in checked)
    suffix = target.suffix.lower()
    if read or (suffix in documents and suffix not in _SUFFIXES.get(form, ())):
        raise GraphkitError(
            Text(
                f"--to {target}: có thể ghi đè lên một văn bản; hãy đặt tên tệp kết quả khác",
                f"--to {target}: this might write over a document; give the result another name",
            )
        )


def findings_options(function: Function) -> Function:
    """Give a command the options of :class:`Showing`, which it takes as ``showing``, and those of speaking.

    ``output`` has the format asked for where other commands have it too, else that of a table.
    """

    @functools.wraps(function)
    def wrapped(
        *arguments: Any, form: str, target: Path | None, counted: bool, output: Output, **options: Any
    ) -> Any:
        if counted and form not in ("text", *_TABLES):
            raise GraphkitError(
                Text(
                    f"--statistics không đi cùng --format {form}; hãy dùng text, table, json, jsonl hoặc csv",
                    f"--statistics does not go with --format {form}; use text, table, json, jsonl or csv",
                )
            )
        said = replace(output, format=_table_format(form))
        return function(*arguments, output=said, showing=Showing(form, target, counted), **options)

    return functools.reduce(
        lambda made, decorate: decorate(made), (_STATISTICS, _TO, _FORMAT), speaking_options(wrapped)
    )


_FORMAT = option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="text",
    text=Text(
        "Dạng kết quả (mặc định: text, có dòng văn bản và chỗ phải sửa); concise: mỗi điều một dòng; "
        "html: một trang có cả văn bản, không cần mạng.",
        "Form of the output (default: text, with the lines of the document); concise: a line a finding; "
        "html: a page with the documents' text that needs no network.",
    ),
)
_TO = option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=Text("Ghi vào tệp này thay vì in ra.", "Write this file instead of printing."),
)
_STATISTICS = option(
    "--statistics",
    "counted",
    is_flag=True,
    text=Text("Chỉ đếm mỗi mã có bao nhiêu.", "Only count the findings of each code."),
)
_SUFFIXES = {
    "html": (".html", ".htm"),
    "markdown": (".md", ".markdown"),
    **dict.fromkeys(("text", "concise", "table", "github"), (".txt", ".text")),
}
"""What results may be called although documents are called so too."""
_LOOKS: dict[Look, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "info": {"fg": "cyan", "bold": True},
    "strong": {"bold": True},
    "quiet": {"dim": True},
}


def _table_format(form: str) -> Format:
    return form if form in _TABLES else "table"


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _print_text(checked: Sequence[Checked]) -> None:
    from graphkit.report.text import WIDTH, lines

    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    if not _has_colours():
        _print_lines(lines(checked, width=width))
        return
    for line in lines(checked, lambda words, look: click.style(words, **_LOOKS[look]), width):
        click.echo(line, color=True)  # on Windows too, where old consoles do not know the codes


def _has_colours() -> bool:
    """Say whether stdout shows colours and nobody said that they are not wanted (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _answer(checked: Sequence[Checked]) -> Answer:
    from graphkit.check import to_json
    from graphkit.report.base import every

    whole = to_json(item.document for item in checked)
    rows = (
        (
            item.document.path,
            finding.line,
            finding.column,
            finding.rule.code,
            finding.severity,
            str(finding.observation.message),
            finding.observation.suggestion,
        )
        for item, finding in every(checked)
    )
    return Answer(_COLUMNS, rows, records=whole["documents"], document=lambda: whole)
