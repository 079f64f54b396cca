"""Markup made harmless before it is parsed.

Parsers of HTML take time that grows with the square of the depth, of the attributes of one tag, of the fonts
that are left open. So only the tags that shape a text are handed on, well nested, with the attributes that
are looked at; scripts, styles and comments go.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from graphkit.lang.patterns import compiled

_VOID = frozenset({"br", "hr"})
_CLOSED_BY_THE_NEXT = frozenset({"p", "li", "dt", "dd"})
_PARTS_OF_TABLES = frozenset({"caption", "thead", "tbody", "tfoot", "tr", "td", "th"})
_NESTED = frozenset([
    "a", "address", "article", "aside", "blockquote", "center", "dialog", "div", "dl", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "menu", "nav",
    "ol", "pre", "section", "table", "ul",
])  # fmt: skip
_DROPPED = frozenset([
    "audio", "button", "canvas", "iframe", "math", "noscript", "object", "script", "select", "style",
    "svg", "template", "textarea", "title", "video",
])  # fmt: skip
_ATTRIBUTES = frozenset([
    "id", "class", "role", "hidden", "style", "colspan", "rowspan", "border", "start", "type", "value",
    "itemprop", "reversed",
])  # fmt: skip
_DEEPEST = 200
_LONGEST_VALUE = 500

_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s>"'][^\s>]*)"""
_ATTRIBUTE = rf"[^\s/>][^\s/>=]*(?:\s*=\s*{_VALUE}?)?"
_TOKEN = compiled(
    rf"<!--.*?(?:-->|\Z)|<[!?][^>]*(?:>|\Z)"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<attributes>(?:[\s/]+|{_ATTRIBUTE})*+)>"
    r"|<(?=[a-zA-Z/])",
    re.DOTALL,
)
_ONE_ATTRIBUTE = compiled(rf"([^\s/>][^\s/>=]*)(?:\s*=\s*({_VALUE})?)?")


def clean(markup: str) -> str:
    """Return the markup that shapes the text, well nested; what is no markup stays text."""
    return "".join(_Cleaner(markup).pieces())


class _Cleaner:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.open: list[str] = []
        self.unclosed: set[str] = set()

    def pieces(self) -> Iterator[str]:
        position = 0
        while (token := _TOKEN.search(self.markup, position)) is not None:
            yield self.markup[position : token.start()]
            if token.group() == "<":
                # A tag that has no end: to look for others behind it would take for ever.
                position = token.start()
                break
            position = token.end()
            if token["name"] is None:
                continue
            name = token["name"].lower()
            if name in _DROPPED and not token["close"]:
                position = self._behind(name, position)
            elif token["close"]:
                yield from self._closed(name)
            else:
                yield from self._opened(name, token["attributes"])
        yield self.markup[position:].replace("<", "&lt;")

    def _behind(self, name: str, position: int) -> int:
        """Return where the text goes on behind a dropped element; one that is never closed is only a tag."""
        if name in self.unclosed:
            return position
        end = compiled(rf"</{name}\b[^>]*>", re.IGNORECASE).search(self.markup, position)
        if end is None:
            self.unclosed.add(name)
            return len(self.markup) if name in {"script", "style"} else position
        return end.end()

    def _opened(self, name: str, attributes: str) -> Iterator[str]:
        if name in _PARTS_OF_TABLES:
            yield from self._close_down_to_table()
        elif name in _NESTED:
            if len(self.open) >= _DEEPEST:
                return
            self.open.append(name)
        elif name not in _VOID | _CLOSED_BY_THE_NEXT:
            return
        yield f"<{name}{''.join(_kept(attributes))}>"

    def _closed(self, name: str) -> Iterator[str]:
        if name in _PARTS_OF_TABLES:
            yield from self._close_down_to_table()
        elif name in _NESTED:
            place = self._open_place(name)
            while place is not None and len(self.open) > place:
                yield f"</{self.open.pop()}>"
            return
        elif name not in _CLOSED_BY_THE_NEXT:
            return
        yield f"</{name}>"

    def _open_place(self, name: str) -> int | None:
        """Return where an element is open, within the innermost table but for tables themselves."""
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] == name:
                return place
            if self.open[place] == "table":
                return None
        return None

    def _close_down_to_table(self) -> Iterator[str]:
        if "table" in self.open:
            while self.open[-1] != "table":
                yield f"</{self.open.pop()}>"


def _kept(attributes: str) -> Iterator[str]:
    seen = set()
    for found in _ONE_ATTRIBUTE.finditer(attributes):
        name = found.group(1).lower()
        if name in _ATTRIBUTES and name not in seen:
            seen.add(name)
            given = html.unescape((found.group(2) or "").strip("\"'")[:_LONGEST_VALUE])
            yield f' {name}="{html.escape(given)}"'
