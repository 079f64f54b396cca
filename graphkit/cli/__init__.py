"""The command line: presentation and nothing else. Each command's module is imported when it is asked for."""

from __future__ import annotations

from graphkit.cli.root import cli

__all__ = ["cli", "main"]


def main() -> None:
    """Run ``graphkit`` with the arguments of the process, and exit with its status."""
    cli.main()
