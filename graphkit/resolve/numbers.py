"""Citations by number: who issued them, and which instrument is meant.

Number, date and issuer in the text name an instrument without any catalogue. The catalogue supplies what the
text leaves out, and contradicts what it has mistyped; other citations here supply an issuer or a date.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.confidence import BY_CONTEXT, CERTAIN, LIKELY
from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.lang.types import ABBREVIATIONS
from graphkit.model import Citation, InstrumentRef
from graphkit.resolve.answer import Answer, meant, open_question
from graphkit.resolve.bodies import body_of, could_be_anywhere
from graphkit.resolve.locality import bare_name
from graphkit.resolve.names import likeness, parse_name
from graphkit.resolve.said import Said
from graphkit.resolve.symbols import canonical_number, committee_of, completed, together
from graphkit.resolve.types import Context, Instrument
from graphkit.resolve.urn import document_urn, year_in_number

if TYPE_CHECKING:
    from graphkit.resolve.reference import Reference

AGREES = 0.75
"""From here on a title is taken for another one of the same instrument."""
_BY_PATTERN = "trích dẫn"
_UNTYPED = ("", "van ban", "cong van")
_LAWS = ("Luật", "Bộ luật")
_PARTY = compiled(r"/TU$")
_TERM = compiled(r" khóa [IVX]+$")
_POST = compiled(r"(?:Bộ trưởng|Chủ tịch|Giám đốc|Thủ trưởng)")
"""A post whose body the line has lost: the symbol says which it heads, as it does of a name cut short."""


def issuer_of(citation: Citation, context: Context, reference: Reference) -> str | None:
    """Return the full name of a citation's issuer: as stated, else as its symbol or type alone decides.

    Several issuers are named together: A, B và C.
    """
    stated = _TERM.sub("", citation.issuer or "")
    if citation.by == "number" and (not stated or _POST.fullmatch(stated) or stated.startswith("Bộ ")):
        by_symbol = reference.symbols.issuer(citation.so_ky_hieu or "")
        if not stated or (
            by_symbol and (_POST.fullmatch(stated) or fold(by_symbol).startswith(fold(stated)))
        ):
            stated = by_symbol or ("Quốc hội" if citation.doc_type in _LAWS else "")
    if not stated:
        return None
    return together(body_of(name, context, reference).name for name in reference.symbols.joint(stated))


def doc_type_of(citation: Citation) -> str:
    """Return the type of what is cited; a letter has none in its symbol, and is called by many names."""
    stated = citation.doc_type or ""
    if fold(stated) not in _UNTYPED:
        return stated
    codes = re.split(r"[-/]", canonical_number(citation.so_ky_hieu or ""))[1:]
    return next((ABBREVIATIONS[code] for code in codes if code in ABBREVIATIONS), "Công văn")


def by_number(citation: Citation, said: Said, context: Context, reference: Reference) -> Answer:
    """Return what a numbered citation means; ``said`` is what the document says elsewhere."""
    number = canonical_number(citation.so_ky_hieu or "")
    if number.isdigit():
        return _without_symbol(citation, number, said, context, reference)
    by_symbol = reference.symbols.issuer(number)
    if by_symbol and by_symbol != citation.issuer and _central(by_symbol, reference):
        # the symbol is surer than who is said to have issued it: "1790/QĐ-TTg của Chính phủ"
        citation = replace(citation, issuer=by_symbol)
    known = [
        i
        for i in reference.catalogue.by_number(number)
        if _same_issuer(i.issuer, citation.issuer)
        or (i.date and i.date == citation.date and not _local(number))
    ]
    if citation.date or (year_in_number(number) and not _twins(citation, number, said)):
        return _dated(citation, number, known, said, context, reference)
    return _undated(citation, number, known, said, context, reference)


def _without_symbol(
    citation: Citation, number: str, said: Said, context: Context, reference: Reference
) -> Answer:
    """Resolve a number cited without its symbol, where type and issuer leave no choice of one."""
    whole = completed(number, citation.doc_type or "", citation.issuer or "")
    if whole is None:
        return open_question("unknown")
    answer = by_number(replace(citation, so_ky_hieu=whole), said, context, reference)
    return replace(answer, confidence=LIKELY) if answer.target else answer


def _dated(
    citation: Citation,
    number: str,
    known: list[Instrument],
    said: Said,
    context: Context,
    reference: Reference,
) -> Answer:
    date = citation.date or year_in_number(number) or ""
    agreeing = [i for i in known if _same_day(i.date, date)]
    if len(agreeing) == 1 and (citation.issuer or not _local(number)):
        return meant(agreeing[0], "number")
    if answer := _mistyped(citation, number, date, known, reference):
        return answer
    if citation.issuer:
        return _from_text(citation, citation.issuer, number, date, context, reference)
    if answer := _issuer_from_context(citation, number, date, said, context, reference):
        return answer
    return open_question("ambiguous" if _local(number) or agreeing else "unknown", agreeing or known)


def _mistyped(
    citation: Citation, number: str, date: str, known: list[Instrument], reference: Reference
) -> Answer | None:
    """Return the instrument meant where number or date is mistyped; None where the text stands."""
    near = [
        i
        for i in reference.catalogue.near_number(number, date)
        if _same_issuer(i.issuer, citation.issuer) and _titles_agree(citation, i)
    ]
    if len(near) == 1:
        return meant(near[0], "near number", LIKELY)
    titled = [i for i in known if _titles_agree(citation, i)]
    if len(titled) == 1:
        return meant(titled[0], "number", LIKELY)
    if not year_in_number(number) or len(known) != 1 or known[0].source == _BY_PATTERN:
        return None
    # number and year name one instrument: its date is mistyped here, or another number is
    if not citation.title or not known[0].title:
        return meant(known[0], "number", LIKELY)
    return open_question("contradictory", known)


def _undated(
    citation: Citation,
    number: str,
    known: list[Instrument],
    said: Said,
    context: Context,
    reference: Reference,
) -> Answer:
    """Resolve a number without a date: by another mention of it here, by its title, else by the catalogue."""
    twins = _twins(citation, number, said)
    if len(twins) == 1:
        [twin] = twins
        return Answer(InstrumentRef(twin.id, twin.so_ky_hieu, twin.date, twin.issuer, "alias"), LIKELY)
    titled = [i for i in known if _titles_agree(citation, i)]
    if len(titled) == 1:
        return meant(titled[0], "number")
    trusted = [i for i in known if i.source != _BY_PATTERN]
    if len(trusted) == 1 and not citation.title and not _local(number):
        return meant(trusted[0], "number", LIKELY)
    if known or not citation.issuer or context.year is None:
        return open_question("ambiguous" if known else "unknown", known)
    guess = _from_text(citation, citation.issuer, number, str(context.year), context, reference)
    return open_question("unknown", _as_instruments(guess))


def _twins(citation: Citation, number: str, said: Said) -> list[InstrumentRef]:
    """Return what other mentions of the number mean that say the day."""
    twins = {
        target.id: target for issuer, target in said.targets(number) if _same_issuer(issuer, citation.issuer)
    }
    return list(twins.values())


def _issuer_from_context(
    citation: Citation,
    number: str,
    date: str,
    said: Said,
    context: Context,
    reference: Reference,
) -> Answer | None:
    """Return a reading with the issuer of the plans beside it, or of the province whose paper speaks."""
    issuer = None
    if committee := committee_of(number):
        issuer = said.nearest_issuer(citation.section, committee, citation.start)
        if issuer is None and context.level == "tỉnh" and context.province:
            head = "Ủy ban nhân dân" if committee.endswith("UBND") else "Hội đồng nhân dân"
            issuer = f"{head} {context.province.name}"
    elif _PARTY.search(number) and context.province:
        head = "Thành ủy" if context.province.kind == "thành phố" else "Tỉnh ủy"
        issuer = f"{head} {bare_name(context.province)}"
    if issuer is None:
        return None
    answer = _from_text(citation, issuer, number, date, context, reference)
    return Answer(replace(answer.target, basis="context"), BY_CONTEXT) if answer.target else answer


def _from_text(
    citation: Citation, issuer: str, number: str, date: str, context: Context, reference: Reference
) -> Answer:
    bodies = [body_of(name, context, reference) for name in reference.symbols.joint(issuer)]
    if any(could_be_anywhere(body) for body in bodies):
        return open_question("ambiguous")
    urn = document_urn(*bodies, doc_type=doc_type_of(citation), so_ky_hieu=number, date=date)
    return Answer(InstrumentRef(urn, number, date, issuer, "number"), CERTAIN)


def _as_instruments(answer: Answer) -> list[Instrument]:
    target = answer.target
    return [Instrument(target.id, target.so_ky_hieu, "", target.date, "", "")] if target else []


def _central(issuer: str, reference: Reference) -> bool:
    names = reference.symbols.joint(issuer)
    return all(body_of(name, Context(), reference).level == "trung ương" for name in names)


def _local(number: str) -> bool:
    return bool(committee_of(number) or _PARTY.search(number))


def _same_issuer(one: str | None, other: str | None) -> bool:
    return not one or not other or fold(one) == fold(other)


def _same_day(known: str | None, stated: str) -> bool:
    return bool(known) and (known or "").startswith(stated)


def _titles_agree(citation: Citation, instrument: Instrument) -> bool:
    if not citation.title or not instrument.title:
        return False
    return likeness(parse_name(citation.title), parse_name(instrument.title)) >= AGREES
