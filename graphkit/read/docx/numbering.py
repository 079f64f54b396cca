"""The numbers and bullets that Word writes before paragraphs, and that no text in the file holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from lxml.etree import _Element

from graphkit.lang.patterns import compiled
from graphkit.read.counting import formatted
from graphkit.read.docx.names import W, number, toggle, value
from graphkit.read.docx.styles import Styles

_LEVELS = 9
_HIGHEST = 1_000_000
_LONGEST = 64
"""Characters of a level's pattern that are written."""
_PLACE = compiled(r"%([1-9])")
# Bullets are drawn with letters of symbol fonts; these are what they look like.
_BULLETS = {"\uf02d": "-", "o": "◦", "\uf0a7": "▪", "\uf0d8": "-", "\uf02b": "+"}


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted; ``root`` is None where it has none."""

    root: _Element | None
    styles: Styles
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: _Element | None, style: str | None) -> str:
        """Count a paragraph and return what Word writes before it; "" where it belongs to no list.

        ``properties`` are the paragraph's own (w:pPr), ``style`` is the name of its style.
        """
        found = self._place(None if properties is None else properties.find(W + "numPr"), style)
        if found is None or found[0] not in self._lists:
            return ""
        name, level = found
        numbered = self._lists[name]
        definition = numbered.levels.get(level)
        if definition is None:
            return ""
        counts = self._counts.setdefault(numbered.abstract, [None] * _LEVELS)
        self._count(name, numbered, level, counts)
        return _written(numbered, level, counts)

    def _place(self, own: _Element | None, style: str | None) -> tuple[str, int] | None:
        """Return the list and the level of a paragraph; what it says itself goes before its style."""
        of_style = self.styles.list_of(style)
        name = value(own.find(W + "numId")) if own is not None else None
        if name is None and of_style is not None:
            name = value(of_style[0].find(W + "numId"))
        if name is None or name == "0":
            return None
        given = own.find(W + "ilvl") if own is not None else None
        if given is None and of_style is not None:
            linked = self._lists[name].linked if name in self._lists else {}
            if of_style[1] in linked:
                return name, linked[of_style[1]]
            given = of_style[0].find(W + "ilvl")
        return name, number(given, 0, _LEVELS - 1, 0)

    def _count(self, name: str, numbered: _List, level: int, counts: list[int | None]) -> None:
        start = numbered.restarts.get(level)
        if start is not None and (name, level) not in self._begun:
            counts[level] = None
        self._begun.add((name, level))
        first = start if start is not None else numbered.start(level)
        before = counts[level]
        counts[level] = first if before is None else before + 1
        for deeper in range(level + 1, _LEVELS):
            if numbered.starts_again(deeper, level):
                counts[deeper] = None
        for higher in range(level):
            if counts[higher] is None:
                counts[higher] = numbered.start(higher)

    @cached_property
    def _lists(self) -> dict[str, _List]:
        if self.root is None:
            return {}
        abstract = {
            entry.get(W + "abstractNumId") or "": entry for entry in self.root.findall(W + "abstractNum")
        }
        found = {}
        for entry in self.root.findall(W + "num"):
            name = value(entry.find(W + "abstractNumId")) or ""
            definition = self._definition(abstract, name)
            if definition is not None:
                found[entry.get(W + "numId") or ""] = _list(definition, entry, name)
        return found

    def _definition(self, abstract: dict[str, _Element], name: str) -> _Element | None:
        """Return an abstract list; one that only names a numbering style is defined where that style is."""
        definition = abstract.get(name)
        link = None if definition is None else value(definition.find(W + "numStyleLink"))
        if link is None:
            return definition
        linked = (entry for entry in abstract.values() if value(entry.find(W + "styleLink")) == link)
        return next(linked, definition)


@dataclass(frozen=True)
class _List:
    abstract: str
    levels: dict[int, _Element]
    restarts: dict[int, int]
    """Where a level begins anew when this list first uses it."""

    @cached_property
    def linked(self) -> dict[str, int]:
        """Levels by the paragraph style that they are linked to."""
        styles = {level: value(entry.find(W + "pStyle")) for level, entry in self.levels.items()}
        return {style: level for level, style in styles.items() if style is not None}

    def start(self, level: int) -> int:
        entry = self.levels.get(level)
        return 1 if entry is None else number(entry.find(W + "start"), 0, _HIGHEST, 0)

    def starts_again(self, level: int, after: int) -> bool:
        """Whether a level counts from its start again behind a paragraph of a higher one."""
        entry = self.levels.get(level)
        restart = None if entry is None else entry.find(W + "lvlRestart")
        if restart is None:
            return True
        last = number(restart, 0, _LEVELS, level)
        return last != 0 and after < last


def _list(definition: _Element, entry: _Element, abstract: str) -> _List:
    levels = {_level(level): level for level in definition.findall(W + "lvl")}
    restarts = {}
    for override in entry.findall(W + "lvlOverride"):
        replaced, start = override.find(W + "lvl"), override.find(W + "startOverride")
        if replaced is not None:
            levels[_level(override)] = replaced
        if start is not None:
            restarts[_level(override)] = number(start, 0, _HIGHEST, 1)
    return _List(abstract, levels, restarts)


def _level(element: _Element) -> int:
    given = element.get(W + "ilvl") or ""
    return int(given) if given in set("012345678") else 0


def _written(numbered: _List, level: int, counts: list[int | None]) -> str:
    entry = numbered.levels[level]
    pattern = (value(entry.find(W + "lvlText")) or "")[:_LONGEST]
    style = value(entry.find(W + "numFmt")) or "decimal"
    if style == "bullet":
        text = _BULLETS.get(pattern, "•" if "\ue000" <= pattern <= "\uf8ff" else pattern)
    elif style == "none":
        text = _PLACE.sub("", pattern)
    else:
        legal = bool(toggle(entry, "isLgl"))
        text = _PLACE.sub(lambda found: _shown(numbered, int(found.group(1)) - 1, counts, legal), pattern)
    apart = "" if value(entry.find(W + "suff")) == "nothing" else " "
    return text + apart if text.strip() else ""


def _shown(numbered: _List, level: int, counts: list[int | None], legal: bool) -> str:
    entry, count = numbered.levels.get(level), counts[level]
    if entry is None or count is None:
        return ""
    return formatted(count, "decimal" if legal else value(entry.find(W + "numFmt")) or "decimal")
