"""The command line as a process: languages, encodings, laziness, errors and their exit status."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import graphkit.read
from graphkit.cli import cli
from graphkit.cli.root import COMMANDS, spoken_language

HEAVY = {"duckdb", "ladybug", "pyoxigraph", "rdflib", "rich", "pyvis", "networkx", "jinja2", "sqlite3"}
TEXT = "Kế hoạch số 67/KH-UBND của Ủy ban nhân dân thành phố Hà Nội\n"


def graphkit_process(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "graphkit", *words],
        env=bare_environment() | environment,
        capture_output=True,
        check=False,
    )


def bare_environment() -> dict[str, str]:
    ours = ("PYTHON", "LC_", "LANG", "GRAPHKIT")
    bare = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return bare | {"GRAPHKIT_CATALOGUE": "none"}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


# --- languages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_speaks_both_languages(command: str | None) -> None:
    words = [command] if command else []
    vietnamese = CliRunner().invoke(cli, [*words, "--help"])
    english = CliRunner().invoke(cli, ["--lang", "en", *words, "--help"])
    assert (vietnamese.exit_code, english.exit_code) == (0, 0)
    assert vietnamese.stdout.startswith("Cách dùng: graphkit")
    assert english.stdout.startswith("Usage: graphkit")
    assert "Tùy chọn:" in vietnamese.stdout
    assert "Options:" in english.stdout


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        (["lineage"], {}, "vi"),
        (["--lang", "en", "lineage"], {}, "en"),
        (["lineage", "--lang", "en"], {}, "en"),
        (["lineage", "--lang=en"], {}, "en"),
        (["lineage"], {"GRAPHKIT_LANG": "en"}, "en"),
        (["lineage", "--lang", "vi"], {"GRAPHKIT_LANG": "en"}, "vi"),
        (["lineage", "--lang"], {}, "vi"),
        (["lineage", "--lang", "fr"], {}, "vi"),
    ],
)
def test_language(words: list[str], environment: dict[str, str], language: str) -> None:
    assert spoken_language(words, environment) == language


def test_the_language_of_an_error_is_the_one_asked_for(tmp_path: Path) -> None:
    missing = str(tmp_path / "không-có.txt")
    assert CliRunner().invoke(cli, ["read", missing]).stderr.startswith("lỗi: ")
    assert CliRunner().invoke(cli, ["read", missing, "--lang", "en"]).stderr.startswith("error: ")


# --- start ----------------------------------------------------------------------------------------


def modules_after(*words: str) -> set[str]:
    code = (
        "import sys\nfrom graphkit.cli import cli\n"
        f"try: cli.main({list(words)!r})\nexcept SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


def test_help_imports_no_command_and_no_heavy_library() -> None:
    loaded = modules_after("--help")
    assert "graphkit.cli.root" in loaded
    assert not loaded & HEAVY
    assert not loaded & {f"graphkit.cli.{entry.module}" for entry in COMMANDS.values()}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_imports_no_heavy_library(command: str) -> None:
    loaded = modules_after(command, "--help")
    assert f"graphkit.cli.{COMMANDS[command].module}" in loaded
    assert not loaded & HEAVY


def test_without_arguments_it_helps() -> None:
    run = CliRunner().invoke(cli, [])
    assert run.exit_code == 0
    assert run.stdout == CliRunner().invoke(cli, ["--help"]).stdout


def test_version() -> None:
    assert CliRunner().invoke(cli, ["--version"]).stdout == f"graphkit {graphkit.__version__}\n"


# --- encodings ------------------------------------------------------------------------------------

LOCALES = {
    "as it is": {},
    "C": {"LANG": "C", "LC_ALL": "C"},
    "C without help from Python": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a Windows console of old": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize("locale", LOCALES)
def test_output_is_utf8_whatever_the_locale(locale: str, plan: Path) -> None:
    run = graphkit_process("read", str(plan), **LOCALES[locale])
    assert run.returncode == 0, run.stderr
    assert run.stdout == TEXT.encode()
    assert "Cách dùng" in graphkit_process("--help", **LOCALES[locale]).stdout.decode()


@pytest.mark.parametrize("locale", LOCALES)
def test_errors_are_utf8_whatever_the_locale(locale: str) -> None:
    run = graphkit_process("read", "thiếu.txt", **LOCALES[locale])
    assert run.returncode == 2
    assert "thiếu.txt: không có tệp này" in run.stderr.decode()


# --- errors ---------------------------------------------------------------------------------------

MISTAKES = {
    "no such command": (["dựng"], "không có lệnh 'dựng'"),
    "no command": (["--lang", "vi"], "thiếu tên lệnh"),
    "no such option": (["read", "a.txt", "--formt", "json"], "không có tùy chọn --formt; có phải --format?"),
    "no such format": (["read", "a.txt", "--format", "xml"], "--format: hãy chọn một trong table, json"),
    "no such language": (["read", "a.txt", "--lang", "fr"], "--lang: hãy chọn một trong vi, en"),
    "argument missing": (["lineage"], "thiếu ID"),
    "nothing to check": (["check"], "thiếu FILE..."),
    "not a number": (["build", ".", "--jobs", "nhiều"], "--jobs: cần số nguyên từ 1 trở lên"),
    "no picture asked for": (["show"], "thiếu --html"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_usage_errors_are_one_line_and_say_where_to_look(case: str) -> None:
    words, said = MISTAKES[case]
    run = CliRunner().invoke(cli, words)
    assert run.exit_code == 2
    assert run.stdout == ""
    (line,) = run.stderr.splitlines()
    assert line.startswith(f"lỗi: {said}")
    assert line.endswith("--help")


def test_an_unexpected_error_is_one_line_that_says_what_to_do(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> None:
        raise RuntimeError("hỏng\nhai dòng")

    monkeypatch.setattr(graphkit.read, "read", broken)
    run = CliRunner().invoke(cli, ["read", str(plan)])
    assert run.exit_code == 2
    (line,) = run.stderr.splitlines()
    assert "RuntimeError: hỏng hai dòng" in line
    assert "--debug" in line

    told = CliRunner().invoke(cli, ["read", str(plan), "--debug"])
    assert told.exit_code == 2
    assert "Traceback" in told.stderr
    assert told.stderr.splitlines()[-1] == line


def test_debug_shows_where_an_expected_error_comes_from() -> None:
    words = ["read", "thiếu.txt"]
    assert "Traceback" not in CliRunner().invoke(cli, words).stderr
    told = CliRunner().invoke(cli, [*words, "--debug"])
    assert told.exit_code == 2
    assert "Traceback" in told.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes, no SIGINT to one process on Windows")
def test_interrupted_it_says_so_in_one_line(tmp_path: Path) -> None:
    pipe = tmp_path / "ống.txt"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-m", "graphkit", "read", str(pipe)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=bare_environment(),
    )
    with pipe.open("wb"):  # opens when the process reads, which then waits for ever
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode() == "đã dừng theo yêu cầu\n"


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "dài.txt"
    path.write_text(TEXT * 50_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "graphkit", "read", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=bare_environment(),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == TEXT.encode()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
