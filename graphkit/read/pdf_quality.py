"""Whether the text layer of a PDF can be believed: how many of its words are Vietnamese syllables.

A font without a proper map makes a text layer of which a person sees nothing, and a program reads rubbish.

>>> share_of_syllables("Căn cứ Nghị quyết của Chính phủ".split())
1.0
>>> share_of_syllables("&ăQ Fͱ 1JK͓ quy͇t FͯD ChÌnh SKͯ".split())
0.0
"""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.read.syllables import is_syllable

_EDGES = " \t.,;:!?…()[]{}<>“”\"'’‘«»-–—*/|•+="
_ENOUGH = 20
"""Words below which nothing is said of a text."""
BELIEVED = 0.6
"""Share of syllables from which a text layer is believed: official texts have 0.95 to 1, garbage 0.2."""
MARKED = 0.25
"""Share of syllables with a mark below which a text has lost its marks: official texts have 0.6 to 0.8."""


def share_of_syllables(words: Iterable[str]) -> float | None:
    """Return the share of syllables among the words that could be Vietnamese, None where there is none.

    Numbers and symbols (``28/NQ-CP``), abbreviations and foreign words in plain letters do not count.
    """
    real = other = 0
    for raw in words:
        word = raw.strip(_EDGES)
        if is_syllable(word):
            real += 1
        elif _counts(word):
            other += 1
    return real / (real + other) if real + other else None


def _counts(word: str) -> bool:
    plain = word.replace("Đ", "D")
    number = any(map(str.isdigit, plain)) and plain.isprintable()
    return bool(word) and not (plain.isascii() and (plain.isalpha() or number))


def is_believed(words: list[str]) -> bool:
    """Whether a text of these words is Vietnamese, or too short to tell."""
    share = share_of_syllables(words)
    return share is None or share >= BELIEVED or len(words) < _ENOUGH


def is_marked(words: list[str]) -> bool:
    """Whether a text has its Vietnamese marks, or is too short to tell: scanners often leave them out."""
    syllables = [word for word in (raw.strip(_EDGES) for raw in words) if is_syllable(word)]
    marked = sum(not word.isascii() for word in syllables)
    return len(syllables) < _ENOUGH or marked >= MARKED * len(syllables)
