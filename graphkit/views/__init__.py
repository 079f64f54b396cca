"""The picture: nodes and edges as one HTML page that needs no network.

``render`` makes the page. How nodes fall into lanes (:mod:`levels`), what hangs under what (:mod:`tree`),
where everything stands (:mod:`plan`, :mod:`layout`) and what is folded away (:mod:`fold`) are functions of
their own, without HTML.
"""

from graphkit.views.page import render, write

__all__ = ["render", "write"]
