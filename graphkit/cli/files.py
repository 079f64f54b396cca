"""``graphkit read`` and ``graphkit extract``: what single files say, without any store."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.base import command
from graphkit.cli.catalogues import catalogue_option
from graphkit.cli.output import Answer, Output, output_options
from graphkit.errors import ExitStatus
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.model import Extraction, Header


@command(
    "read",
    Text(
        "In nội dung tệp đúng như đọc được, không thêm bớt: mọi vị trí mà các lệnh khác nói đến là vị trí "
        "trong "
        "nội dung này. Với --format json còn cho biết mỗi đoạn nằm ở dòng, trang nào.",
        "Print a file's text exactly as it is read: all offsets that other commands tell point into this "
        "text. "
        "With --format json, also the line or page of each stretch.",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@output_options
def read(output: Output, file: Path) -> None:
    """Print a file's text."""
    from graphkit.read import read as read_file

    reading = read_file(file)
    if output.format == "table":
        sys.stdout.write(reading.text)
        return
    rows = [
        (s.start, s.end, s.line, s.page, s.place, reading.text[s.start : s.end]) for s in reading.stretches
    ]
    columns = ("bat_dau", "ket_thuc", "dong", "trang", "cho", "noi_dung")
    output.show(Answer(columns, rows, document=lambda: asdict(reading)))


@command(
    "extract",
    Text(
        "Trích xuất từ mỗi tệp (thư mục: mọi tệp trong đó): phần đầu, văn bản được dẫn, nhiệm vụ và đơn "
        "vị, chế độ báo cáo. Không cần "
        "kho. "
        "--format jsonl cho mỗi văn bản một dòng (graphkit.extraction/1).\n\n"
        "Tệp không đọc được thì liệt kê ở stderr và thoát 1; nếu không tệp nào đọc được thì thoát 3.",
        "Extract from each file (of a folder: all its files): header, instruments cited, tasks and units, "
        "reporting duties. No store is "
        "needed. --format jsonl prints a line for each document (graphkit.extraction/1).\n\n"
        "Files that cannot be read are listed on stderr and make the exit status 1; 3 where none can be "
        "read.",
    ),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@catalogue_option
@output_options
def extract(output: Output, files: tuple[Path, ...], catalogue: Path | None) -> ExitStatus:
    """Print what each file says."""
    from graphkit.codec import to_json
    from graphkit.read.walk import walk

    found, left_out = list(walk(files)), list[Path]()
    coming = _extractions(output, found, catalogue, left_out)
    first = list(islice(coming, 1))
    extractions = chain(first, coming)
    # Programs get their empty list; to people a heading above nothing says nothing.
    if first or output.format != "table":
        output.show(
            Answer(
                _COLUMNS,
                (row for extraction in extractions for row in _rows(extraction)),
                records=(to_json(extraction) for extraction in extractions),
            )
        )
    if len(left_out) == len(found):
        return ExitStatus.NOTHING
    return ExitStatus.FINDINGS if left_out else ExitStatus.DONE


def _extractions(
    output: Output, files: Sequence[Path], catalogue: Path | None, left_out: list[Path]
) -> Iterator[Extraction]:
    """Yield what each file says; note and tell those that cannot be read."""
    from graphkit.pipeline import Failure
    from graphkit.workers import analyse_all

    with output.progress(Text("trích xuất", "extracting")) as tell:
        for done, (path, outcome) in enumerate(analyse_all(files, catalogue, processes=0), start=1):
            tell(done, len(files))
            if isinstance(outcome, Failure):
                left_out.append(path)
                output.warn(outcome.reason)
            else:
                yield outcome.extraction


_COLUMNS = ("tep", "muc", "bat_dau", "ket_thuc", "noi_dung", "chi_tiet")
_HEADER = {
    "doc_type": Text("loại", "type"),
    "so_ky_hieu": Text("số, ký hiệu", "number"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "province": Text("tỉnh", "province"),
    "date": Text("ngày", "date"),
    "title": Text("trích yếu", "title"),
    "plan_year": Text("năm kế hoạch", "year of plan"),
    "id": Text("id", "id"),
}
_ROLES = {
    "can_cu": Text("căn cứ", "based on"),
    "trien_khai": Text("triển khai", "carries out"),
    "dan_chieu": Text("dẫn chiếu", "cites"),
}
_Row = tuple[object, ...]


def _rows(extraction: Extraction) -> Iterator[_Row]:
    """Yield what a document says as rows: header fields, citations, tasks by unit, reporting duties."""
    path = extraction.source.path
    yield from ((path, *row) for row in _header_rows(extraction.header))
    for cited in extraction.citations:
        target = cited.resolves_to.id if cited.resolves_to else cited.unresolved
        yield (path, str(_ROLES[cited.role]), cited.start, cited.end, cited.surface, target)
    for task in extraction.assignments:
        helping = Text(f"; phối hợp {', '.join(task.helpers)}", f"; with {', '.join(task.helpers)}")
        share = f"{task.mode}: {task.unit}{helping if task.helpers else ''}"
        yield (path, str(Text("nhiệm vụ", "task")), task.start, task.end, task.text, share)
    for duty in extraction.reports:
        line = " → ".join(filter(None, (duty.sender, duty.via, duty.receiver)))
        said = "; ".join(deadline.text for deadline in duty.deadlines)
        yield (path, str(Text("báo cáo", "report")), duty.start, duty.end, duty.what or said, line)


def _header_rows(header: Header) -> Iterator[_Row]:
    for name, text in _HEADER.items():
        value = getattr(header, name)
        if value is not None:
            start, end = header.spans.get(name, (None, None))
            yield (str(text), start, end, value, None)
