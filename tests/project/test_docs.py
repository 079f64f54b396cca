"""The pages tell the truth: commands exist, links lead somewhere, the output is what comes out."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from graphkit.cli.root import cli
from graphkit.resources import samples as samples_folder

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
LEFT_OUT = "…"
"""A line of this alone, in the output that a page shows, stands for any lines."""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path, language: str | None = None) -> Iterator[str]:
    for match in FENCE.finditer(path.read_text(encoding="utf-8")):
        if language is None or match[1] == language:
            yield match[2]


def commands(path: Path) -> Iterator[list[str]]:
    """Yield the words of every graphkit command that stands in a fenced block of a page."""
    for block in blocks(path):
        for line in block.splitlines():
            for part in re.split(r" \| (?=graphkit )", line.removeprefix("$ ")):
                if part.startswith("graphkit "):
                    yield shlex.split(part, comments=True)[1:]


def options_of(command: click.Command) -> set[str]:
    return {name for option in command.params for name in (*option.opts, *option.secondary_opts)}


def unknown(words: list[str]) -> list[str]:
    """Return the subcommands and options of a command that the program does not know."""
    context: click.Context = click.Context(cli)
    command: click.Command = cli
    names = options_of(command)
    wrong = []
    for word in words:
        if word.startswith("--"):
            wrong += [word] if word.split("=")[0] not in {*names, "--help", "--version"} else []
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            if found is None:
                return [*wrong, word]
            command, context = found, click.Context(found)
            names |= options_of(command)
    return wrong


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_commands_exist(path: Path) -> None:
    assert [(words, wrong) for words in commands(path) if (wrong := unknown(words))] == []


def test_an_unknown_command_or_option_is_seen() -> None:
    assert unknown(["build", "plans", "--in", "x.gk"]) == []
    assert unknown(["bild", "plans"]) == ["bild"]
    assert unknown(["build", "plans", "--inn", "x.gk"]) == ["--inn"]


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_make_targets_exist(path: Path) -> None:
    targets = set(
        re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    text = path.read_text(encoding="utf-8")
    code = [*blocks(path), *re.findall(r"`(make [^`]*)`", text)]
    named = {name for piece in code for name in re.findall(r"^make ([a-z][a-z0-9-]*)", piece, re.MULTILINE)}
    assert named <= targets


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    links = LINK.findall(path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_pages_in_both_languages_show_the_same_commands() -> None:
    english, vietnamese = ROOT / "README.md", ROOT / "README.vi.md"
    assert list(commands(english)) == list(commands(vietnamese))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a folder with the samples where a checkout has them, and nothing else."""
    folder = tmp_path
    shutil.copytree(samples_folder(), folder / "graphkit" / "samples")
    return folder


def spread(word: str, folder: Path) -> list[str]:
    """Do what a shell does with ``*``."""
    if "*" not in word:
        return [word]
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(word))


def output_of(command: str, folder: Path) -> list[str]:
    words = shlex.split(command)
    assert words[0] == "graphkit", command
    return python(["-m", "graphkit", *(name for word in words[1:] for name in spread(word, folder))], folder)


def python(words: list[str], folder: Path) -> list[str]:
    """Run Python in the folder; return the lines that it prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "110"}
    result = subprocess.run(
        [sys.executable, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        cwd=folder,
        env=environment,
        check=False,
    )
    assert result.returncode in {0, 1}, result.stdout
    return [line.rstrip() for line in result.stdout.splitlines()]


def shows(output: list[str], shown: list[str]) -> bool:
    """Say whether ``output`` is what a page shows, where ``LEFT_OUT`` stands for any lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(line) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in output)) is not None


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_the_output_shown_is_what_comes_out(page: str, project: Path) -> None:
    shown = "\n".join(blocks(ROOT / page, "console"))
    sessions = re.split(r"^\$ ", shown, flags=re.MULTILINE)[1:]
    assert sessions
    for session in sessions:
        command, *lines = session.rstrip().splitlines()
        output = output_of(command, project)
        assert shows(output, [line.rstrip() for line in lines]), "\n".join([command, *output])


@pytest.mark.parametrize("page", ["README.md", "README.vi.md"])
def test_the_python_shown_runs(page: str, project: Path) -> None:
    [code] = blocks(ROOT / page, "python")
    [shown] = blocks(ROOT / page, "text")
    assert python(["-c", code], project) == [line.rstrip() for line in shown.splitlines()]


@pytest.mark.parametrize(
    ("output", "shown", "verdict"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["a"], False),
        (["a", "b", "c", "d"], ["a", LEFT_OUT, "d"], True),
        (["a", "b", "c"], ["a", LEFT_OUT], True),
        (["a", "b", "c"], [LEFT_OUT, "b"], False),
    ],
)
def test_what_counts_as_the_output_shown(output: list[str], shown: list[str], verdict: bool) -> None:
    assert shows(output, shown) is verdict
