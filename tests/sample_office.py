"""Writes the sample plans as Word files, laid out as Nghị định 30/2020/NĐ-CP asks: ``python sample_office.py DIR``.

Two columns without lines hold the letterhead and the signature; bullets and Roman numbers are Word's own, so
that no text in the file has them; rows of a Markdown table become a table with lines.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from graphkit.parse.lines import type_word
from graphkit.resources import samples

_LISTS = (("upperRoman", "%1."), ("bullet", "-"))
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROW = re.compile(r"\|.*\|$")
_RULE = re.compile(r"[-|\s]+$")
_STANDS_ALONE = re.compile(r"[-+•*|]|\d+\.|[a-zđ]\)")
_RIGHT = re.compile(r"CỘNG HÒA|Độc lập|.*, ngày ")


def write_docx(sample: Path, target: Path) -> None:
    """Write a sample plan as a Word file."""
    lines = [_bare(line) for line in sample.read_text(encoding="utf-8").splitlines()]
    title = next(i for i, line in enumerate(lines) if type_word(line))
    signature = next((i for i, line in enumerate(lines) if line.startswith("Nơi nhận")), len(lines))
    document = _blank()
    _letterhead(document, [line for line in lines[:title] if line and not _RULE.match(line)])
    _content(document, lines[title:signature])
    _signature(document, lines[signature:])
    document.save(str(target))


def _bare(line: str) -> str:
    return re.sub(r"^#+\s*|\*\*", "", line).strip()


def _blank() -> Document:
    document = docx.Document()
    section, normal = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    numbering = document.part.numbering_part.element
    for number, (style, pattern) in enumerate(_LISTS, start=90):
        level = (
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        )
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
    return document


def _letterhead(document: Document, lines: list[str]) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    _fill(left, [line for line in lines if not _RIGHT.match(line)])
    _fill(right, [line for line in lines if _RIGHT.match(line)])


def _fill(cell: _Cell, lines: list[str], align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.CENTER) -> None:
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        run = paragraph.add_run(line)
        run.bold, run.font.size = line.isupper(), Pt(13)
        paragraph.alignment = align


def _content(document: Document, lines: list[str]) -> None:
    romans = 0
    for number, text in enumerate(_paragraphs(lines)):
        if text.startswith("|"):
            _table(document, text.splitlines())
            continue
        head, _, rest = text.partition(" ")
        paragraph = document.add_paragraph()
        if romans < len(_ROMAN) and head == _ROMAN[romans] + ".":
            romans += 1
            _listed(paragraph, rest, 90)
        elif head == "-":
            _listed(paragraph, rest, 91)
        else:
            paragraph.add_run(text)
        _shape(paragraph, centred=number < 2)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield the paragraphs of a text, lines that were only broken joined, a table's rows together."""
    open_lines: list[str] = []
    for line in [*lines, ""]:
        row, before = _ROW.match(line), bool(open_lines) and open_lines[-1].startswith("|")
        alone = _STANDS_ALONE.match(line) or type_word(open_lines[0] if open_lines else "")
        if open_lines and (not line or (alone and not (row and before))):
            yield ("\n" if before else " ").join(open_lines)
            open_lines = []
        if line and not (row and _RULE.match(line)):
            open_lines.append(line)


def _table(document: Document, rows: list[str]) -> None:
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    table = document.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _listed(paragraph: Paragraph, text: str, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    )
    paragraph.add_run(text).bold = text.isupper()


def _shape(paragraph: Paragraph, centred: bool) -> None:
    layout = paragraph.paragraph_format
    layout.space_after = Pt(6)
    layout.first_line_indent = None if centred else Cm(1.27)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY


def _signature(document: Document, lines: list[str]) -> None:
    if not lines:
        return
    gap = lines.index("") if "" in lines else len(lines)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    _fill(left, lines[:gap], WD_ALIGN_PARAGRAPH.LEFT)
    _fill(right, [line for line in lines[gap:] if line])


def main(folder: Path) -> None:
    """Write all samples into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for sample in sorted(samples().glob("*.txt")):
        write_docx(sample, folder / f"{sample.stem}.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
