"""SPARQL 1.1 Protocol: what a request asks, and why it cannot be answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import parse_qs

from pyoxigraph import NamedNode

from graphkit.endpoint.negotiation import ROWS, TRIPLES, chosen
from graphkit.engines.question import Question
from graphkit.i18n import Text

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
MOST_BYTES = 1 << 20
"""Bytes of a request's body at most."""
_FIELDS = 100

Fields = Mapping[str, list[str]]


class RequestError(Exception):
    """A request that is not answered, with the status that says why."""

    def __init__(self, status: HTTPStatus, text: Text, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.headers = headers or {}


def fields(search: str, content_type: str | None = None, body: bytes = b"") -> Fields:
    """Return the fields of a request: of a GET (no content type), of a form, or of a query sent as it is.

    Raises RequestError for other content, and for what is not UTF-8.
    """
    if content_type is None:
        return _parsed(search)
    kind = content_type.split(";", maxsplit=1)[0].strip().lower()
    if kind == UPDATE:
        raise _read_only()
    if kind not in {FORM, DIRECT}:
        raise RequestError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            Text(f"Thân yêu cầu phải là {FORM} hoặc {DIRECT}", f"The body must be {FORM} or {DIRECT}"),
        )
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise bad(Text("Yêu cầu phải là UTF-8", "The request must be UTF-8")) from error
    return _parsed(text) if kind == FORM else {**_parsed(search), "query": [text]}


def question(found: Fields, accept: str, rows: int) -> Question:
    """Return the question of a request. Raises RequestError where there is none, or more than one."""
    if "update" in found:
        raise _read_only()
    if len(found.get("query", [])) != 1:
        raise bad(Text("Yêu cầu phải có đúng một query", "A request must have exactly one query"))
    media = (chosen(accept, ROWS), chosen(accept, TRIPLES))
    if media == ("", ""):
        raise unacceptable()
    graphs = [tuple(map(_iri, found.get(name, []))) for name in ("default-graph-uri", "named-graph-uri")]
    return Question(
        text=found["query"][0],
        parameters={
            key[1:]: _value(values[0]) for key, values in found.items() if key[:1] == "$" and key[1:]
        },
        rows=min(rows, most_rows(found) or rows),
        media=media,
        default_graphs=graphs[0],
        named_graphs=graphs[1],
    )


def most_rows(found: Fields) -> int | None:
    """Return the rows that are enough for the client (``max-rows``), None where it wants them all."""
    text = found.get("max-rows", [""])[0]
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and int(text[:12]) > 0):
        raise bad(Text("max-rows phải là số nguyên dương", "max-rows must be a positive number"))
    return int(text[:12])


def bad(text: Text) -> RequestError:
    """Return the error for a request that the client has to change."""
    return RequestError(HTTPStatus.BAD_REQUEST, text)


def unacceptable() -> RequestError:
    """Return the error for an answer in none of the media types that the client takes."""
    offered = ", ".join((*ROWS, *TRIPLES))
    return RequestError(
        HTTPStatus.NOT_ACCEPTABLE,
        Text(f"Chỉ trả lời được bằng: {offered}", f"There are these media types: {offered}"),
    )


def _parsed(text: str) -> Fields:
    try:
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except ValueError as error:
        raise bad(
            Text("Tham số của yêu cầu không đọc được", "The request's fields cannot be read")
        ) from error


def _read_only() -> RequestError:
    return RequestError(
        HTTPStatus.FORBIDDEN, Text("Đồ thị ở đây chỉ để đọc", "The graph is here to be read only")
    )


def _iri(text: str) -> str:
    try:
        return NamedNode(text).value
    except ValueError as error:
        raise bad(Text(f"“{text}” không phải IRI", f"“{text}” is no IRI")) from error


def _value(text: str) -> object:
    """Return a parameter's value: an IRI in pointed brackets, what JSON reads, else the words themselves."""
    if text.startswith("<") and text.endswith(">"):
        return NamedNode(_iri(text[1:-1]))
    try:
        found: object = json.loads(text)
    except ValueError:
        return text
    return found
