"""How the name said of an instrument differs from its official one, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher

from graphkit.lang.patterns import compiled
from graphkit.resolve.catalogue import one_slip
from graphkit.resolve.names import Name

_LONGEST = 80
"""Words compared: longer names are sentences, and comparing takes the square of their length."""
_IDLE = frozenset(("va", "ve", "cua", "giai", "doan", "thoi", "ky", "tu", "den", "toi", "nam"))
"""Words that many leave out or put in, and those around years."""
_NUMBER = compiled(r"so|\d+|qh\d+")
"""What is left of numbers between the words, those of laws among them."""
_PLACE = ("tren", "dia", "ban")


def differs(said: Name, official: Name) -> bool:
    """Tell whether a name has other words than the official one, or lacks some of them inside.

    What is cut off at its end, what follows it in the sentence, slips of one letter, years, places and
    abbreviations are no difference.
    """
    one, other = _words(said), _words(official)
    changes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return any(
        _tells(one[first:last], other[start:end], at_end=last == len(one) or end == len(other))
        for change, first, last, start, end in changes
        if change != "equal"
    )


def _words(name: Name) -> list[str]:
    """Return the words of a name behind its kind, which the number of a law says already."""
    kind = name.kind or ""
    rest = name.whole[len(kind) :] if name.whole.startswith(f"{kind} ") else name.whole
    return rest.split()[:_LONGEST]


def _tells(said: list[str], official: list[str], *, at_end: bool) -> bool:
    said, official = _telling(said), _telling(official)
    if at_end and not (said and official):
        return False
    if said == official or _initials(official) in said or _PLACE in (tuple(said[:3]), tuple(official[:3])):
        return False
    if len(said) == len(official):
        return not all(
            one == other or one_slip(one, other) for one, other in zip(said, official, strict=True)
        )
    return True


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in _IDLE and not _NUMBER.fullmatch(word)]


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)
