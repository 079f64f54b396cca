"""Documents across files: one for each identity, drafts and aliases under their final name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from graphkit.confidence import makes_relationship
from graphkit.facts import Beside, FileGroup
from graphkit.lang.fold import slug
from graphkit.link.files import differences, rank
from graphkit.link.names import less_precise, parse, same_month
from graphkit.link.scans import scanned
from graphkit.link.topic import SAME_TITLE, similarity, years
from graphkit.model import Citation, Extraction
from graphkit.resolve.catalogue import one_slip


class FileLike(Protocol):
    """A file of the records: its path, and the hash of its bytes."""

    @property
    def path(self) -> str:
        """Path as the records keep it."""

    @property
    def sha256(self) -> str:
        """Hash of the file's bytes."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read: its id, what its leading file says, all its files, that one first.

    ``group`` says how its files differ, where there are several.
    """

    id: str
    extraction: Extraction
    files: tuple[str, ...]
    sha256: str
    group: FileGroup | None = None


def own_id(extraction: Extraction) -> str:
    """Return the id that a document has by itself; one that cannot be named is known by its bytes."""
    return extraction.header.id or f"urn:gk:van-ban:{extraction.source.sha256}"


def target_id(citation: Citation) -> str | None:
    """Return what a citation certainly or likely means."""
    if citation.resolves_to is None or not makes_relationship(citation.confidence):
        return None
    return citation.resolves_to.id


class Identities:
    """The id under which each document stands in the graph, whatever it is called where."""

    def __init__(self, extractions: Sequence[Extraction]) -> None:
        self._read = {own_id(extraction): extraction for extraction in extractions}
        cited = {id_ for extraction in extractions for id_ in _mentioned(extraction)}
        everything = sorted(cited | self._read.keys())
        self._same = scanned(self._read) | _dated(everything) | self._signed(everything)
        self._titles = _by_title(self._read)
        self._issued = _by_year(self._read)

    def of(self, id_: str) -> str:
        """Return the id that stands for this one."""
        seen = {id_}
        while (following := self._same.get(id_)) is not None and following not in seen:
            seen.add(following)
            id_ = following
        return id_

    def named(self, citation: Citation, citing: Extraction) -> str | None:
        """Return the document read that a citation by name means: same type and title, of a body around.

        The body is the one that the citation names, else one of the citing document's jurisdiction or above.
        """
        title = slug(_bare_title(citation))
        found = {
            self.of(id_)
            for id_ in self._titles.get((slug(citation.doc_type or ""), title), ())
            if _around(self._read[id_], citation, citing)
        } - {self.of(own_id(citing))}
        return found.pop() if len(found) == 1 else None

    def mistyped(self, id_: str, title: str | None) -> str | None:
        """Return the document read that a number nobody knows is a slip for; None where none or several fit.

        Body, type and title agree, and either the date with a number one keystroke away, or the number with
        the year: a body gives a number once a year.
        """
        name = parse(id_)
        if name is None or id_ in self._read or name.provisional:
            return None
        found = {
            self.of(other)
            for other, date, detail in self._issued.get((name.body, name.measure, name.year), ())
            if ((date == name.date and _one_slip(name.detail, detail)) or name.detail == detail)
            and similarity(title, self._read[other].header.title) >= SAME_TITLE
        }
        return found.pop() if len(found) == 1 else None

    def _signed(self, ids: Iterable[str]) -> dict[str, str]:
        """Return for each draft the signed version that was read, where exactly one of its month fits."""
        signed: dict[tuple[str, ...], list[Extraction]] = defaultdict(list)
        for id_, extraction in self._read.items():
            name = parse(id_)
            if name and not name.provisional and extraction.header.title:
                signed[name.body, name.measure, f"~{slug(extraction.header.title)}"].append(extraction)
        same = {}
        for id_ in ids:
            name = parse(id_)
            if name and name.provisional:
                fitting = {own_id(i) for i in signed.get(name.key, ()) if same_month(name.date, _date(i))}
                if len(fitting) == 1:
                    same[id_] = fitting.pop()
        return same


def documents(files: Iterable[tuple[FileLike, Extraction]]) -> tuple[list[Document], Identities]:
    """Return the documents of all files, ordered by id, and their identities, whatever the files' order."""
    ordered = sorted(files, key=lambda item: (item[0].path, item[0].sha256))
    identities = Identities([extraction for _, extraction in ordered])
    groups: dict[str, list[tuple[FileLike, Extraction]]] = defaultdict(list)
    for file, extraction in ordered:
        groups[identities.of(own_id(extraction))].append((file, extraction))
    return [_document(id_, groups[id_]) for id_ in sorted(groups)], identities


