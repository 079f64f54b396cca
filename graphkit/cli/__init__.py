"""The command line: presentation and nothing else. Each command's module is imported when it is asked for."""

from __future__ import annotations

import gc

from graphkit.cli.root import cli

__all__ = ["cli", "main"]

_ALLOCATIONS = 100_000


def main() -> None:
    """Run ``graphkit`` with the arguments of the process, and exit with its status."""
    # Tables are read while much is in memory already, all of which each collection would go through again.
    gc.set_threshold(_ALLOCATIONS)
    cli.main()
