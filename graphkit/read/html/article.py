"""Which part of a page is the document: what surrounds it (menus, banners, footers) is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from graphkit.lang.fold import fold
from graphkit.lang.patterns import compiled

_AROUND = frozenset({"nav", "aside", "footer", "menu", "dialog"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "dialog"})
_NAMES = frozenset([
    "ads", "advert", "banner", "breadcrumb", "breadcrumbs", "comment", "comments", "copyright",
    "footer", "header", "login", "menu", "nav", "navbar", "navigation", "pagination", "paging",
    "related", "search", "share", "sharing", "sidebar", "social", "toolbar", "topbar",
])  # fmt: skip
_LISTING = frozenset({"div", "ul", "ol", "section", "table", "header", "dl", "form"})
_WORD = compiled(r"[a-z]+|[A-Z][a-z]*")
_HEAD = compiled(r"\bcong hoa xa hoi chu nghia\b|\bdang cong san viet nam\b")
_UNSEEN = compiled(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAIN_SHARE = 0.6
"""Share of a page's words from which an element that says it is the article is believed."""
_LARGE_SHARE = 0.4
"""Share from which an element is part of the document, whatever it is called."""
_FEWEST_LINKS = 4
_LINKED_SHARE = 0.8


@dataclass
class Weight:
    """Letters in an element, those in links among them, and the number of its links."""

    letters: int = 0
    linked: int = 0
    links: int = 0

    @property
    def plain(self) -> int:
        """Letters outside of links."""
        return self.letters - self.linked


class Page:
    """A parsed page and the weight of each of its elements."""

    def __init__(self, body: LexborNode) -> None:
        self._weights: dict[int, Weight] = {}
        self._weigh(body)
        self._all = self.weight(body)
        self.article = self._article(body)
        """The element that holds the document."""

    def weight(self, node: LexborNode) -> Weight:
        """Return the weight of an element."""
        return self._weights.get(node.mem_id, Weight())

    def is_around(self, node: LexborNode) -> bool:
        """Whether an element is not part of the document: hidden, a menu, a banner, a list of links."""
        attributes = node.attributes
        if "hidden" in attributes or _UNSEEN.search(attributes.get("style") or ""):
            return True
        named = node.tag in _AROUND or attributes.get("role") in _ROLES or _is_called_so(attributes)
        if not named and not self._is_links(node):
            return False
        large = self.weight(node).plain > _LARGE_SHARE * self._all.plain
        return not large and _HEAD.search(fold(node.text(deep=True)[:5000])) is None

    def _is_links(self, node: LexborNode) -> bool:
        weight = self.weight(node)
        many = weight.links >= _FEWEST_LINKS and node.tag in _LISTING
        return many and weight.linked >= _LINKED_SHARE * weight.letters

    def _article(self, body: LexborNode) -> LexborNode:
        named = body.css("article, main, [role=main], [itemprop=articleBody]")
        heaviest = max(named, key=lambda node: self.weight(node).plain, default=None)
        if heaviest is None or self.weight(heaviest).plain < _MAIN_SHARE * self._all.plain:
            return body
        return heaviest

    def _weigh(self, body: LexborNode) -> None:
        open_weights = [Weight()]
        links = 0
        for opens, node in events(body):
            if node.tag == "-text":
                letters = sum(map(str.isalnum, node.text_content or ""))
                open_weights[-1].letters += letters
                open_weights[-1].linked += letters if links else 0
            elif opens:
                links += node.tag == "a"
                open_weights.append(Weight(links=int(node.tag == "a")))
            else:
                links -= node.tag == "a"
                weight, above = open_weights.pop(), open_weights[-1]
                self._weights[node.mem_id] = weight
                above.letters += weight.letters
                above.linked += weight.linked
                above.links += weight.links


def _is_called_so(attributes: dict[str, str | None]) -> bool:
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return any(word.lower() in _NAMES for word in _WORD.findall(names))


class events:  # noqa: N801 - an iterator that is used as a function
    """Walks an element in the order of its text: (True, node) where one opens, (False, node) where it closes.

    :meth:`skip` passes over what is in the node that was just opened. Texts only open. Not recursive, since
    pages may be deep.
    """

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._next: tuple[bool, LexborNode] | None = (True, root)
        self._given: tuple[bool, LexborNode] = (True, root)

    def __iter__(self) -> events:
        return self

    def __next__(self) -> tuple[bool, LexborNode]:
        if self._next is None:
            raise StopIteration
        self._given = self._next
        opens, node = self._given
        if opens and node.tag != "-text" and node.child is not None:
            self._next = (True, node.child)
        elif opens and node.tag != "-text":
            self._next = (False, node)
        else:
            self._next = self._behind(node)
        return self._given

    def skip(self) -> None:
        """Go on with the end of the node that was just opened."""
        self._next = (False, self._given[1])

    def _behind(self, node: LexborNode) -> tuple[bool, LexborNode] | None:
        if node.mem_id == self._root.mem_id:
            return None
        if node.next is not None:
            return True, node.next
        return (False, node.parent) if node.parent is not None else None
