"""What a person at a terminal sees."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are not on Windows")

_LOOKS = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(*words: str, columns: int = 72) -> str:
    """Run graphkit with a terminal for stdout; return what it drew, without its looks."""
    import pty

    ours, its = pty.openpty()
    environment = os.environ | {"COLUMNS": str(columns), "TERM": "xterm"}
    process = subprocess.Popen(
        [sys.executable, "-m", "graphkit", *words], stdout=its, stderr=subprocess.PIPE, env=environment
    )
    os.close(its)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux's way to say that nobody writes there any more
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    assert process.wait(timeout=60) == 0
    assert process.stderr is not None
    process.stderr.close()
    return _LOOKS.sub("", seen.decode()).replace("\r\n", "\n")


def test_a_table_fits_the_terminal_and_loses_nothing() -> None:
    drawn = on_a_terminal("query", "list", "--lang", "vi")
    assert "───" in drawn
    assert max(map(len, drawn.splitlines())) <= 72
    assert "…" not in drawn
    letters = "".join(drawn.split())  # a long word may go on in the next line
    for name in (
        "lineage_down",
        "tasks_of_unit",
        "toi_thieu=2",
        "Văn bản được nhiều".replace(" ", ""),
    ):
        assert name in letters


def test_text_is_as_it_is_on_a_terminal_too() -> None:
    assert (
        on_a_terminal("--version")
        == subprocess.run(
            [sys.executable, "-m", "graphkit", "--version"], capture_output=True, text=True, check=True
        ).stdout
    )
