"""Writes DOCX files part by part, well-formed and hostile."""

from __future__ import annotations

import io
import zipfile

from graphkit.model import Stretch
from graphkit.read.docx.names import MAIN

_NAMES = (
    f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:x="urn:shape"'
)


def element(name: str, content: str) -> str:
    """Return the root of a part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {_NAMES}>{content}</w:{name}>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip of the given parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX file: the body's content, and that of further parts (styles, numbering, footnotes …)."""
    documents: dict[str, str | bytes] = {"word/document.xml": element("document", f"<w:body>{body}</w:body>")}
    return zipped(documents | {f"word/{name}.xml": element(name, content) for name, content in parts.items()})


def p(*runs: str, style: str = "", numbered: tuple[int, int] | None = None, mark: str = "") -> str:
    """Return a paragraph of runs; plain text becomes a run."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        inner += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    inner += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return (
        f"<w:p><w:pPr>{inner}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"
    )


def r(text: str, look: str = "") -> str:
    """Return a run of text."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(*paragraphs: str, properties: str = "") -> str:
    """Return a cell; plain text becomes a paragraph."""
    content = "".join(text if text.startswith("<") else p(text) for text in paragraphs or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: list[str], ruled: bool = True) -> str:
    """Return a table; cells given as plain text become cells."""
    line = "single" if ruled else "none"
    borders = f'<w:tblBorders><w:top w:val="{line}"/><w:insideV w:val="{line}"/></w:tblBorders>'
    lines = "".join(
        f"<w:tr>{''.join(c if c.startswith('<') else cell(c) for c in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{lines}</w:tbl>"


def assert_covers(text: str, stretches: tuple[Stretch, ...]) -> None:
    """Assert that stretches cover a text from end to end, in order."""
    ends = [0, *(stretch.end for stretch in stretches)]
    assert [stretch.start for stretch in stretches] == ends[:-1]
    assert ends[-1] == len(text)
    assert all(stretch.end > stretch.start for stretch in stretches)
