"""Writes the sample plans as Word files and as PDF, laid out as Nghị định 30/2020/NĐ-CP asks.

``python tests/sample_office.py DIR`` (``make office``). Two columns without lines hold the letterhead and the
signature; bullets and Roman numbers are Word's own, so that no text in the file has them; rows of a Markdown
table become a table with lines. The PDF is what LibreOffice prints of the Word file. The same text gives
the same files: nothing in them tells when or where they were made.
"""

from __future__ import annotations

import datetime
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from graphkit.parse.lines import type_word
from graphkit.resources import samples

_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
_UNUSED = ("/stylesWithEffects", "/thumbnail")
"""Parts of the empty document that Word does not need either."""

_FONT = b"LiberationSerif"
_MISSING = "LibreOffice prints no such PDF (Debian: apt install libreoffice-writer fonts-liberation2)"

_MADE = datetime.datetime(2026, 5, 1, 8, 0, 0)
_CENTRE, _LEFT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
_LISTS = (("upperRoman", "%1.", "<w:b/>"), ("bullet", "-", ""))
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROW = re.compile(r"\|.*\|$")
_RULE = re.compile(r"[-|\s]+$")
_STANDS_ALONE = re.compile(r"[-+•*|]|\d+\.|[a-zđ]\)")
_HEADING = re.compile(r"\d+(\.\d+)*\. [^.;:]{1,90}$")
_RIGHT = re.compile(r"CỘNG HÒA|Độc lập|.*, ngày ")
_BASIS = re.compile(r"Căn cứ|Theo đề nghị")
_ARTICLE = re.compile(r"Điều \d+\.")
_ANNEX = re.compile(r"PHỤ LỤC\b")
_WHOLE = "ỦY BAN NHÂN DÂN"
"""A line of the letterhead that the next one completes; another first line is the body above."""


def write_docx(sample: Path, target: Path) -> None:
    """Write a sample plan as a Word file."""
    lines = [_bare(line) for line in sample.read_text(encoding="utf-8").splitlines()]
    title = next(i for i, line in enumerate(lines) if type_word(line))
    signature = next((i for i, line in enumerate(lines) if line.startswith("Nơi nhận")), len(lines))
    annex = next((i for i, line in enumerate(lines) if _ANNEX.match(line)), len(lines))
    document = _blank()
    _letterhead(document, [line for line in lines[:title] if line and not _RULE.match(line)])
    _content(document, lines[title:signature])
    _signature(document, lines[signature:annex])
    _annex(document, lines[annex:])
    whole = io.BytesIO()
    document.save(whole)
    target.write_bytes(_timeless_zip(whole.getvalue()))


def write_pdfs(words: Sequence[Path], folder: Path) -> None:
    """Write Word files as PDF into a folder, by LibreOffice.

    Raises FileNotFoundError where LibreOffice, its Writer, or the fonts Liberation are not installed.
    """
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError(_MISSING)
    with tempfile.TemporaryDirectory() as made:
        profile = f"-env:UserInstallation={Path(made, 'profile').as_uri()}"
        options = ("--headless", "--convert-to", _PDF, "--outdir", made)
        subprocess.run(
            [program, profile, *options, *map(str, words)],
            check=True,
            capture_output=True,
            env=os.environ | {"TZ": "UTC"},
        )
        for word in words:
            printed = Path(made, f"{word.stem}.pdf")
            if not printed.exists() or _FONT not in printed.read_bytes():
                raise FileNotFoundError(_MISSING)
            (folder / printed.name).write_bytes(_timeless_pdf(printed.read_bytes()))


# --- the page -----------------------------------------------------------------------------------


def _bare(line: str) -> str:
    return re.sub(r"^#+\s*|\*\*", "", line).strip()


def _blank() -> Document:
    document = docx.Document()
    section, normal, told = document.sections[0], document.styles["Normal"], document.core_properties
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    section.header_distance = Cm(1)
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    told.created = told.modified = _MADE
    told.author = told.last_modified_by = told.comments = ""
    for relations in (document.part.rels, document.part.package.rels):
        for name in [name for name, to in relations.items() if to.reltype.endswith(_UNUSED)]:
            del relations[name]
    _number_pages(document)
    numbering = document.part.numbering_part.element
    for number, (style, pattern, look) in enumerate(_LISTS, start=90):
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{pattern}"/><w:rPr>{look}</w:rPr></w:lvl>'
        )
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
    return document


