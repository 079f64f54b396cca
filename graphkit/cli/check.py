"""``graphkit check``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from graphkit.cli.base import command, option
from graphkit.cli.catalogues import catalogue_option
from graphkit.cli.findings import Showing, findings_options
from graphkit.cli.output import Output
from graphkit.cli.rule import explanation
from graphkit.cli.stores import store_option
from graphkit.errors import ExitStatus, GraphkitError, UnreadableError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.check import Checked
    from graphkit.records import Store


@command(
    "check",
    Text(
        "Kiểm tra kế hoạch: có căn cứ vào kế hoạch cấp trên không, căn cứ ở đâu. Có kho thì đối chiếu với "
        "các "
        "văn bản trong kho; không có kho vẫn trả lời được từ chính văn bản và danh mục.\n\n"
        "Thoát 0 khi không có gì phải báo, 1 khi có điều phải báo, 3 khi không đọc được văn bản nào.",
        "Check plans: does each rest on its parent plan, and where does it say so. With a store, against the "
        "documents there; without one, from the text itself and the catalogue.\n\n"
        "Exits with 0 where there is nothing to report, 1 with findings, 3 where no document could be read.",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@option(
    "--parent",
    metavar="ID",
    text=Text(
        "Kế hoạch cấp trên, khi đã biết: số ký hiệu, tên tệp hoặc id (không có kho thì id đầy đủ).",
        "The parent plan, where it is known: number, file name or id (a full id without a store).",
    ),
)
@option(
    "--explain",
    metavar="CODE",
    text=Text("Giải thích một mã, như KG201, rồi thoát.", "Explain a code such as KG201, and exit."),
)
@catalogue_option
@store_option
@findings_options
@click.pass_context
def check(  # noqa: PLR0913, PLR0917  an option is an argument
    ctx: click.Context,
    output: Output,
    showing: Showing,
    store: Path,
    files: tuple[Path, ...],
    parent: str | None,
    explain: str | None,
    catalogue: Path | None,
) -> ExitStatus:
    """Check each file, and tell what was found."""
    if explain is not None:
        output.show(explanation(explain))
        return ExitStatus.DONE
    if not files:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    if not store.exists() and ctx.get_parameter_source("store") is ParameterSource.DEFAULT:
        output.note(
            Text(
                f"{store}: chưa có kho; chỉ xét theo văn bản và danh mục",
                f"{store}: no store here; the text and the catalogue alone are looked at",
            )
        )
        checked = _check(files, None, parent, catalogue)
    else:
        from graphkit.records import Store

        with Store.open(store) as records:
            checked = _check(files, records, parent, catalogue)
    showing.show(checked, output)
    return _status(checked)


def _check(
    files: Sequence[Path], store: Store | None, parent: str | None, catalogue: Path | None
) -> list[Checked]:
    from graphkit.check import Checked, unreadable
    from graphkit.check import check as judge
    from graphkit.pipeline import Failure, analyse_all, reference
    from graphkit.read.walk import walk

    parent_id = _parent_id(parent, store)
    checked = []
    for path, outcome in analyse_all(walk(files), catalogue, processes=0):
        if isinstance(outcome, Failure):
            error = UnreadableError(outcome.reason, outcome.cause)
            checked.append(Checked(unreadable(path.as_posix(), error)))
            continue
        document = judge(
            outcome.reading,
            outcome.extraction,
            store=store,
            reference=reference(catalogue),
            parent_id=parent_id,
        )
        checked.append(Checked(document, outcome.reading.text))
    return checked


def _parent_id(parent: str | None, store: Store | None) -> str | None:
    from graphkit.answers.find import find

    if parent is None or parent.startswith("urn:"):
        return parent
    if store is not None:
        return find(store, parent, "VanBan").id
    raise GraphkitError(
        Text(
            f"--parent {parent}: không có kho thì cần id đầy đủ (urn:lex:…)",
            f"--parent {parent}: without a store a full id (urn:lex:…) is needed",
        )
    )


def _status(checked: Sequence[Checked]) -> ExitStatus:
    """Nothing to work on where no file could be read; unreadable ones among others are findings."""
    if not any(item.text for item in checked):
        return ExitStatus.NOTHING
    return ExitStatus.FINDINGS if any(item.document.findings for item in checked) else ExitStatus.DONE
