"""``graphkit evidence``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.base import command
from graphkit.cli.output import Answer, Output, output_options
from graphkit.cli.stores import store_option
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.answers.evidence import Places
    from graphkit.facts import Edge

_COLUMNS = ("tep", "cho", "bat_dau", "ket_thuc", "trich_dan", "cach", "do_tin_cay", "van_ban")


@command(
    "evidence",
    Text(
        "Liệt kê mọi bằng chứng của một quan hệ, chắc nhất trước. FROM và TO viết ngắn được như ở lệnh "
        "lineage; "
        "TYPE là tên trong Cypher (CAN_CU) hoặc bằng chữ (“căn cứ”).",
        "List all evidence of a relationship, the strongest first. FROM and TO may be short as with lineage; "
        "TYPE is the name in Cypher (CAN_CU) or in words (“căn cứ”).",
    ),
)
@click.argument("from_", metavar="FROM")
@click.argument("type_", metavar="TYPE")
@click.argument("to", metavar="TO")
@store_option
@output_options
def evidence(output: Output, store: Path, from_: str, type_: str, to: str) -> None:
    """Print the places that say a relationship."""
    from graphkit.answers.evidence import Places
    from graphkit.answers.evidence import evidence as prove
    from graphkit.records import Store

    with Store.open(store) as records:
        edge = prove(records, from_, type_, to)
        places = Places(records)
        rows = [
            (e.file, places.describe(e), e.start, e.end, e.quote, e.method, e.confidence, e.document)
            for e in edge.evidence
        ]
        names = [node.name for end in (edge.source, edge.target) if (node := records.node(end))]
        drawing = [_heading(edge, names), *_proofs(edge, places)]
    output.show(Answer(_COLUMNS, rows, drawing=lambda: drawing))


def _heading(edge: Edge, names: Sequence[str]) -> str:
    """Return what is joined to what, how, and how many places say it."""
    from graphkit.views.words import RELATIONS

    count = len(edge.evidence)
    said = Text(f"{count} bằng chứng", f"{count} places say it")
    derived = Text("suy ra, không câu nào nói thẳng", "derived, no sentence says it")
    return f"{f' – {RELATIONS.get(edge.type, edge.type)} – '.join(names)}: {said if count else derived}"


def _proofs(edge: Edge, places: Places) -> Iterator[str]:
    for number, item in enumerate(edge.evidence, start=1):
        sure = Text(f"độ tin cậy {item.confidence:.2f}", f"confidence {item.confidence:.2f}")
        yield f"{number}. {item.file}, {places.describe(item)} ({item.method}, {sure})"
        yield f"   “{' '.join(item.quote.split())}”"
