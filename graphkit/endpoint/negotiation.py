"""Which media type to answer in: what a client accepts, laid beside what is offered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

ROWS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
    "text/xml",
)
"""Media types of SELECT and ASK, the preferred one first."""
TRIPLES = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")
"""Media types of CONSTRUCT and DESCRIBE, the preferred one first."""


def chosen(accept: str, offered: Sequence[str]) -> str:
    """Return the media type that the client likes best, of several the one offered first; "" for none."""
    ranges = list(_ranges(accept or "*/*"))
    best = max(offered, key=lambda media: _quality(media, ranges))  # max keeps the first of equals
    return best if _quality(best, ranges) > 0 else ""


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the quality that the closest range gives a media type."""
    for wanted in (media, media.split("/", maxsplit=1)[0] + "/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (word.strip().lower() for word in part.split(";"))
        quality = next((word[2:] for word in parameters if word.startswith("q=")), "1")
        try:
            yield name, float(quality)
        except ValueError:
            yield name, 0.0
