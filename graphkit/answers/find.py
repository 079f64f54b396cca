"""Finding a node by what people call it: a number, a number and a place, a file, a body's name, an id."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from graphkit.errors import GraphkitError
from graphkit.facts import Node
from graphkit.i18n import Text
from graphkit.lang.fold import fold, nfc
from graphkit.lang.patterns import compiled

if TYPE_CHECKING:
    from graphkit.records import Store

_MOST = 10
"""So many candidates or suggestions are told at most."""

_PART = compiled(r"^(?P<document>.+)#(?P<part>(?:nv|bc)\d+(?:\.\d+)?)$")
_SHORT_NAMES = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tp": "thanh pho"}
_NAMED = ("VanBan", "CoQuan", "DiaBan")
"""Labels whose nodes people call by their names."""
_GLUE = frozenset({"so", "ngay", "thang", "nam", "cua"})
"""Words between a number and its date or its body, which say nothing themselves."""


def find(store: Store, text: str, label: str | None = None) -> Node:
    """Return the one node that a text names; ``label`` narrows it down to nodes of one label.

    A text is an id; a number such as ``28/NQ-CP``, with the type, the year, the date, the body or its place
    beside it where that is needed (``67/KH-UBND@hà nội``, ``28/NQ-CP năm 2021``); the name or the path of a
    file; the name of a document, a body or a place; any of these with ``#nv<start>`` for a task of the
    document or ``#bc<start>`` for a reporting duty. Case, tone marks and dashes do not matter.

    Raises GraphkitError where nothing is named so (near ones are suggested) or several are (all are listed).
    """
    node = _by_id(store, text.strip())
    if node is None and (part := _PART.match(text.strip())):
        document = find(store, part["document"], "VanBan")
        node = store.node(f"{document.id}#{part['part']}")
    if node is not None and label in (None, node.label):
        return node
    candidates = _candidates(store, nfc(text.strip()), label)
    if len(candidates) == 1:
        return candidates[0]
    raise _ambiguous(text, candidates) if candidates else _unknown(store, text, label)


def describe(node: Node) -> str:
    """Return what tells a node from others of its name: its id and its name."""
    return f"{node.id} ({node.name})"


def _by_id(store: Store, text: str) -> Node | None:
    return store.node(text) if text.startswith("urn:") else None


def _candidates(store: Store, text: str, label: str | None) -> list[Node]:
    """Return the nodes that the text names in the surest way in which it names any."""
    files, hits, named = _documents(store, text) if label in (None, "VanBan") else ([], [], [])
    return (
        files
        or _of_body_or_day(store, hits)
        or _by_name(store, text, "CoQuan", label)
        or named
        or _by_name(store, text, "DiaBan", label)
    )


def _documents(store: Store, text: str) -> tuple[list[Node], list[_Hit], list[Node]]:
    """Return the documents that have the text for a file, have their number in it, or are named so."""
    files, hits, named = list[Node](), list[_Hit](), list[Node]()
    words, wanted, name = fold(text), PurePosixPath(text.replace("\\", "/")), _full_name(text)
    for document in store.nodes("VanBan"):
        if _has_file(document, wanted):
            files.append(document)
        elif (hit := _number_in(document, words)) is not None:
            hits.append(hit)
        elif name in map(_full_name, _names(document)):
            named.append(document)
    return files, hits, named


@dataclass(frozen=True, slots=True)
class _Hit:
    """A document whose number stands in the text, the text's other words, and words for the document."""

    document: Node
    rest: frozenset[str]
    own: frozenset[str]


def _has_file(document: Node, wanted: PurePosixPath) -> bool:
    files = document.properties.get("tep", ())
    assert isinstance(files, tuple)
    return any(_is_file(PurePosixPath(nfc(file)), wanted) for file in files)


def _is_file(file: PurePosixPath, wanted: PurePosixPath) -> bool:
    tail = file.parts[-len(wanted.parts) :]
    return tail == wanted.parts or (len(wanted.parts) == 1 and file.stem == wanted.name)