def _number_pages(document: Document) -> None:
    """Put the page's number at the top centre of all pages but the first."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = _CENTRE
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    )


# --- its parts ----------------------------------------------------------------------------------


def _letterhead(document: Document, lines: list[str]) -> None:
    left, right = _columns(document, Cm(6.6), Cm(10.4))
    body = [line for line in lines if not _RIGHT.match(line)]
    names, number = body[:-1], body[-1]
    for line in names:
        _say(left, line, 13, bold=line == names[-1] or names[0] == _WHOLE)
    _line_under(left, Cm(2.1))
    _say(left, number, 13)
    motto, place = [line for line in lines if _RIGHT.match(line)][:-1], lines[-1]
    for line, size in zip(motto, (13, 14), strict=True):
        _say(right, line, size, bold=True)
    _line_under(right, Cm(2.3))
    _say(right, place, 14, italic=True)


def _columns(document: Document, *widths: Length) -> list[_Cell]:
    table = document.add_table(rows=1, cols=len(widths))
    _set_widths(table, widths)
    return [table.rows[0].cells[i] for i in range(len(widths))]


def _set_widths(table: Table, widths: tuple[Length, ...]) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _say(
    cell: _Cell,
    text: str,
    size: int,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = _CENTRE,
) -> Paragraph:
    first = len(cell.paragraphs) == 1 and not cell.paragraphs[0].text
    paragraph: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    paragraph.alignment = align
    return paragraph


def _line_under(where: _Cell | Document, indent: Length) -> None:
    """Draw a short line in the middle, as it stands under a name and a title."""
    paragraph = where.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = indent
    layout.line_spacing, layout.space_after = Pt(3), Pt(6)
    border = '<w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"))


def _content(document: Document, lines: list[str]) -> None:
    romans = 0
    for number, text in enumerate(_paragraphs(lines)):
        if text.startswith("|"):
            _table(document, text.splitlines(), Cm(16.5))
            continue
        head, _, rest = text.partition(" ")
        paragraph = document.add_paragraph()
        if romans < len(_ROMAN) and head == _ROMAN[romans] + ".":
            romans += 1
            _listed(paragraph, rest, 90)
        elif head == "-":
            _listed(paragraph, rest, 91)
        else:
            _write(paragraph, text, bold=number == 1)
        if number < 2:
            _shape_title(paragraph, first=number == 0)
        else:
            _shape(paragraph, centred=text.isupper() and head.isalpha())
        if number == 1:
            _line_under(document, Cm(6.3))


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield the paragraphs of a text, lines that were only broken joined, a table's rows together."""
    open_lines: list[str] = []
    for line in [*lines, ""]:
        row, before = _ROW.match(line), bool(open_lines) and open_lines[-1].startswith("|")
        alone = _STANDS_ALONE.match(line) or type_word(open_lines[0] if open_lines else "")
        ended = bool(open_lines) and (open_lines[-1].endswith((".", ";", ":")) or open_lines[-1].isupper())
        if open_lines and (not line or ended or (alone and not (row and before))):
            yield ("\n" if before else " ").join(open_lines)
            open_lines = []
        if line and not (row and _RULE.match(line)):
            open_lines.append(line)


def _write(paragraph: Paragraph, text: str, bold: bool) -> None:
    article = _ARTICLE.match(text)
    if article:
        paragraph.add_run(article[0]).bold = True
        text = text[article.end() :]
    run = paragraph.add_run(text)
    run.bold = bold or text.isupper() or bool(_HEADING.match(text))
    run.italic = bool(_BASIS.match(text))


def _listed(paragraph: Paragraph, text: str, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    )
    paragraph.add_run(text).bold = text.isupper()


def _shape(paragraph: Paragraph, centred: bool) -> None:
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(6 if centred else 3)
    layout.first_line_indent = None if centred else Cm(1.27)
    layout.keep_with_next = any(run.bold and run.text == paragraph.text for run in paragraph.runs)
    paragraph.alignment = _CENTRE if centred else _JUSTIFY


def _shape_title(paragraph: Paragraph, first: bool) -> None:
    layout = paragraph.paragraph_format
    layout.space_before = Pt(18 if first else 0)
    layout.left_indent = layout.right_indent = Cm(1.5)
    paragraph.alignment = _CENTRE


def _table(document: Document, rows: list[str], width: Length) -> None:
    texts = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    table = document.add_table(rows=len(texts), cols=len(texts[0]), style="Table Grid")
    weights = [max(4.0, max(map(len, column)) ** 0.7) for column in zip(*texts, strict=True)]
    _set_widths(table, tuple(Length(round(width * weight / sum(weights))) for weight in weights))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for number, (row, line) in enumerate(zip(table.rows, texts, strict=True)):
        _keep_whole(row)
        for cell, text in zip(row.cells, line, strict=True):
            _say(cell, text, 13, bold=number == 0, align=_CENTRE if number == 0 or text.isdigit() else _LEFT)
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def _signature(document: Document, lines: list[str]) -> None:
    if not lines:
        return
    gap = lines.index("") if "" in lines else len(lines)
    document.add_paragraph().paragraph_format.line_spacing = Pt(8)
    left, right = _columns(document, Cm(8.5), Cm(8))
    _keep_whole(document.tables[-1].rows[0])
    for number, line in enumerate(lines[:gap]):
        _say(left, line, 11 if number else 12, bold=not number, italic=not number, align=_LEFT)
    for line in filter(None, lines[gap:]):
        paragraph = _say(right, line, 14, bold=line.isupper(), italic=not line.isupper())
        paragraph.paragraph_format.space_before = Pt(0 if line.isupper() else 30)


def _annex(document: Document, lines: list[str]) -> None:
    """Write the annex on pages of their own, across, its head in the middle."""
    if not lines:
        return
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(2)
    section.different_first_page_header_footer = False
    for text in _paragraphs(lines):
        if text.startswith("|"):
            _table(document, text.splitlines(), Cm(25.7))
            continue
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold, run.italic = text.isupper(), not text.isupper()
        paragraph.alignment = _CENTRE
        paragraph.paragraph_format.space_after = Pt(0 if text.isupper() else 12)


# --- the same file for the same text ------------------------------------------------------------


def _timeless_zip(data: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(whole, "w") as kept:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, _MADE.timetuple()[:6])
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            kept.writestr(info, made.read(name), compresslevel=9)
    return whole.getvalue()


def _timeless_pdf(data: bytes) -> bytes:
    """Return a PDF without its moment and the hashes made of it; every byte stays where it is."""
    moment = f"{_MADE:%Y%m%d%H%M%S}".encode()
    data = re.sub(rb"(?<=/CreationDate\(D:)\d{14}", moment, data)
    return re.sub(rb"(?<=[<(/])[0-9A-F]{32}(?=[>)\s])", b"0" * 32, data)


def main(folder: Path) -> None:
    """Write all samples into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    words = []
    for sample in sorted(samples().glob("*.txt")):
        words.append(folder / f"{sample.stem}.docx")
        write_docx(sample, words[-1])
    write_pdfs(words, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
