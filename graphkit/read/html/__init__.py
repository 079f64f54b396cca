"""Reader of web pages: the document itself, without the menus and banners of its site."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from graphkit.errors import UnreadableError
from graphkit.i18n import Text
from graphkit.read.encodings import Decoded, decode_legacy, from_tcvn3, from_vni, repair
from graphkit.read.protocol import Content
from graphkit.read.text import conversion, decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
_UNICODE = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii")
_LARGEST = 32_000_000
"""Bytes of a page."""
_MOST_TAGS = 1_000_000


class HtmlReader:
    """HTML in any encoding that it declares, or that makes Vietnamese of it."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, path: Path) -> Content:
        """Return the content of a page.

        Raises UnreadableError where the page is too large, or its encoding is not known.
        """
        from selectolax.lexbor import LexborHTMLParser

        from graphkit.read.html.article import Page
        from graphkit.read.html.clean import clean
        from graphkit.read.html.page import Builder
        from graphkit.read.layout import render

        if len(data) > _LARGEST or data.count(b"<") > _MOST_TAGS:
            raise _too_large(path)
        decoded = _decoded(data, path)
        body = LexborHTMLParser(f"<body>{clean(decoded.text)}").body
        if body is None:
            return Content("", ())
        coded = repair(body.text(deep=True))
        convert = {"TCVN3": from_tcvn3, "VNI": from_vni}.get(coded.encoding if coded else "", str)
        blocks = Builder(Page(body), convert).blocks()
        return render(blocks, (*conversion(decoded), *(conversion(coded) if coded else ())))


def _decoded(data: bytes, path: Path) -> Decoded:
    """Return a page's text by its mark, as UTF-8, by its Vietnamese, else as it declares itself."""
    declared = _declared(data)
    if declared not in _UNICODE and not data.startswith(codecs.BOM_UTF8):
        legacy = None if _is_utf8(data) else decode_legacy(data)
        if legacy is not None:
            return legacy
        if not _is_utf8(data):
            try:
                return Decoded(unicodedata.normalize("NFC", data.decode(declared)), declared.upper())
            except UnicodeDecodeError:
                pass
    return decode(data, path)


def _declared(data: bytes) -> str:
    """Return Python's name of the encoding that a page declares; UTF-8 where it declares none."""
    found = _CHARSET.search(data[:_HEAD])
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name if found else "utf-8"
    except LookupError:
        return "utf-8"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _too_large(path: Path) -> UnreadableError:
    return UnreadableError(
        Text(
            f"{path}: trang web quá lớn (trên {_LARGEST // 1_000_000} MB hoặc một triệu thẻ); không đọc",
            f"{path}: the page is too large (over {_LARGEST // 1_000_000} MB or a million tags); not read",
        )
    )
