"""What is wrong with the citation of a parent plan: at most one fault, which one rule tells.

The judgement itself is :mod:`graphkit.link.parent`, the same that the graph follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graphkit.check.amend import date_edit, issuer_edit, number_edit
from graphkit.check.base import Edit, Observation, Subject, preamble
from graphkit.check.wording import instead, known, shown, source, wanted, words_of
from graphkit.i18n import Text
from graphkit.lang.fold import fold, slug
from graphkit.link.expectation import COMMITTEE, Expectation, is_plan
from graphkit.link.knowledge import Plan
from graphkit.link.parent import ALIKE, Cited, Judgement, Kind, type_of
from graphkit.link.topic import similarity
from graphkit.resolve.types import Body

_UNSURE = 0.6
"""Below this, a finding is a warning."""
_DOUBTFUL = frozenset({Kind.UNCLEAR, Kind.OTHER_TOPIC, Kind.STALE, Kind.NO_PLAN})
_LETTERS = frozenset({"cong van", "huong dan", "cong dien", "thong bao", "chi thi"})


class Fault(StrEnum):
    """Each is told by a rule of its own."""

    MISSING = "KG201"
    LETTER = "KG202"
    NUMBER = "KG203"
    DATE = "KG204"
    ISSUER = "KG205"
    STALE = "KG206"


_WRONG = {
    Fault.NUMBER: Text("Số", "number"),
    Fault.DATE: Text("Ngày", "date"),
    Fault.ISSUER: Text("Cơ quan ban hành", "issuer"),
}
_OPENINGS = {
    Fault.MISSING: Text("Không dẫn kế hoạch cấp trên", "The parent plan is not cited"),
    Fault.LETTER: Text(
        "Chỉ dẫn công văn, hướng dẫn của cấp trên, không dẫn kế hoạch",
        "Only a letter, guidance or telegram of the higher body is cited, not its plan",
    ),
    Fault.STALE: Text(
        "Dẫn kế hoạch cấp trên của năm khác", "The higher body's plan for another year is cited"
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A fault, the citation that shows it (None: there is none), and how sure that is, 0..1."""

    fault: Fault
    cited: Cited | None
    confidence: float


def fault(subject: Subject) -> Told | None:
    """Return what is wrong with the citation of the parent plan; None where nothing is known to be."""
    judgement = subject.judgement
    if judgement is None:
        return None
    if judgement.parent is None:
        return _absent(subject, judgement)
    if judgement.expected is not None:
        return _contradicted(judgement, judgement.parent, judgement.expected.plan)
    if _later(judgement.parent, subject.header.date):
        return Told(Fault.DATE, judgement.parent, 0.9)
    return None


def observe(subject: Subject, looked_for: Fault) -> Iterator[Observation]:
    """Yield what is told where a plan's fault is the one looked for."""
    told, judgement = fault(subject), subject.judgement
    if told is None or judgement is None or told.fault != looked_for:
        return
    expected = judgement.expected.plan if judgement.expected else None
    start, end = (told.cited.citation.start, told.cited.citation.end) if told.cited else preamble(subject)
    yield Observation(
        _message(judgement, told, expected),
        start,
        end,
        told.confidence,
        "warning" if told.confidence < _UNSURE else None,
        shown(expected) if expected else None,
        _fix(subject.text, judgement, told, expected),
    )


def _message(judgement: Judgement, told: Told, expected: Plan | None) -> Text:
    if told.cited is None or told.fault in (Fault.LETTER, Fault.STALE):
        return _nothing_cited(judgement, told)
    said = words_of(told.cited)
    if expected is None:
        return _by_itself(judgement, told.fault, said)
    what = _WRONG[told.fault]
    how = source(expected, judgement.certain)
    return Text(
        vi=f"{what.vi} của kế hoạch cấp trên không khớp: ở đây dẫn “{said}”, còn kế hoạch {how.vi} là "
        f"{shown(expected)}.",
        en=f"The {what.en} of the parent plan does not agree: “{said}” is cited here, while the plan "
        f"{how.en} {shown(expected)}.",
    )


def _by_itself(judgement: Judgement, wrong: Fault, said: str) -> Text:
    """Say what is wrong with a citation that nothing else need be known for."""
    if wrong == Fault.DATE:
        return Text(
            vi=f"Kế hoạch cấp trên được dẫn có ngày sau ngày của chính kế hoạch này: “{said}”.",
            en=f"The parent plan is cited with a date after that of the plan itself: “{said}”.",
        )
    right = wanted(judgement)
    return Text(
        vi=f"Cơ quan ban hành của kế hoạch cấp trên không đúng: “{said}”; cần {right.vi}.",
        en=f"The parent plan is cited as another body's: “{said}”; {right.en} is needed.",
    )


