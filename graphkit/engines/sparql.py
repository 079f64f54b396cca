"""SPARQL texts and values: parameters put in their place, what only reads told from what does not.

A text is cut into tokens, so that nothing within a string, an IRI or a comment is taken for a variable or a
keyword, and a parameter's value is written by the RDF library as one term, whatever characters it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from itertools import pairwise

from pyoxigraph import Literal, NamedNode

from graphkit.engines.rdf import ID_PREFIXES, XSD
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

READING = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_WRITING = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)  # fmt: skip

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<string> \"{3}(?:\\.|(?!\"{3}).)*\"{3} | '{3}(?:\\.|(?!'{3}).)*'{3}
               | "(?:\\.|[^"\\\n\r])*" | '(?:\\.|[^'\\\n\r])*' )
    | (?P<iri> <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*> )
    | (?P<variable> [?$]\w+ )
    | (?P<name> (?:[^\W\d][\w.-]*)?:(?:[\w:%-]|\\.|\.(?=[\w:%-]))* )
    | (?P<word> @?[^\W\d][\w-]* )
    | (?P<space> \s+ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)

_GAP = r"(?:\s|\#[^\r\n]*+)*+"
_SERVICE = re.compile(
    rf"SERVICE{_GAP}(?:SILENT{_GAP})?"
    rf"(?:<[^>]*+>|[?$][^\s{{#]*+|[^\s<>{{}}#:]*+:(?:\\.|[^\s{{#\\])*+){_GAP}\{{",
    re.IGNORECASE,
)
"""What may be a SERVICE, however the text around it is read: the engine's grammar has no tokens, and takes
``1<?b#>`` and ``SERVICEgk:x`` otherwise than they are cut here."""

_VALUES: Mapping[str, Callable[[str], object]] = {
    "integer": int,
    "int": int,
    "long": int,
    "decimal": float,
    "double": float,
    "float": float,
    "boolean": lambda text: text in {"true", "1"},
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}
_DATATYPES = {NamedNode(XSD + local): convert for local, convert in _VALUES.items()}


def prepare(text: str, parameters: Mapping[str, object]) -> str:
    """Return the text with each parameter's value in the place of its variable.

    Raises GraphkitError for a text that does more than read this store, or has no variable for a parameter.
    """
    tokens = _tokens(text)
    _refuse(text, tokens)
    terms = {key: _written(key, value) for key, value in parameters.items()}
    unused = terms.keys() - {token[1:] for kind, token in tokens if kind == "variable"}
    if unused:
        raise GraphkitError(
            Text(
                vi=f"Truy vấn SPARQL không có biến ?{min(unused)} cho tham số này",
                en=f"The SPARQL query has no variable ?{min(unused)} for this parameter",
            )
        )
    return "".join(_replaced(tokens, terms))


def undeclared(text: str, prefixes: Collection[str]) -> str | None:
    """Return the first prefix of a text that neither it nor ``prefixes`` declares, None without one."""
    names = [(kind, token) for kind, token in _tokens(text) if kind in {"word", "name"}]
    declared = {
        name[:-1]
        for (kind, word), (_, name) in pairwise(names)
        if kind == "word" and word.upper() == "PREFIX"
    }
    used = (token.partition(":")[0] for kind, token in names if kind == "name")
    return next((prefix for prefix in used if prefix not in declared | set(prefixes) | {"_"}), None)


def to_term(value: object) -> NamedNode | Literal:
    """Return a Python value as an RDF term; a string that begins like an id is that node's IRI.

    Raises TypeError for a value that has no RDF term, ValueError for an id that is no IRI.
    """
    if isinstance(value, NamedNode | Literal):
        return value
    if isinstance(value, str) and value.startswith(ID_PREFIXES):
        return NamedNode(value)
    if isinstance(value, datetime):
        return Literal(value.isoformat(), datatype=NamedNode(XSD + "dateTime"))
    if isinstance(value, date):
        return Literal(value.isoformat(), datatype=NamedNode(XSD + "date"))
    if isinstance(value, str | int | float | bool):
        return Literal(value)
    raise TypeError(type(value).__name__)


def to_value(term: object) -> object:
    """Return an RDF term as a plain Python value, an IRI as str; None where it is unbound."""
    if isinstance(term, Literal):
        try:
            return _DATATYPES.get(term.datatype, str)(term.value)
        except ValueError:
            return term.value
    if isinstance(term, NamedNode):
        return term.value
    return None if term is None else str(term)


def _tokens(text: str) -> list[tuple[str, str]]:
    return [(match.lastgroup or "other", match.group()) for match in _TOKEN.finditer(text)]


def _written(key: str, value: object) -> str:
    try:
        return str(to_term(value))
    except (TypeError, ValueError) as error:
        raise GraphkitError(
            Text(
                vi=f"Giá trị của tham số {key} không dùng được trong SPARQL: {error}",
                en=f"The value of parameter {key} cannot be used in SPARQL: {error}",
            )
        ) from error


def names_graphs(text: str) -> bool:
    """Tell whether a text says which graphs it asks (FROM)."""
    return any(kind == "word" and token.upper() == "FROM" for kind, token in _tokens(text))


def _form(tokens: list[tuple[str, str]]) -> str:
    words = (token.upper() for kind, token in tokens if kind == "word")
    return next((word for word in words if word in READING | _WRITING), "")


def _refuse(text: str, tokens: list[tuple[str, str]]) -> None:
    form = _form(tokens)
    if form not in READING:
        raise GraphkitError(
            Text(
                vi=f"Truy vấn phải là SELECT, ASK, CONSTRUCT hoặc DESCRIBE{form and f', không phải {form}'}",
                en=f"A query has to be a SELECT, ASK, CONSTRUCT or DESCRIBE{form and f', not a {form}'}",
            )
        )
    if _SERVICE.search(text):
        raise GraphkitError(
            Text(
                vi="Không được dùng SERVICE: truy vấn chỉ hỏi kho này, hãy bỏ phần SERVICE",
                en="SERVICE is not allowed: a query asks this store alone, take the SERVICE part out",
            )
        )


def _replaced(tokens: list[tuple[str, str]], terms: Mapping[str, str]) -> Iterator[str]:
    """Yield the tokens with parameters replaced; in a SELECT's list the column keeps its name."""
    listing, depth = False, 0
    for kind, token in tokens:
        depth += (token == "(") - (token == ")")
        if kind == "word" and token.upper() in {"SELECT", "WHERE", "FROM"}:
            listing, depth = token.upper() == "SELECT", 0
        elif token == "{":
            listing = False
        term = terms.get(token[1:]) if kind == "variable" else None
        if term is None:
            yield token
        else:
            yield f"({term} AS {token})" if listing and depth == 0 else term
