"""Regular expressions: Neo4j's are Java's; what both read alike passes, the rest is refused."""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.engines.cypher.refusal import mistaken, refused

_FLAGS = re.compile(r"\(\?([isu]+)\)")
_PIECE = re.compile(r"\\(.)|(\[\^?\]?(?:\\.|[^\]\\\[&])*\])|(\(\?)(?!:|=|!)|([*+?}]\+)|(\.)|(\[)|([\s\S])")
_LINE = r"[^\n\r\x85\u2028\u2029]"
_CLASSES = set("dDwWsS")


@lru_cache(maxsize=64)
def pattern(text: str) -> re.Pattern[str]:
    """Return a pattern that has to match the whole of a text. Raises GraphkitError for others."""
    flags = _FLAGS.match(text)
    given = set(flags[1]) if flags else set()
    body = text[flags.end() :] if flags else text
    written = "".join(_piece(match, "s" in given) for match in _PIECE.finditer(body))
    # Java tells capitals apart from small letters beyond ASCII unless u is said, as Python does with (?a).
    mode = (re.I if "i" in given else 0) | (0 if "u" in given else re.A)
    try:
        return re.compile(written, mode)
    except re.error as error:
        raise mistaken(
            f"biểu thức chính quy {text}: {error}", f"the regular expression {text}: {error}"
        ) from error


def _piece(match: re.Match[str], everything: bool) -> str:
    escaped, of_letters, group, possessive, dot, bracket, _ = match.groups()
    if escaped and (escaped in _CLASSES or not escaped.isalnum()):
        return match[0]
    if of_letters and not re.search(r"\\[a-zA-Z0-9]", re.sub(r"\\[dDwWsS]", "", of_letters)):
        return match[0]
    if escaped or group or possessive or bracket or of_letters:
        raise refused(
            f"{match[0]} trong biểu thức chính quy", f"{match[0]} in a regular expression", "(?iu).*từ.*"
        )
    if dot:
        return r"[\s\S]" if everything else _LINE
    return match[0]
