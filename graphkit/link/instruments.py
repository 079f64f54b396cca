"""Documents as nodes, read or only cited, and the relationships that citations draw between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graphkit.facts import Evidence, Value
from graphkit.lang.patterns import compiled
from graphkit.link.bodies import Bodies
from graphkit.link.documents import Document, Identities, target_id
from graphkit.link.evidence import LIMIT, Quotes
from graphkit.link.graph import Graph
from graphkit.link.lookup import Lookup
from graphkit.link.names import parse
from graphkit.link.topic import years
from graphkit.model import THIS, Citation, Extraction, InstrumentRef
from graphkit.resolve.types import Context

ROLES: Mapping[str, str] = {"can_cu": "CAN_CU", "trien_khai": "TRIEN_KHAI", "dan_chieu": "DAN_CHIEU"}
RELATIONS: Mapping[str, str] = {"thay_the": "THAY_THE", "sua_doi": "SUA_DOI", "bai_bo": "BAI_BO"}

_FULL_DATE = compiled(r"\d{4}-\d{2}-\d{2}")
_YEAR_IN_NUMBER = compiled(r"/((?:19|20)\d{2})/")
_BY_TITLE = 0.8
"""How sure it is that a name means the only document read of this type and title."""
_SLIP = "near number"
_BY_SLIP = 0.7
"""How sure it is that an unknown number is a slip for a document read that agrees in the rest."""
_ISSUER_SPANS = ("issuer", "title", "doc_type")


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation that certainly or likely means ``target``, with the sentence that says so."""

    target: str
    citation: Citation
    meant: InstrumentRef
    proof: Evidence
    context: Context


class Instruments:
    """Adds documents and what they say of one another."""

    def __init__(self, graph: Graph, bodies: Bodies, lookup: Lookup, identities: Identities) -> None:
        self._graph = graph
        self._bodies = bodies
        self._lookup = lookup
        self._identities = identities
        self._mentions: dict[str, list[Mention]] = defaultdict(list)

    def read(self, document: Document, quotes: Quotes, context: Context) -> None:
        """Add a document that was read, who issued it, and keep what it cites for :meth:`finish`."""
        header = document.extraction.header
        body = next(iter(self._lookup.issuers(header.issuer, context)), None)
        name = parse(document.id)
        self._graph.node(
            "VanBan",
            document.id,
            _shown(header.doc_type, header.so_ky_hieu, header.title, header.issuer) or document.files[0],
            so_ky_hieu=header.so_ky_hieu,
            loai=header.doc_type,
            cap=_level(header.issuer_level or (body.level if body else None)),
            trich_yeu=header.title,
            **_times(header.date or (name.date if name else None), header.so_ky_hieu),
            nam_ke_hoach=header.plan_year,
            co_toan_van=True,
            tam=header.provisional or header.id is None,
            tep=document.files,
            **self._validity(document.id),
        )
        proof = _header_proof(document.extraction, quotes)
        for issuer in self._lookup.joint(header.issuer):
            self._graph.edge("BAN_HANH", self._bodies.add(issuer, context), document.id, *proof)
        for mention in self._cited(document, quotes, context):
            self._mentions[document.id].append(mention)

    def finish(self) -> None:
        """Add the documents that are only cited, and all relationships between documents."""
        cited: dict[str, list[Mention]] = defaultdict(list)
        for mentions in self._mentions.values():
            for mention in mentions:
                cited[mention.target].append(mention)
        for target in sorted(cited):
            if target not in self._graph:
                self._stub(target, sorted(cited[target], key=_strength))
        for document, mentions in self._mentions.items():
            for mention in mentions:
                self._relate(document, mention)

    def _cited(self, document: Document, quotes: Quotes, context: Context) -> Iterator[Mention]:
        for citation in document.extraction.citations:
            target, meant, sure = target_id(citation), citation.resolves_to, citation.confidence
            if target is None and citation.by == "name":
                target = self._identities.named(citation, document.extraction)
                meant, sure = InstrumentRef(target or "", None, None, None, "title"), _BY_TITLE
            if target and not self._lookup.instrument(target):
                slip = self._identities.mistyped(target, citation.title)
                if slip and meant:
                    target, meant, sure = slip, replace(meant, basis=_SLIP), min(sure, _BY_SLIP)
            if target and meant:
                proof = quotes.sentence(citation.start, citation.end, meant.basis, sure)
                yield Mention(self._identities.of(target), citation, meant, proof, context)

    def _relate(self, document: str, mention: Mention) -> None:
        citation = mention.citation
        other = citation.subject if citation.subject not in (None, THIS) else None
        source = self._identities.of(other) if other else document
        type_ = ROLES[citation.role]
        if other:
            # what a text says of two others; it cites the one behind all the same
            self._graph.edge(ROLES["dan_chieu"], document, mention.target, mention.proof)
        elif citation.role == "trien_khai" and citation.subject is None:
            # carried out by something that has no name: only that it is cited here is certain
            type_ = ROLES["dan_chieu"]
        if source in self._graph:
            self._graph.edge(type_, source, mention.target, mention.proof)
        if citation.relation:
            self._graph.edge(RELATIONS[citation.relation], document, mention.target, mention.proof)

    def _stub(self, id_: str, mentions: list[Mention]) -> None:
        """Add a document without text: its facts are the catalogue's, else what most citations say."""
        row = self._lookup.instrument(id_)
        first = mentions[0]
        numbered = [mention for mention in mentions if mention.citation.by == "number"]
        number = (row and row.so_ky_hieu) or _first(mention.meant.so_ky_hieu for mention in mentions)
        issuer = (row and row.issuer) or _first(mention.meant.issuer for mention in mentions)
        type_ = (row and row.doc_type) or _most(mention.citation.doc_type for mention in numbered or mentions)
        title = (row and row.title) or _most(mention.citation.title for mention in numbered or mentions)
        name = parse(id_)
        date = (row and row.date) or (name.date if name else None)
        body = next(iter(self._lookup.issuers(issuer, first.context)), None)
        span = years(title)
        self._graph.node(
            "VanBan",
            id_,
            _shown(type_, number, title, issuer) or id_,
            so_ky_hieu=number,
            loai=type_,
            cap=_level(body.level if body else None),
            trich_yeu=title and " ".join(title.split()),
            **_times(date, number),
            nam_ke_hoach=span.first if span and span.single else None,
            co_toan_van=False,
            tam=bool(name and name.provisional),
            **self._validity(id_),
        )
        said = [mention.proof for mention in mentions if mention.citation.issuer] or [first.proof]
        for each in self._lookup.joint(issuer):
            self._graph.edge("BAN_HANH", self._bodies.add(each, first.context), id_, *said)

    def _validity(self, id_: str) -> dict[str, Value | None]:
        row = self._lookup.instrument(id_)
        return {"hieu_luc_tu": row.valid_from, "hieu_luc_den": row.valid_to} if row else {}


