"""``graphkit load``: the graph in a server."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.base import Group, command, option
from graphkit.cli.output import Answer, Output, output_options
from graphkit.cli.stores import store_option
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.engines.neo4j.loading import Loaded


@click.group(
    "load",
    cls=Group,
    text=Text("Nạp đồ thị vào một máy chủ đồ thị.", "Load the graph into a graph server."),
)
def load() -> None:
    """Hold the servers that there are."""


@command(
    "neo4j",
    Text(
        "Nạp đồ thị vào máy chủ Neo4j. Mật khẩu lấy từ NEO4J_PASSWORD, không có thì hỏi; không bao giờ để "
        "trên dòng lệnh. Chạy lại bao nhiêu lần cũng được: lần nạp bị ngắt được làm tiếp, những gì hồ sơ "
        "không còn thì bị bỏ, nút có nhãn khác còn nguyên.",
        "Load the graph into a Neo4j server. The password comes from NEO4J_PASSWORD, else it is asked for; "
        "it is never on the command line. It may be run again at any time: a load that was stopped is taken "
        "up again, what the records no longer have is removed, nodes with other labels stay.",
    ),
)
@option(
    "--uri",
    envvar="NEO4J_URI",
    default="bolt://localhost:7687",
    metavar="URI",
    text=Text(
        "Địa chỉ máy chủ (mặc định: NEO4J_URI, rồi bolt://localhost:7687).",
        "The server's address (default: NEO4J_URI, then bolt://localhost:7687).",
    ),
)
@option(
    "--user",
    envvar="NEO4J_USER",
    default="neo4j",
    metavar="NAME",
    text=Text("Người dùng (mặc định: NEO4J_USER, rồi neo4j).", "The user (default: NEO4J_USER, then neo4j)."),
)
@option(
    "--database",
    envvar="NEO4J_DATABASE",
    metavar="NAME",
    text=Text(
        "Cơ sở dữ liệu (mặc định: NEO4J_DATABASE, rồi cơ sở dữ liệu riêng của người dùng).",
        "The database (default: NEO4J_DATABASE, then the user's home database).",
    ),
)
@store_option
@output_options
def neo4j(output: Output, store: Path, uri: str, user: str, database: str | None) -> None:
    """Load, and say what was done."""
    from graphkit.engines.neo4j import Server
    from graphkit.engines.neo4j.loading import load as fill
    from graphkit.records import Store

    with Store.open(store) as records:
        server = Server(uri, user, _password(uri), database)
        with output.progress(Text("nạp", "loading")) as tell:
            done = fill(records, server, tell)
    output.show(_report(done, uri))


load.add_command(neo4j)


def _password(uri: str) -> str:
    """Return the password of the environment, else the one typed, which is not shown."""
    known = os.environ.get("NEO4J_PASSWORD")
    if known is not None:
        return known
    if not sys.stdin.isatty():
        raise GraphkitError(
            Text(
                f"{uri}: chưa có mật khẩu; hãy đặt biến môi trường NEO4J_PASSWORD",
                f"{uri}: no password; put it into the environment variable NEO4J_PASSWORD",
            )
        )
    asked = Text(f"Mật khẩu của {uri}", f"Password for {uri}")
    return str(click.prompt(str(asked), hide_input=True, err=True))


def _report(done: Loaded, uri: str) -> Answer:
    counts = {
        "nut": done.nodes,
        "quan_he": done.relationships,
        "da_co": done.resumed,
        "bo": done.removed,
    }
    said = Text(
        f"{uri}: ghi {done.nodes} nút, {done.relationships} quan hệ, lần nạp trước đã ghi {done.resumed}, "
        f"bỏ {done.removed}",
        f"{uri}: {done.nodes} nodes, {done.relationships} relationships written, {done.resumed} were there "
        f"from a load that was stopped, {done.removed} removed",
    )
    return Answer(tuple(counts), [tuple(counts.values())], drawing=lambda: [str(said)])
