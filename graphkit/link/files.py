"""One document, several files: which of them leads, and what the others say differently."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from graphkit.i18n import Text
from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled
from graphkit.link.scans import is_scan
from graphkit.model import Extraction

_READERS = ("docx", "doc", "text", "pdf", "html")
"""The formats by how much of a document's structure their files keep; any other comes after."""

_NAMED = 5
"""So many names are given where files differ, the rest counted."""

Names = Callable[[Extraction], dict[str, str]]
"""Gives names as they are shown, by what makes two of them the same."""

Kind = tuple[Text, Text, Names]
"""What is compared by name: the words for what is missing, those for what is there besides, the names."""

_FIELDS: Mapping[str, Text] = {
    "so_ky_hieu": Text("số ký hiệu", "number"),
    "date": Text("ngày ban hành", "date"),
    "issuer": Text("cơ quan ban hành", "issuer"),
    "doc_type": Text("loại văn bản", "type"),
    "title": Text("trích yếu", "title"),
}
_ISO_DATE = compiled(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_NOTHING = Text("không có", "none")


def rank(extraction: Extraction) -> tuple[bool, bool, int, int, int]:
    """Return the key that sorts a document's best reading first.

    A signed version before its draft, since what was signed holds; a text layer before OCR; the more complete
    header; the format that keeps more of the structure; the longer text.
    """
    header, source = extraction.header, extraction.source
    reader = source.reader.split("+")[0]
    known = (*(getattr(header, field) for field in _FIELDS), header.signatory, header.recipients)
    return (
        header.provisional,
        is_scan(extraction),
        -sum(map(bool, known)),
        _READERS.index(reader) if reader in _READERS else len(_READERS),
        -source.characters,
    )


def differences(leading: Extraction, other: Extraction) -> tuple[Text, ...]:
    """Return what a further file of a document says otherwise than the leading one, in words."""
    named = (said for kind in _KINDS for said in _named(kind, leading, other))
    return (*_header(leading, other), *named, *_counts(leading, other))


def _header(leading: Extraction, other: Extraction) -> Iterator[Text]:
    for field, name in _FIELDS.items():
        here, there = getattr(other.header, field), getattr(leading.header, field)
        if fold(here or "") != fold(there or ""):
            said, leads = _shown(here), _shown(there)
            yield Text(
                f"{name.vi}: {said.vi} (tệp chính: {leads.vi})",
                f"{name.en}: {said.en} (leading file: {leads.en})",
            )


def _named(kind: Kind, leading: Extraction, other: Extraction) -> Iterator[Text]:
    missing, further, names = kind
    here, there = names(other), names(leading)
    for said, those in ((missing, there.keys() - here.keys()), (further, here.keys() - there.keys())):
        if those:
            shown = _listed([name for key, name in (there | here).items() if key in those])
            yield Text(f"{said.vi} {shown.vi}", f"{said.en} {shown.en}")


def _listed(names: Sequence[str]) -> Text:
    said = [_shown(name) for name in names[:_NAMED]]
    vi, en = ", ".join(name.vi for name in said), ", ".join(name.en for name in said)
    more = len(names) - _NAMED
    return Text(f"{vi} và {more} nữa", f"{en} and {more} more") if more > 0 else Text(vi, en)


def _shown(value: str | None) -> Text:
    """Return a value for people; a date, of which only the month may be known, as each language writes it."""
    if value and (date := _ISO_DATE.fullmatch(value)):
        return Text("/".join(filter(None, reversed(date.groups()))), value)
    return Text(value, value) if value else _NOTHING


def _cited(extraction: Extraction) -> dict[str, str]:
    """Return the instruments cited, by what they are called: what they mean may hang on the file's header."""
    names = (c.so_ky_hieu or _one_line(c.title or c.surface) for c in extraction.citations)
    return {fold(name): name for name in names}


def _units(extraction: Extraction) -> dict[str, str]:
    return {fold(task.unit): _one_line(task.unit) for task in extraction.assignments}


def _deadlines(extraction: Extraction) -> dict[str, str]:
    """Return the deadlines of tasks and reports, as dates where they are."""
    words = [words for task in extraction.assignments for words in task.deadlines]
    words += [deadline.date or deadline.text for duty in extraction.reports for deadline in duty.deadlines]
    return {fold(text): _one_line(text) for text in words}


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _counts(leading: Extraction, other: Extraction) -> Iterator[Text]:
    kinds = (("nhiệm vụ", "tasks", _tasks), ("chế độ báo cáo", "reporting duties", _duties))
    for vi, en, count in kinds:
        here, there = count(other), count(leading)
        if here != there:
            yield Text(f"{here} {vi} (tệp chính: {there})", f"{here} {en} (leading file: {there})")


def _tasks(extraction: Extraction) -> int:
    return len({task.start for task in extraction.assignments})


def _duties(extraction: Extraction) -> int:
    return len(extraction.reports)


_CITED = Text("không dẫn", "does not cite"), Text("dẫn thêm", "also cites"), _cited
_ASSIGNED = (
    Text("không giao việc cho", "gives no task to"),
    Text("giao thêm cho", "also gives tasks to"),
    _units,
)
_DUE = (
    Text("không có thời hạn", "lacks the deadlines"),
    Text("có thêm thời hạn", "also has deadlines"),
    _deadlines,
)
_KINDS: Sequence[Kind] = (_CITED, _ASSIGNED, _DUE)
