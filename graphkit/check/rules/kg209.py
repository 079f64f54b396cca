"""KG209: the number cited is one keystroke from that of the instrument of this title and day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graphkit.check.amend import number_edit
from graphkit.check.base import Edit, Example, Observation, Rule, Subject
from graphkit.check.citing import said, told_of_parent
from graphkit.check.laws import law_edit, mistyped
from graphkit.check.wording import shown
from graphkit.i18n import Text
from graphkit.link.knowledge import Plan
from graphkit.model import Citation


def _look(subject: Subject) -> Iterator[Observation]:
    told = told_of_parent(subject)
    for citation in subject.extraction.citations:
        if citation is not told and (found := _meant(subject, citation)):
            id_, make = found
            plan = subject.knowledge.about(id_, subject.extraction)
            if plan is not None:
                yield _observation(citation, plan, make(plan))


def _meant(subject: Subject, citation: Citation) -> tuple[str, Callable[[Plan], Edit | None]] | None:
    """Return the id of what is meant where its number is mistyped, and how its number is put right."""
    target = citation.resolves_to
    if target is not None and target.basis == "near number":
        return target.id, lambda plan: number_edit(subject.text, citation, plan)
    law = mistyped(subject, citation)
    return (law.id, lambda plan: law_edit(subject.text, citation, law)) if law else None


def _observation(citation: Citation, plan: Plan, fix: Edit | None) -> Observation:
    words, right = said(citation), shown(plan)
    return Observation(
        Text(
            vi=f"Số không đúng: ở đây ghi “{words}”, còn văn bản mang tên này là {right}.",
            en=f"The number is wrong: here stands “{words}”, while what bears this name is {right}.",
        ),
        citation.start,
        citation.end,
        suggestion=right,
        fix=fix,
    )


RULE = Rule(
    code="KG209",
    name="number-mistyped",
    severity="error",
    confidence=0.95,
    explanation=Text(
        vi="Ngày, cơ quan ban hành và tên (với luật: tên) đúng là của một văn bản trong danh mục, nhưng số "
        "lệch một phím: thiếu, thừa, sai hoặc đảo một chữ số. Số sai dẫn người đọc tới một văn bản khác.",
        en="Day, issuer and title (of a law: its name) are those of one instrument of the catalogue, but the "
        "number is one keystroke away: a digit left out, doubled, wrong, or two swapped. It leads elsewhere.",
    ),
    example=Example(
        before="Quyết định số 282/QĐ-TTg ngày 31/12/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Tăng "
        "cường sự tham gia bình đẳng của phụ nữ trong các vị trí lãnh đạo và quản lý",
        after="Quyết định số 2282/QĐ-TTg ngày 31/12/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Tăng "
        "cường sự tham gia bình đẳng của phụ nữ trong các vị trí lãnh đạo và quản lý",
    ),
    look=_look,
)
