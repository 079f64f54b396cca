"""One plan under all rules, its parent plan judged once for them, and what comes of it as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.check.base import Finding, Observation, Rule, Subject, finding
from graphkit.check.records import StoreRecords
from graphkit.check.rules import RULES, kg901, kg902, kg903
from graphkit.errors import Cause, UnreadableError
from graphkit.i18n import Text
from graphkit.link.documents import target_id
from graphkit.link.knowledge import Knowledge, KnownAs, Plan
from graphkit.link.lookup import Lookup
from graphkit.link.names import same_document
from graphkit.link.parent import Candidate, Cited, Judgement, Kind, judge
from graphkit.model import Extraction, Reading
from graphkit.resolve import Reference

if TYPE_CHECKING:
    from graphkit.records import Store

SCHEMA = "graphkit.check/1"
_UNREAD: dict[Cause | None, Rule] = {None: kg901.RULE, "scan": kg902.RULE, "garbage": kg903.RULE}


@dataclass(frozen=True, slots=True)
class Parent:
    """The parent plan found or expected: whether it is cited and where, and how it is known."""

    id: str
    so_ky_hieu: str | None
    issuer: str | None
    cited: bool
    known_as: KnownAs
    start: int | None = None
    end: int | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """What the check says of one file; ``document`` is the plan's URN."""

    path: str
    document: str | None
    parent: Parent | None
    findings: tuple[Finding, ...]


class Checker:
    """Checks plans one after the other; what it looked up for one it knows for the next."""

    def __init__(self, reference: Reference, store: Store | None = None) -> None:
        self._reference = reference
        self._records = StoreRecords(store) if store else None
        self._lookup = Lookup(reference)
        self._knowledge = Knowledge(self._lookup, self._records)

    def check(
        self, reading: Reading, extraction: Extraction, parent_id: str | None = None
    ) -> CheckedDocument:
        """Check one plan; ``parent_id`` names its parent plan where that is not to be looked for."""
        lookup, knowledge = self._lookup, self._knowledge
        judgement = judge(extraction, lookup, knowledge)
        if judgement and parent_id:
            judgement = _given(judgement, extraction, knowledge, parent_id)
        subject = Subject(reading, extraction, lookup, knowledge, judgement, self._records)
        parent = _parent(judgement, extraction, knowledge) if judgement else None
        return CheckedDocument(reading.source.path, extraction.header.id, parent, tuple(_findings(subject)))


def check(
    reading: Reading,
    extraction: Extraction,
    *,
    store: Store | None = None,
    reference: Reference,
    parent_id: str | None = None,
) -> CheckedDocument:
    """Check one plan by itself (:class:`Checker`)."""
    return Checker(reference, store).check(reading, extraction, parent_id)


def unreadable(path: str, error: UnreadableError) -> CheckedDocument:
    """Return what the check says of a file that could not be read, by the cause."""
    rule, why = _UNREAD[error.cause], error.text
    # every finding has its file's name beside it
    bare = Text(*(words.removeprefix(f"{Path(path)}: ") for words in (why.vi, why.en)))
    return CheckedDocument(path, None, None, (finding(rule, Observation(bare), ""),))


def to_json(documents: Iterable[CheckedDocument]) -> dict[str, Any]:
    """Return the check of files as plain JSON values, ``graphkit.check/1``, in the language that is set."""
    return {"schema": SCHEMA, "documents": [_document_json(document) for document in documents]}


def _findings(subject: Subject) -> Iterator[Finding]:
    for rule in RULES:
        for observation in rule.look(subject) if rule.look else ():
            yield finding(rule, observation, subject.reading.text)


def _given(judgement: Judgement, extraction: Extraction, knowledge: Knowledge, parent_id: str) -> Judgement:
    """Return the judgement where the user says which plan is the parent."""
    known = knowledge.find(parent_id, extraction)
    plan = known or Plan(parent_id, None, None, None, None, None, "given")
    cited = [
        citation
        for citation in extraction.citations
        if (id_ := target_id(citation)) and same_document(id_, parent_id)
    ]
    cited.sort(key=lambda citation: (citation.role != "can_cu", citation.start))
    parent = Cited(cited[0], parent_id, Kind.PARENT, 1.0, 1.0) if cited else None
    expected = None if parent else Candidate(replace(plan, known_as="given"), 1.0)
    others = tuple(
        replace(item, kind=Kind.OTHER) if item.kind == Kind.PARENT else item for item in judgement.readings
    )
    return replace(judgement, parent=parent, expected=expected, certain=True, candidates=(), readings=others)


def _parent(judgement: Judgement, extraction: Extraction, knowledge: Knowledge) -> Parent | None:
    """Return the parent that is cited, else the one that should be."""
    cited, expected = judgement.cited, judgement.expected
    if cited and cited.id:
        citation, known = cited.citation, knowledge.find(cited.id, extraction)
        meant = citation.resolves_to
        return Parent(
            id=known.id if known else cited.id,
            so_ky_hieu=(meant and meant.so_ky_hieu) or citation.so_ky_hieu,
            issuer=(meant and meant.issuer) or citation.issuer,
            cited=True,
            known_as=known.known_as if known else "plan",
            start=citation.start,
            end=citation.end,
            candidates=judgement.candidates,
        )
    if expected is None:
        return None
    plan = expected.plan
    return Parent(
        plan.id, plan.so_ky_hieu, plan.issuer, False, plan.known_as, candidates=judgement.candidates
    )


def _document_json(document: CheckedDocument) -> dict[str, Any]:
    return {
        "path": document.path,
        "document": document.document,
        "parent": _parent_json(document.parent) if document.parent else None,
        "findings": [_finding_json(item) for item in document.findings],
    }


def _parent_json(parent: Parent) -> dict[str, Any]:
    return {
        "id": parent.id,
        "so_ky_hieu": parent.so_ky_hieu,
        "issuer": parent.issuer,
        "cited": parent.cited,
        "known_as": parent.known_as,
        "start": parent.start,
        "end": parent.end,
        "candidates": [{"id": item.plan.id, "score": item.score} for item in parent.candidates],
    }


def _finding_json(item: Finding) -> dict[str, Any]:
    observation = item.observation
    return {
        "code": item.rule.code,
        "name": item.rule.name,
        "severity": item.severity,
        "confidence": item.confidence,
        "message": str(observation.message),
        "start": observation.start,
        "end": observation.end,
        "line": item.line,
        "column": item.column,
        "suggestion": observation.suggestion,
    }
