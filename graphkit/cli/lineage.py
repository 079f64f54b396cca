"""``graphkit lineage``."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.base import command, option
from graphkit.cli.output import Output, output_options
from graphkit.cli.stores import engine_option, store_option
from graphkit.i18n import Text


@command(
    "lineage",
    Text(
        "Lần theo căn cứ, triển khai từ một văn bản hoặc nhiệm vụ. ID là số ký hiệu (28/NQ-CP), số kèm nơi "
        "ban "
        "hành (67/KH-UBND@hà nội), tên tệp hoặc id đầy đủ.\n\n"
        "--down cho những gì dựa trên văn bản: quyết định, kế hoạch tỉnh, kế hoạch xã, rồi nhiệm vụ và đơn "
        "vị. "
        "--up cho những gì văn bản dựa vào. Mỗi văn bản đứng dưới cấp trên gần nhất; dấu [căn cứ], [triển "
        "khai] "
        "cho biết nó dẫn thẳng văn bản nào.",
        "Follow what rests on what from a document or a task. ID is a number (28/NQ-CP), a number and a "
        "place "
        "(67/KH-UBND@hà nội), a file name or a full id.\n\n"
        "--down shows what rests on the document: decisions, provincial plans, commune plans, then tasks and "
        "units. --up shows what it rests on. A document stands under its nearest higher level; the marks "
        "[based on], [carries out] say what it cites directly.",
    ),
)
@click.argument("id_", metavar="ID")
@option(
    "--down/--up",
    "down",
    default=True,
    text=Text("Lần xuống (mặc định) hay lần lên.", "Go down (the default) or up."),
)
@option(
    "--why",
    is_flag=True,
    text=Text(
        "Kèm câu văn chứng minh mỗi bước: tệp, vị trí, lời trích.",
        "With the sentence that proves each step: file, place, quote.",
    ),
)
@engine_option("ladybug")
@store_option
@output_options
def lineage(output: Output, store: Path, id_: str, down: bool, why: bool, engine: str) -> None:
    """Print the tree of a node's lineage."""
    from graphkit.answers.evidence import Places
    from graphkit.answers.find import find
    from graphkit.answers.lineage import lineage as trace
    from graphkit.cli.trees import answer
    from graphkit.engines import open_engine
    from graphkit.records import Store

    with Store.open(store) as records:
        node = find(records, id_)
        asked = open_engine(records, engine)
        try:
            found = trace(records, asked, node, "down" if down else "up")
        finally:
            asked.close()
        output.show(answer(found, Places(records) if why else None))
