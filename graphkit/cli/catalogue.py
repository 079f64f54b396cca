"""``graphkit catalogue``: instruments that the bundled catalogue does not know, kept by the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.base import Decorator, Group, command, option
from graphkit.cli.catalogues import catalogue_option, own_catalogue, own_catalogue_option
from graphkit.cli.output import Answer, Output, output_options
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.catalogue import Change, Entry, Found

_TABLES = ("names.tsv", "instruments.tsv")


@click.group(
    "catalogue",
    cls=Group,
    text=Text(
        "Danh mục văn bản của riêng bạn: những văn bản mà danh mục có sẵn chưa có. Mọi lệnh trích xuất tự "
        "đọc danh mục này.\n\n"
        "Danh mục là một tệp TSV: GRAPHKIT_CATALOGUE, nếu không thì catalogue.tsv trong thư mục của người "
        "dùng (Windows: %APPDATA%\\graphkit, macOS: ~/Library/Application Support/graphkit, Linux: "
        "~/.config/graphkit).",
        "Keep a catalogue of instruments of your own: those that the bundled one lacks. Every command that "
        "extracts reads it by itself.\n\n"
        "It is a TSV file: GRAPHKIT_CATALOGUE, else catalogue.tsv in the user's folder (Windows: "
        "%APPDATA%\\graphkit, macOS: ~/Library/Application Support/graphkit, Linux: ~/.config/graphkit).",
    ),
)
def catalogue() -> None:
    """Hold the commands; what they do is theirs."""


def _replace_option(function: Any) -> Any:
    return option(
        "--replace",
        is_flag=True,
        text=Text(
            "Thay dòng đã có cùng số, ngày và cơ quan ban hành.",
            "Replace the row that is there of the same number, date and issuer.",
        ),
    )(function)


def _field(name: str, vi: str, en: str, metavar: str = "TEXT", **attributes: Any) -> Decorator:
    return option(f"--{name}", metavar=metavar, text=Text(vi, en), **attributes)


@command(
    "add",
    Text(
        "Thêm một văn bản vào danh mục. Ngày ghi 2026-01-31 hoặc 31/01/2026.\n\n"
        "Ví dụ: graphkit catalogue add --number 15/QĐ-UBND --type 'Quyết định' --date 10/01/2026 --issuer "
        "'UBND tỉnh Lai Châu' --title 'Đề án Bản làng văn hóa' --alias 'Đề án 15'",
        "Add an instrument to the catalogue. Dates are 2026-01-31 or 31/01/2026.\n\n"
        "Example: graphkit catalogue add --number 15/QĐ-UBND --type 'Quyết định' --date 10/01/2026 --issuer "
        "'UBND tỉnh Lai Châu' --title 'Đề án Bản làng văn hóa' --alias 'Đề án 15'",
    ),
)
@_field("number", "Số, ký hiệu: 28/NQ-CP.", "Number: 28/NQ-CP.", required=True)
@_field("type", "Loại văn bản: Quyết định.", "Type of document: Quyết định.", required=True)
@_field("date", "Ngày ban hành.", "Date of issue.", "DATE", default="")
@_field(
    "issuer",
    "Cơ quan ban hành, cùng địa phương; nhiều cơ quan cách nhau bằng “;”.",
    "The body that issued it, with its place; several are joined by “;”.",
    required=True,
)
@_field(
    "title",
    "Tên gọi hoặc trích yếu; các năm trong đó cho biết khi nào được nói đến.",
    "Its name or title; the years in it say when it is meant.",
    required=True,
)
@_field("alias", "Tên gọi khác; lặp lại được.", "Another name; may be repeated.", multiple=True)
@_field("effective", "Ngày có hiệu lực.", "First day in force.", "DATE", default="")
@_field("expired", "Ngày cuối còn hiệu lực.", "Last day in force.", "DATE", default="")
@_field("source", "Nguồn của thông tin này.", "Where this is known from.", default="")
@_replace_option
@own_catalogue_option
@output_options
def add(output: Output, catalogue: Path, replace: bool, alias: tuple[str, ...], **cells: str) -> None:
    """Write one row, or say why not."""
    from graphkit.catalogue import COLUMNS, Entry, checked, put
    from graphkit.resolve import Reference

    reference = Reference.load()
    try:
        entry = checked(Entry.of(cells | {"aliases": ";".join(alias)}), reference)
    except GraphkitError as error:  # begins with the column, which is called like the option
        raise GraphkitError(Text(f"--{error.text.vi}", f"--{error.text.en}")) from None
    (change,) = put(catalogue, [entry], reference, replace=replace)
    if change.outcome == "kept":
        raise GraphkitError(_prefixed(catalogue, _conflict(change)))
    said = f"{catalogue}: {_OUTCOMES[change.outcome]} {_named(entry)}"
    output.show(Answer(COLUMNS, [_cells(entry)], drawing=lambda: [said]))


@command(
    "list",
    Text(
        "Liệt kê danh mục. TEXT chọn những dòng có các chữ ấy, viết có dấu hay không đều được. --format csv "
        "cho một bảng mà lệnh import đọc lại được.",
        "List the catalogue. TEXT picks the rows that hold these words, typed with or without marks. "
        "--format csv gives a table that import reads.",
    ),
)
@click.argument("words", metavar="[TEXT]...", nargs=-1)
@option(
    "--bundled",
    is_flag=True,
    text=Text("Liệt kê cả danh mục có sẵn.", "List the bundled catalogue too."),
)
@catalogue_option
@output_options
def list_(output: Output, catalogue: Path | None, words: tuple[str, ...], bundled: bool) -> None:
    """Print the rows."""
    from graphkit.catalogue import COLUMNS, entries
    from graphkit.resources import data

    text = " ".join(words)
    own = entries(catalogue) if catalogue else []
    output.note(_size(catalogue, len(own)))
    known = [entry for name in _TABLES for entry in entries(data(name))] if bundled else []
    rows = [(*_cells(entry), False) for entry in own if _holds(entry, text)]
    rows += [(*_cells(entry), True) for entry in known if _holds(entry, text)]
    columns = (*COLUMNS, "bundled") if bundled else COLUMNS
    wanted = _filled(rows, len(columns)) if output.format == "table" else range(len(columns))
    output.show(Answer(tuple(columns[n] for n in wanted), [[row[n] for n in wanted] for row in rows]))


@command(
    "import",
    Text(
        "Nhận nhiều văn bản vào danh mục từ một bảng hoặc một kho. Bảng là tệp UTF-8 có dòng tiêu đề number, "
        "type, date, issuer, effective, expired, title, aliases, source (hoặc tiêu đề tiếng Việt), ngăn bằng "
        "tab, dấu phẩy hoặc chấm phẩy. Kho cho số, loại, ngày, cơ quan và trích yếu của từng văn bản.\n\n"
        "Dòng nào không nhận được thì nêu cùng lý do và thoát 1, các dòng khác vẫn vào; không nhận được dòng "
        "nào thì thoát 3. Nhận lại lần nữa không đổi gì.",
        "Take many instruments into the catalogue, from a table or a store. A table is a UTF-8 file with the "
        "headings number, type, date, issuer, effective, expired, title, aliases, source, between tabs, "
        "commas or semicolons. A store gives number, type, date, issuer and title of each document.\n\n"
        "Rows that are refused are listed with the reason and make the exit status 1, the rest is in; 3 "
        "where no row can be taken. Importing once more changes nothing.",
    ),
)
@click.argument("source", metavar="FILE|STORE", type=click.Path(path_type=Path))
@_replace_option
@own_catalogue_option
@output_options
def import_(output: Output, catalogue: Path, source: Path, replace: bool) -> ExitStatus:
    """Write the rows that can be, and say why the others cannot."""
    from graphkit.catalogue import from_store, from_table, put
    from graphkit.records.folder import is_store
    from graphkit.resolve import Reference

    reference = Reference.load()
    found = list((from_store if is_store(source) else from_table)(source, reference))
    changes = put(catalogue, [row.entry for row in found if row.entry], reference, replace=replace)
    refused = list(_refused(found, changes))
    for place, reason in refused:
        output.warn(_prefixed(place, reason))
    output.show(_report(catalogue, changes, refused))
    if len(refused) == len(found):
        return ExitStatus.NOTHING
    return ExitStatus.FINDINGS if refused else ExitStatus.DONE


for _command in (add, list_, import_):
    catalogue.add_command(_command)


# --- what is said ---------------------------------------------------------------------------------

_OUTCOMES = {
    "added": Text("đã thêm", "added"),
    "replaced": Text("đã thay", "replaced"),
    "unchanged": Text("đã có sẵn, không đổi gì:", "is there already, nothing changed:"),
}


def _cells(entry: Entry) -> tuple[object, ...]:
    """Return a row for printing: what is not known is None, the aliases are a list."""
    from graphkit.catalogue import COLUMNS

    values = (getattr(entry, column) for column in COLUMNS)
    return tuple(list(value) if isinstance(value, tuple) else value or None for value in values)


def _filled(rows: Sequence[Sequence[object]], columns: int) -> Sequence[int]:
    """Return which columns say anything: a line of a terminal is short."""
    return [n for n in range(columns) if any(row[n] not in (None, []) for row in rows)] or range(columns)


def _holds(entry: Entry, text: str) -> bool:
    """Tell whether a row holds words, the last of which may be only begun."""
    from graphkit.catalogue import COLUMNS
    from graphkit.lang.fold import fold

    return f" {fold(text)}" in " " + " ".join(fold(entry.cell(column)) for column in COLUMNS)


def _named(entry: Entry) -> str:
    day = f" ({'/'.join(reversed(entry.date.split('-')))})" if entry.date else ""
    return f"{entry.type} {entry.number}{day}, {entry.issuer}: {entry.title}"


def _conflict(change: Change) -> Text:
    entry, columns = change.entry, ", ".join(change.columns)
    return Text(
        f"đã có {entry.number} cùng ngày, cùng cơ quan ban hành, khác ở {columns}; muốn thay thì thêm "
        "--replace",
        f"{entry.number} of this date and issuer is there, with another {columns}; to replace it add "
        "--replace",
    )


def _size(path: Path | None, number: int) -> Text:
    if path is None:
        return Text(
            f"{own_catalogue()}: chưa có danh mục nào; hãy thêm bằng `graphkit catalogue add`",
            f"{own_catalogue()}: there is no catalogue yet; begin one with `graphkit catalogue add`",
        )
    return Text(f"{path}: {number} văn bản", f"{path}: {number} instruments")


def _prefixed(place: object, text: Text) -> Text:
    return Text(f"{place}: {text.vi}", f"{place}: {text.en}")


def _refused(found: Sequence[Found], changes: Iterable[Change]) -> Iterator[tuple[str, Text]]:
    """Yield the places of rows that did not go in, and why; ``changes`` are of the others, in their order."""
    done = iter(changes)
    for row in found:
        if row.reason is not None:
            yield row.place, row.reason
        elif (change := next(done)).outcome == "kept":
            yield row.place, _conflict(change)


def _report(path: Path, changes: Sequence[Change], refused: Sequence[tuple[str, Text]]) -> Answer:
    done = [change.outcome for change in changes]
    counts = {
        "them": done.count("added"),
        "thay": done.count("replaced"),
        "giu_nguyen": done.count("unchanged"),
        "khong_nhan": len(refused),
    }
    said = Text(
        f"{path}: thêm {counts['them']}, thay {counts['thay']}, giữ nguyên {counts['giu_nguyen']}, "
        f"không nhận {len(refused)}",
        f"{path}: {counts['them']} added, {counts['thay']} replaced, {counts['giu_nguyen']} unchanged, "
        f"{len(refused)} refused",
    )
    listed = [{"place": place, "reason": str(reason)} for place, reason in refused]
    whole = {"catalogue": str(path), **counts, "refused": listed}
    rows = [tuple(counts.values())]
    return Answer(tuple(counts), rows, records=[whole], document=lambda: whole, drawing=lambda: [str(said)])
