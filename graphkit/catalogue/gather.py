"""Where rows of a catalogue come from: a table that somebody made, the documents of a store."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.catalogue.entry import COLUMNS, Entry, checked
from graphkit.errors import GraphkitError
from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.model import Header
from graphkit.records import Store
from graphkit.resolve import Reference
from graphkit.resolve.catalogue import REQUIRED

if TYPE_CHECKING:
    import _csv

_HEADINGS = {
    **{column: column for column in COLUMNS},
    "so": "number", "so hieu": "number", "so ky hieu": "number",
    "loai": "type", "loai van ban": "type",
    "ngay": "date", "ngay ban hanh": "date", "date issued": "date",
    "co quan": "issuer", "co quan ban hanh": "issuer",
    "hieu luc tu": "effective", "ngay hieu luc": "effective", "in force from": "effective",
    "het hieu luc": "expired", "ngay het hieu luc": "expired", "in force until": "expired",
    "trich yeu": "title", "ten": "title", "ten van ban": "title",
    "ten khac": "aliases", "other names": "aliases",
    "nguon": "source",
}  # fmt: skip
"""Folded headings that a table may have → columns."""
_SPREADSHEET = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# what CSV for spreadsheets sets before a cell that they would run
_NEUTRAL = compiled(r"'(?=[=+\-@＝＋－＠])")


@dataclass(frozen=True, slots=True)
class Found:
    """A row, ready to be written, or the reason why it cannot be; ``place`` is a file, or file:line."""

    place: str
    entry: Entry | None = None
    reason: Text | None = None


def from_table(path: Path, reference: Reference) -> Iterator[Found]:
    """Yield the rows of a table in UTF-8 with headings, between tabs, commas or semicolons.

    Tabs part cells without any quoting, as in a catalogue; ``#`` begins a remark. Raises GraphkitError where
    the file cannot be read or has no heading for a column that must be there.
    """
    for line, cells in _rows(path):
        try:
            yield Found(f"{path}:{line}", checked(_entry(cells), reference))
        except GraphkitError as error:
            yield Found(f"{path}:{line}", reason=error.text)


def from_store(path: Path, reference: Reference) -> Iterator[Found]:
    """Yield what the headers of a store's documents say, ordered by path; of several files, the leading one.

    Raises GraphkitError where there is no store.
    """
    with Store.open(path) as store:
        beside = {file.path for group in store.groups() for file in group.beside}
        for record, extraction in store.extractions():
            if record.path in beside:
                continue
            try:
                yield Found(record.path, _of_header(extraction.header, record.path, reference))
            except GraphkitError as error:
                yield Found(record.path, reason=error.text)


# --- documents ------------------------------------------------------------------------------------


def _of_header(header: Header, path: str, reference: Reference) -> Entry:
    """Return the row of a document; one that would mean another document than the store has is refused."""
    entry = Entry.of(
        {
            "number": header.so_ky_hieu or "",
            "type": header.doc_type or "",
            "date": header.date or "",
            "issuer": header.issuer or "",
            "title": header.title or "",
            "source": Path(path).name,
        }
    )
    if not (entry.number and entry.date):
        raise GraphkitError(Text("văn bản chưa có số, ngày", "the document has no number and date yet"))
    where = (entry.issuer, f"{entry.issuer}, {header.province}")
    for issuer in where if header.province else where[:1]:
        if (ready := _meant(replace(entry, issuer=issuer), header.id, reference)) is not None:
            return ready
    checked(entry, reference)  # says what is wrong with it
    raise GraphkitError(
        Text(
            f"không rõ cơ quan ban hành là cơ quan nào: “{entry.issuer}”",
            f"not clear which body issued it: “{entry.issuer}”",
        )
    )


def _meant(entry: Entry, id_: str | None, reference: Reference) -> Entry | None:
    """Return a row, checked, where it means the document of an id; None where it does not."""
    try:
        ready = checked(entry, reference)
    except GraphkitError:
        return None
    named = reference.identify(ready.issuer, ready.type, ready.number, ready.date)
    return ready if named == id_ else None


# --- tables -----------------------------------------------------------------------------------------


def _entry(cells: dict[str, str]) -> Entry:
    if rest := cells.get(""):
        raise GraphkitError(Text(f"thừa ô không có tiêu đề: “{rest}”", f"more cells than headings: “{rest}”"))
    return Entry.of({column: _NEUTRAL.sub("", cell, count=1) for column, cell in cells.items()})


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line numbers and cells by column; what has no heading stands together under ``""``."""
    columns: list[str] | None = None
    for line, cells in _records(path):
        if columns is None:
            columns = _columns(path, cells)
            continue
        rest = "; ".join(filter(None, cells[len(columns) :]))
        yield line, {**dict(zip(columns, cells, strict=False)), "": rest}
    if columns is None:
        _columns(path, [])


def _records(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are no remark and not blank, each with the number of its first line."""
    reader = _reader(_text(path))
    line = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not cells[0].startswith("#"):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise _unreadable(path, f"dòng {line}: {error}", f"line {line}: {error}") from error


def _reader(text: str) -> _csv.Reader:
    """Return a reader for what parts the headings: spreadsheets write commas or, in Vietnam, semicolons."""
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    delimiter = max("\t;,", key=next(lines, "").count)
    source = io.StringIO(text, newline="")
    if delimiter == "\t":
        return csv.reader(source, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(source, delimiter=delimiter)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if content.startswith(_SPREADSHEET):
            raise _unreadable(path, "là bảng tính", "a spreadsheet")
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, f"không đọc được ({error})", f"cannot be read ({error})") from error


def _columns(path: Path, headings: Sequence[str]) -> list[str]:
    columns = [_HEADINGS.get(fold(heading), heading) or heading for heading in headings]
    missing = ", ".join(column for column in REQUIRED if column not in columns)
    if missing:
        raise _unreadable(path, f"thiếu cột {missing}", f"lacks the column {missing}")
    return columns


def _unreadable(path: Path, vi: str, en: str) -> GraphkitError:
    return GraphkitError(
        Text(
            f"{path}: {vi}; cần một bảng UTF-8 có dòng tiêu đề ({', '.join(COLUMNS)}), trong bảng tính hãy "
            "lưu thành “CSV UTF-8”",
            f"{path}: {en}; a UTF-8 table with headings ({', '.join(COLUMNS)}) is needed: save a spreadsheet "
            "as “CSV UTF-8”",
        )
    )
