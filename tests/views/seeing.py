"""The picture in a real browser without a network, and what a person does there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from views_scene import Scene

from graphkit.views import render, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

Show = Callable[..., "Seen"]
"""Opens the picture of a scene; takes the scene, the size of the window, and options of render."""

WIDE, SMALL = (1600, 900), (400, 800)

POINT_OF_EDGE = """id => {
  const { network } = window.graphkit;
  const edge = network.body.edges[id];
  const canvas = document.querySelector("#picture canvas").getBoundingClientRect();
  for (let part = 0.2; part <= 0.8; part += 0.02) {
    const at = network.canvasToDOM(edge.edgeType.getPoint(part));
    const inside = at.x > 0 && at.y > 0 && at.x < canvas.width && at.y < canvas.height;
    if (inside && network.getEdgeAt(at) === id && network.getNodeAt(at) === undefined) {
      return { x: at.x + canvas.left, y: at.y + canvas.top };
    }
  }
  return null;
}"""
"""Returns a point of the screen at which an edge alone is drawn."""

INK_NEAR_EDGE = """([id, red, green, blue]) => {
  const { network } = window.graphkit;
  const canvas = document.querySelector("#picture canvas");
  const ratio = canvas.width / canvas.clientWidth;
  let nearest = 1000;
  for (let part = 0.1; part <= 0.9; part += 0.01) {
    const at = network.canvasToDOM(network.body.edges[id].edgeType.getPoint(part));
    const { data } = canvas.getContext("2d").getImageData(at.x * ratio - 1, at.y * ratio - 1, 3, 3);
    for (let i = 0; i < data.length; i += 4) {
      nearest = Math.min(nearest, Math.hypot(data[i] - red, data[i + 1] - green, data[i + 2] - blue));
    }
  }
  return nearest;
}"""
"""Returns how near (0: the same) the colour drawn along an edge comes to the given one."""


@dataclass
class Seen:
    """A page that is open, what it asked of the network, and what went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def edge(self, kind: str, source: str) -> str:
        found = self.page.evaluate(
            "([type, from]) => graphkit.edges.get({ filter: e => e.type === type && e.from === from })[0].id",
            [kind, source],
        )
        return str(found)

    def click_edge(self, edge: str) -> None:
        point = self.page.evaluate(POINT_OF_EDGE, edge)
        assert point, "no part of the edge can be clicked"
        self.page.mouse.click(point["x"], point["y"])

    def node_on_screen(self, node: str) -> tuple[float, float]:
        at = self.page.evaluate("id => graphkit.network.canvasToDOM(graphkit.network.getPosition(id))", node)
        box = self.page.locator("#picture canvas").bounding_box()
        assert box
        return box["x"] + at["x"], box["y"] + at["y"]

    def positions(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate("() => graphkit.network.getPositions()")
        return found


@contextmanager
def showing(browser: Browser, folder: Path) -> Iterator[Show]:
    """Give a function that opens pictures; in the end, nothing may have been fetched or have gone wrong."""
    opened: list[Seen] = []

    def show(made: Scene, size: tuple[int, int] = WIDE, **options: Any) -> Seen:
        path = folder / "tranh.html"
        write(render(made.nodes, made.edges, context=made.context, **options), path)
        opened.append(_open(browser, path, size))
        return opened[-1]

    yield show
    for seen in opened:
        seen.page.context.close()
        assert (seen.requests, seen.errors) == ([], [])


def _open(browser: Browser, path: Path, size: tuple[int, int]) -> Seen:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    context.set_offline(True)
    seen = Seen(context.new_page())

    def only_files(route: Route, request: Request) -> None:
        if request.url.startswith("file:"):
            route.continue_()
        else:
            seen.requests.append(request.url)
            route.abort()

    context.route("**/*", only_files)
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    seen.page.goto(path.as_uri())
    seen.page.wait_for_selector("#picture canvas", state="attached")
    seen.page.wait_for_timeout(100)
    return seen
