"""The coverage of a province: every commune beside the province's plan on a topic, from the records alone."""

from __future__ import annotations

from graphkit.coverage.base import Coverage
from graphkit.coverage.survey import coverage

__all__ = ["Coverage", "coverage"]
