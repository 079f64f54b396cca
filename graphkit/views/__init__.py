"""The picture: nodes and edges as one HTML page that needs no network.

``render`` makes the page. How nodes fall into lanes (:mod:`levels`), what hangs under what (:mod:`tree`),
where everything stands (:mod:`plan`, :mod:`layout`) and what is folded away (:mod:`fold`) are functions of
their own, without HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.views.page import render, write

__all__ = ["render", "write"]


def __getattr__(name: str) -> Any:
    """Import the page when it is asked for: every command takes its words from this room."""
    if name not in __all__:
        raise AttributeError(name)
    from graphkit.views import page

    return getattr(page, name)
