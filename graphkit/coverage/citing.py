"""How a commune's plan cites its parent: the judgement of the check, told in one word."""

from __future__ import annotations

from collections.abc import Collection

from graphkit.coverage.base import Citing, How, Quote
from graphkit.coverage.texts import Loaded
from graphkit.lang.fold import slug
from graphkit.link.documents import target_id
from graphkit.link.knowledge import Plan
from graphkit.link.names import same_document
from graphkit.link.parent import Cited, Judgement, Kind
from graphkit.model import Citation

_INSTEAD: dict[Kind, How] = {
    Kind.STALE: How.STALE,
    Kind.NO_PLAN: How.LETTER,
    Kind.OTHER_TOPIC: How.TOPIC,
    Kind.DEPARTMENT: How.DEPARTMENT,
    Kind.UNCLEAR: How.OTHER,
    Kind.OTHER_PLACE: How.OTHER,
    Kind.PARTY: How.OTHER,
    Kind.NATIONAL: How.NATIONAL,
    Kind.OWN: How.OTHER,
    Kind.UNKNOWN: How.OTHER,
    Kind.OTHER: How.OTHER,
    Kind.PARENT: How.OTHER,
}
"""What stands in the parent's place; the nearer it comes to one, the sooner it is told."""
_NEARNESS = {kind: order for order, kind in enumerate(_INSTEAD)}


def citing(loaded: Loaded, judgement: Judgement | None, parents: Collection[str]) -> Citing:
    """Tell how a plan cites its parent; ``parents`` are the ids of those that would do, all where empty."""
    named = [item for item in loaded.extraction.citations if _is_one_of(target_id(item), parents)]
    if named:
        return _cites(loaded, min(named, key=lambda item: (item.role != "can_cu", item.start)))
    if judgement is None:
        return Citing(How.UNJUDGED)
    if judgement.cited is not None:
        return _accepted(loaded, judgement.cited, parents)
    if judgement.parent is not None and judgement.expected is not None:
        return _contradicted(loaded, judgement.parent.citation, judgement.expected.plan)
    near = min(judgement.readings, key=_rank, default=None)
    return Citing(_INSTEAD[near.kind], _quote(loaded, near.citation)) if near else Citing(How.NONE)


def _is_one_of(id_: str | None, parents: Collection[str]) -> bool:
    return id_ is not None and any(same_document(id_, parent) for parent in parents)


def _accepted(loaded: Loaded, cited: Cited, parents: Collection[str]) -> Citing:
    """Tell of a citation that the check takes for the parent; without an id it may mean any of them."""
    if not parents or cited.id is None or _is_one_of(cited.id, parents):
        return _cites(loaded, cited.citation)
    return Citing(How.OTHER_PLAN, _quote(loaded, cited.citation))


def _cites(loaded: Loaded, citation: Citation) -> Citing:
    how = How.PREAMBLE if citation.role == "can_cu" else How.BODY
    return Citing(how, _quote(loaded, citation))


def _contradicted(loaded: Loaded, citation: Citation, plan: Plan) -> Citing:
    same_number = slug(citation.so_ky_hieu or "") == slug(plan.so_ky_hieu or "")
    date = "/".join(reversed((plan.date or "").split("-")))
    expected = " ".join(filter(None, (plan.so_ky_hieu, date)))
    return Citing(How.DATE if same_number else How.NUMBER, _quote(loaded, citation), expected)


def _quote(loaded: Loaded, citation: Citation) -> Quote:
    return loaded.quote(citation.start, citation.title_end or citation.end)


def _rank(item: Cited) -> tuple[int, int]:
    return (_NEARNESS[item.kind], item.citation.start)
