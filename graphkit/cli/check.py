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
from graphkit.cli.fixing import write_copies
from graphkit.cli.output import Output
from graphkit.cli.rule import explanation
from graphkit.cli.stores import store_option
from graphkit.cli.wanted import Wanted, wanted_options
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.check import Checked


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
@option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    text=Text(
        "Số tiến trình cùng lúc (mặc định: theo số tệp và số bộ xử lý).",
        "Processes at once (default: by the number of files and processors).",
    ),
)
@option(
    "--fix",
    is_flag=True,
    text=Text(
        "Ghi bản sao đã sửa những chỗ chắc chắn (.da-sua) cạnh tệp .txt, .docx; tệp gốc giữ nguyên.",
        "Write a copy with the certain corrections (.da-sua) beside a .txt or .docx; never the file itself.",
    ),
)
@option(
    "--write-baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=Text("Ghi các phát hiện vào tệp này, cho --baseline.", "Write the findings as a --baseline."),
)
@option(
    "--exit-zero",
    is_flag=True,
    text=Text("Thoát 0 dù có điều phải báo.", "Exit with 0 even where there are findings."),
)
@wanted_options
@catalogue_option
@store_option
@findings_options
@click.pass_context
def check(  # noqa: PLR0913, PLR0917  an option is an argument
    ctx: click.Context,
    output: Output,
    showing: Showing,
    wanted: Wanted,
    store: Path,
    files: tuple[Path, ...],
    parent: str | None,
    explain: str | None,
    jobs: int | None,
    fix: bool,
    write_baseline: Path | None,
    exit_zero: bool,
    catalogue: Path | None,
) -> ExitStatus:
    """Check each file, and tell what was found."""
    if explain is not None:
        output.show(explanation(explain))
        return ExitStatus.DONE
    if not files:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    sieve = wanted.sieve(anew=write_baseline is not None)
    known = None if _goes_without(ctx, store, output) else store
    own = filter(None, (write_baseline, wanted.known_in(), showing.target))
    every = _check(_plans(files, list(own)), known, parent, catalogue, jobs, output)
    checked = [sieve.sift(item) for item in every]
    if write_baseline:
        _write_baseline(write_baseline, checked, output)
    showing.show(checked, output)
    for remark in sieve.suppressions.remarks():
        output.note(remark)
    if fix and not write_copies(checked, output):
        return ExitStatus.FAILED
    return _status(checked, exit_zero)


def _goes_without(ctx: click.Context, store: Path, output: Output) -> bool:
    """Say whether there is no store because nobody named one, and tell it."""
    if store.exists() or ctx.get_parameter_source("store") is not ParameterSource.DEFAULT:
        return False
    output.note(
        Text(
            f"{store}: chưa có kho; chỉ xét theo văn bản và danh mục",
            f"{store}: no store here; the text and the catalogue alone are looked at",
        )
    )
    return True


def _plans(files: Sequence[Path], own: Sequence[Path]) -> list[Path]:
    """Return the files to check; in folders the check's own are none of them, nor are stores."""
    from graphkit.check.settings import NAME
    from graphkit.read.walk import walk
    from graphkit.records.folder import is_store

    ours = {path.resolve() for path in own}
    found = walk(files, is_store)
    return [path for path in found if path in files or not (path.name == NAME or path.resolve() in ours)]


def _check(
    paths: Sequence[Path],
    store: Path | None,
    parent: str | None,
    catalogue: Path | None,
    jobs: int | None,
    output: Output,
) -> list[Checked]:
    from graphkit.check import Means, check_all

    means = Means(store, catalogue, _parent_id(parent, store))
    checked: list[Checked] = []
    with output.progress(Text("kiểm tra", "checking")) as tell:
        for item in check_all(paths, means, jobs):
            checked.append(item)
            tell(len(checked), len(paths))
    return checked


def _write_baseline(path: Path, checked: Sequence[Checked], output: Output) -> None:
    from graphkit.check import write_baseline

    number = write_baseline(path, [(item.document, item.text) for item in checked])
    output.note(Text(f"{path}: đã ghi {number} phát hiện", f"{path}: wrote {number} findings"))


def _parent_id(parent: str | None, path: Path | None) -> str | None:
    if path is not None:
        from graphkit.answers.find import find
        from graphkit.records import Store

        with Store.open(path) as store:  # also where no parent is named: a store that is none stops here
            return parent if parent is None or parent.startswith("urn:") else find(store, parent, "VanBan").id
    if parent is None or parent.startswith("urn:"):
        return parent
    raise GraphkitError(
        Text(
            f"--parent {parent}: không có kho thì cần id đầy đủ (urn:lex:…)",
            f"--parent {parent}: without a store a full id (urn:lex:…) is needed",
        )
    )


def _status(checked: Sequence[Checked], exit_zero: bool) -> ExitStatus:
    """Nothing to work on where no file could be read; unreadable ones among others are findings."""
    if not any(item.text for item in checked):
        return ExitStatus.NOTHING
    found = any(item.document.findings for item in checked)
    return ExitStatus.FINDINGS if found and not exit_zero else ExitStatus.DONE
