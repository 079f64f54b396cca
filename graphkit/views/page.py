"""The page: template, styles, scripts and data in one file that asks the network for nothing.

pyvis draws (vis-network) and fills the template, its own being replaced: that one links Bootstrap from a CDN.
Scripts are allowed by their hash, everything else from outside is forbidden by the page's own policy, so that
text of documents can neither run nor fetch.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.facts import Edge, Evidence, Node
from graphkit.i18n import current_language
from graphkit.views.brief import Brief, briefs
from graphkit.views.fold import LIMIT, Shown, fold
from graphkit.views.layout import CARD, TASK, Band, Layout, arrange
from graphkit.views.levels import LANE_NAMES, MAIN, Lane
from graphkit.views.payload import (
    Describe,
    Json,
    details,
    drawn_edges,
    drawn_nodes,
    grouped,
    kind_of,
    offsets,
    relations,
)
from graphkit.views.words import KINDS, PAGE, RELATIONS

if TYPE_CHECKING:
    from jinja2 import Environment
    from pyvis.network import Network  # type: ignore[import-untyped]

_ASSETS = Path(__file__).parent / "assets"
_SCRIPTS = (
    "shapes.js",
    "levels.js",
    "network.js",
    "panel.js",
    "legend.js",
    "list.js",
    "search.js",
    "print.js",
)
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "keyboard": {"enabled": True, "bindToWindow": False},
        "hover": True,
        "hideEdgesOnDrag": False,
        "tooltipDelay": 200,
    },
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}},
}


def render(  # noqa: PLR0913  what is said on the page is named, never counted
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    *,
    title: str | None = None,
    filters: Sequence[str] = (),
    left_out: int = 0,
    lines: Collection[str] = (),
    context: Describe | None = None,
    place: Describe | None = None,
    limit: int = LIMIT,
) -> str:
    """Return a self-contained HTML page in the language that is set (:func:`graphkit.i18n.set_language`).

    ``filters`` say in words what chose these nodes, ``left_out`` how many others there are. ``lines`` are the
    relations that are on at first (the main ones where left out). ``context`` gives the sentence around a
    piece of evidence (without it, the quote stands alone), ``place`` says where in the file it is (without
    it, page and characters). Edges whose ends are not among ``nodes`` are left out, places too; above
    ``limit`` nodes the upper levels alone are drawn, and the page says so.
    """
    shown = fold(nodes, edges, limit)
    layout = arrange(shown.nodes, shown.edges, lines or MAIN)
    network = _network(shown, layout)
    heading = title or ": ".join([str(PAGE["title"]), *filters[:1]])
    network.templateEnv = _environment(
        title=heading,
        lang=current_language(),
        words={name: str(text) for name, text in PAGE.items()},
        kinds=_kinds(shown.nodes),
        shortcuts=any((edge.source, edge.target) in layout.tree.shortcuts for edge in shown.edges),
        relations=relations(shown.edges, lines or MAIN),
        folded=[(str(LANE_NAMES[lane]), grouped(count)) for lane, count in shown.folded],
        filters=filters,
        counts=(grouped(len(shown.nodes)), grouped(left_out)),
        picture=_picture(layout, briefs(shown.nodes, shown.edges, layout), dict(shown.folded)),
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


def _picture(layout: Layout, brief: Mapping[Lane, Brief], out: Mapping[Lane, int]) -> Json:
    """Return what the scripts need to know besides nodes and edges."""
    bands = {band.lane: _band(band, brief.get(band.lane)) for band in layout.bands}
    absent = {lane: _absent(lane, count) for lane, count in out.items() if lane not in bands}
    return {
        "bands": [band for _, band in sorted((bands | absent).items())],
        "trays": layout.trays,
        "width": layout.width,
        "height": layout.height,
        "card": CARD,
        "task": TASK,
        "relations": {name: str(text) for name, text in RELATIONS.items()},
        "words": {name: str(text) for name, text in PAGE.items()},
        "kinds": {name: str(text) for name, text in KINDS.items()},
    }


def _band(band: Band, brief: Brief | None) -> Json:
    return {
        "lane": band.lane.key,
        "name": str(LANE_NAMES[band.lane]),
        "top": band.top,
        "bottom": band.bottom,
        "brief": brief and {"height": brief.height, "positions": brief.positions},
        "out": 0,
    }


def _absent(lane: Lane, count: int) -> Json:
    """Return a lane of which nothing is on the page."""
    return {**_band(Band(lane, 0.0, 0.0), None), "out": count}
