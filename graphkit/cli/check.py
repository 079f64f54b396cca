"""``graphkit check``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from graphkit.cli.base import command, option
from graphkit.cli.catalogues import catalogue_option
from graphkit.cli.output import Answer, Output, output_options
from graphkit.cli.rule import SEVERITIES, explanation
from graphkit.cli.stores import store_option
from graphkit.errors import ExitStatus, GraphkitError, UnreadableError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.check import CheckedDocument, Finding, Parent
    from graphkit.records import Store

_COLUMNS = ("tep", "dong", "cot", "ma", "muc_do", "noi_dung", "de_nghi")


@dataclass(frozen=True, slots=True)
class _Checked:
    """What the check says of a file, and the file's text, empty where it could not be read."""

    document: CheckedDocument
    text: str = ""


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
@output_options
@click.pass_context
def check(
    ctx: click.Context,
    output: Output,
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
    output.show(_answer(checked))
    return _status(checked)


def _check(
    files: Sequence[Path], store: Store | None, parent: str | None, catalogue: Path | None
) -> list[_Checked]:
    from graphkit.check import check as judge
    from graphkit.check import unreadable
    from graphkit.pipeline import Failure, analyse_all, reference
    from graphkit.read.walk import walk

    parent_id = _parent_id(parent, store)
    checked = []
    for path, outcome in analyse_all(walk(files), catalogue, processes=0):
        if isinstance(outcome, Failure):
            error = UnreadableError(outcome.reason, outcome.cause)
            checked.append(_Checked(unreadable(path.as_posix(), error)))
            continue
        document = judge(
            outcome.reading,
            outcome.extraction,
            store=store,
            reference=reference(catalogue),
            parent_id=parent_id,
        )
        checked.append(_Checked(document, outcome.reading.text))
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


def _status(checked: Sequence[_Checked]) -> ExitStatus:
    """Nothing to work on where no file could be read; unreadable ones among others are findings."""
    if not any(item.text for item in checked):
        return ExitStatus.NOTHING
    return ExitStatus.FINDINGS if any(item.document.findings for item in checked) else ExitStatus.DONE


def _answer(checked: Sequence[_Checked]) -> Answer:
    from graphkit.check import to_json

    documents = [item.document for item in checked]
    rows = [_row(document, finding) for document in documents for finding in document.findings]
    whole = to_json(documents)
    return Answer(
        _COLUMNS, rows, records=whole["documents"], document=lambda: whole, drawing=lambda: _drawing(checked)
    )


def _row(document: CheckedDocument, finding: Finding) -> tuple[object, ...]:
    observation = finding.observation
    said = (finding.rule.code, finding.severity, str(observation.message), observation.suggestion)
    return (document.path, finding.line, finding.column, *said)


def _drawing(checked: Sequence[_Checked]) -> Iterator[str]:
    for item in checked:
        document = item.document
        if document.parent is not None:
            yield f"{document.path}: {_parent_line(document.parent, item.text)}"
        for finding in document.findings:
            yield _finding_line(document, finding)
        if document.parent is None and not document.findings:
            yield f"{document.path}: {Text('không có gì phải báo', 'nothing to report')}"


def _parent_line(parent: Parent, text: str) -> str:
    plan = ", ".join(filter(None, (parent.so_ky_hieu or parent.id, parent.issuer)))
    if not parent.cited:
        return str(
            Text(f"kế hoạch cấp trên lẽ ra phải dẫn: {plan}", f"the parent plan that it should cite: {plan}")
        )
    line = text.count("\n", 0, parent.start or 0) + 1
    words = " ".join(text[parent.start : parent.end].split())
    return str(
        Text(
            f"có dẫn kế hoạch cấp trên {plan} ở dòng {line}: “{words}”",
            f"cites its parent plan {plan} in line {line}: “{words}”",
        )
    )


def _finding_line(document: CheckedDocument, finding: Finding) -> str:
    place = [document.path, *(str(n) for n in (finding.line, finding.column) if n is not None)]
    observation = finding.observation
    advice = observation.suggestion and Text(
        f" Đề nghị: {observation.suggestion}", f" Suggestion: {observation.suggestion}"
    )
    severity = SEVERITIES[finding.severity]
    return f"{':'.join(place)}: {severity} {finding.rule.code}: {observation.message}{advice or ''}"
