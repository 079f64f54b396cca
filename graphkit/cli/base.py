"""Commands, groups and options whose help speaks both languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from graphkit.i18n import Text

Function = Callable[..., Any]
Decorator = Callable[[Function], Function]

_HELP = Text("In phần trợ giúp này rồi thoát.", "Show this message and exit.")


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, declarations: Sequence[str], *, text: Text, **attributes: Any) -> None:
        super().__init__(declarations, **attributes)
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's row of the help in the language that is set."""
        self.help = str(self.text)
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command with its help in both languages."""

    def __init__(self, *arguments: Any, text: Text, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.text = text

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the ``--help`` option, its own help in the language that is set."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = str(_HELP)
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        usage = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, usage, prefix=str(Text("Cách dùng: ", "Usage: ")))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(str(self.text))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = (parameter.get_help_record(ctx) for parameter in self.get_params(ctx))
        rows = [(name, text) for name, text in filter(None, records) if name.startswith("-")]
        with formatter.section(str(Text("Tùy chọn", "Options"))):
            formatter.write_dl(rows)


class Group(Command, click.Group):
    """A group of commands; without arguments it shows its help."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the group's own arguments."""
        return super().parse_args(ctx, args or ["--help"])

    def summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return each command's name with its first sentence."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, first_sentence(found.text)) for name, found in commands if isinstance(found, Command)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        Command.format_options(self, ctx, formatter)
        with formatter.section(str(Text("Lệnh", "Commands"))):
            formatter.write_dl(self.summaries(ctx))


def first_sentence(text: Text) -> str:
    """Return the first sentence of a help text."""
    return str(text).split(".", 1)[0].strip() + "."


def command(name: str, text: Text) -> Callable[[Function], Command]:
    """Make a function a command."""

    def decorate(function: Function) -> Command:
        return click.command(name, cls=Command, text=text)(function)

    return decorate


def option(*declarations: str, text: Text, **attributes: Any) -> Decorator:
    """Give a command an option."""
    return click.option(*declarations, cls=Option, text=text, **attributes)
