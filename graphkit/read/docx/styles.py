"""Styles: how a run looks, and which list a paragraph belongs to, where its style decides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lxml.etree import _Element

from graphkit.read.docx.names import W, toggle, value


class Look(NamedTuple):
    """How a run is shown: hidden, in capitals, in which font; None where nothing says so."""

    hidden: bool | None = None
    capitals: bool | None = None
    font: str | None = None

    def under(self, over: Look) -> Look:
        """Return this look where ``over`` says nothing else."""
        return Look(
            self.hidden if over.hidden is None else over.hidden,
            self.capitals if over.capitals is None else over.capitals,
            self.font if over.font is None else over.font,
        )


def look_of(properties: _Element | None) -> Look:
    """Return what run properties say themselves."""
    if properties is None:
        return _PLAIN
    return Look(
        toggle(properties, "vanish"), toggle(properties, "caps"), _font(properties.find(W + "rFonts"))
    )


_PLAIN = Look()


def _font(fonts: _Element | None) -> str | None:
    """The font of letters with marks; a theme's font goes before a named one."""
    if fonts is None:
        return None
    if fonts.get(W + "hAnsiTheme") or fonts.get(W + "asciiTheme"):
        return ""
    return fonts.get(W + "hAnsi") or fonts.get(W + "ascii")


@dataclass(frozen=True)
class Styles:
    """The styles of a document; ``root`` is None where it has none."""

    root: _Element | None

    @cached_property
    def _by_id(self) -> dict[str, _Element]:
        styles = () if self.root is None else self.root.findall(W + "style")
        return {style.get(W + "styleId") or "": style for style in styles}

    @cached_property
    def _looks(self) -> dict[str | None, Look]:
        return {}

    @cached_property
    def _default(self) -> Look:
        path = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
        return look_of(None if self.root is None else self.root.find(path))

    @cached_property
    def _paragraph(self) -> str | None:
        """The style of paragraphs that name none."""
        for name, style in self._by_id.items():
            if style.get(W + "type") == "paragraph" and (style.get(W + "default") or "0") in {
                "1",
                "true",
                "on",
            }:
                return name
        return None

    def chain(self, style: str | None) -> list[_Element]:
        """Return a style and those that it is based on, the most special first."""
        found: list[_Element] = []
        while style is not None and style in self._by_id and self._by_id[style] not in found:
            found.append(self._by_id[style])
            style = value(found[-1].find(W + "basedOn"))
        return found

    def look(self, style: str | None) -> Look:
        """Return how a style shows a run."""
        if style not in self._looks:
            look = Look()
            for entry in reversed(self.chain(style)):
                look = look.under(look_of(entry.find(W + "rPr")))
            self._looks[style] = look
        return self._looks[style]

    def paragraph_look(self, style: str | None) -> Look:
        """Return how a paragraph of a style shows its runs."""
        return self._default.under(self.look(style or self._paragraph))

    def list_of(self, style: str | None) -> tuple[_Element, str] | None:
        """Return the numbering that a paragraph style sets, with the name of the style that sets it."""
        for entry in self.chain(style or self._paragraph):
            found = entry.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found, entry.get(W + "styleId") or ""
        return None

    def borders(self, style: str | None) -> _Element | None:
        """Return the borders that a table style sets."""
        found = (entry.find(f"{W}tblPr/{W}tblBorders") for entry in self.chain(style))
        return next((borders for borders in found if borders is not None), None)
