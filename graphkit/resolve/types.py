"""What the reference tables know: places, bodies, instruments, and the context in which a name is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphkit.model import Level

BodyLevel = Literal["trung ương", "tỉnh", "huyện", "xã", "thôn"]


@dataclass(frozen=True, slots=True)
class Place:
    """A province, district (until June 2025), commune or village; ``name`` carries its kind: "xã Ngọc Hồi".

    ``id`` is ``urn:gk:dia-ban:`` and the jurisdiction of its URN (``vn;ha.noi;xa.ngoc.hoi``); ``code`` the
    official code where known; ``parent`` the id of the place it lies in.
    """

    id: str
    name: str
    kind: str
    code: str | None = None
    parent: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body, organisation or unit, with its full name; ``kind`` is one of the graph's ``loai`` of a CoQuan.

    ``generic`` marks a class of bodies ("các sở, ngành"), whose ``id`` is the folded words and the place or
    body within which they are said. ``parent`` and ``place`` are ids.
    """

    id: str
    name: str
    level: BodyLevel | None
    kind: str
    generic: bool = False
    parent: str | None = None
    parent_name: str | None = None
    place: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A row of the catalogue: an instrument with its names; dates are ISO 8601.

    ``valid_from`` and ``valid_to`` are None where unknown; ``source`` says where the row comes from.
    """

    id: str
    so_ky_hieu: str | None
    doc_type: str
    date: str | None
    issuer: str
    title: str
    aliases: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Who speaks, where and when: what completes a name that a document leaves short.

    ``issuer`` is the document's own body (full name), ``date`` as precise as known, ``year`` the plan's year,
    else that of the date.
    """

    issuer: str | None = None
    level: Level | None = None
    province: Place | None = None
    district: Place | None = None
    commune: Place | None = None
    date: str | None = None
    year: int | None = None
