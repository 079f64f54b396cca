"""What resolving says of one citation, before it is written into the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from graphkit.confidence import CERTAIN, POSSIBLE
from graphkit.model import Candidate, Citation, InstrumentRef
from graphkit.resolve.types import Instrument

Reason = Literal["ambiguous", "unknown", "contradictory", "not yet issued"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The instrument meant and how sure that is, or why there is none and what it could be."""

    target: InstrumentRef | None = None
    confidence: float = CERTAIN
    unresolved: Reason | None = None
    candidates: tuple[Candidate, ...] = ()


def meant(instrument: Instrument, basis: str, confidence: float = CERTAIN) -> Answer:
    """Return the answer that a citation means an instrument of the catalogue."""
    target = InstrumentRef(
        instrument.id, instrument.so_ky_hieu, instrument.date, instrument.issuer or None, basis
    )
    return Answer(target, confidence)


def open_question(reason: Reason, instruments: Iterable[Instrument] = (), most: float = POSSIBLE) -> Answer:
    """Return the answer that nothing certain can be said, with what it could be."""
    return Answer(
        confidence=0.0,
        unresolved=reason,
        candidates=tuple(Candidate(instrument.id, most) for instrument in instruments),
    )


def apply(answer: Answer, citation: Citation) -> Citation:
    """Return the citation with the answer in it."""
    sure = min(citation.confidence, answer.confidence) if answer.target else citation.confidence
    return replace(
        citation,
        resolves_to=answer.target,
        confidence=sure,
        unresolved=answer.unresolved,
        candidates=answer.candidates,
    )
