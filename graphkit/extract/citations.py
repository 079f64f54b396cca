"""Citations: mentions by number and by name, with role, section, relation and provision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from graphkit.extract.items import flow_spans
from graphkit.extract.names import find_names
from graphkit.extract.numbers import Mention, find_numbers
from graphkit.extract.roles import assign_roles, provision_of
from graphkit.extract.spans import merged
from graphkit.lang.lexicon import Lexicon, bundled, without_period
from graphkit.lang.patterns import compiled
from graphkit.model import Citation, Header, Relation, Role
from graphkit.parse import Document

_ISSUED_WITH = compiled(r"\(\s*(?:[Bb]an hành )?[Kk]èm(?: theo)?\s*$")
"""What an annex says before the number of the document that it belongs to, mistyped at times."""
_NAMED = ("Chiến lược", "Chương trình", "Đề án", "Dự án", "Bộ tiêu chí", "Quy hoạch")


def extract_citations(document: Document, header: Header) -> tuple[Citation, ...]:
    """Return the citations in the order of the text, issuers as printed, targets not yet resolved."""
    mentions = _mentions(document, header)
    roles = assign_roles(document, mentions)
    return tuple(
        _citation(document, mention, role, relation)
        for mention, (role, relation) in zip(mentions, roles, strict=True)
    )


def _mentions(document: Document, header: Header) -> list[Mention]:
    found: list[Mention] = []
    scopes = [
        (
            start,
            end,
            [m for m in find_numbers(document.text, start, end) if not _is_self(document, m, header)],
        )
        for start, end in _scopes(document, header)
    ]
    said = Lexicon(name for _, _, numbers in scopes for name in _issued_names(numbers))
    for start, end, numbers in scopes:
        taken = merged(span for mention in numbers for span in _taken(mention))
        names = map(
            partial(_without_plan_year, header),
            find_names(document.text, start, end, (bundled(), said), taken),
        )
        found += sorted([*numbers, *names], key=lambda mention: mention.start)
    return found


def _without_plan_year(header: Header, mention: Mention) -> Mention:
    """Leave out the year of the plan: "thực hiện Luật Nghĩa vụ quân sự năm 2026" says when it is done."""
    return replace(mention, date=None) if mention.date == str(header.plan_year) else mention


def _issued_names(numbers: Iterable[Mention]) -> Iterator[str]:
    """Names of what cited instruments issue: the document may mention them again without the number."""
    for mention in numbers:
        if mention.issues and mention.title and mention.title.startswith(_NAMED):
            yield without_period(mention.title)


def _scopes(document: Document, header: Header) -> list[tuple[int, int]]:
    """Where citations count: title to closing, and the annexes; not recipients and signature."""
    zones = document.zones
    blocks = document.blocks
    body = [block for block in blocks if zones.title <= block.line < zones.recipients]
    annex = [block for block in blocks if zones.annex <= block.line]
    parts = [(part[0].start, part[-1].end) for part in (body, annex) if part]
    letter_title = header.spans.get("title") if zones.title == zones.preamble else None
    return flow_spans([letter_title], document) + parts if letter_title else parts


def _taken(mention: Mention) -> list[tuple[int, int]]:
    """Spans in which a name is no mention of its own: the number itself, and the name of what it issues."""
    spans = [(mention.start, mention.end)]
    if mention.issues and mention.title_start is not None and mention.title_end is not None:
        first = mention.title_start + 2 if mention.title_start > mention.end else mention.title_end
        spans.append((mention.title_start, first))
    return spans


def _is_self(document: Document, mention: Mention, header: Header) -> bool:
    """The document's own number, in its annex headings and closing lines, is no citation."""
    own = header.so_ky_hieu
    if own is not None and mention.so_ky_hieu == own and mention.date in (None, header.date):
        return mention.issuer is None or mention.date == header.date
    issued = _ISSUED_WITH.search(document.text, max(0, mention.start - 40), mention.start)
    dated = mention.date is not None and mention.date.startswith(header.date or "none")
    return issued is not None and dated and mention.doc_type == header.doc_type


def _citation(document: Document, mention: Mention, role: Role, relation: Relation | None) -> Citation:
    start, end = document.raw(mention.start, mention.end)
    title: tuple[int | None, int | None] = (None, None)
    if mention.title_start is not None and mention.title_end is not None:
        title = document.raw(mention.title_start, mention.title_end)
    section = document.section_at(mention.start)
    return Citation(
        start=start,
        end=end,
        surface=document.reading.text[start:end],
        by="number" if mention.by == "number" else "name",
        role=role,
        doc_type=mention.doc_type,
        so_ky_hieu=mention.so_ky_hieu,
        date=mention.date,
        issuer=mention.issuer,
        title=mention.title,
        title_start=title[0],
        title_end=title[1],
        section=section.path if section else None,
        relation=relation,
        provision=provision_of(document.text, mention),
    )
