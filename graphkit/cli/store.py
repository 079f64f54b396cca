"""``graphkit build``, ``graphkit status``, ``graphkit remove``: what goes into a store, what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.base import command, option
from graphkit.cli.catalogues import catalogue_option
from graphkit.cli.output import Answer, Output, output_options
from graphkit.cli.stores import store_option
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.build import BuildReport, Status
    from graphkit.facts import FileGroup
    from graphkit.records import FileRecord

_JOBS_ARE_PROCESSES = Text(
    "--jobs là số tiến trình của máy này; với --executor dask:… hãy bỏ --jobs, số worker do cụm Dask định",
    "--jobs counts processes of this machine; leave it out with --executor dask:…, which has its own workers",
)


@command(
    "build",
    Text(
        "Dựng đồ thị từ tệp và thư mục. Chạy lại chỉ làm phần đã đổi; tệp đã biến khỏi thư mục thì các dữ "
        "kiện của "
        "nó cũng mất; lần dựng bị ngắt được làm tiếp.\n\n"
        "Tệp không đọc được thì liệt kê cùng lý do và thoát 1, phần còn lại vẫn vào kho; không có văn bản "
        "nào đọc "
        "được thì thoát 3.",
        "Build the graph from files and folders. Built again, only what changed is done; a file that "
        "vanished from "
        "its folder loses its facts; a build that was stopped is taken up again.\n\n"
        "Files that cannot be read are listed with the reason and make the exit status 1, the rest is in; "
        "3 where "
        "no document can be read.",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    text=Text(
        "Số tiến trình phân tích cùng lúc (mặc định: theo số bộ xử lý).",
        "Processes that analyse at once (default: by the number of processors).",
    ),
)
@option(
    "--executor",
    metavar="processes|dask:ADDRESS",
    text=Text(
        "Ai phân tích: các tiến trình của máy này (mặc định), hoặc một cụm Dask, ví dụ "
        "dask:tcp://10.0.0.5:8786.",
        "Who analyses: processes of this machine (the default), or a Dask cluster, such as "
        "dask:tcp://10.0.0.5:8786.",
    ),
)
@catalogue_option
@store_option
@output_options
def build(
    output: Output,
    store: Path,
    paths: tuple[Path, ...],
    jobs: int | None,
    executor: str | None,
    catalogue: Path | None,
) -> ExitStatus:
    """Build, and say what was done."""
    from graphkit.build import build as build_store
    from graphkit.workers import PROCESSES

    executor = executor or PROCESSES
    if jobs and executor != PROCESSES:
        raise GraphkitError(_JOBS_ARE_PROCESSES)
    with output.progress(Text("phân tích", "analysing")) as tell:
        report = build_store(
            paths,
            store,
            catalogue=catalogue,
            jobs=jobs,
            executor=executor,
            progress=lambda p: tell(p.done, p.total),
        )
    for path, warning in report.warnings:
        output.note(Text(f"{path}: {warning}", f"{path}: {warning}"))
    for line in (said for group in report.groups for said in _differing(group)):
        output.note(line)
    _warn_of(output, report.left_out)
    output.show(_report(report, store))
    return report.status


@command(
    "status",
    Text(
        "Cho biết trong kho có gì, tệp nào không đọc được, và tệp nào đã đổi từ lần dựng cuối.",
        "Say what the store holds, which files could not be read, and which changed since the last build.",
    ),
)
@catalogue_option
@store_option
@output_options
def status(output: Output, store: Path, catalogue: Path | None) -> None:
    """Say what is in the store."""
    from graphkit.build import status as status_of

    found = status_of(store, catalogue)
    rows = list(_status_rows(found))
    output.show(
        Answer(
            ("muc", "ten", "gia_tri"),
            rows,
            document=lambda: _status_json(found),
            drawing=lambda: _status_lines(found),
        )
    )


@command(
    "remove",
    Text(
        "Bỏ một tệp, hoặc mọi tệp của một thư mục, khỏi kho; tệp trên đĩa còn nguyên.",
        "Take a file, or all files of a folder, out of the store; the files themselves are not touched.",
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@store_option
@output_options
def remove(output: Output, store: Path, file: Path) -> None:
    """Take files out of the store."""
    from graphkit.build import remove as remove_from

    paths = remove_from(store, file)
    said = [str(Text(f"đã bỏ khỏi kho: {path}", f"taken out: {path}")) for path in paths]
    output.show(Answer(("tep",), [(path,) for path in paths], drawing=lambda: said))


def _warn_of(output: Output, left_out: Iterable[FileRecord]) -> None:
    for record in left_out:
        if record.reason is not None:
            output.warn(record.reason)


def _report(report: BuildReport, store: Path) -> Answer:
    counts = {
        "them": report.added,
        "doi": report.changed,
        "doi_ten": report.renamed,
        "giu_nguyen": report.unchanged,
        "bo": report.removed,
        "khong_doc_duoc": len(report.left_out),
    }
    left_out = [_left_out_json(record) for record in report.left_out]
    whole = {"store": str(store), **counts, "left_out": left_out, "linked": report.linked}
    said = Text(
        f"{store}: thêm {report.added}, đổi {report.changed}, đổi tên {report.renamed}, "
        f"giữ nguyên {report.unchanged}, bỏ {report.removed}, không đọc được {len(report.left_out)}",
        f"{store}: {report.added} added, {report.changed} changed, {report.renamed} renamed, "
        f"{report.unchanged} unchanged, {report.removed} removed, {len(report.left_out)} could not be read",
    )
    return Answer(
        tuple(counts),
        [tuple(counts.values())],
        records=[whole],
        document=lambda: whole,
        drawing=lambda: [str(said)],
    )


def _left_out_json(record: FileRecord) -> dict[str, object]:
    return {"path": record.path, "state": record.state, "reason": str(record.reason or "")}


def _status_json(status: Status) -> dict[str, object]:
    return {
        "store": str(status.path),
        "files": dict(status.states),
        "documents": status.documents,
        "graph": dict(status.counts),
        "fingerprint": status.fingerprint,
        "left_out": [_left_out_json(record) for record in status.left_out],
        "changed": status.changed,
        "missing": status.missing,
        "stale": status.stale,
        "groups": [_group_json(group) for group in status.groups],
        "linked": status.linked,
    }


def _status_rows(status: Status) -> Iterator[tuple[str, str, object]]:
    """Yield what a store holds, one thing a row: kind, name, value."""
    yield from (("files", state, count) for state, count in status.states.items())
    yield ("documents", "", status.documents)
    yield from (("graph", name, count) for name, count in status.counts.items())
    yield from (("left_out", record.path, str(record.reason or "")) for record in status.left_out)
    for kind, paths in (("changed", status.changed), ("missing", status.missing), ("stale", status.stale)):
        yield from ((kind, path, None) for path in paths)
    for group in status.groups:
        yield ("leading", group.leading, group.document)
        for file in group.beside:
            yield ("beside", file.path, "; ".join(map(str, file.differences)))


def _status_lines(status: Status) -> Iterator[str]:
    readable, others = status.states.get("ok", 0), len(status.left_out)
    said = Text(
        f"{readable} tệp đọc được ({status.documents} văn bản), {others} tệp không đọc được",
        f"{readable} files read ({status.documents} documents), {others} could not be read",
    )
    yield f"{status.path}: {said}"
    yield "  " + ", ".join(f"{name} {count}" for name, count in status.counts.items() if count)
    yield from (f"  {record.reason}" for record in status.left_out)
    yield from (f"  {line}" for group in status.groups for line in _group_lines(group))
    yield from _listed(Text("đã đổi từ lần dựng cuối", "changed since the last build"), status.changed)
    yield from _listed(Text("không còn trên đĩa", "no longer on the disk"), status.missing)
    yield from _listed(_OTHER_RULES, status.stale)
    if status.changed or status.missing or status.stale or not status.linked:
        yield str(Text("Hãy chạy lại `graphkit build`.", "Run `graphkit build` again."))


_OTHER_RULES = Text(
    "trích xuất bằng quy tắc hoặc danh mục khác", "extracted with other rules or another catalogue"
)


def _listed(what: Text, paths: Sequence[str]) -> Iterator[str]:
    if paths:
        yield f"  {what}: {', '.join(paths)}"


def _group_json(group: FileGroup) -> dict[str, object]:
    beside = [{"path": f.path, "differences": [str(said) for said in f.differences]} for f in group.beside]
    return {"document": group.document, "leading": group.leading, "beside": beside}


def _group_lines(group: FileGroup) -> Iterator[str]:
    """Say which file of a document leads and what each other one says differently."""
    same = ", ".join(file.path for file in group.beside if not file.differences)
    if same:
        yield str(
            Text(
                f"{group.leading} là tệp chính; cùng văn bản, trích xuất như nhau: {same}",
                f"{group.leading} leads; the same document, the same found in it: {same}",
            )
        )
    yield from map(str, _differing(group))


def _differing(group: FileGroup) -> Iterator[Text]:
    for file in group.beside:
        if file.differences:
            vi, en = ("; ".join(said) for said in zip(*((d.vi, d.en) for d in file.differences), strict=True))
            yield Text(
                f"{file.path}: cùng văn bản với tệp chính {group.leading}, khác ở: {vi}",
                f"{file.path}: the same document as {group.leading}, which leads; what differs: {en}",
            )
