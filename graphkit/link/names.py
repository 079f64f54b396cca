"""The URN of a document, taken apart again, so that two names of one document can be told."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.lang.patterns import compiled

_NAME = compiled(r"urn:lex:(?P<body>[^:]+:[^:]+):(?P<measure>[^:]+):(?P<date>[0-9-]*);(?P<detail>.+)")


@dataclass(frozen=True, slots=True)
class Name:
    """Body (jurisdiction and authority), measure, date as precise as known, and number or ``~title``.

    >>> parse("urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;67-kh-ubnd")
    Name(body='vn;ha.noi:uy.ban.nhan.dan', measure='ke.hoach', date='2026-02-14', detail='67-kh-ubnd')
    """

    body: str
    measure: str
    date: str
    detail: str

    @property
    def provisional(self) -> bool:
        """True where the number was blank and the folded title stands for it."""
        return self.detail.startswith("~")

    @property
    def year(self) -> str:
        """The year, empty where unknown."""
        return self.date[:4]

    @property
    def key(self) -> tuple[str, str, str]:
        """What two names of one document have in common, whatever they know of its date."""
        return (self.body, self.measure, self.detail)


def parse(urn: str) -> Name | None:
    """Return the parts of a document's URN; None for a name of another shape."""
    match = _NAME.fullmatch(urn)
    return Name(**match.groupdict()) if match else None


def same_document(first: str, second: str) -> bool:
    """Tell whether two names can be of one document: equal, or one knows only the year or month of the other.

    >>> same_document("urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026;67-kh-ubnd",
    ...               "urn:lex:vn;ha.noi:uy.ban.nhan.dan:ke.hoach:2026-02-14;67-kh-ubnd")
    True
    """
    if first == second:
        return True
    one, other = parse(first), parse(second)
    if one is None or other is None or one.key != other.key:
        return False
    return less_precise(one.date, other.date) or less_precise(other.date, one.date)


def less_precise(date: str, other: str) -> bool:
    """Tell whether ``date`` is the year or month of ``other``; an unknown date is none.

    >>> less_precise("2026", "2026-02-14"), less_precise("2026-02-14", "2026-02-14"), less_precise("", "2026")
    (True, False, False)
    """
    return bool(date) and other.startswith(f"{date}-")


def same_month(date: str, other: str) -> bool:
    """Tell whether two dates can be of one month, as those of a draft and of what was signed.

    >>> same_month("2026-04", "2026-04-23"), same_month("2026", "2026-04"), same_month("2026-04", "2026-05")
    (True, True, False)
    """
    one, two = date[:7], other[:7]
    return one == two or less_precise(one, two) or less_precise(two, one)
