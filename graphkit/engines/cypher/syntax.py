"""The one place that knows cypherast: a text becomes a tree, and nothing of it is lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from cypherast import CypherastError, ast
from cypherast.lexer import Lexer, Token, TokenKind
from cypherast.parser import Parser
from cypherast.renderer import Renderer

from graphkit.engines.cypher.refusal import mistaken, refused
from graphkit.engines.cypher.spelling import ALL, respelled
from graphkit.i18n import Text

__all__ = ["Parsed", "ast", "parse", "walk"]

_OPENING = {TokenKind.LPAREN, TokenKind.LBRACKET, TokenKind.LBRACE}
_CLOSING = {TokenKind.RPAREN, TokenKind.RBRACKET, TokenKind.RBRACE}
_AFTER_ITEMS = {TokenKind.ORDER, TokenKind.SKIP, TokenKind.LIMIT, TokenKind.UNION, TokenKind.EOF}
_LETTER = Text(vi="chính chữ cái đó", en="the letter itself")
_ESCAPES = set("\\'\"nrtbf")
# A word or sign as it is written, without the comment that may follow it.
_WORD = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:``|[^`])*`|[^\s/]+""", re.DOTALL)
# What the renderer may leave out or write another way without a change of meaning.
_OPTIONAL = {
    TokenKind.LPAREN, TokenKind.RPAREN, TokenKind.ASC, TokenKind.EOF, TokenKind.COLON, TokenKind.COMMA,
    TokenKind.ARROW_LEFT, TokenKind.ARROW_RIGHT, TokenKind.MINUS, TokenKind.PLUS, TokenKind.LBRACKET,
    TokenKind.RBRACKET, TokenKind.DOTDOT, TokenKind.LBRACE, TokenKind.RBRACE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parsed:
    """A statement's tree, and for each RETURN outside braces its items as they are written."""

    tree: ast.AstNode
    items: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=256)
def parse(text: str) -> Parsed:
    """Parse one statement. Raises GraphkitError, with line and column, for a mistake in its syntax."""
    text = text.rstrip().removesuffix(";")
    try:
        written = Lexer(text).tokenize()
        plain = respelled(text, written)
        tokens = Lexer(plain).tokenize()
        tree = Parser(plain, dialect="neo4j5").parse()
        rendered = Lexer(Renderer().generate(tree)).tokenize()
    except CypherastError as error:
        raise _syntax_error(error) from error
    _check_strings(text, written)
    _check_complete(tokens, rendered)
    for node in walk(tree):
        if isinstance(node, ast.With | ast.Return):
            node.set("expressions", [ast.Star() if _is_star(item) else item for item in node.expressions])
    return Parsed(tree, tuple(_items(text, written)))


def _is_star(item: Any) -> bool:
    return isinstance(item, ast.Identifier) and item.this == ALL


def walk(value: Any) -> Iterator[ast.AstNode]:
    """Yield a node and all below it, those in pairs (CASE, maps) as well."""
    if isinstance(value, ast.AstNode):
        yield value
        value = list(value.args.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from walk(item)


def _syntax_error(error: CypherastError) -> Exception:
    place = error.position
    where_vi = f" ở dòng {place.line}, cột {place.col}" if place else ""
    where_en = f" at line {place.line}, column {place.col}" if place else ""
    line = str(error).splitlines()[0]
    reason = line.split("] ", 1)[-1].removeprefix(f"{place} ")
    return mistaken(f"lỗi cú pháp{where_vi}: {reason}", f"syntax error{where_en}: {reason}")


def _check_strings(text: str, tokens: list[Token]) -> None:
    r"""Refuse escapes that the lexer would take for letters (``\u00e9``)."""
    for token, following in pairwise(tokens):
        if token.kind is TokenKind.STRING:
            raw = text[token.position.offset : following.position.offset]
            escaped = raw.replace("\\\\", "").split("\\")[1:]
            if any(part[:1] not in _ESCAPES for part in escaped):
                raise refused("dấu thoát \\u trong chuỗi", "an escape like \\u in a string", _LETTER)


def _check_complete(tokens: list[Token], rendered: list[Token]) -> None:
    """Refuse a text of which the parser has dropped a word: the tree must say all that was written."""
    said = iter([_essence(token) for token in rendered])
    for token in tokens:
        if token.kind not in _OPTIONAL and _essence(token) not in said:
            place = token.position
            raise mistaken(
                f"không hiểu “{token.text}” ở dòng {place.line}, cột {place.col}",
                f"“{token.text}” at line {place.line}, column {place.col} is not understood",
            )


def _essence(token: Token) -> object:
    if token.kind is TokenKind.INTEGER:
        return int(token.text, 0) if token.text[:2].lower() in {"0x", "0o"} else int(token.text)
    if token.kind is TokenKind.FLOAT:
        return float(token.text)
    if token.kind in {TokenKind.NEQ, TokenKind.DESC}:
        return token.kind
    return token.text if token.kind in {TokenKind.STRING, TokenKind.PARAMETER} else token.text.lower()


def _items(text: str, tokens: list[Token]) -> Iterator[tuple[str, ...]]:
    """Yield the items of each RETURN outside braces, as they are written."""
    depth = 0
    for index, token in enumerate(tokens):
        depth += (token.kind in _OPENING) - (token.kind in _CLOSING)
        if token.kind is TokenKind.RETURN and depth == 0:
            yield tuple(_written(text, tokens[index + 1 :]))


def _written(text: str, tokens: list[Token]) -> Iterator[str]:
    if tokens[0].kind is TokenKind.DISTINCT:
        tokens = tokens[1:]
    depth, first = 0, 0
    for place, token in enumerate(tokens):
        depth += (token.kind in _OPENING) - (token.kind in _CLOSING)
        ends = token.kind in _AFTER_ITEMS
        if depth == 0 and (ends or token.kind is TokenKind.COMMA):
            yield _between(text, tokens[first], tokens[place - 1], token)
            first = place + 1
        if depth == 0 and ends:
            return


def _between(text: str, first: Token, last: Token, following: Token) -> str:
    """Return what stands from one token to another, that included; a comment behind it is none of it."""
    start = last.position.offset
    word = _WORD.match(text, start, following.position.offset)
    return text[first.position.offset : word.end() if word else start + 1]
