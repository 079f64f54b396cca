"""``graphkit show``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.base import command, option
from graphkit.cli.output import Answer, Output, output_options
from graphkit.cli.stores import store_option
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.answers.selection import Filters
    from graphkit.facts import Facts
    from graphkit.records import Store


@command(
    "show",
    Text(
        "Vẽ đồ thị ra một trang HTML, mở được khi không có mạng: các cấp từ trung ương xuống thôn, bấm vào "
        "một "
        "quan hệ để đọc câu văn chứng minh, bấm vào tên cấp để gấp hoặc mở cấp ấy.\n\n"
        "Bộ lọc thu hẹp hình vẽ và dùng chung được với nhau. Trên khoảng 2.000 nút thì chỉ vẽ các cấp trên, "
        "và trang nói rõ đã để lại những gì.",
        "Draw the graph as one HTML page that opens without the network: levels from the centre down to the "
        "villages; click an edge to read the sentence that proves it, a level's name to fold or open it.\n\n"
        "Filters narrow the picture and work together. Above about 2,000 nodes the upper levels alone are "
        "drawn, and the page says what was left out.",
    ),
)
@option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="OUT",
    text=Text("Tệp HTML sẽ ghi.", "The HTML file to write."),
)
@option(
    "--from",
    "start",
    metavar="DOCUMENT",
    text=Text(
        "Chỉ vẽ văn bản này, những gì nó dựa vào và những gì dựa vào nó, cùng nhiệm vụ, đơn vị, nghĩa vụ báo "
        "cáo. Số ký hiệu, số kèm nơi ban hành, tên tệp hoặc id.",
        "Only this document, what it rests on and what rests on it, with tasks, units, reporting duties. A "
        "number, a number and a place, a file name or an id.",
    ),
)
@option(
    "--depth",
    type=click.IntRange(min=0),
    metavar="N",
    text=Text(
        "Cùng --from: nhiều nhất N bước lên và N bước xuống (mặc định: không hạn chế).",
        "With --from: at most N steps up and N steps down (default: no limit).",
    ),
)
@option(
    "--level",
    "levels",
    multiple=True,
    metavar="LEVEL",
    text=Text(
        "Chỉ vẽ cấp này: trung-uong, tinh, huyen, xa, thon; dùng nhiều lần được.",
        "Only this level: trung-uong, tinh, huyen, xa, thon; may be repeated.",
    ),
)
@option(
    "--province",
    metavar="NAME",
    text=Text(
        "Chỉ vẽ một tỉnh, thành phố (có dấu hay không đều được), cùng văn bản trung ương mà nơi ấy dẫn.",
        "Only one province or city (with or without marks), and the national documents cited there.",
    ),
)
@option(
    "--edge",
    "edges",
    multiple=True,
    metavar="TYPE",
    text=Text(
        "Chỉ vẽ quan hệ này: CAN_CU hay “căn cứ”, GIAO_CHO hay “giao cho”…; dùng nhiều lần được.",
        'Only this relationship: CAN_CU or "căn cứ", GIAO_CHO or "giao cho", …; may be repeated.',
    ),
)
@store_option
@output_options
def show(output: Output, store: Path, html: Path, **wanted: Any) -> None:
    """Write the picture."""
    from graphkit.answers.evidence import Places
    from graphkit.answers.selection import select
    from graphkit.records import Store
    from graphkit.views import render, write

    with Store.open(store) as records:
        facts, places = records.facts(), Places(records)
        filters = _filters(records, facts, **wanted)
        chosen = select(facts, filters)
        said = [str(text) for text in _described(filters)]
        if said and not chosen.facts.nodes:
            raise _nothing("; ".join(said))
        page = render(
            chosen.facts.nodes,
            chosen.facts.edges,
            filters=said,
            left_out=chosen.left_out,
            lines=filters.types,
            context=places.context,
            place=places.describe,
        )
    write(page, html)
    drawn = (str(html), len(chosen.facts.nodes), len(chosen.facts.edges))
    wrote = Text(f"đã ghi {html}", f"wrote {html}")
    output.show(Answer(("tep", "so_nut", "so_quan_he"), [drawn], drawing=lambda: [str(wrote)]))


def _filters(
    store: Store,
    facts: Facts,
    start: str | None,
    depth: int | None,
    levels: tuple[str, ...],
    province: str | None,
    edges: tuple[str, ...],
) -> Filters:
    """Return the filters that were typed."""
    from graphkit.answers.evidence import relationship
    from graphkit.answers.find import find
    from graphkit.answers.selection import Filters, level
    from graphkit.answers.selection import province as name_of

    if depth is not None and start is None:
        raise GraphkitError(
            Text("--depth cần đi cùng --from VĂN_BẢN", "--depth goes with --from DOCUMENT"),
        )
    return Filters(
        start=find(store, start, "VanBan") if start else None,
        depth=depth,
        levels=tuple(map(level, levels)),
        province=name_of(facts, province) if province else None,
        types=tuple(map(relationship, edges)),
    )


def _described(filters: Filters) -> Iterator[Text]:
    """Say each filter in words."""
    from graphkit.views.words import LEVELS, RELATIONS

    if filters.start:
        name, steps = filters.start.name, filters.depth
        vi, en = ("", "") if steps is None else (f", {steps} bước", f", {steps} steps")
        yield Text(f"từ {name}{vi}", f"from {name}{en}")
    if filters.province:
        yield Text(f"địa phương: {filters.province}", f"province: {filters.province}")
    if filters.levels:
        levels = [LEVELS[level] for level in filters.levels]
        vi, en = (", ".join(part) for part in zip(*((t.vi, t.en) for t in levels), strict=True))
        yield Text(f"cấp: {vi}", f"levels: {en}")
    if filters.types:
        types = [RELATIONS[name] for name in filters.types]
        vi, en = (", ".join(part) for part in zip(*((t.vi, t.en) for t in types), strict=True))
        yield Text(f"quan hệ: {vi}", f"relations: {en}")


def _nothing(said: str) -> GraphkitError:
    return GraphkitError(
        Text(
            f"không có gì để vẽ với bộ lọc ({said}); hãy bỏ bớt điều kiện",
            f"these filters leave nothing to draw ({said}); leave one out",
        )
    )