def _number_in(document: Node, words: str) -> _Hit | None:
    number = fold(str(document.properties.get("so_ky_hieu", "")))
    if not number or f" {number} " not in f" {words} ":
        return None
    rest = f" {words} ".replace(f" {number} ", " ", 1)
    return _Hit(document, frozenset(rest.split()), _own_words(document))


def _of_body_or_day(store: Store, hits: Sequence[_Hit]) -> list[Node]:
    """Return the documents whose type, date or body the other words of the text name.

    Where no body is named so, the words may name the place in which it is.
    """
    near = [hit for hit in hits if hit.rest <= _GLUE | hit.own | _bodies(store, hit.document)]
    wide = [hit for hit in hits if hit.rest <= _GLUE | hit.own | set(fold(hit.document.id).split())]
    return [hit.document for hit in near or wide]


def _own_words(document: Node) -> frozenset[str]:
    said = [document.properties.get(name) for name in ("loai", "nam", "nam_ke_hoach", "ngay_ban_hanh")]
    words = fold(" ".join(str(value) for value in said if value is not None)).split()
    return frozenset(words) | {word.lstrip("0") for word in words}


def _bodies(store: Store, document: Node) -> frozenset[str]:
    edges = store.edges("BAN_HANH", target=document.id)
    bodies = filter(None, (store.node(edge.source) for edge in edges))
    words = {word for body in bodies for word in fold(body.name).split()}
    return frozenset(
        words | {short for short, full in _SHORT_NAMES.items() if words.issuperset(full.split())}
    )


def _by_name(store: Store, text: str, label: str, only: str | None) -> list[Node]:
    if only not in (None, label):
        return []
    wanted = _full_name(text)
    return [node for node in store.nodes(label) if wanted in map(_full_name, _names(node))]


def _names(node: Node) -> list[str]:
    title = node.properties.get("trich_yeu")
    return [node.name, *([str(title)] if title else [])]


def _full_name(text: str) -> str:
    return " ".join(_SHORT_NAMES.get(word, word) for word in fold(text).split())


def _unknown(store: Store, text: str, label: str | None) -> GraphkitError:
    near = _near(store, text, [label] if label else _NAMED)
    vi = f"; có phải: {_list(near)}" if near else "; hãy xem `graphkit status`"
    en = f"; did you mean: {_list(near)}" if near else "; see `graphkit status`"
    return GraphkitError(
        Text(f"không tìm thấy “{text}” trong kho{vi}", f"nothing is called “{text}” here{en}")
    )


def _near(store: Store, text: str, labels: Iterable[str]) -> list[Node]:
    """Return the nodes that share most of their words with the text."""
    wanted = set(_full_name(text).split())

    def likeness(node: Node) -> float:
        said = " ".join([*_names(node), str(node.properties.get("so_ky_hieu", ""))])
        words = set(_full_name(said).split())
        return len(wanted & words) / len(wanted | words) if words else 0.0

    named = (node for label in labels for node in store.nodes(label))
    best = heapq.nlargest(
        _MOST // 2, ((likeness(node), node.id, node) for node in named), key=lambda hit: hit[:2]
    )
    return [node for score, _, node in best if score > 0]


def _ambiguous(text: str, candidates: Sequence[Node]) -> GraphkitError:
    listed = _list(candidates[:_MOST])
    more = f" … (+{len(candidates) - _MOST})" if len(candidates) > _MOST else ""
    return GraphkitError(
        Text(
            f"“{text}” có thể là {len(candidates)} mục, hãy nói rõ hơn hoặc dùng id: {listed}{more}",
            f"“{text}” may be any of {len(candidates)}, say more or use an id: {listed}{more}",
        )
    )


def _list(nodes: Iterable[Node]) -> str:
    return "; ".join(map(describe, nodes))
