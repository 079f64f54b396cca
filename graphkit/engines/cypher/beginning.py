"""What may stand before a query: options that change nothing in its answer, and what is no query."""

from __future__ import annotations

from collections.abc import Mapping

from cypherast.lexer import Token, TokenKind

from graphkit.engines.cypher.refusal import refused
from graphkit.i18n import Text

_NUMBERS = {TokenKind.INTEGER, TokenKind.FLOAT}
_THINGS = ("CALL db.labels()", "CALL db.relationshipTypes()", "CALL db.propertyKeys()")
_INSTEAD: Mapping[str, Text | str] = {
    "EXPLAIN": "graphkit query cypher --explain",
    "SHOW": ", ".join(_THINGS),
    "USE": Text(vi="--in để chọn kho", en="--in to choose the store"),
    "LET": "WITH … AS x",
    "FINISH": "RETURN",
}


def end_of_options(tokens: list[Token]) -> int:
    """Return where a query begins behind ``CYPHER …`` and ``PROFILE``, as a place in the text.

    Raises GraphkitError for what is no query.
    """
    place = 0
    if tokens[0].kind is TokenKind.CYPHER:
        place = 1 + (tokens[1].kind in _NUMBERS)
        while tokens[place + 1].kind is TokenKind.EQ:
            place += 3
    if tokens[place].text.upper() == "PROFILE":
        place += 1
    word = tokens[place].text.upper()
    if word in _INSTEAD and tokens[place].kind is not TokenKind.STRING:
        raise refused(word, word, _INSTEAD[word])
    return tokens[place].position.offset if place else 0
