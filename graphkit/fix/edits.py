"""Edits of a text: which go together, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.check import Edit


def compatible(edits: Iterable[Edit]) -> list[Edit]:
    """Return edits in the order of their places, without those that an earlier one leaves no room for."""
    chosen: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end, edit.text)):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return the text that compatible edits make."""
    parts, place = [], 0
    for edit in edits:
        parts += [text[place : edit.start], edit.text]
        place = edit.end
    return "".join([*parts, text[place:]])
