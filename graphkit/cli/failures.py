"""What the command line says, on one line, when something does not work."""

from __future__ import annotations

import click

from graphkit.errors import ExitStatus, GraphkitError
from graphkit.i18n import Text
from graphkit.lang.visible import visible

_STARTS = {"No such command": "không có lệnh", "Missing command": "thiếu tên lệnh"}
"""The beginnings of click's messages that have no class of their own in every version of click."""

INTERRUPTED = 130
"""The exit status that shells give a process stopped by Ctrl-C."""


def status_of(error: Exception) -> int:
    """Return the exit status for an error that ended a command."""
    return error.status if isinstance(error, GraphkitError) else ExitStatus.FAILED


def explain(error: Exception) -> str:
    """Return the one line that says what is wrong and what to do."""
    return visible(f"{Text('lỗi', 'error')}: {' '.join(str(_message(error)).split())}")


def _message(error: Exception) -> Text:
    if isinstance(error, GraphkitError):
        return error.text
    if isinstance(error, click.UsageError):
        return _with_help(_usage(error), error.ctx)
    if isinstance(error, click.ClickException):
        return _same(error.format_message())
    if isinstance(error, OSError) and error.filename is not None:
        return _file(error)
    return _unexpected(error)


def _file(error: OSError) -> Text:
    return Text(
        f"{error.filename}: không đọc, ghi được ({error.strerror}); hãy xem lại đường dẫn, quyền, chỗ trống",
        f"{error.filename}: cannot be read or written ({error.strerror}); look at path, permissions, space",
    )


def _unexpected(error: Exception) -> Text:
    what = f"{type(error).__name__}: {error}"
    return Text(
        f"không lường trước ({what}); hãy chạy lại lệnh với --debug để xem chi tiết",
        f"unexpected ({what}); run the command again with --debug to see the details",
    )


def _usage(error: click.UsageError) -> Text:
    """Return click's own message in both languages, for the mistakes that people make."""
    english = error.format_message().removesuffix(".")
    match error:
        case click.NoSuchOption():
            near = f"; có phải {', '.join(error.possibilities)}?" if error.possibilities else ""
            return Text(f"không có tùy chọn {error.option_name}{near}", english)
        case click.MissingParameter():
            return Text(f"thiếu {_hint(error)}", english)
        case click.BadParameter():
            return Text(f"{_hint(error)}: {_wrong_value(error)}", english)
    for start, vi in _STARTS.items():
        if english.startswith(start):
            return Text(english.replace(start, vi), english)
    return _same(english)


def _wrong_value(error: click.BadParameter) -> str:
    """Return what a parameter takes, in Vietnamese."""
    match error.param and error.param.type:
        case click.Choice(choices=choices):
            return f"hãy chọn một trong {', '.join(map(str, choices))}"
        case click.IntRange(min=least):
            return f"cần số nguyên từ {least} trở lên"
        case click.Path():
            return "không có tệp này, hoặc không đọc được"
    return f"giá trị không hợp lệ ({error.message})"


def _hint(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    return error.param.get_error_hint(error.ctx).strip("'")


def _with_help(text: Text, ctx: click.Context | None) -> Text:
    if ctx is None:
        return text
    return Text(f"{text.vi}; xem {ctx.command_path} --help", f"{text.en}; see {ctx.command_path} --help")


def _same(message: str) -> Text:
    return Text(message, message)
