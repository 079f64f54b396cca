"""Forms of Neo4j 5 that the parser does not know, in older ones that mean the same.

``:!A&B`` becomes the labels that it leaves, ``-[:T]->{1,3}`` becomes ``-[:T*1..3]->``, ``COLLECT { … }`` a
function over ``COUNT { … }``. The parser reads what comes out; other forms are refused with the one to use.
"""

from __future__ import annotations

from cypherast.lexer import Token, TokenKind

from graphkit.engines.cypher.beginning import end_of_options
from graphkit.engines.cypher.refusal import RefusedError, refused
from graphkit.schema import EDGES, NODES

_Edit = tuple[int, int, str]
"""Where something begins and ends in a text, and what takes its place."""
COLLECTED = "gk_collect"
ALL = "gk_all"
"""The name that stands for ``*`` where others follow it."""
_QUANTIFIERS = {TokenKind.PLUS: "*1..", TokenKind.STAR: "*0.."}
_NAMES = {*NODES, *EDGES}
_PROJECTIONS = {TokenKind.WITH, TokenKind.RETURN, TokenKind.DISTINCT}
_BODY = {TokenKind.COLON, TokenKind.IDENT, TokenKind.PIPE}
_EXPRESSION = {
    TokenKind.BANG,
    TokenKind.AMP,
    TokenKind.PIPE,
    TokenKind.PERCENT,
    TokenKind.LPAREN,
    TokenKind.RPAREN,
}


def respelled(text: str, tokens: list[Token]) -> str:
    """Return a text without the forms that the parser does not know. Raises GraphkitError for some."""
    end = end_of_options(tokens)
    edits = [(0, end, " " * end)]
    for place in range(len(tokens) - 1):
        _refuse(tokens, place)
        edits += _edits(tokens, place)
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _refuse(tokens: list[Token], place: int) -> None:
    token, following = tokens[place], tokens[place + 1].kind
    if token.kind is TokenKind.PIPE and following is TokenKind.PIPE:
        raise refused("a || b", "a || b", "a + b")
    if token.text.upper() == "SHORTEST" and following in {TokenKind.INTEGER, TokenKind.LPAREN}:
        raise refused("SHORTEST k", "SHORTEST k", "shortestPath((a)-[:X*]-(b))")
    if token.kind is TokenKind.RPAREN and _is_group(tokens, place):
        raise refused("mẫu có lượng từ ((…)){1,3}", "a quantified pattern ((…)){1,3}", "-[:X*1..3]->")


def _edits(tokens: list[Token], place: int) -> list[_Edit]:
    token, following = tokens[place], tokens[place + 1].kind
    start = token.position.offset
    found: list[_Edit] = []
    match token.kind, following:
        case TokenKind.COLON, _:
            found = _set_apart(tokens, place) or _labels(tokens, place)
        case TokenKind.RBRACKET, _:
            found = _quantified(tokens, place)
        case TokenKind.STAR, TokenKind.COMMA if tokens[place - 1].kind in _PROJECTIONS:
            found = [(start, start + 1, ALL)]
        case TokenKind.CALL, TokenKind.LPAREN:
            found = _nothing_imported(tokens, place)
        case _, TokenKind.LBRACE if token.text.upper() == "COLLECT":
            found = _collected(tokens, place)
        case _, TokenKind.INTEGER | TokenKind.PARAMETER if token.text.upper() == "OFFSET":
            found = [(start, start + len("OFFSET"), "SKIP")]
    return found


def _is_group(tokens: list[Token], place: int) -> bool:
    closes, opens = tokens[place - 1].kind, tokens[place + 1].kind
    return closes is TokenKind.RPAREN and opens is TokenKind.LBRACE


def _labels(tokens: list[Token], place: int) -> list[_Edit]:
    """Write a label expression with !, & or % as the labels that satisfy it."""
    end = place + 1
    depth = 0
    while tokens[end].kind in _EXPRESSION or (
        tokens[end].kind is TokenKind.IDENT and _joins(tokens[end - 1])
    ):
        depth += (tokens[end].kind is TokenKind.LPAREN) - (tokens[end].kind is TokenKind.RPAREN)
        if depth < 0:
            break
        end += 1
    parts = tokens[place + 1 : end]
    if not {part.kind for part in parts} & {TokenKind.BANG, TokenKind.AMP, TokenKind.PERCENT}:
        return []
    named = {part.text for part in parts if part.kind is TokenKind.IDENT}
    known = list(EDGES) if named & set(EDGES) or tokens[place - 2].kind is TokenKind.LBRACKET else list(NODES)
    if named - set(known):
        return []  # not a label expression; the parser says what is wrong with it
    kept = [one for one in known if _satisfies(one, parts)]
    if not kept:
        raise refused("nhiều nhãn cùng lúc (:A&B)", "several labels at once (:A&B)", ":A|B")
    return [(parts[0].position.offset, parts[-1].position.offset + len(parts[-1].text), "|".join(kept))]


