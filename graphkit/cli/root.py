"""The ``graphkit`` command itself: the table of commands, the language, and what becomes of errors."""

from __future__ import annotations

import importlib
import io
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

import click

from graphkit import __version__
from graphkit.cli.base import Group, option
from graphkit.cli.failures import INTERRUPTED, explain, status_of
from graphkit.errors import ExitStatus
from graphkit.i18n import Language, Text, set_language


@dataclass(frozen=True, slots=True)
class _Entry:
    """Where a command lives, so that only the one that is asked for is imported."""

    module: str
    summary: Text


COMMANDS: Mapping[str, _Entry] = {
    "build": _Entry(
        "store", Text("Dựng đồ thị từ tệp và thư mục.", "Build the graph from files and folders.")
    ),
    "status": _Entry("store", Text("Cho biết trong kho có gì.", "Say what the store holds.")),
    "remove": _Entry("store", Text("Bỏ một tệp khỏi kho.", "Take a file out of the store.")),
    "read": _Entry("files", Text("In nội dung tệp đúng như đọc được.", "Print a file's text as it is read.")),
    "extract": _Entry("files", Text("Trích xuất từng văn bản.", "Extract what each document says.")),
    "lineage": _Entry("lineage", Text("Lần theo căn cứ, triển khai.", "Follow what rests on what.")),
    "check": _Entry("check", Text("Kiểm tra kế hoạch.", "Check plans.")),
    "rule": _Entry("rule", Text("Các quy tắc kiểm tra.", "The rules of the check.")),
    "coverage": _Entry(
        "coverage", Text("Các xã triển khai kế hoạch của tỉnh.", "How communes follow their province's plan.")
    ),
    "evidence": _Entry(
        "evidence", Text("Liệt kê bằng chứng của một quan hệ.", "List all evidence of a relationship.")
    ),
    "query": _Entry(
        "query", Text("Hỏi bằng Cypher, SPARQL hoặc câu có sẵn.", "Ask in Cypher, SPARQL or by name.")
    ),
    "serve": _Entry(
        "serve", Text("Mở điểm truy vấn SPARQL chỉ đọc.", "Offer a read-only SPARQL endpoint and a page.")
    ),
    "show": _Entry("show", Text("Vẽ đồ thị ra một trang HTML.", "Draw the graph as one HTML page.")),
    "export": _Entry(
        "export", Text("Xuất đồ thị ra bảng tính, CSV, RDF, GraphML…", "Write the graph as files.")
    ),
    "load": _Entry("load", Text("Nạp đồ thị vào máy chủ Neo4j.", "Load the graph into a Neo4j server.")),
    "catalogue": _Entry(
        "catalogue", Text("Danh mục văn bản của riêng bạn.", "Keep a catalogue of instruments of your own.")
    ),
}


class Root(Group):
    """Imports a command when it is asked for, speaks the language asked for, makes errors one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"graphkit.cli.{COMMANDS[cmd_name].module}")
        return cast(click.Command, getattr(module, cmd_name))

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return each command's name and summary without importing it."""
        return [(name, str(entry.summary)) for name, entry in COMMANDS.items()]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; its output has left this process when this returns."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _hush_stdout()
            return ExitStatus.DONE
        except KeyboardInterrupt:
            raise click.exceptions.Exit(_interrupted()) from None
        return result

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> Any:
        """Run the command line and exit with its status, or return it where ``standalone_mode`` is false."""
        words = sys.argv[1:] if args is None else list(args)
        set_language(spoken_language(words, os.environ))
        speak_utf8(sys.stdout, sys.stderr)
        standalone = extra.pop("standalone_mode", True)
        options: dict[str, Any] = {**extra, "prog_name": "graphkit", "standalone_mode": False}
        try:
            status = super().main(args, **options)
        except click.Abort:
            status = _interrupted()
        except Exception as error:
            if "--debug" in words and not isinstance(error, click.UsageError):
                traceback.print_exception(error)
            print(explain(error), file=sys.stderr)
            status = status_of(error)
        if standalone:
            sys.exit(int(status or 0))
        return status


def spoken_language(words: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language of ``--lang``, wherever it stands, else of GRAPHKIT_LANG, else Vietnamese.

    Help and usage errors come before options are read, so the words are looked through first.
    """
    chosen = environment.get("GRAPHKIT_LANG", "vi")
    for before, word in pairwise(["", *words]):
        if before == "--lang":
            chosen = word
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
    return "en" if chosen == "en" else "vi"


def speak_utf8(*streams: object) -> None:
    """Make text streams write UTF-8 and line feeds alone, whatever the locale or the console say."""
    # Elsewhere than on Windows, arguments that the locale could not decode go out as the bytes they were.
    errors = "backslashreplace" if os.name == "nt" else "surrogateescape"
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


def _interrupted() -> int:
    print(Text("đã dừng theo yêu cầu", "stopped as asked"), file=sys.stderr)
    return INTERRUPTED


def _print_version(ctx: click.Context) -> None:
    print(f"graphkit {__version__}")
    ctx.exit()


def _hush_stdout() -> None:
    """Let Python's own flush at exit go nowhere: the reader of our output has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    "graphkit",
    cls=Root,
    context_settings={"max_content_width": 100},
    text=Text(
        "Đồ thị tri thức của kế hoạch, văn bản hành chính: căn cứ, giao cho, báo cáo về, mỗi quan hệ kèm câu "
        "văn chứng minh.\n\nMã thoát, chung cho mọi lệnh: 0 xong, không có gì phải báo; 1 xong, có điều phải "
        "báo; 2 không làm được; 3 không có văn bản nào để làm.",
        "Administrative plans as a knowledge graph: căn cứ, giao cho, báo cáo về, each with the sentence "
        "that proves it.\n\nExit status of every command: 0 done, nothing to report; 1 done, with findings; "
        "2 could not be done; 3 no document to work on.",
    ),
)
@option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    expose_value=False,
    text=Text(
        "Ngôn ngữ; đặt trước hay sau lệnh đều được (mặc định: GRAPHKIT_LANG, rồi vi).",
        "Language; before or after the command (default: GRAPHKIT_LANG, then vi).",
    ),
)
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, parameter, asked: _print_version(ctx) if asked else None,
    text=Text("In số phiên bản rồi thoát.", "Show the version and exit."),
)
def cli() -> None:
    """Hold the commands; what they do is theirs."""
