"""KG201: the parent plan is not cited, or what is cited in its place is not it."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.check.base import Example, Observation, Rule, Severity, Subject, preamble
from graphkit.i18n import Text
from graphkit.link.knowledge import KnownAs, Plan
from graphkit.link.parent import ALIKE, Cited, Judgement, Kind

_NAMED = 4
"""How many citations a message names."""
_UNSURE = 0.6
"""Below this, a finding is a warning."""

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


def _look(subject: Subject) -> Iterator[Observation]:
    judgement = subject.judgement
    if judgement is None:
        return
    if judgement.parent is None:
        yield _missing(subject, judgement)
    elif judgement.expected is not None:
        yield _contradicted(judgement, judgement.parent, judgement.expected.plan)


def _missing(subject: Subject, judgement: Judgement) -> Observation:
    stale = next((item for item in judgement.readings if item.kind == Kind.STALE), None)
    start, end = (stale.citation.start, stale.citation.end) if stale else preamble(subject)
    expected, instead = judgement.expected, _instead(judgement)
    wanted = _wanted(judgement)
    vi = f"Không dẫn kế hoạch cấp trên: cần {wanted.vi}."
    en = f"The parent plan is not cited: {wanted.en} is needed."
    if known := _known(judgement):
        vi += f" Đó có thể là {known.vi}."
        en += f" It may be {known.en}."
    vi += f" Chỉ dẫn {instead.vi}." if instead else " Phần căn cứ không dẫn văn bản nào."
    en += f" Cited instead: {instead.en}." if instead else " The preamble cites no document."
    confidence = _confidence(judgement)
    return Observation(
        Text(vi, en),
        start,
        end,
        confidence,
        _severity(confidence),
        shown(expected.plan) if expected else None,
    )


def _known(judgement: Judgement) -> Text | None:
    """Return the plans known elsewhere that may be the parent, each with how it is known."""
    alike = [item for item in judgement.candidates if item.score >= ALIKE]
    found = [judgement.expected] if judgement.expected else alike[:_NAMED]
    if not found:
        return None
    return Text(
        vi="; hoặc ".join(f"{shown(item.plan)} ({_KNOWN[item.plan.known_as].vi})" for item in found),
        en="; or ".join(f"{shown(item.plan)} ({_KNOWN[item.plan.known_as].en})" for item in found),
    )


def _contradicted(judgement: Judgement, parent: Cited, plan: Plan) -> Observation:
    sure = judgement.certain
    said = _words(parent)
    confidence = 0.9 if sure else 0.5
    source = (
        Text("đã biết", "is known as")
        if sure
        else Text("được văn bản khác dẫn", "is cited by another document as")
    )
    return Observation(
        Text(
            vi=f"Số hoặc ngày của kế hoạch cấp trên không khớp: ở đây dẫn “{said}”, "
            f"còn kế hoạch {source.vi} là {shown(plan)}.",
            en=f"Number or date of the parent plan do not agree: “{said}” is cited here, "
            f"while the plan {source.en} {shown(plan)}.",
        ),
        parent.citation.start,
        parent.citation.end,
        confidence,
        _severity(confidence),
        shown(plan),
    )


def shown(plan: Plan) -> str:
    """Return a plan as a preamble would cite it."""
    type_, number = plan.doc_type or "văn bản", plan.so_ky_hieu
    parts = [
        f"{type_} số {number}" if number else f"{type_} “{plan.title}”" if plan.title else type_,
        f"ngày {_day(plan.date)}" if plan.date else None,
        f"của {plan.issuer}" if plan.issuer else None,
    ]
    return " ".join(filter(None, parts))


def _day(date: str) -> str:
    return "/".join(reversed(date.split("-")))


def _wanted(judgement: Judgement) -> Text:
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


def _instead(judgement: Judgement) -> Text | None:
    near = sorted(judgement.readings, key=lambda item: _NEARNESS[item.kind])
    if not near:
        return None
    more = len(near) - _NAMED
    return Text(
        vi="; ".join(f"“{_words(item)}” ({_AS[item.kind].vi})" for item in near[:_NAMED])
        + (f" và {more} văn bản khác" if more > 0 else ""),
        en="; ".join(f"“{_words(item)}” ({_AS[item.kind].en})" for item in near[:_NAMED])
        + (f" and {more} more" if more > 0 else ""),
    )


def _words(item: Cited) -> str:
    return " ".join(item.citation.surface.split())


def _confidence(judgement: Judgement) -> float:
    """Return how sure it is that no parent is cited: less where a citation might be one."""
    if judgement.expected:
        return 0.95
    doubts = {Kind.UNCLEAR: 0.5, Kind.OTHER_TOPIC: 0.7}
    doubted = [
        doubts.get(item.kind, item.confidence) for item in judgement.readings if item.kind in _DOUBTFUL
    ]
    return min(doubted, default=0.9)


_DOUBTFUL = frozenset({Kind.UNCLEAR, Kind.OTHER_TOPIC, Kind.STALE, Kind.NO_PLAN})


def _severity(confidence: float) -> Severity | None:
    return "warning" if confidence < _UNSURE else None


RULE = Rule(
    code="KG201",
    name="parent-plan-not-cited",
    severity="error",
    confidence=0.9,
    explanation=Text(
        vi="Kế hoạch của xã, phường, đặc khu phải căn cứ vào kế hoạch, chương trình, đề án (hoặc quyết định "
        "ban hành chúng) của Ủy ban nhân dân tỉnh, thành phố; trước tháng 7 năm 2025 là của huyện. Công văn, "
        "hướng dẫn, công điện, kế hoạch của cơ quan Đảng, của sở, ngành hay văn bản của trung ương không "
        "thay được. Kế hoạch của năm trước, hay số và ngày trái với kế hoạch đã biết, cũng được báo ở đây.",
        en="A commune's plan must rest on a plan, programme or scheme (or a decision that issues one) of its "
        "province's committee; of its district's before July 2025. A letter, guidance or telegram, a plan of "
        "the Party or of a department, or a national instrument does not replace it. Last year's plan, or a "
        "number or date that contradicts the plan that is known, is told here too.",
    ),
    example=Example(
        before="Căn cứ Luật Bình đẳng giới ngày 29/11/2006;",
        after="Căn cứ Kế hoạch số 2723/KH-UBND ngày 14/4/2026 của Ủy ban nhân dân tỉnh Lai Châu;",
    ),
    look=_look,
)
