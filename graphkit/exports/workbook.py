"""XLSX: the workbook that people take away, with filters, links and dates as dates, ready to print.

A text is always written as text: what begins like a formula bears the mark that Excel sets for a leading
apostrophe, so that it stays text where somebody edits it.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]

from graphkit.errors import GraphkitError
from graphkit.exports.cells import FORMULA, xml_text
from graphkit.exports.contents import contents
from graphkit.exports.sheets import SHEETS, Cell, Column, Kind, Link, Row, Sheet
from graphkit.i18n import Text, current_language

if TYPE_CHECKING:
    from graphkit.records import Store

MOST_ROWS = 1_048_575
"""Below the headings, on one sheet."""
MOST_LINKS = 65_530
"""On one sheet; where there are more, the rest is text without a link."""
MOST_CHARACTERS = 32_767
_LONGEST_LINK = 2_000
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Excel counts a day that never was before it, and has none before 1900."""

_FONT = {"font_name": "Times New Roman", "font_size": 11}
_CELL = {**_FONT, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#C9D1D9"}
_LOOKS: Mapping[Kind, Mapping[str, object]] = {
    "text": {},
    "date": {"align": "center"},
    "number": {"align": "center", "num_format": "0"},
    "percent": {"align": "center", "num_format": "0%"},
    "faint": {"font_size": 8, "font_color": "#57606A"},
}
Look = Callable[[int, int], Mapping[str, object] | None]
"""Gives a cell, by its row and column (from 0, headings left out), properties of its own."""
_LINK = {"font_color": "#0B57A4"}
_HEADING = {
    **_FONT,
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#1F4E79",
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "border": 1,
    "border_color": "#C9D1D9",
}
_LINE = 14.5
"""Points from line to line."""
_CHARACTERS = 1.15
_FAINT = 1.5
"""How many characters, on average, are as wide as one digit of Excel's own font, which widths count."""
_HIGHEST = 409
_DATES = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_A4 = 9

_NOTES = Text("Ghi chú", "Notes")
_HEADLINE = Text("Văn bản, nhiệm vụ và chế độ báo cáo", "Documents, tasks and reporting")
_WARNING = Text(
    "Bảng này do máy đọc từ văn bản. Mỗi dòng đều dẫn câu làm bằng chứng: hãy đối chiếu trước khi dùng.",
    "Read from the documents by a program. Each row leads to the words that prove it: compare before use.",
)


def xlsx(store: Store, folder: Path) -> None:
    """Write ``graph.xlsx``. Raises GraphkitError where a sheet would have more rows than Excel can hold."""
    rows = contents(store)
    for sheet in SHEETS:
        if len(rows[sheet.key]) > MOST_ROWS:
            raise _too_many(sheet, len(rows[sheet.key]))
    with xlsxwriter.Workbook(folder / "graph.xlsx", {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": str(_HEADLINE), "comments": str(_WARNING)})
        book = Book(workbook, SHEETS)
        for sheet in SHEETS:
            book.add(sheet, rows[sheet.key])
        book.notes({sheet.key: len(rows[sheet.key]) for sheet in SHEETS}, store.path.name)


class Book:
    """A workbook that is being written, sheet by sheet; ``sheets`` are all that links may lead to."""

    def __init__(self, workbook: Any, sheets: Sequence[Sheet]) -> None:
        self._workbook = workbook
        self.titles = {sheet.key: str(sheet.title) for sheet in sheets}
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def add(self, sheet: Sheet, rows: Sequence[Row], look: Look | None = None) -> None:
        """Write a sheet with its headings and rows; ``look`` gives cells a look beyond their column's."""
        page = self.page(str(sheet.title), sheet.colour, [column.width for column in sheet.columns])
        page.headings(sheet.columns)
        for number, row in enumerate(rows, start=1):
            page.worksheet.set_row(number, _height(row, sheet.columns))
            for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
                page.write(number, place, cell, column.kind, look(number - 1, place) if look else None)
        page.worksheet.freeze_panes(1, 1)
        page.worksheet.autofilter(0, 0, max(len(rows), 1), len(sheet.columns) - 1)

    def notes(self, counts: Mapping[str, int], store: str) -> None:
        """Write the sheet that says what the others hold, when they were made, and of what."""
        page = self.page(str(_NOTES), "#999999", [24, 26, 70, 12])
        page.bare(0, str(_HEADLINE), {"bold": True, "font_size": 16})
        made = Text("Xuất ngày {day} từ kho {store}.", "Exported on {day} from the store {store}.")
        day = datetime.date.today()
        said = f"{day:%d/%m/%Y}" if current_language() == "vi" else day.isoformat()
        page.bare(1, str(made).format(day=said, store=store), {})
        page.bare(2, str(_WARNING), {"italic": True})
        lines = [*_notes_of_sheets(counts), (), *_notes_of_columns()]
        for number, line in enumerate(lines, start=4):
            for place, cell in enumerate(line):
                heading = (
                    {"bold": True, "bg_color": "#DDE6EF"} if number == 4 or not lines[number - 5] else {}
                )
                page.write(number, place, cell, "text", heading)

    def format(self, properties: Mapping[str, object]) -> Any:
        """Return the workbook's one format of these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._workbook.add_format(dict(properties))
        return self._formats[key]

    def page(self, title: str, colour: str, widths: Sequence[int]) -> Page:
        """Return a new sheet, set up for the screen and for paper: A4 across, as wide as one page."""
        worksheet = self._workbook.add_worksheet(title)
        worksheet.set_tab_color(colour)
        for place, width in enumerate(widths):
            worksheet.set_column(place, place, width, self.format(_FONT))
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        worksheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_header(f'&L&"Times New Roman,Bold"&12{title}')
        worksheet.set_footer(f'&R&"Times New Roman"{Text("Trang", "Page")} &P/&N')
        worksheet.hide_gridlines(2)
        # Section "2.1" and its like are text, and no mistake.
        worksheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return Page(self, worksheet)


class Page:
    """A worksheet that is being written, row by row."""

    def __init__(self, book: Book, worksheet: Any) -> None:
        self._book = book
        self.worksheet = worksheet
        self._links = 0

    def headings(self, columns: Sequence[Column]) -> None:
        """Write the row of headings, which every printed page repeats."""
        self.worksheet.set_row(0, 34)
        self.worksheet.repeat_rows(0)
        for place, column in enumerate(columns):
            self.worksheet.write_string(0, place, str(column.heading), self._book.format(_HEADING))

    def bare(self, row: int, text: str, look: Mapping[str, object]) -> None:
        """Write a text without a frame, as wide as it is."""
        self.worksheet.write_string(row, 0, _fitting(text), self._book.format({**_FONT, **look}))

    def write(
        self, row: int, place: int, cell: Cell, kind: Kind, look: Mapping[str, object] | None = None
    ) -> None:
        """Write a cell, a blank one framed too."""
        looks = {**_CELL, **_LOOKS[kind], **(look or {})}
        match cell:
            case None:
                self.worksheet.write_blank(row, place, None, self._book.format(looks))
            case Link():
                self._link(row, place, cell, {**looks, **_LINK})
            case datetime.date() if cell >= _FIRST_DAY:
                dated = self._book.format({**looks, "num_format": _DATES[current_language()]})
                self.worksheet.write_datetime(row, place, cell, dated)
            case int() | float():
                self.worksheet.write_number(row, place, cell, self._book.format(looks))
            case _:
                text = _fitting(str(cell))
                self.worksheet.write_string(row, place, text, self._book.format(_as_text(looks, text)))

    def _link(self, row: int, place: int, link: Link, looks: Mapping[str, object]) -> None:
        target, text = _target(link, self._book.titles), _fitting(link.text)
        format_ = self._book.format(_as_text(looks, text))
        if self._links == MOST_LINKS or len(target) > _LONGEST_LINK:
            self.worksheet.write_string(row, place, text, format_)
            return
        self._links += 1
        self.worksheet.write_url(row, place, target, format_, text)


def _height(row: Row, columns: Sequence[Column]) -> float:
    """Return the height in points that a row needs: not every program finds it by itself."""
    lines = (_lines(cell, column) for cell, column in zip(row, columns, strict=True))
    return min(_HIGHEST, _LINE * max(lines) + 1)


def _lines(cell: Cell, column: Column) -> int:
    text = cell.text if isinstance(cell, Link) else cell
    if not isinstance(text, str):
        return 1
    room = column.width * (_FAINT if column.kind == "faint" else _CHARACTERS)
    return sum(max(1, math.ceil(_width(line) / room)) for line in text.split("\n"))


def _width(line: str) -> float:
    """Return how wide a line is, in characters of usual text: capitals are wider."""
    return len(line) + 0.35 * sum(map(str.isupper, line))


def _target(link: Link, titles: Mapping[str, str]) -> str:
    if link.uri:
        # XlsxWriter rewrites "file:" as paths of Windows; the names of schemes know no case.
        return link.uri.replace("file:", "FILE:", 1)
    return f"internal:'{titles[link.sheet]}'!A{link.row + 2}"


def _as_text(looks: Mapping[str, object], text: str) -> Mapping[str, object]:
    return {**looks, "quote_prefix": True} if text.startswith(FORMULA) else looks


def _fitting(text: str) -> str:
    """Return a text as a cell can hold it."""
    text = xml_text(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes it for formatted text, and would write it as bare XML.
        text += " "
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


def _notes_of_sheets(counts: Mapping[str, int]) -> Iterator[Row]:
    yield tuple(
        map(str, (Text("Trang", "Sheet"), "", Text("Có gì", "What it holds"), Text("Số dòng", "Rows")))
    )
    for sheet in SHEETS:
        yield (Link(str(sheet.title), sheet.key, -1), None, str(sheet.about), counts[sheet.key])


def _notes_of_columns() -> Iterator[Row]:
    yield tuple(
        map(str, (Text("Trang", "Sheet"), Text("Cột", "Column"), Text("Nghĩa là gì", "What it means")))
    )
    for sheet in SHEETS:
        for column in sheet.columns:
            yield (str(sheet.title), str(column.heading), str(column.meaning))


def _too_many(sheet: Sheet, rows: int) -> GraphkitError:
    return GraphkitError(
        Text(
            f"graph.xlsx: trang {sheet.title} có {rows} dòng, Excel chỉ chứa được {MOST_ROWS}; "
            "hãy xuất với --format csv hoặc parquet",
            f"graph.xlsx: the sheet {sheet.title} has {rows} rows, Excel holds {MOST_ROWS}; "
            "export with --format csv or parquet",
        )
    )
