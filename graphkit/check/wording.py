"""How a parent plan, and what is cited in its place, are said in words."""

from __future__ import annotations

from graphkit.i18n import Text
from graphkit.link.knowledge import KnownAs, Plan
from graphkit.link.parent import ALIKE, Cited, Judgement, Kind

_NAMED = 4
"""How many citations a message names."""
_AS: dict[Kind, Text] = {
    Kind.STALE: Text("kế hoạch của năm khác", "a plan for another year"),
    Kind.NO_PLAN: Text("không phải kế hoạch", "not a plan"),
    Kind.OTHER_TOPIC: Text("kế hoạch về việc khác", "a plan about something else"),
    Kind.UNCLEAR: Text("kế hoạch không rõ của cơ quan nào", "a plan of a body that is not told"),
    Kind.OTHER_PLACE: Text(
        "của ủy ban không phải cấp trên trực tiếp", "of a committee that is not the one above"
    ),
    Kind.DEPARTMENT: Text("của cơ quan chuyên môn", "of a department"),
    Kind.PARTY: Text("của cơ quan Đảng", "of a Party body"),
    Kind.OWN: Text("của chính cấp mình", "of the plan's own level"),
    Kind.UNKNOWN: Text("không rõ của cơ quan nào", "of a body that is not told"),
    Kind.OTHER: Text("của cơ quan khác", "of another body"),
    Kind.NATIONAL: Text("văn bản của trung ương", "a national instrument"),
    Kind.PARENT: Text("kế hoạch cấp trên", "a parent plan"),
}
"""What a citation is told as; the nearer it comes to a parent plan, the sooner."""
_KNOWN: dict[KnownAs, Text] = {
    "text": Text("có toàn văn trong kho", "its text is in the store"),
    "cited": Text("văn bản khác trong kho có dẫn", "other documents in the store cite it"),
    "catalogue": Text("có trong danh mục", "it is in the catalogue"),
    "plan": Text("chỉ văn bản này dẫn", "this document alone cites it"),
    "given": Text("do người dùng nêu", "named by the user"),
}
_NEARNESS = {kind: order for order, kind in enumerate(_AS)}


def known(judgement: Judgement) -> Text | None:
    """Return the plans known elsewhere that may be the parent, each with how it is known."""
    alike = [item for item in judgement.candidates if item.score >= ALIKE]
    found = [judgement.expected] if judgement.expected else alike[:_NAMED]
    if not found:
        return None
    return Text(
        vi="; hoặc ".join(f"{shown(item.plan)} ({_KNOWN[item.plan.known_as].vi})" for item in found),
        en="; or ".join(f"{shown(item.plan)} ({_KNOWN[item.plan.known_as].en})" for item in found),
    )


def source(plan: Plan, certain: bool) -> Text:
    """Return how it is known what a plan's number and date are."""
    if certain:
        return Text("đã biết", "is known as")
    return Text("được văn bản khác dẫn", "is cited by another document as")


def shown(plan: Plan) -> str:
    """Return a plan as a preamble would cite it."""
    type_, number = plan.doc_type or "văn bản", plan.so_ky_hieu
    if not (number or plan.title or plan.date or plan.issuer):
        return f"{type_} {plan.id}"  # of what the user names its name alone may be known
    parts = [
        f"{type_} số {number}" if number else f"{type_} “{plan.title}”" if plan.title else type_,
        f"ngày {day(plan.date)}" if plan.date else None,
        f"của {plan.issuer}" if plan.issuer else None,
    ]
    return " ".join(filter(None, parts))


def day(date: str) -> str:
    """Return an ISO date, as precise as it is, as a plan would write it."""
    return "/".join(reversed(date.split("-")))


def wanted(judgement: Judgement) -> Text:
    """Return whose plan, and for which year, is needed."""
    expected = judgement.expectation
    if expected.national:
        return Text(
            "văn bản của trung ương mà kế hoạch này triển khai", "the national instrument that it carries out"
        )
    bodies = list(dict.fromkeys(acceptor.shown for acceptor in expected.acceptors))
    year = expected.year if expected.annual else None
    return Text(
        vi="kế hoạch, chương trình hoặc đề án"
        + (f" năm {year}" if year else "")
        + f" của {' hoặc '.join(body.vi for body in bodies)}",
        en="a plan, programme or scheme"
        + (f" for {year}" if year else "")
        + f" of {' or '.join(body.en for body in bodies)}",
    )


def instead(judgement: Judgement) -> Text | None:
    """Return what is cited in place of the parent plan, the nearest to it first."""
    near = sorted(judgement.readings, key=lambda item: _NEARNESS[item.kind])
    if not near:
        return None
    more = len(near) - _NAMED
    return Text(
        vi="; ".join(f"“{words_of(item)}” ({_AS[item.kind].vi})" for item in near[:_NAMED])
        + (f" và {more} văn bản khác" if more > 0 else ""),
        en="; ".join(f"“{words_of(item)}” ({_AS[item.kind].en})" for item in near[:_NAMED])
        + (f" and {more} more" if more > 0 else ""),
    )


def words_of(item: Cited) -> str:
    """Return the words of a citation on one line."""
    return " ".join(item.citation.surface.split())