def _strength(mention: Mention) -> tuple[float, bool, str, int]:
    return (
        -mention.proof.confidence,
        mention.citation.by != "number",
        mention.proof.document,
        mention.citation.start,
    )


def _header_proof(extraction: Extraction, quotes: Quotes) -> list[Evidence]:
    """Return where a document says whose it is: the issuer's line, failing that its title."""
    spans = extraction.header.spans
    found = next(((spans[name], name) for name in _ISSUER_SPANS if name in spans), None)
    if found is None:
        return []
    (start, end), name = found
    return [
        quotes.exact(start, min(end, start + LIMIT), "phần đầu văn bản", 1.0 if name == "issuer" else 0.7)
    ]


def _level(level: str | None) -> str | None:
    return level if level != "thôn" else "xã"


def _times(date: str | None, number: str | None) -> dict[str, Value | None]:
    in_number = _YEAR_IN_NUMBER.search(number or "")
    year = (date or "")[:4] or (in_number[1] if in_number else "")
    return {
        "ngay_ban_hanh": date if date and _FULL_DATE.fullmatch(date) else None,
        "nam": int(year) if year.isdigit() else None,
    }


def _shown(type_: str | None, number: str | None, title: str | None, issuer: str | None) -> str:
    """Return what people see: type and number with the body, or type and title where there is no number.

    A law is known by its name.
    """
    if title and type_ in ("Luật", "Bộ luật", "Hiến pháp"):
        return " ".join(title.split())
    if number:
        return " ".join(filter(None, (type_, number, issuer and f"của {issuer}")))
    return " ".join(" ".join(filter(None, (type_, title))).split())


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _most(values: Iterable[str | None]) -> str | None:
    """Return the value that most mentions give; of equally many the longest, then the first in order."""
    counted = Counter(" ".join(value.split()) for value in values if value)
    return min(counted, key=lambda value: (-counted[value], -len(value), value), default=None)
