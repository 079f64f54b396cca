"""The page: template, styles, scripts and data in one file that asks the network for nothing.

pyvis draws (vis-network) and fills the template, its own being replaced: that one links Bootstrap from a CDN.
Scripts are allowed by their hash, everything else from outside is forbidden by the page's own policy, so that
text of documents can neither run nor fetch.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.facts import Edge, Evidence, Node
from graphkit.i18n import current_language
from graphkit.views.fold import LIMIT, Shown, fold
from graphkit.views.layout import CARD, TASK, Layout, arrange
from graphkit.views.levels import LANE_NAMES
from graphkit.views.payload import (
    Describe,
    Json,
    details,
    drawn_edges,
    drawn_nodes,
    kind_of,
    offsets,
    relations,
)
from graphkit.views.words import KINDS, PAGE, RELATIONS

if TYPE_CHECKING:
    from jinja2 import Environment
    from pyvis.network import Network  # type: ignore[import-untyped]

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = ("shapes.js", "network.js", "panel.js", "legend.js", "search.js")
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "tooltipDelay": 200},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}},
}


def render(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    *,
    title: str | None = None,
    context: Describe | None = None,
    place: Describe | None = None,
    limit: int = LIMIT,
) -> str:
    """Return a self-contained HTML page in the language that is set (:func:`graphkit.i18n.set_language`).

    ``context`` gives the sentence around a piece of evidence (without it, the quote stands alone), ``place``
    says where in the file it is (without it, page and characters). Edges whose ends are not among ``nodes``
    are left out, places too; above ``limit`` nodes the lower levels are folded, and the page says so.
    """
    shown = fold(nodes, edges, limit)
    layout = arrange(shown.nodes, shown.edges)
    network = _network(shown, layout)
    network.templateEnv = _environment(
        title=title or str(PAGE["title"]),
        lang=current_language(),
        words={name: str(text) for name, text in PAGE.items()},
        kinds=_kinds(shown.nodes),
        relations=relations(shown.edges),
        folded=[(str(LANE_NAMES[lane]), count) for lane, count in shown.folded],
        picture=_picture(layout),
        details=details(shown.nodes, shown.edges, context or _quote, place or offsets),
    )
    return str(network.generate_html())


def write(html: str, path: Path) -> None:
    """Write a page in UTF-8, whatever the locale."""
    path.write_text(html, encoding="utf-8", newline="\n")


def _quote(evidence: Evidence) -> str:
    return evidence.quote


def _network(shown: Shown, layout: Layout) -> Network:
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.path = "template.html"
    network.options = _OPTIONS
    for node in drawn_nodes(shown.nodes, shown.edges, layout):
        network.add_node(node.pop("id"), **node)
    for edge in drawn_edges(shown.edges, layout):
        network.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    return network


def _environment(**words: object) -> Environment:
    """Return the template's surroundings: everything but our own files is escaped, JSON for HTML too."""
    import pyvis  # type: ignore[import-untyped]
    from jinja2 import Environment, FileSystemLoader
    from markupsafe import Markup

    library = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    scripts = [library.read_text(encoding="utf-8"), "".join(map(_asset, _SCRIPTS))]
    environment = Environment(loader=FileSystemLoader(_ASSETS), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    environment.globals.update(
        words,
        scripts=[Markup(script) for script in scripts],
        hashes=[b64encode(sha256(script.encode()).digest()).decode() for script in scripts],
        style=Markup(_asset("page.css")),
    )
    return environment


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _kinds(nodes: Sequence[Node]) -> list[Json]:
    present = Counter(map(kind_of, nodes))
    return [
        {"kind": kind, "name": str(text), "count": present[kind]}
        for kind, text in KINDS.items()
        if present[kind]
    ]


def _picture(layout: Layout) -> Json:
    """Return what the scripts need to know besides nodes and edges."""
    return {
        "bands": [
            {
                "lane": band.lane.key,
                "name": str(LANE_NAMES[band.lane]),
                "top": band.top,
                "bottom": band.bottom,
            }
            for band in layout.bands
        ],
        "trays": layout.trays,
        "width": layout.width,
        "height": layout.height,
        "card": CARD,
        "task": TASK,
        "relations": {name: str(text) for name, text in RELATIONS.items()},
        "words": {name: str(text) for name, text in PAGE.items()},
        "kinds": {name: str(text) for name, text in KINDS.items()},
    }
