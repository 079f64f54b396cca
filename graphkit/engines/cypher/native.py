"""Texts in the embedded engine's own dialect: they may read the graph, and nothing else.

A database that is opened to read only still reads and writes files (LOAD FROM, COPY TO, EXPORT DATABASE). So
a text is cut as the engine's own lexer cuts it, and one where the two could differ is refused.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from graphkit.engines.cypher.refusal import mistaken, refused

FIRST = {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"}
_PROCEDURES = {"DB_VERSION", "SHOW_CONNECTION", "SHOW_FUNCTIONS", "SHOW_TABLES", "TABLE_INFO"}
_FORBIDDEN = {
    "ALTER", "ANALYZE", "ATTACH", "BEGIN", "CHECKPOINT", "COMMENT", "COMMIT", "COPY", "CREATE", "DELETE",
    "DETACH", "DROP", "EXPORT", "FORCE", "FOREACH", "IMPORT", "INSERT", "INSTALL", "LOAD", "MERGE", "REMOVE",
    "ROLLBACK", "SET", "UNINSTALL", "UPDATE", "USE", ";",
}  # fmt: skip

_TOKEN = re.compile(
    r"""
      (?P<comment> //[^\r\n]*(?:\r?\n|\Z) | /\*[^*]*\*/ )
    | (?P<quoted> '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `[^`]*` )
    | (?P<word> [^\W\d]\w* )
    | (?P<space> [ \t\r\n]+ )
    | (?P<other> /(?![/*]) | [^\s'"`\\/\x00-\x1f\x7f] )
    """,
    re.VERBOSE | re.DOTALL,
)


def refuse_writing(
    text: str, procedures: Collection[str] = _PROCEDURES, first: Collection[str] = FIRST
) -> None:
    """Raise GraphkitError for a text that does more than read: writes, files, extensions, settings.

    ``procedures`` are what it may CALL, in capitals; with "(" and "{" among them, subqueries too. ``first``
    are the words with which it may begin.
    """
    found = list(_words(text.rstrip().removesuffix(";")))
    for at, word in enumerate(found):
        if word in _FORBIDDEN:
            raise refused(f"{word}: đồ thị chỉ để đọc", f"{word} (the graph is there to read)")
        if word == "CALL" and (called := _called(found[at + 1 :])) not in procedures:
            listed = ", ".join(sorted(name for name in procedures if len(name) > 1)).lower()
            raise refused(f"CALL {called}", f"CALL {called}", f"CALL {listed}")
    if not found or found[0] not in first:
        word = found[0] if found else ""
        raise refused(
            f"câu bắt đầu bằng “{word}”", f"a statement that begins with “{word}”", "MATCH … RETURN"
        )


def _called(found: Sequence[str]) -> str:
    """Return the name of a procedure with its dots, or the sign that opens a subquery."""
    name = "".join(found[:1])
    for dot, part in zip(found[1::2], found[2::2], strict=False):
        if dot != ".":
            break
        name += dot + part
    return name


def _words(text: str) -> Iterator[str]:
    """Yield words and signs in capitals, without strings, quoted names and comments."""
    place = 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            shown = " ".join(text[place : place + 10].split())
            raise mistaken(
                f"không hiểu “{shown}” ở ký tự {place + 1}; chú thích là // … hoặc /* … */",
                f"“{shown}” at character {place + 1} is not understood; comments are // … or /* … */",
            )
        if token.lastgroup in {"word", "other"}:
            yield token.group().upper()
        place = token.end()
