"""``graphkit show``."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.base import command, option
from graphkit.cli.output import Answer, Output, output_options
from graphkit.cli.stores import store_option
from graphkit.i18n import Text


@command(
    "show",
    Text(
        "Vẽ đồ thị ra một trang HTML, mở được khi không có mạng: các cấp từ trung ương xuống thôn, bấm vào "
        "một "
        "quan hệ để đọc câu văn chứng minh.",
        "Draw the graph as one HTML page that opens without the network: levels from the centre down to the "
        "villages; click an edge to read the sentence that proves it.",
    ),
)
@option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="OUT",
    text=Text("Tệp HTML sẽ ghi.", "The HTML file to write."),
)
@store_option
@output_options
def show(output: Output, store: Path, html: Path) -> None:
    """Write the picture."""
    from graphkit.answers.evidence import Places
    from graphkit.records import Store
    from graphkit.views import render, write

    with Store.open(store) as records:
        facts, places = records.facts(), Places(records)
        page = render(facts.nodes, facts.edges, context=places.context, place=places.describe)
    write(page, html)
    drawn = (str(html), len(facts.nodes), len(facts.edges))
    said = Text(f"đã ghi {html}", f"wrote {html}")
    output.show(Answer(("tep", "so_nut", "so_quan_he"), [drawn], drawing=lambda: [str(said)]))
