"""``graphkit coverage``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click

from graphkit.cli.base import command, option
from graphkit.cli.catalogues import catalogue_option
from graphkit.cli.output import Answer, Format, Output, speaking_options
from graphkit.cli.stores import store_option
from graphkit.cli.tables import plain_lines
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.coverage import Coverage

_Form = Literal["table", "json", "jsonl", "csv", "xlsx", "html"]


@command(
    "coverage",
    Text(
        "Các xã, phường của một tỉnh đã triển khai kế hoạch của tỉnh đến đâu: có kế hoạch trong kho "
        "không, dẫn kế hoạch của tỉnh thế nào, hạn báo cáo có kịp không, nhận những nhiệm vụ nào tỉnh "
        "giao. PROVINCE có dấu hay không, có “tỉnh”, “thành phố” hay không đều được. “Không có trong "
        "kho này” không có nghĩa là xã chưa ban hành.\n\nThoát 0 khi mọi kế hoạch xã có trong kho đều "
        "dẫn kế hoạch của tỉnh trong căn cứ và không báo cáo trễ; 1 khi có kế hoạch chưa đạt, hoặc kế "
        "hoạch của tỉnh còn phải chọn; 3 khi kho không có kế hoạch xã nào.",
        "How far the communes of a province carry out its plan: whether there is a plan here, how it "
        "cites the province's, whether its reports are in time, which of the tasks given to communes it "
        "takes up. PROVINCE with or without its kind and its marks. “Not in this corpus” does not mean "
        "that the commune has issued none.\n\nExits with 0 where every commune's plan that is here "
        "cites the province's in its preamble and reports in time; 1 where one does not, or the "
        "province's plan is still to be chosen; 3 where no commune's plan is here.",
    ),
)
@click.argument("province", metavar="PROVINCE")
@option(
    "--topic",
    required=True,
    metavar="WORDS",
    text=Text("Chủ đề của kế hoạch, như “bình đẳng giới”.", "What the plans are about."),
)
@option(
    "--year",
    type=click.IntRange(min=1945),
    required=True,
    metavar="YEAR",
    text=Text("Năm kế hoạch; không nêu thì năm ban hành.", "The plan's year, else that of its date."),
)
@option(
    "--parent",
    metavar="ID",
    text=Text(
        "Kế hoạch của tỉnh, khi có nhiều: số ký hiệu, tên tệp hoặc id.",
        "The province's plan, where there are several: number, file name or id.",
    ),
)
@option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "xlsx", "html"]),
    default="table",
    text=Text(
        "Dạng kết quả (mặc định: table); html là bản đồ màu, một trang không cần mạng.",
        "Form of the output (default: table); html is a heat map, one page that needs no network.",
    ),
)
@option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=Text("Ghi vào tệp này; xlsx và html cần có.", "Write this file; needed for xlsx and html."),
)
@catalogue_option
@store_option
@speaking_options
def coverage(  # noqa: PLR0913, PLR0917  an option is an argument
    output: Output,
    store: Path,
    catalogue: Path | None,
    province: str,
    topic: str,
    year: int,
    parent: str | None,
    form: _Form,
    target: Path | None,
) -> ExitStatus:
    """Print or write the coverage of a province."""
    from graphkit.coverage import coverage as survey
    from graphkit.pipeline import reference
    from graphkit.records import Store

    if target is None and form in ("xlsx", "html"):
        raise GraphkitError(
            Text(f"--format {form} cần --to TỆP.{form}", f"--format {form} needs --to FILE.{form}")
        )
    with Store.open(store) as records:
        result = survey(records, reference(catalogue), province, topic, year, parent)
    if target is None:
        replace(output, format=cast(Format, form)).show(_answer(result))
    else:
        _write(result, form, target)
        output.note(Text(f"đã ghi {target}", f"wrote {target}"))
    return _status(result)


def _write(result: Coverage, form: _Form, target: Path) -> None:
    match form:
        case "xlsx":
            from graphkit.coverage.workbook import xlsx

            xlsx(result, target)
        case "html":
            from graphkit.coverage.page import page

            target.write_text(page(result), encoding="utf-8", newline="\n")
        case _:
            with target.open("w", encoding="utf-8", newline="\n") as file, redirect_stdout(file):
                Output(format=form).show(_answer(result))


def _answer(result: Coverage) -> Answer:
    from graphkit.coverage.table import COLUMNS, records, to_json

    return Answer(
        COLUMNS,
        records(result),
        records=to_json(result)["communes"],
        document=lambda: to_json(result),
        drawing=lambda: _drawing(result),
    )


def _drawing(result: Coverage) -> Iterator[str]:
    from graphkit.coverage.table import headings, lines
    from graphkit.coverage.words import heading, legend, parent_lines, summary

    yield heading(result)
    yield from parent_lines(result)
    yield ""
    yield from plain_lines(headings(result), list(lines(result)))
    yield ""
    yield from summary(result)
    yield from legend()


def _status(result: Coverage) -> ExitStatus:
    if not any(row.has_text for row in result.rows):
        return ExitStatus.NOTHING
    return ExitStatus.FINDINGS if result.has_gaps else ExitStatus.DONE
