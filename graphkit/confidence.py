"""Confidence in three bands; docs/accuracy.md has how often each was right.

What is certain or likely makes relationships of the graph; what is only possible stays a finding.
"""

from __future__ import annotations

from typing import Literal

CERTAIN = 0.95
LIKELY = 0.8
BY_CONTEXT = 0.7
"""Likely, but by what stands around it alone."""
POSSIBLE = 0.4

Band = Literal["certain", "likely", "possible"]
_CERTAIN_FROM = 0.9
_LIKELY_FROM = 0.5


def band(confidence: float) -> Band:
    """Return the band of a confidence within 0..1."""
    if confidence >= _CERTAIN_FROM:
        return "certain"
    return "likely" if confidence >= _LIKELY_FROM else "possible"


def makes_relationship(confidence: float) -> bool:
    """Tell whether a reading is sure enough for the graph."""
    return band(confidence) != "possible"
