"""The reference page is the program's own help, and leaves no command out."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from graphkit.cli import cli
from graphkit.cli.base import Command, Option
from graphkit.cli.reference import reference
from graphkit.i18n import set_language

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def commands(command: click.Command = cli, path: str = "graphkit") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found is not None
            yield from commands(found, f"{path} {name}")


ALL = dict(commands())


def test_the_page_is_what_the_program_says() -> None:
    made = subprocess.run([sys.executable, "-m", "graphkit.cli.reference"], capture_output=True, check=True)
    assert PAGE.read_text(encoding="utf-8") == made.stdout.decode(), (
        "run: python -m graphkit.cli.reference > docs/cli.md"
    )


@pytest.mark.parametrize("path", ALL)
def test_every_command_is_documented(path: str) -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert any(line in (f"## {path}", f"### {path}") for line in lines)


@pytest.mark.parametrize("path", ALL)
def test_every_command_and_option_has_help_in_both_languages(path: str) -> None:
    command = ALL[path]
    assert isinstance(command, Command)
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    assert all(isinstance(option, Option) for option in options)
    texts = [command.text, *(option.text for option in options if isinstance(option, Option))]
    assert all(text.vi and text.en and text.vi != text.en for text in texts)


@pytest.mark.parametrize("path", [path for path in ALL if not isinstance(ALL[path], click.Group)])
def test_output_options_are_on_every_command(path: str) -> None:
    names = {name for parameter in ALL[path].params for name in parameter.opts}
    assert names >= {"--format", "--lang", "--quiet", "--debug"}


def test_the_page_is_english_whatever_was_set() -> None:
    set_language("vi")
    assert reference().startswith("# The command line")
    assert "Tùy chọn" not in reference()
    set_language("vi")
