"""``graphkit export``."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.base import command, option
from graphkit.cli.output import Answer, Output, speaking_options
from graphkit.cli.stores import store_option
from graphkit.exports import FORMATS
from graphkit.exports import export as write
from graphkit.i18n import Text


@command(
    "export",
    Text(
        "Xuất đồ thị ra tệp trong thư mục DIR: xlsx là bảng tính để đọc, lọc và in; csv, parquet có một tệp "
        "cho mỗi loại nút, mỗi quan hệ; turtle, ntriples, jsonld là RDF; neo4j-admin là CSV kèm lệnh nạp "
        "vào Neo4j; graphml, gexf cho Gephi, yEd, networkx. Tên tệp cố định: tệp trùng tên được thay, tệp "
        "khác còn nguyên.",
        "Write the graph as files into the folder DIR: xlsx is a workbook to read, filter and print; csv "
        "and parquet have a file for each label and relationship; turtle, ntriples and jsonld are RDF; "
        "neo4j-admin is CSV with the script that imports it into Neo4j; graphml and gexf are for Gephi, yEd, "
        "networkx. Names are fixed: files of the same names are replaced, others stay.",
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    required=True,
    text=Text("Loại tệp.", "What kind of file."),
)
@option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    text=Text("Thư mục sẽ ghi vào; chưa có thì tạo.", "The folder to write into; made where it is missing."),
)
@store_option
@speaking_options
def export(output: Output, store: Path, form: str, folder: Path) -> None:
    """Write the files, and name them."""
    from graphkit.records import Store

    with Store.open(store) as records:
        paths = write(records, form, folder)
    said = [str(Text(f"đã ghi {path}", f"wrote {path}")) for path in paths]
    output.show(Answer(("tep",), [(str(path),) for path in paths], drawing=lambda: said))