def _document(id_: str, group: list[tuple[FileLike, Extraction]]) -> Document:
    (leading, extraction), *others = sorted(group, key=lambda item: (rank(item[1]), item[0].path))
    beside = {file.path: Beside(file.path, differences(extraction, other)) for file, other in others}
    beside.pop(leading.path, None)
    files = FileGroup(id_, leading.path, tuple(beside.values())) if beside else None
    return Document(id_, extraction, (leading.path, *beside), leading.sha256, files)


def _mentioned(extraction: Extraction) -> set[str]:
    targets = {target_id(citation) for citation in extraction.citations}
    subjects = {citation.subject for citation in extraction.citations}
    return {id_ for id_ in targets | subjects if id_ and id_.startswith("urn:")}


def _dated(ids: Iterable[str]) -> dict[str, str]:
    """Return for each name that knows only the year or month the only dated name that it can be."""
    groups = defaultdict(list)
    for id_ in ids:
        if name := parse(id_):
            groups[name.key].append((name.date, id_))
    same = {}
    for group in groups.values():
        for date, id_ in group:
            finer = [other for other in group if less_precise(date, other[0])]
            finest = [o for o in finer if not any(less_precise(o[0], other[0]) for other in finer)]
            if len(finest) == 1:
                same[id_] = finest[0][1]
    return same


def _date(extraction: Extraction) -> str:
    header = extraction.header
    return header.date or str(header.plan_year or "")


def _by_title(read: Mapping[str, Extraction]) -> dict[tuple[str, str], list[str]]:
    index: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, extraction in sorted(read.items()):
        header = extraction.header
        if header.doc_type and header.title:
            index[slug(header.doc_type), slug(header.title)].append(id_)
    return index


def _by_year(read: Iterable[str]) -> dict[tuple[str, str, str], list[tuple[str, str, str]]]:
    """Return the documents with a number by body, measure and year: their id, date and number."""
    index: dict[tuple[str, str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for id_ in read:
        name = parse(id_)
        if name and name.year and not name.provisional:
            index[name.body, name.measure, name.year].append((id_, name.date, name.detail))
    return index


def _one_slip(detail: str, other: str) -> bool:
    (number, _, symbol), (second, _, second_symbol) = detail.partition("-"), other.partition("-")
    return symbol == second_symbol and one_slip(number, second)


def _bare_title(citation: Citation) -> str:
    """Return the title that a citation by name gives, without the type's word before it."""
    title = citation.title or citation.surface
    return (
        title[len(citation.doc_type) :] if citation.doc_type and _starts(title, citation.doc_type) else title
    )


def _starts(title: str, doc_type: str) -> bool:
    return slug(title[: len(doc_type)]) == slug(doc_type)


def _around(read: Extraction, citation: Citation, citing: Extraction) -> bool:
    if citation.issuer:
        return slug(citation.issuer) == slug(read.header.issuer or "")
    theirs, ours = parse(own_id(read)), parse(own_id(citing))
    if theirs is None or ours is None or not _not_later(read, citing):
        return False
    outer, inner = (name.body.split(":")[0].split(";") for name in (theirs, ours))
    return outer == inner[: len(outer)]


def _not_later(read: Extraction, citing: Extraction) -> bool:
    first, second = years(read.header.title), citing.header.plan_year
    return first is None or second is None or first.first <= second
