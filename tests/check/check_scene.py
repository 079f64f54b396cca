"""Communes' plans made by hand, and their check."""

from __future__ import annotations

from handmade import TITLE, Cite, Made, plan, urn

from graphkit.check import CheckedDocument, Finding, check
from graphkit.resolve import Reference

LAI_CHAU = "Ủy ban nhân dân tỉnh Lai Châu"
HA_NOI = "Ủy ban nhân dân thành phố Hà Nội"
BINH_LU = "Ủy ban nhân dân xã Bình Lư"
TA_LENG = "Ủy ban nhân dân xã Tả Lèng"
DONG_QUANG = "Ủy ban nhân dân xã Đông Quang"
DONG_SON = "Ủy ban nhân dân huyện Đông Sơn"
PARENT_ID = urn(LAI_CHAU, "Kế hoạch", "2723/KH-UBND", "2026-04-14")


def cite(
    issuer: str | None,
    number: str | None,
    date: str | None,
    doc_type: str = "Kế hoạch",
    title: str | None = TITLE,
    **more: object,
) -> Cite:
    words = [doc_type, number and f"số {number}", date and f"ngày {date}", issuer and f"của {issuer}"]
    surface = " ".join(filter(None, words)) if number else f"{doc_type} {title}"
    return Cite(surface, issuer, number, date, doc_type=doc_type, title=title, more=dict(more))


PARENT = cite(LAI_CHAU, "2723/KH-UBND", "2026-04-14")
LAW = cite("Chính phủ", "28/NQ-CP", "2021-03-03", "Nghị quyết", None)


def commune(
    *cites: Cite,
    issuer: str = BINH_LU,
    title: str = TITLE,
    year: int | None = 2026,
    date: str | None = "2026-05-04",
) -> Made:
    grounds = "\n".join(f"Căn cứ {item.surface};" for item in cites if item.role == "can_cu")
    rest = "\n".join(f"- Làm theo {item.surface}." for item in cites if item.role != "can_cu")
    text = f"Kế hoạch\n{title}\n\n{grounds}\n\nỦy ban lập kế hoạch này.\n{rest}\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"
    return plan(text, issuer, cites=cites, title=title, year=year, date=date, path=f"{issuer}.txt")


def checked(made: Made, reference: Reference, **more: object) -> CheckedDocument:
    return check(*made, reference=reference, **more)  # type: ignore[arg-type]


OF_THE_PARENT = ("KG103", *(f"KG20{order}" for order in range(1, 8)), "KG216", "KG901", "KG904")


def codes(result: CheckedDocument) -> list[str]:
    return [item.rule.code for item in of_parent(result)]


def of_parent(result: CheckedDocument) -> list[Finding]:
    """Return what is told of the parent plan, or why it could not be judged."""
    return [item for item in result.findings if item.rule.code in OF_THE_PARENT]
