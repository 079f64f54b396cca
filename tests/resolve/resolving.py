"""Places and contexts that the tests of this room share."""

from __future__ import annotations

from graphkit.model import Level
from graphkit.resolve import Context, Reference


def commune(reference: Reference, name: str = "xã Ngọc Hồi", province: str = "Hà Nội") -> Context:
    """Return the context of a commune's plan for 2026."""
    where = reference.places.province(province)
    return Context(
        issuer=f"Ủy ban nhân dân {name}",
        level="xã",
        province=where,
        commune=reference.places.commune(name, where, "2026"),
        date="2026",
        year=2026,
    )


def provincial(
    reference: Reference, issuer: str, province: str, date: str = "2026", level: Level = "tỉnh"
) -> Context:
    """Return the context of a paper of a provincial body."""
    where = reference.places.province(province, date)
    return Context(issuer=issuer, level=level, province=where, date=date, year=int(date[:4]))


def old_commune(reference: Reference) -> Context:
    """Return the context of a commune's plan of May 2025, within a district."""
    where = reference.places.province("Thanh Hóa")
    district = reference.places.district("huyện Thọ Xuân", where)
    return Context(
        issuer="Ủy ban nhân dân xã Xuân Tín",
        level="xã",
        province=where,
        district=district,
        commune=reference.places.commune("xã Xuân Tín", district, "2025-05"),
        date="2025-05-07",
        year=2025,
    )
