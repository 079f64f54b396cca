"""Citations by name: by what the document itself has said of the name, else by the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.confidence import BY_CONTEXT, CERTAIN, LIKELY
from graphkit.model import Citation, InstrumentRef
from graphkit.resolve.answer import Answer, Reason, meant, open_question
from graphkit.resolve.catalogue import ALIKE, Match
from graphkit.resolve.locality import own_place
from graphkit.resolve.names import LAW_TYPES, Name, covers, likeness, parse_name
from graphkit.resolve.places import jurisdiction
from graphkit.resolve.said import Said
from graphkit.resolve.types import Context, Instrument
from graphkit.resolve.urn import DOCUMENT_PREFIX

if TYPE_CHECKING:
    from graphkit.resolve.reference import Reference

_SAME = 0.05
"""Two names whose scores differ by less are equally good."""


def by_name(citation: Citation, said: Said, context: Context, reference: Reference) -> Answer:
    """Return what a named citation means; ``said`` is what the document says elsewhere."""
    asked = name_of(citation)
    matches = reference.catalogue.by_name(
        _words(citation),
        doc_type=citation.doc_type,
        year=context.year,
        date=context.date,
        issued=citation.date,
        accept=lambda instrument: _within_reach(instrument, context),
    )
    alias = None if asked.kind in LAW_TYPES else next(_aliases(asked, citation, said), None)
    if alias is None:
        return _best(matches, context)
    agreed = any(match.certain and match.instrument.id == alias.id for match in matches)
    target = InstrumentRef(alias.id, alias.so_ky_hieu, alias.date, alias.issuer, "alias")
    return Answer(target, CERTAIN if agreed else LIKELY)


def name_of(citation: Citation) -> Name:
    """Return a citation's name taken apart."""
    return parse_name(_words(citation), citation.doc_type)


def _words(citation: Citation) -> str:
    """Return the words of a name: the title where it says the kind or the print does not, else the print."""
    surface = " ".join(citation.surface.split())
    title = citation.title or surface
    return title if parse_name(title).kind or not parse_name(surface).kind else surface


def _best(matches: list[Match], context: Context) -> Answer:
    certain = [match for match in matches if match.certain]
    if not certain:
        reason: Reason = "not yet issued" if _all_past(matches, context) else "unknown"
        return open_question(reason, (match.instrument for match in matches))
    rivals = [match for match in certain if certain[0].score - match.score < _SAME]
    if len(rivals) > 1:
        return open_question("ambiguous", (match.instrument for match in rivals))
    score = certain[0].score
    return meant(
        certain[0].instrument, "name", CERTAIN if score >= 0.95 else LIKELY if score >= ALIKE else BY_CONTEXT
    )


def _all_past(matches: list[Match], context: Context) -> bool:
    """Tell whether all that bore the name had ended by the plan's year: its successor is not known yet."""
    periods = [parse_name(match.instrument.title).period for match in matches]
    return bool(periods) and all(
        period is not None and context.year is not None and period[1] < context.year for period in periods
    )


def _within_reach(instrument: Instrument, context: Context) -> bool:
    """Tell whether an instrument can be meant here: one of the country, or of a place that this lies in.

    Neighbours make plans of the same name: whose is meant, only an issuer could say.
    """
    place = instrument.id.removeprefix(DOCUMENT_PREFIX).partition(":")[0]
    return f"{jurisdiction(own_place(context))};".startswith(f"{place};")


def _aliases(asked: Name, citation: Citation, said: Said) -> Iterator[InstrumentRef]:
    """Yield what the document has said the name is, earlier in it and beside a number."""
    for name, target in said.named(asked.kind, citation.start) if asked.kind else ():
        issued = int(target.date[:4]) if target.date else None
        in_time = asked.period is None or covers(name.period, issued, asked.period)
        if in_time and likeness(name, asked) >= ALIKE:
            yield target
