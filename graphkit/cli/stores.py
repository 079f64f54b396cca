"""Which store a command works on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from graphkit.cli.base import Function, option
from graphkit.i18n import Text


def store_option(function: Function) -> Function:
    """Give a command ``--in``; it takes the path of the store as ``store``."""
    return option(
        "--in",
        "store",
        type=click.Path(path_type=Path),
        envvar="GRAPHKIT_STORE",
        default="graphkit.gk",
        metavar="STORE",
        text=Text(
            "Thư mục kho (mặc định: GRAPHKIT_STORE, rồi graphkit.gk ở thư mục hiện tại).",
            "The store's folder (default: GRAPHKIT_STORE, then graphkit.gk in the current folder).",
        ),
    )(function)


_ENGINES = ("ladybug", "neo4j", "oxigraph", "networkx")


def engine_option(default: str, engines: Sequence[str] = _ENGINES) -> Function:
    """Give a command ``--engine``."""
    return option(
        "--engine",
        type=click.Choice(engines),
        default=default,
        text=Text(
            f"Máy truy vấn (mặc định: {default}). neo4j là máy chủ nêu trong NEO4J_URI, NEO4J_USER, "
            "NEO4J_PASSWORD, NEO4J_DATABASE.",
            f"Query engine (default: {default}). neo4j is the server that NEO4J_URI, NEO4J_USER, "
            "NEO4J_PASSWORD, NEO4J_DATABASE name.",
        ),
    )