def _set_apart(tokens: list[Token], place: int) -> list[_Edit]:
    """Write ``[n IN l WHERE n:A | n.x]`` with ``(n:A)``: the bar behind it joins no label."""
    variable, before = tokens[place - 1], tokens[place - 2].kind
    if variable.kind is not TokenKind.IDENT or before in {TokenKind.LPAREN, TokenKind.LBRACKET}:
        return []
    last = place + 1
    while tokens[last + 1].kind is TokenKind.PIPE and tokens[last + 2].text in _NAMES:
        last += 2
    if tokens[last].text not in _NAMES or tokens[last + 1].kind is not TokenKind.PIPE:
        return []
    start, end = variable.position.offset, tokens[last].position.offset + len(tokens[last].text)
    return [(start, start, "("), (end, end, ")")]


def _joins(before: Token) -> bool:
    return before.kind in {*_EXPRESSION, TokenKind.COLON} and before.kind is not TokenKind.RPAREN


def _satisfies(label: str, parts: list[Token]) -> bool:
    rest = list(parts)

    def either() -> bool:
        result = both()
        while rest and rest[0].kind is TokenKind.PIPE:
            rest.pop(0)
            other = both()
            result = result or other
        return result

    def both() -> bool:
        result = single()
        while rest and rest[0].kind is TokenKind.AMP:
            rest.pop(0)
            other = single()
            result = result and other
        return result

    def single() -> bool:
        token = rest.pop(0) if rest else parts[0]
        if token.kind is TokenKind.BANG:
            return not single()
        if token.kind is TokenKind.LPAREN:
            result = either()
            rest[:1] = []
            return result
        return token.kind is TokenKind.PERCENT or token.text == label

    return either()


def _quantified(tokens: list[Token], place: int) -> list[_Edit]:
    """Write ``-[r:T]->{1,3}`` as ``-[r:T*1..3]->``."""
    arrow = tokens[place + 1]
    if arrow.kind not in {TokenKind.ARROW_RIGHT, TokenKind.MINUS}:
        return []
    first, after = tokens[place + 2], place + 3
    if first.kind in _QUANTIFIERS and tokens[after].kind is TokenKind.LPAREN:
        steps, end = _QUANTIFIERS[first.kind], first.position.offset + 1
    elif first.kind is TokenKind.LBRACE:
        while tokens[after].kind in {TokenKind.INTEGER, TokenKind.COMMA}:
            after += 1
        bounds = "".join(token.text for token in tokens[place + 3 : after]).split(",")
        least, most = bounds[0] or "0", bounds[-1]
        steps, end = f"*{least}" if least == most else f"*{least}..{most}", tokens[after].position.offset + 1
    else:
        return []
    opening = place - 1
    while tokens[opening].kind in _BODY:
        opening -= 1
    if tokens[opening].kind is not TokenKind.LBRACKET:
        raise _no_condition()
    bracket = tokens[place].position.offset
    return [(bracket, bracket, steps), (first.position.offset, end, "")]


def _no_condition() -> RefusedError:
    return refused(
        "điều kiện trong mẫu có lượng từ", "a condition in a quantified pattern", "all(r IN rs WHERE …)"
    )


def _nothing_imported(tokens: list[Token], place: int) -> list[_Edit]:
    """Write ``CALL () { … }`` as ``CALL { … }``, which takes nothing from outside either."""
    opening, closing = tokens[place + 1], tokens[place + 2]
    if closing.kind is not TokenKind.RPAREN:
        return []
    return [(opening.position.offset, closing.position.offset + 1, "")]


def _collected(tokens: list[Token], place: int) -> list[_Edit]:
    depth = 0
    for token in tokens[place + 1 :]:
        depth += (token.kind is TokenKind.LBRACE) - (token.kind is TokenKind.RBRACE)
        if depth == 0:
            start, end = tokens[place].position.offset, token.position.offset + 1
            return [(start, start + len("COLLECT"), f"{COLLECTED}(COUNT"), (end, end, ")")]
    return []
