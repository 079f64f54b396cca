"""Where the project's data lies: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def share(name: str) -> Path:
    """Return the folder ``ontology``, ``loaders`` or ``queries``.

    Raises FileNotFoundError where neither the checkout nor the installed package has it.
    """
    for candidate in (_PACKAGE / "_share" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(name)


def data(name: str) -> Path:
    """Return the path of a bundled table, such as ``instruments.tsv``."""
    return _PACKAGE / "data" / name


def samples() -> Path:
    """Return the folder of the bundled sample plans."""
    return _PACKAGE / "samples"
