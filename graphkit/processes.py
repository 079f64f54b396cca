"""Python processes of graphkit's own beside the one that runs: each a module that is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


def start(module: str) -> subprocess.Popen[bytes]:
    """Run a module, its standard input and output held by this process; its errors go nowhere.

    It is told to end by the end of its input, which comes too where this process is killed.
    """
    search = [str(_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return subprocess.Popen(
        # -P: no module of the current folder, which may hold anybody's files, is imported.
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,  # not one that somebody wants to remove meanwhile
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, search))},
    )
