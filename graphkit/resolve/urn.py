"""Names of documents and bodies, in the shape of RFC 9676 (URN:LEX).

``vn`` has no registrar: these are names in that shape and promise no resolution. A body's jurisdiction is
part of the name, since local numbers restart every year and repeat across bodies.
"""

from __future__ import annotations

from graphkit.lang.fold import dotted, slug
from graphkit.lang.patterns import compiled
from graphkit.resolve.types import Body

BODY_PREFIX = "urn:gk:co-quan:"
DOCUMENT_PREFIX = "urn:lex:"

_YEAR = compiled(r"/((?:19|20)\d\d)(?=/)")


def body_id(jurisdiction: str, name: str, *, generic: bool = False) -> str:
    """Return the id of a body: its jurisdiction (``vn;ha.noi``) and its folded name without locality."""
    return f"{BODY_PREFIX}{jurisdiction}:{'~' if generic else ''}{slug(name)}"


def class_id(within: str, words: str) -> str:
    """Return the id of a class of bodies that is said within another body, whose id is given."""
    return f"{BODY_PREFIX}{within.removeprefix(BODY_PREFIX)}:~{slug(words)}"


def year_in_number(so_ky_hieu: str | None) -> str | None:
    """Return the year that a number carries: 2006 of 73/2006/QH11."""
    match = _YEAR.search("".join((so_ky_hieu or "").split()))
    return match.group(1) if match else None


def document_urn(
    *issuers: Body | str,
    doc_type: str | None,
    so_ky_hieu: str | None,
    date: str | None,
    title: str | None = None,
) -> str:
    """Return the name of a document of one or several issuers (bodies, or names of central ones).

    ``date`` is as precise as known; without one the year in the number stands. With a blank number the name
    is provisional: ``~`` with the whole folded title, and the date as ever, since a body makes plans of one
    title in several months of a year.
    """
    jurisdictions, authorities = zip(*(_authority(issuer) for issuer in issuers or ("",)), strict=True)
    measure = dotted(doc_type or "van ban")
    head = f"{DOCUMENT_PREFIX}{jurisdictions[0]}:{'+'.join(authorities)}:{measure}"
    if so_ky_hieu:
        return f"{head}:{date or year_in_number(so_ky_hieu) or ''};{slug(so_ky_hieu)}"
    return f"{head}:{date or ''};~{slug(title or '')}"


def _authority(issuer: Body | str) -> tuple[str, str]:
    """Return jurisdiction and authority of an issuer, ``khong.ro`` where it is unknown."""
    if isinstance(issuer, str):
        return "vn", dotted(issuer) or "khong.ro"
    jurisdiction, _, name = issuer.id.removeprefix(BODY_PREFIX).partition(":")
    return jurisdiction, name.replace("~", "").replace("-", ".").replace(":", ".")