def _nothing_cited(judgement: Judgement, told: Told) -> Text:
    need, others, likely = wanted(judgement), instead(judgement), known(judgement)
    opening = _OPENINGS[told.fault]
    vi = f"{opening.vi}: cần {need.vi}."
    en = f"{opening.en}: {need.en} is needed."
    if likely:
        given = judgement.expected is not None and judgement.expected.plan.known_as == "given"
        vi += f" Đó {'là' if given else 'có thể là'} {likely.vi}."
        en += f" It {'is' if given else 'may be'} {likely.en}."
    vi += f" Chỉ dẫn {others.vi}." if others else " Phần căn cứ không dẫn văn bản nào."
    en += f" Cited instead: {others.en}." if others else " The preamble cites no document."
    return Text(vi, en)


def _fix(text: str, judgement: Judgement, told: Told, expected: Plan | None) -> Edit | None:
    """Return what puts a citation right, where the parent plan is known for certain."""
    if told.cited is None or expected is None or not judgement.certain or expected.known_as == "given":
        return None
    make = {Fault.NUMBER: number_edit, Fault.DATE: date_edit, Fault.ISSUER: issuer_edit}.get(told.fault)
    return make(text, told.cited.citation, expected) if make else None


def _absent(subject: Subject, judgement: Judgement) -> Told:
    """Return why no citation is a parent plan: the one that comes nearest to it tells."""
    if elsewhere := _of_another_body(subject, judgement):
        return elsewhere
    stale = next((item for item in judgement.readings if item.kind == Kind.STALE), None)
    if stale:
        return Told(Fault.STALE, stale, _confidence(judgement))
    letters = [item for item in judgement.readings if item.kind == Kind.NO_PLAN]
    letter = next((item for item in letters if fold(type_of(item.citation) or "") in _LETTERS), None)
    if letter:
        return Told(Fault.LETTER, letter, _confidence(judgement))
    return Told(Fault.MISSING, None, _confidence(judgement))


def _of_another_body(subject: Subject, judgement: Judgement) -> Told | None:
    """Return the citation that gives the parent plan, but as another body's."""
    expected, lookup = judgement.expectation, subject.lookup
    for item in judgement.readings:
        citation, number = item.citation, item.citation.so_ky_hieu
        bodies = lookup.issuers(citation.issuer, expected.context)
        if number is None or not bodies or any(expected.accepts(body, lookup) for body in bodies):
            continue
        if judgement.expected and _same_number(number, judgement.expected.plan.so_ky_hieu):
            return Told(Fault.ISSUER, item, 0.95)
        alike = similarity(subject.header.title, citation.title) >= ALIKE
        if alike and is_plan(type_of(citation), citation.title) and _foreign(number, bodies, expected):
            return Told(Fault.ISSUER, item, 0.8)
    return None


def _foreign(number: str, bodies: Sequence[Body], expected: Expectation) -> bool:
    """Tell whether a committee like the one above stands there, or no committee for a committee's number."""
    above = {acceptor.level for acceptor in expected.acceptors if acceptor.kind == COMMITTEE}
    if not above or not number.endswith("-UBND"):
        return False
    return any(body.kind != COMMITTEE or body.level in above for body in bodies)


def _contradicted(judgement: Judgement, parent: Cited, plan: Plan) -> Told:
    number = parent.citation.so_ky_hieu
    wrong = Fault.DATE if number is None or _same_number(number, plan.so_ky_hieu) else Fault.NUMBER
    return Told(wrong, parent, 0.9 if judgement.certain else 0.5)


def _same_number(first: str, second: str | None) -> bool:
    return second is not None and slug(first) == slug(second)


def _later(parent: Cited, own: str | None) -> bool:
    """Tell whether what is cited was issued after the plan that cites it."""
    date = parent.citation.date
    return bool(date and own) and (date or "")[: len(own or "")] > (own or "")[: len(date or "")]


def _confidence(judgement: Judgement) -> float:
    """Return how sure it is that no parent is cited: less where a citation might be one."""
    if judgement.expected:
        return 0.95
    doubts = {Kind.UNCLEAR: 0.5, Kind.OTHER_TOPIC: 0.7}
    doubted = [
        doubts.get(item.kind, item.confidence) for item in judgement.readings if item.kind in _DOUBTFUL
    ]
    return min(doubted, default=0.9)
