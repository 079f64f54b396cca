"""Words in fonts from before Unicode (.VnTime, VNI-Times), whose letters are codes: converted run by run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from graphkit.read.docx.runs import Piece
from graphkit.read.encodings import from_tcvn3, from_vni
from graphkit.read.syllables import score

_CONVERT = {"TCVN3": from_tcvn3, "VNI": from_vni}


class _Kind(NamedTuple):
    """How a stretch of words is coded ("" for Unicode), and whether it is shown in capitals."""

    table: str
    capitals: bool


def _kind(piece: Piece) -> _Kind:
    font = (piece.look.font or "").lower()
    if font.startswith(".vn"):
        # Fonts such as .VnTimeH draw capitals for small letters' codes.
        return _Kind("TCVN3", bool(piece.look.capitals) or font.endswith("h"))
    return _Kind("VNI" if font.startswith("vni-") else "", bool(piece.look.capitals))


@dataclass
class Fonts:
    """Converts a document's words; many documents name such a font over text that is Unicode long since.

    So what makes more syllables decides, paragraph by paragraph, and where both make as many, what the
    document did before.
    """

    converted: set[str] = field(default_factory=set)
    """The tables that words were converted from."""
    _votes: Counter[str] = field(default_factory=Counter)

    def text(self, pieces: Sequence[Piece]) -> str:
        """Return the words of a paragraph in Unicode, capitals as they are shown."""
        stretches = [
            (kind, "".join(piece.text for piece in group)) for kind, group in groupby(pieces, key=_kind)
        ]
        coded = {kind.table for kind, _ in stretches if kind.table}
        believed = {table for table in coded if self._is_coded(table, stretches)}
        self.converted |= believed
        return "".join(_shown(kind, text, kind.table in believed) for kind, text in stretches)

    def _is_coded(self, table: str, stretches: Sequence[tuple[_Kind, str]]) -> bool:
        words = _bytes(" ".join(text for kind, text in stretches if kind.table == table))
        if any("\u0100" <= letter <= "\u1fff" for letter in words) or words.isascii():
            return False
        gain = score(_CONVERT[table](words)).syllables - score(words).syllables
        self._votes[table] += gain
        return gain > 0 or (gain == 0 and self._votes[table] > 0)


def _shown(kind: _Kind, text: str, coded: bool) -> str:
    if coded:
        text = _CONVERT[kind.table](_bytes(text))
    return text.upper() if kind.capitals and (coded or not kind.table) else text


def _bytes(text: str) -> str:
    """Return codes that a symbol font shifted into the private area as Latin letters again."""
    return "".join(chr(ord(c) - 0xF000) if "\uf020" <= c <= "\uf0ff" else c for c in text)
