"""The header: type, number, place, date, title, issuing body, signature, recipients."""

from __future__ import annotations

import re

from graphkit.extract.issuer import find_issuer
from graphkit.extract.signature import find_recipients, find_signatory
from graphkit.lang.dates import BLANK_DATE, DATE, iso, of_match
from graphkit.lang.names import LOWER, PROPER, UPPER
from graphkit.lang.patterns import compiled
from graphkit.model import Header
from graphkit.parse import Document
from graphkit.parse.lines import type_word

_PIECE = rf"[{UPPER}][{UPPER}0-9&]*(?:[gri]|y[{UPPER}]+)?(?![{LOWER}])"
_SYMBOL = rf"{_PIECE}(?:\s?[-–.&]\s?{_PIECE})*"
_CITED = "".join(f"(?<!{word} )" for word in ("quyết", "định", "hoạch", "thị", "văn", "tư", "điện", "trình"))
_NUMBER = compiled(
    rf"(?:(?:[Ss]ố|SỐ)\s*:|{_CITED}{_CITED.upper()}(?:[Ss]ố|SỐ)\s*\.?)"
    rf"\s*(?P<n>\d[\d ]{{0,5}}[a-zA-Z]?)?[\s.…_]*"
    rf"(?:/+\s*(?:(?P<y>(?:19|20)\d{{2}})\s*/\s*)?(?P<s>{_SYMBOL})"
    rf"|[-–]\s*(?P<p>[A-ZĐ][A-Za-zĐđ]{{1,4}}\s*/\s*[{UPPER}0-9]+))"
)
_PLACE = compiled(rf"(?P<place>(?:TP\.? ?)?{PROPER}),?\s*(?:,\s*)?(?=[Nn]gày)")
_SYMBOL_END = compiled(rf"(?:(?!TP)[{UPPER}]{{2,4}} )?")
"""Last letters of a symbol that stand before the place."""
_LETTER_TITLE = compiled(r"(?:V/v|Về việc|v/v)\s*[:.]?\s*")
_PASSED = compiled(
    r"(?:Luật|Nghị quyết|Pháp lệnh|Bộ luật) này (?:đã )?được [^.\n]{10,200}?thông qua,?\s+(?=ngày\s)"
)
_TERM = compiled(
    r"(?:giai đoạn|nhiệm kỳ|đến|từ|thời kỳ|khóa|ngày)\b[^,;]*?\d{4}(?:\s*[-–]\s*\d{4})?|\d{4}\s*[-–]\s*\d{4}|"
    r"tầm nhìn[^,;]*\d{4}",
    re.IGNORECASE,
)
_YEAR = compiled(r"[Nn][ăĂ][mM]\s+((?:19|20)\d{2})")


def extract_header(document: Document) -> Header:
    """Return what the document says of itself, the issuing body as printed."""
    spans: dict[str, tuple[int, int]] = {}
    doc_type = _doc_type(document, spans)
    number, symbol, so_ky_hieu = _number(document, spans)
    if doc_type is None and symbol is not None:
        doc_type = "Công văn"
    place, day = _place_and_date(document, spans)
    title = _title(document, doc_type, spans)
    issuer = find_issuer(document, place, spans)
    return Header(
        doc_type=doc_type,
        number=number,
        symbol=symbol,
        so_ky_hieu=so_ky_hieu,
        issuer=issuer,
        place=place,
        date=day,
        title=title,
        plan_year=plan_year(title),
        signatory=find_signatory(document, spans),
        recipients=find_recipients(document, spans),
        spans=spans,
    )


def plan_year(title: str | None) -> int | None:
    """Return the one year that a title names as the plan's; a term, a period or no year gives None."""
    years = {int(year) for year in _YEAR.findall(_TERM.sub(" ", title or ""))}
    return years.pop() if len(years) == 1 else None


def _doc_type(document: Document, spans: dict[str, tuple[int, int]]) -> str | None:
    zones = document.zones
    if zones.title >= zones.preamble:
        return None
    line = document.lines[zones.title]
    word = type_word(line.text)
    if word is not None:
        spans["doc_type"] = (line.start, min(line.end, line.start + len(word)))
    return word


def _head_end(document: Document) -> int:
    """Flow position behind the letterhead: the title, or the first lines of a letter."""
    zones = document.zones
    last = zones.title if zones.title < zones.preamble else min(max(zones.preamble, 12), 40)
    return next((block.start for block in document.blocks if block.line >= last), len(document.text))


def _number(
    document: Document, spans: dict[str, tuple[int, int]]
) -> tuple[str | None, str | None, str | None]:
    match = _NUMBER.search(document.text, 0, _head_end(document))
    if match is None:
        return None, None, None
    spans["so_ky_hieu"] = document.raw(match.start(), match.end())
    number = (match["n"] or "").replace(" ", "") or None
    symbol = re.sub(r"\s+", "", match["s"] or match["p"]).replace("–", "-")
    if number is None:
        return None, symbol, None
    if match["p"]:
        return number, symbol, f"{number}-{symbol}"
    year = f"{match['y']}/" if match["y"] else ""
    return number, symbol, f"{number}/{year}{symbol}"


def _place_and_date(document: Document, spans: dict[str, tuple[int, int]]) -> tuple[str | None, str | None]:
    end = _head_end(document)
    # Narrow columns break place and date over lines.
    head = document.text[:end].replace("\n", " ")
    match = BLANK_DATE.search(head)
    if match is None:
        return None, _passed(document, spans)
    spans["date"] = document.raw(match.start(), match.end())
    day = iso(match["y"], match["m"], match["d"] if match["m"] else None)
    number = _NUMBER.search(head, 0, match.start())
    start = max(number.end() if number else 0, match.start() - 60)
    named = list(_PLACE.finditer(head, start, match.start() + 4))
    if not named:
        return None, day
    symbol = _SYMBOL_END.match(named[-1]["place"])
    begin = named[-1].start("place") + (symbol.end() if symbol else 0)
    spans["place"] = document.raw(begin, named[-1].end("place"))
    return head[begin : named[-1].end("place")], day


def _passed(document: Document, spans: dict[str, tuple[int, int]]) -> str | None:
    """The day on which an assembly passed a law or resolution, told at its end."""
    match = _PASSED.search(document.text)
    date = DATE.match(document.text, match.end()) if match else None
    if date is None:
        return None
    spans["date"] = document.raw(date.start(), date.end())
    return of_match(date)


def _title(document: Document, doc_type: str | None, spans: dict[str, tuple[int, int]]) -> str | None:
    zones = document.zones
    blocks = list(document.zone(zones.title, zones.preamble))
    if not blocks:
        return _letter_title(document, spans)
    start, end = blocks[0].start, blocks[-1].end
    head = (doc_type or "").upper()
    if document.text[start:end].startswith(head):
        start += len(head)
    text = document.text[start:end].strip(" \n:.*")
    if not text:
        return None
    begin = document.text.index(text, start)
    spans["title"] = document.raw(begin, begin + len(text))
    return " ".join(text.split())


def _letter_title(document: Document, spans: dict[str, tuple[int, int]]) -> str | None:
    match = _LETTER_TITLE.search(document.text, 0, _head_end(document))
    if match is None:
        return None
    end = document.text.find("\n", match.end())
    end = len(document.text) if end < 0 else end
    spans["title"] = document.raw(match.end(), end)
    return document.text[match.end() : end].strip() or None
