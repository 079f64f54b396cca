"""Edits that put a citation right: its number, its date, its issuer, and nothing beside them."""

from __future__ import annotations

import re

from graphkit.check.base import Edit
from graphkit.lang.dates import DATE
from graphkit.lang.patterns import compiled
from graphkit.link.knowledge import Plan
from graphkit.model import Citation

_NUMBER = compiled(r"\d+(?=\s*/)")
_ISSUER = compiled(r"\bcủa\s+(?P<issuer>.+)\Z", re.DOTALL)


def number_edit(text: str, citation: Citation, plan: Plan) -> Edit | None:
    """Return the edit of the digits of a citation's number; None where more than digits differ."""
    match = _NUMBER.search(text, citation.start, citation.end)
    number, _, symbol = (plan.so_ky_hieu or "").partition("/")
    if match is None or not number.isdigit() or (citation.so_ky_hieu or "").partition("/")[2] != symbol:
        return None
    return Edit(match.start(), match.end(), number)


def date_edit(text: str, citation: Citation, plan: Plan) -> Edit | None:
    """Return the edit of a citation's date, written as it was; None where there is not one, whole date."""
    matches = list(DATE.finditer(text, citation.start, citation.end))
    if len(matches) != 1 or len(plan.date or "") != len("2026-04-14"):
        return None
    match = matches[0]
    year, month, day = (int(part) for part in (plan.date or "").split("-"))
    words = match["d2"] is not None
    start = match.start("d2" if words else "d1")
    # A day below 10 and the months 1 and 2 are written with a nought (Nghị định 30/2020/NĐ-CP).
    numerals = (f"{day:02d}", f"{month:02d}" if month < 3 else str(month), str(year))
    return Edit(start, match.end(), "{} tháng {} năm {}".format(*numerals) if words else "/".join(numerals))


def issuer_edit(text: str, citation: Citation, plan: Plan) -> Edit | None:
    """Return the edit of who issued what is cited; None where the text does not say it last."""
    match = _ISSUER.search(text, citation.start, citation.end)
    return Edit(match.start("issuer"), match.end("issuer"), plan.issuer) if match and plan.issuer else None
