"""What a document says of instruments elsewhere: its citations by number, by place and by name.

Each citation leans on the others; they are looked up, so that many of them take no longer each than few.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from graphkit.lang.fold import fold
from graphkit.model import Citation, InstrumentRef
from graphkit.resolve.names import Name, parse_name
from graphkit.resolve.symbols import canonical_number, committee_of

_Targets = dict[tuple[str, str | None], InstrumentRef]
_Named = dict[tuple[Name, str], tuple[int, InstrumentRef]]


class Said:
    """The citations of a document, with what is resolved of them so far."""

    def __init__(self, citations: Sequence[Citation]) -> None:
        self._citations = citations

    def targets(self, number: str) -> Iterator[tuple[str | None, InstrumentRef]]:
        """Yield what mentions of a number that say the day mean, and who issued it."""
        for (_, issuer), target in self._by_number.get(number, {}).items():
            yield issuer, target

    def nearest_issuer(self, section: str | None, committee: str, position: int) -> str | None:
        """Return the issuer of the committee's paper that the section cites nearest to a position."""
        beside = self._by_committee.get((section, committee), [])
        at = bisect_left(beside, position, key=lambda entry: entry[0])
        near = beside[max(at - 1, 0) : at + 1]
        return min(near, key=lambda entry: abs(entry[0] - position))[1] if near else None

    def named(self, kind: str | None, position: int) -> Iterator[tuple[Name, InstrumentRef]]:
        """Yield the names of a kind that stand beside a number before a position, with what is meant."""
        for (name, _), (start, target) in self._by_kind.get(kind, {}).items():
            if start < position:
                yield name, target

    @cached_property
    def _by_number(self) -> dict[str, _Targets]:
        found: dict[str, _Targets] = {}
        for citation in self._citations:
            target = citation.resolves_to
            if target and citation.date:
                targets = found.setdefault(canonical_number(citation.so_ky_hieu or ""), {})
                key = target.id, citation.issuer or target.issuer
                targets.pop(key, None)  # the last mention counts, and comes last
                targets[key] = target
        return found

    @cached_property
    def _by_committee(self) -> dict[tuple[str | None, str], list[tuple[int, str]]]:
        found: dict[tuple[str | None, str], list[tuple[int, str]]] = {}
        for citation in self._citations:
            committee = committee_of(canonical_number(citation.so_ky_hieu or ""))
            if citation.by == "number" and citation.issuer and committee:
                found.setdefault((citation.section, committee), []).append((citation.start, citation.issuer))
        return {key: sorted(beside, key=lambda entry: entry[0]) for key, beside in found.items()}

    @cached_property
    def _by_kind(self) -> dict[str | None, _Named]:
        found: dict[str | None, _Named] = {}
        for citation in self._citations:
            target = citation.resolves_to
            if target and citation.by == "number" and citation.title:
                decision = fold(citation.doc_type or "") == "quyet dinh"
                name = parse_name(citation.title, None if decision else citation.doc_type)
                found.setdefault(name.kind, {}).setdefault((name, target.id), (citation.start, target))
        return found
