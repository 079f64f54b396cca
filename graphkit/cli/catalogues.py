"""Which catalogue of the user's own a command works with."""

from __future__ import annotations

import os
from pathlib import Path

import click

from graphkit.cli.base import Function, option
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

NONE = "none"
"""What stands for no catalogue of one's own: results by the bundled one alone, the same on every machine."""

_VARIABLE = "GRAPHKIT_CATALOGUE"
_WHERE = Text(
    "GRAPHKIT_CATALOGUE, rồi catalogue.tsv trong thư mục của người dùng",
    "GRAPHKIT_CATALOGUE, then catalogue.tsv in the user's folder",
)


def own_catalogue() -> Path:
    """Return where the catalogue is that commands read by themselves, whether it is there or not."""
    return Path(os.environ.get(_VARIABLE) or Path(click.get_app_dir("graphkit")) / "catalogue.tsv")


def catalogue_option(function: Function) -> Function:
    """Give a command that extracts ``--catalogue``; it takes a file that is there, None for no own one."""
    return option(
        "--catalogue",
        type=click.Path(path_type=Path),
        callback=lambda ctx, parameter, value: _to_read(value),
        metavar="FILE",
        text=Text(
            "Danh mục văn bản của riêng bạn (TSV), thêm vào danh mục có sẵn; none: chỉ dùng danh mục có sẵn "
            f"(mặc định: {_WHERE.vi}, nếu có).",
            "A catalogue of instruments of your own (TSV), beside the bundled one; none: the bundled one "
            f"alone (default: {_WHERE.en}, where it exists).",
        ),
    )(function)


def own_catalogue_option(function: Function) -> Function:
    """Give a command that keeps a catalogue ``--catalogue``; it takes a path, there or not yet."""
    return option(
        "--catalogue",
        type=click.Path(path_type=Path),
        callback=lambda ctx, parameter, value: _to_keep(value),
        metavar="FILE",
        text=Text(f"Tệp danh mục (mặc định: {_WHERE.vi}).", f"The catalogue's file (default: {_WHERE.en})."),
    )(function)


def _to_read(given: Path | None) -> Path | None:
    path = given or own_catalogue()
    if str(path) == NONE or not (given or os.environ.get(_VARIABLE) or path.is_file()):
        return None
    if not path.is_file():
        raise GraphkitError(
            Text(
                f"{path}: không có tệp danh mục này; hãy xem lại --catalogue hoặc {_VARIABLE}, hoặc lập danh "
                "mục bằng `graphkit catalogue add`",
                f"{path}: there is no such catalogue; look at --catalogue or {_VARIABLE} again, or begin one "
                "with `graphkit catalogue add`",
            )
        )
    return path


def _to_keep(given: Path | None) -> Path:
    path = given or own_catalogue()
    if str(path) == NONE:
        raise GraphkitError(
            Text(
                f"{_VARIABLE}={NONE}: không dùng danh mục riêng; hãy chỉ ra tệp bằng --catalogue",
                f"{_VARIABLE}={NONE}: no catalogue of your own is used; name a file with --catalogue",
            )
        )
    return path
