"""``graphkit serve``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from graphkit.cli.base import command, option
from graphkit.cli.output import Answer, Output, output_options
from graphkit.cli.stores import store_option
from graphkit.i18n import Text


@command(
    "serve",
    Text(
        "Mở điểm truy vấn SPARQL 1.1 chỉ đọc tại /sparql và một trang để hỏi, dùng được khi không có mạng. "
        "Dừng bằng Ctrl-C.",
        "Offer a read-only SPARQL 1.1 endpoint at /sparql and a page to ask from, which needs no network. "
        "Stop it with Ctrl-C.",
    ),
)
@option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    text=Text(
        "Địa chỉ để nghe (mặc định: 127.0.0.1, chỉ máy này). Địa chỉ khác thì ai tới được máy này đều đọc "
        "được.",
        "Address to listen on (default: 127.0.0.1, this machine alone). On another, whoever reaches this "
        "machine may read.",
    ),
)
@option(
    "--port",
    type=click.IntRange(min=0, max=65535),
    default=7878,
    metavar="PORT",
    text=Text("Cổng (mặc định: 7878; 0 là cổng trống bất kỳ).", "Port (default: 7878; 0 is any free one)."),
)
@option(
    "--limit",
    type=click.IntRange(min=1),
    default=100_000,
    metavar="N",
    text=Text(
        "Từ chối kết quả hơn N dòng (mặc định: 100000).",
        "Refuse answers of more than N rows (default: 100000).",
    ),
)
@option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=86_400),
    default=30.0,
    metavar="SECONDS",
    text=Text(
        "Dừng câu hỏi chạy quá bấy nhiêu giây (mặc định: 30).",
        "Stop a query that takes more than so many seconds (default: 30).",
    ),
)
@store_option
@output_options
def serve(output: Output, store: Path, host: str, port: int, limit: int, timeout: float) -> None:
    """Serve until interrupted."""
    from graphkit.endpoint import Endpoint, is_loopback

    if not is_loopback(host):
        output.warn(
            Text(
                f"cảnh báo: ai tới được {host} qua mạng đều đọc được đồ thị này; không có mật khẩu",
                f"warning: whoever reaches {host} over the network can read this graph; there is no password",
            )
        )
    endpoint = Endpoint(store, host, port, timeout, limit)
    places = (endpoint.url, f"{endpoint.url}sparql")
    said = [Text("trang để hỏi: ", "the page to ask from: "), Text("điểm truy vấn: ", "the endpoint: ")]
    drawn = [f"{text}{place}" for text, place in zip(said, places, strict=True)]
    output.show(Answer(("trang", "sparql"), [places], drawing=lambda: drawn))
    sys.stdout.flush()
    try:
        endpoint.run()
    finally:
        endpoint.release()
